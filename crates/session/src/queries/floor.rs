//! The microphone: who waits, who speaks, who spoke for how long, and when the queue has to close.

use std::collections::BTreeMap;

use jiff::SignedDuration;

use crate::decide::{Decision, no_item};
use crate::model::content::{Item, SessionContent};
use crate::model::fact::Fact;
use crate::model::ids::{ItemId, SpeakerId};
use crate::model::item_clock::ItemClock;
use crate::model::stamp::{Moment, Stamp};
use crate::queries::rundown::{allotted, spent};
use crate::state::State;

/// Somebody who waits to speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Stays the same while they wait.
    pub id: SpeakerId,
    /// Their name.
    pub name: String,
}

/// Who waits to speak to an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Queue {
    /// The next one first.
    pub waiting: Vec<Waiting>,
    /// Nobody more is to join.
    pub closed: bool,
}

/// One comment at the microphone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// To which item.
    pub item: Option<ItemId>,
    /// The speaker's number within the item.
    pub number: u32,
    /// Who it was, when that is known.
    pub name: Option<String>,
    /// From when.
    pub from: Moment,
    /// Until when; `None` while it lasts.
    pub until: Option<Moment>,
}

impl Speech {
    /// How long it took, as of `now`.
    pub fn took(&self, now: &Moment) -> SignedDuration {
        self.until.as_ref().unwrap_or(now).since(&self.from)
    }

    /// "Ben Schwartz", else "Speaker 5".
    pub fn who(&self) -> String {
        self.name.clone().unwrap_or_else(|| format!("Speaker {}", self.number))
    }
}

/// The queues of all items, and everybody who spoke.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Floor {
    /// By item: going back to an item finds its queue as it was.
    pub queues: BTreeMap<ItemId, Queue>,
    /// In order.
    pub speeches: Vec<Speech>,
}

impl Floor {
    pub(crate) fn begins(&mut self, speech: Speech, speaker: Option<&SpeakerId>) {
        self.ends(&speech.from);
        if let (Some(item), Some(speaker)) = (&speech.item, speaker)
            && let Some(queue) = self.queues.get_mut(item)
        {
            queue.waiting.retain(|waiting| waiting.id != *speaker);
        }
        self.speeches.push(speech);
    }

    pub(crate) fn ends(&mut self, at: &Moment) {
        if let Some(last) = self.speeches.last_mut() {
            last.until.get_or_insert_with(|| at.clone());
        }
    }

    /// Everything that can happen to queues and names.
    pub(crate) fn change(&mut self, fact: &Fact) {
        match fact {
            Fact::QueueJoined { item, speaker, name } => {
                let waiting = &mut self.queues.entry(item.clone()).or_default().waiting;
                if !waiting.iter().any(|known| known.id == *speaker) {
                    waiting.push(Waiting { id: speaker.clone(), name: name.clone() });
                }
            }
            Fact::QueueOrdered { item, order } => {
                if let Some(queue) = self.queues.get_mut(item) {
                    // Who is not named stays behind those who are.
                    let place = |waiting: &Waiting| order.iter().position(|id| *id == waiting.id);
                    queue.waiting.sort_by_key(|waiting| place(waiting).unwrap_or(usize::MAX));
                }
            }
            Fact::QueueLeft { item, speaker } => {
                if let Some(queue) = self.queues.get_mut(item) {
                    queue.waiting.retain(|waiting| waiting.id != *speaker);
                }
            }
            Fact::QueueClosed { item } => self.queues.entry(item.clone()).or_default().closed = true,
            Fact::QueueReopened { item } => self.queues.entry(item.clone()).or_default().closed = false,
            Fact::SpeakerNamed { item, number, name } => {
                let theirs = |speech: &&mut Speech| speech.item == *item && speech.number == *number;
                self.speeches.iter_mut().filter(theirs).for_each(|speech| speech.name = Some(name.clone()));
            }
            _ => {}
        }
    }
}

/// Whether those who wait need more than the time that is left, if each takes `limit`.
pub fn queue_is_full(waiting: usize, limit: SignedDuration, left: SignedDuration) -> bool {
    waiting > 0 && closes_in(waiting, limit, left).is_negative()
}

/// In how much time the queue has to close, so that each who waits can still take `limit`. Negative: it should have.
pub fn closes_in(waiting: usize, limit: SignedDuration, left: SignedDuration) -> SignedDuration {
    let needed = limit.saturating_mul(i32::try_from(waiting).unwrap_or(i32::MAX));
    left.saturating_sub(needed)
}

/// Time left of the item that is up; `None` when none is, or nothing was planned for it.
pub(crate) fn time_left(state: &State, now: &Moment) -> Option<SignedDuration> {
    let index = state.content.item_index(state.item.as_ref()?)?;
    let allotted = allotted(state, index);
    allotted.is_positive().then(|| allotted.saturating_sub(spent(state, index, now)))
}

/// Whether the queue of the item that is up is closed.
pub(crate) fn is_closed(state: &State) -> bool {
    let queue = state.item.as_ref().and_then(|item| state.floor.queues.get(item));
    queue.is_some_and(|queue| queue.closed)
}

/// In how much time the queue of the item that is up, open and its time running, is full.
pub(crate) fn fills_in(state: &State, now: &Moment) -> Option<SignedDuration> {
    let left = time_left(state, now)?;
    let (id, _) = state.item_run().filter(|(_, run)| run.clock.runs())?;
    let queue = state.floor.queues.get(id).filter(|queue| !queue.closed)?;
    // "Queue full" is said once this has passed.
    Some(closes_in(queue.waiting.len(), state.content.mic.over, left).saturating_add(SignedDuration::from_millis(1)))
}

/// Names to complete from: who spoke, latest first; who presents; who chairs and directs. Each once.
pub fn candidates(state: &State) -> Vec<String> {
    let spoke = state.floor.speeches.iter().rev().filter_map(|speech| speech.name.clone());
    let waits = state.floor.queues.values().flat_map(|queue| &queue.waiting).map(|waiting| waiting.name.clone());
    let mut names: Vec<String> = Vec::new();
    for name in spoke.chain(waits).chain(named(&state.content)) {
        if !names.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            names.push(name);
        }
    }
    names
}

/// Presenters, then chairs and area directors.
fn named(content: &SessionContent) -> impl Iterator<Item = String> {
    let of_item = |item: &Item| {
        let talks = item.talks.iter().map(|talk| talk.presenter.clone());
        std::iter::once(item.presenter.clone()).chain(talks).flatten().collect::<Vec<_>>()
    };
    let presenters = content.agenda.iter().flat_map(of_item);
    let presenters =
        presenters.flat_map(|names| names.split(',').map(|name| name.trim().to_string()).collect::<Vec<_>>());
    let presenters = presenters.filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("chairs"));
    let chairs = content.chairs.iter().chain(&content.area_directors).map(|person| person.name.clone());
    presenters.chain(chairs)
}

/// The candidates of whom a name begins with what was typed, whatever its case.
pub fn complete(typed: &str, candidates: &[String]) -> Vec<String> {
    let typed = typed.trim().to_lowercase();
    let fits = |name: &&String| {
        let name = name.to_lowercase();
        name.starts_with(&typed) || name.split_whitespace().any(|part| part.starts_with(&typed))
    };
    candidates.iter().filter(fits).cloned().collect()
}

/// Whether the next speaker can begin: the item is under discussion, and has time left.
pub(crate) fn next_can_speak(state: &State, now: &Moment) -> bool {
    let Some((item, run)) = state.item_run() else { return false };
    let Some(index) = state.content.item_index(item) else { return false };
    state.ended.is_none()
        && !state.content.plain
        && run.clock != ItemClock::Handover
        && run.talk_took.is_some()
        && run.clock.spent(now) < allotted(state, index)
}

/// The discussion begins; then, each time, the next speaker: the first of the queue, else somebody unnamed.
pub(crate) fn next(state: &State, stamp: &Stamp) -> Decision {
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

pub(crate) fn join(state: &State, name: &str, stamp: &Stamp) -> Decision {
    let Some((item, _)) = state.item_run() else { return no_item(state) };
    let Some(name) = tidied(name) else { return Decision::default() };
    let closed = state.floor.queues.get(item).is_some_and(|queue| queue.closed);
    let notice = closed.then(|| format!("The queue is closed; {name} waits all the same"));
    let fact = Fact::QueueJoined { item: item.clone(), speaker: SpeakerId::of(stamp.row), name };
    Decision { notice, ..fact.into() }
}

pub(crate) fn leave(state: &State, speaker: &SpeakerId) -> Decision {
    match queue_of(state, speaker) {
        Some((item, _)) => Fact::QueueLeft { item: item.clone(), speaker: speaker.clone() }.into(),
        None => Decision::default(),
    }
}

pub(crate) fn reorder(state: &State, speaker: &SpeakerId, to: u32) -> Decision {
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
pub(crate) fn close(state: &State) -> Decision {
    let Some((item, _)) = state.item_run() else { return no_item(state) };
    let item = item.clone();
    if state.floor.queues.get(&item).is_some_and(|queue| queue.closed) {
        Fact::QueueReopened { item }.into()
    } else {
        Fact::QueueClosed { item }.into()
    }
}

/// Names a speaker of the item that is up: of this number, else who spoke last.
pub(crate) fn name(state: &State, number: Option<u32>, name: &str) -> Decision {
    let Some(name) = tidied(name) else { return Decision::default() };
    let here = |speech: &&crate::queries::floor::Speech| speech.item == state.item;
    let mut spoke = state.floor.speeches.iter().rev().filter(here);
    match spoke.find(|speech| number.is_none_or(|number| number == speech.number)) {
        Some(speech) => Fact::SpeakerNamed { item: speech.item.clone(), number: speech.number, name }.into(),
        None => Decision::say("Nobody has spoken to this item yet"),
    }
}

fn tidied(name: &str) -> Option<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}
