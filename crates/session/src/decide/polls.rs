//! Asking polls, taking their results, showing them, importing them.

use crate::decide::cards;
use crate::decide::decision::Decision;
use crate::file::datatracker::from_datatracker;
use crate::model::card::Card;
use crate::model::fact::Fact;
use crate::model::ids::{ItemId, PollId};
use crate::model::item_clock::ItemRun;
use crate::model::keys::Action;
use crate::model::poll::{Poll, PollKind};
use crate::model::stamp::Stamp;
use crate::queries::polls::{is_here, open};
use crate::state::State;
use crate::typed::poll_line::{asked, counted};

pub(super) fn ask(state: &State, line: &str, kind: Option<PollKind>, stamp: &Stamp) -> Decision {
    let (said, question) = asked(line);
    if question.is_empty() {
        return Decision::say("A poll needs a question");
    }
    let poll = PollId::of(stamp.row);
    Fact::PollAsked { poll, item: state.item.clone(), kind: kind.unwrap_or(said), question }.into()
}

pub(super) fn count(state: &State, poll: Option<&PollId>, line: &str) -> Decision {
    let known = match poll {
        Some(id) => state.polls.iter().find(|known| known.id == *id),
        None => open(state).or_else(|| state.polls.iter().rev().find(|poll| is_here(state, poll))),
    };
    let Some(known) = known else {
        return Decision::say(format!("No poll yet. {} asks one.", state.cap(Action::Poll)));
    };
    match counted(known.kind, line) {
        Ok(result) if known.result.as_ref() == Some(&result) => Decision::say("The poll already has this result"),
        Ok(result) => Fact::PollCounted { poll: known.id.clone(), result }.into(),
        Err(bad) => Decision::say(bad.to_string()),
    }
}

/// Shows the room the result of a poll: of this one, else of the latest that has one.
pub(super) fn show(state: &State, poll: Option<&PollId>) -> Decision {
    let has_result = |known: &&Poll| known.result.is_some() && poll.is_none_or(|poll| *poll == known.id);
    match state.polls.iter().rev().find(has_result) {
        Some(known) => cards::toggle(state, Card::Poll { poll: known.id.clone() }),
        None => Decision::say(format!("This poll has no result yet. {} records it.", state.cap(Action::Poll))),
    }
}

/// Takes a poll away that was asked by mistake; a card with its result goes with it.
pub(super) fn withdraw(state: &State, poll: &PollId) -> Decision {
    if !state.polls.iter().any(|known| known.id == *poll) {
        return Decision::default();
    }
    let card = state.card == Some(Card::Poll { poll: poll.clone() });
    let facts = [Fact::PollWithdrawn { poll: poll.clone() }].into_iter().chain(card.then_some(Fact::CardTakenAway));
    let notice = Some(format!("Poll removed from the minutes. {} undoes that.", state.cap(Action::Undo)));
    Decision { notice, ..facts.collect::<Vec<_>>().into() }
}

/// Takes over polls as the Datatracker has them. One that is known already (its question, and asked at that time) is
/// not taken twice; one that was asked here and has no result gets it.
pub(super) fn take(state: &State, json: &str, stamp: &Stamp) -> Decision {
    let read = match from_datatracker(json) {
        Ok(read) => read,
        Err(bad) => return Decision::say(bad.to_string()),
    };
    if let (true, Some(first)) = (read.counted.is_empty(), read.left_out.first()) {
        return Decision::say(format!("No poll of this file can be read ({first})"));
    }
    let mut facts = Vec::new();
    let mut known = 0;
    let mut given = Vec::new();
    for theirs in read.counted {
        let same = |poll: &&Poll| poll.question == theirs.question;
        if state.polls.iter().filter(same).any(|poll| poll.result.is_some() && poll.from.wall == theirs.from) {
            known += 1;
            continue;
        }
        let waits = state.polls.iter().filter(same).find(|poll| {
            // Each that waits gets one result.
            poll.result.is_none() && !given.contains(&poll.id)
        });
        given.extend(waits.map(|poll| poll.id.clone()));
        let n = u32::try_from(facts.len()).unwrap_or(u32::MAX);
        facts.push(Fact::PollTaken {
            poll: waits.map_or_else(|| PollId::of(stamp.nth(n).row), |poll| poll.id.clone()),
            item: waits.map_or_else(|| item_at(state, theirs.from), |poll| poll.item.clone()),
            question: theirs.question,
            from: theirs.from,
            until: theirs.until,
            raised: theirs.raised,
            not_raised: theirs.not_raised,
        });
    }
    let also = if known == 0 { String::new() } else { format!("; {known} known already") };
    let notice = Some(format!("{} taken over{also}", polls(facts.len())));
    Decision { notice, ..facts.into() }
}

fn polls(count: usize) -> String {
    if count == 1 { "1 poll".into() } else { format!("{count} polls") }
}

/// The item that was up at that time by the wall clock; of several the one that came up last.
fn item_at(state: &State, at: jiff::Timestamp) -> Option<ItemId> {
    let was_up = |run: &ItemRun| run.begun.wall <= at && run.ended.as_ref().is_none_or(|ended| ended.wall >= at);
    let up = state.items.iter().filter(|(_, run)| was_up(run));
    up.max_by_key(|(_, run)| run.begun.wall).map(|(item, _)| item.clone())
}
