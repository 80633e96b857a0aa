//! The microphone and its queue.

use crate::decide::decision::{Decision, no_item};
use crate::model::fact::Fact;
use crate::model::floor::{Queue, Speech, Waiting};
use crate::model::ids::{ItemId, SpeakerId};
use crate::model::item_clock::ItemClock;
use crate::model::stamp::Stamp;
use crate::state::State;
use crate::typed::names::{names_in, tidied};

/// The discussion begins; then, each time, the next speaker: the first of the queue, else somebody unnamed.
pub(super) fn next(state: &State, stamp: &Stamp) -> Decision {
    let Some((id, run)) = state.item_run() else { return no_item(state) };
    let item = id.clone();
    if run.talk_took.is_none() {
        let mut facts = Vec::new();
        if run.clock == ItemClock::Handover {
            facts.push(Fact::TimeStarted { item: item.clone(), at: stamp.at.clone() });
        }
        facts.push(Fact::DiscussionBegun { item });
        return facts.into();
    }
    let first = state.floor.queues.get(&item).and_then(|queue| queue.waiting.first());
    Fact::SpeakerBegan {
        number: run.speakers.saturating_add(1),
        item: Some(item),
        speaker: first.map(|waiting| waiting.id.clone()),
        name: first.map(|waiting| waiting.name.clone()),
    }
    .into()
}

pub(super) fn free(state: &State) -> Decision {
    match state.mic {
        Some(_) => Fact::MicFreed.into(),
        None => Decision::say("Nobody is speaking at the microphone"),
    }
}

pub(super) fn join(state: &State, name: &str, stamp: &Stamp) -> Decision {
    let Some((item, _)) = state.item_run() else { return no_item(state) };
    let names = names_in(name);
    if names.is_empty() {
        return Decision::default();
    }
    let closed = state.floor.queues.get(item).is_some_and(|queue| queue.closed);
    let were = if names.len() == 1 { "was" } else { "were" };
    let notice = closed.then(|| format!("Queue closed. {} {were} added anyway.", names.join(", ")));
    let facts: Vec<Fact> = (0..)
        .zip(names)
        .map(|(nth, name)| Fact::QueueJoined { item: item.clone(), speaker: SpeakerId::of(stamp.nth(nth).row), name })
        .collect();
    Decision { notice, ..facts.into() }
}

pub(super) fn leave(state: &State, speaker: &SpeakerId) -> Decision {
    match queue_of(state, speaker) {
        Some((item, _)) => Fact::QueueLeft { item: item.clone(), speaker: speaker.clone() }.into(),
        None => Decision::default(),
    }
}

pub(super) fn reorder(state: &State, speaker: &SpeakerId, to: u32) -> Decision {
    let Some((item, queue)) = queue_of(state, speaker) else { return Decision::default() };
    let ids = |waiting: &[Waiting]| waiting.iter().map(|waiting| waiting.id.clone()).collect::<Vec<_>>();
    let before = ids(&queue.waiting);
    let mut order = before.clone();
    order.retain(|id| id != speaker);
    order.insert((to as usize).min(order.len()), speaker.clone());
    if order == before { Decision::default() } else { Fact::QueueOrdered { item: item.clone(), order }.into() }
}

fn queue_of<'a>(state: &'a State, speaker: &SpeakerId) -> Option<(&'a ItemId, &'a Queue)> {
    let waits = |queue: &Queue| queue.waiting.iter().any(|waiting| waiting.id == *speaker);
    state.floor.queues.iter().find(|(_, queue)| waits(queue))
}

/// Closes the queue of the item that is up, or opens it again.
pub(super) fn close(state: &State) -> Decision {
    let Some((item, _)) = state.item_run() else { return no_item(state) };
    let item = item.clone();
    if state.floor.queues.get(&item).is_some_and(|queue| queue.closed) {
        Fact::QueueReopened { item }.into()
    } else {
        Fact::QueueClosed { item }.into()
    }
}

/// Names a speaker of the item that is up: of this number, else who spoke last.
pub(super) fn name(state: &State, number: Option<u32>, name: &str) -> Decision {
    let Some(name) = tidied(name) else { return Decision::default() };
    let here = |speech: &&Speech| speech.item == state.item;
    let mut spoke = state.floor.speeches.iter().rev().filter(here);
    match spoke.find(|speech| number.is_none_or(|number| number == speech.number)) {
        Some(speech) => Fact::SpeakerNamed { item: speech.item.clone(), number: speech.number, name }.into(),
        None => Decision::say("No speakers yet"),
    }
}
