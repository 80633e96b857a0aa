//! Polls: a show of hands that is asked, counted and written down. Never a vote.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::decide::Decision;
use crate::file::datatracker::from_datatracker;
use crate::model::card::{self, Card};
use crate::model::fact::Fact;
use crate::model::ids::{ItemId, PollId, RowId};
use crate::model::stamp::{Moment, Stamp};
use crate::state::State;
use crate::typed::poll_line::{asked, counted};

/// What a poll is not, for the minutes and the room.
pub const NOT_A_VOTE: &str = "not a vote, to be confirmed on the list";

/// How a poll is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum PollKind {
    /// Yes, no, no opinion.
    #[default]
    Answers,
    /// Raised, not raised, present.
    Hands,
    /// A hum, put in words.
    Hum,
}

/// How a poll came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub enum PollResult {
    /// Yes, no, no opinion.
    Answers {
        /// Yes.
        yes: u32,
        /// No.
        no: u32,
        /// No opinion.
        no_opinion: u32,
    },
    /// A show of hands.
    Hands {
        /// Raised.
        raised: u32,
        /// Not raised.
        not_raised: u32,
        /// Participants, when that was counted: at least both together.
        present: Option<u32>,
    },
    /// A hum.
    Hum {
        /// What was heard: "clearly in favour".
        words: String,
    },
}

impl PollResult {
    /// The counts with what they count; none for a hum.
    pub fn counts(&self) -> Vec<(u32, &'static str)> {
        match self {
            Self::Answers { yes, no, no_opinion } => vec![(*yes, "yes"), (*no, "no"), (*no_opinion, "no opinion")],
            Self::Hands { raised, not_raised, present } => {
                let present = present.map(|present| (present, "participants"));
                [(*raised, "raised"), (*not_raised, "not raised")].into_iter().chain(present).collect()
            }
            Self::Hum { .. } => Vec::new(),
        }
    }

    /// "31 yes, 4 no, 62 no opinion"; "hum: clearly in favour".
    pub fn words(&self) -> String {
        match self {
            Self::Hum { words } => format!("hum: {words}"),
            counted => {
                let counts = counted.counts().into_iter().map(|(count, what)| format!("{count} {what}"));
                counts.collect::<Vec<_>>().join(", ")
            }
        }
    }
}

/// A poll that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// Stays the same.
    pub id: PollId,
    /// During which item.
    pub item: Option<ItemId>,
    /// How it is answered.
    pub kind: PollKind,
    /// What was asked.
    pub question: String,
    /// When it was asked.
    pub from: Moment,
    /// When it came out.
    pub until: Option<Moment>,
    /// How it came out.
    pub result: Option<PollResult>,
    /// The latest row of the journal that says something of it.
    pub row: RowId,
}

/// A poll as another program counted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// What was asked.
    pub question: String,
    /// When.
    pub from: jiff::Timestamp,
    /// Until when.
    pub until: jiff::Timestamp,
    /// Hands raised.
    pub raised: u32,
    /// Hands not raised.
    pub not_raised: u32,
}

pub(crate) fn change(polls: &mut Vec<Poll>, at: &Moment, row: RowId, fact: &Fact) {
    match fact {
        Fact::PollAsked { poll, item, kind, question } if !polls.iter().any(|known| known.id == *poll) => {
            polls.push(Poll {
                id: poll.clone(),
                item: item.clone(),
                kind: *kind,
                question: question.clone(),
                from: at.clone(),
                until: None,
                result: None,
                row,
            });
        }
        Fact::PollCounted { poll, result } => {
            if let Some(known) = polls.iter_mut().find(|known| known.id == *poll) {
                known.until.get_or_insert_with(|| at.clone());
                known.result = Some(result.clone());
                known.row = row;
            }
        }
        Fact::PollTaken { poll, item, question, from, until, raised, not_raised } => {
            let moment = |wall| Moment { wall, ..at.clone() };
            polls.retain(|known| known.id != *poll);
            polls.push(Poll {
                id: poll.clone(),
                item: item.clone(),
                kind: PollKind::Hands,
                question: question.clone(),
                from: moment(*from),
                until: Some(moment(*until)),
                result: Some(PollResult::Hands { raised: *raised, not_raised: *not_raised, present: None }),
                row,
            });
            polls.sort_by_key(|poll| poll.from.wall);
        }
        Fact::PollWithdrawn { poll } => polls.retain(|known| known.id != *poll),
        _ => {}
    }
}

/// The poll that waits for its result: the latest without one of the item that is up, of all while none is. One of an
/// item that has passed keeps nobody from asking another.
pub fn open(state: &State) -> Option<&Poll> {
    state.polls.iter().rev().find(|poll| poll.result.is_none() && is_here(state, poll))
}

fn is_here(state: &State, poll: &Poll) -> bool {
    state.item.is_none() || poll.item == state.item
}

pub(crate) fn ask(state: &State, line: &str, kind: Option<PollKind>, stamp: &Stamp) -> Decision {
    let (said, question) = asked(line);
    if question.is_empty() {
        return Decision::say("A poll needs a question");
    }
    let poll = PollId::of(stamp.row);
    Fact::PollAsked { poll, item: state.item.clone(), kind: kind.unwrap_or(said), question }.into()
}

pub(crate) fn count(state: &State, poll: Option<&PollId>, line: &str) -> Decision {
    let known = match poll {
        Some(id) => state.polls.iter().find(|known| known.id == *id),
        None => open(state).or_else(|| state.polls.iter().rev().find(|poll| is_here(state, poll))),
    };
    let Some(known) = known else { return Decision::say("No poll was asked yet: V asks one") };
    match counted(known.kind, line) {
        Ok(result) if known.result.as_ref() == Some(&result) => Decision::say("The poll has this result already"),
        Ok(result) => Fact::PollCounted { poll: known.id.clone(), result }.into(),
        Err(bad) => Decision::say(bad.to_string()),
    }
}

/// Shows the room the result of a poll: of this one, else of the latest that has one.
pub(crate) fn show(state: &State, poll: Option<&PollId>) -> Decision {
    let has_result = |known: &&Poll| known.result.is_some() && poll.is_none_or(|poll| *poll == known.id);
    match state.polls.iter().rev().find(has_result) {
        Some(known) => card::toggle(state, Card::Poll { poll: known.id.clone() }),
        None => Decision::say("This poll has no result yet: V takes it"),
    }
}

/// Takes a poll away that was asked by mistake; a card with its result goes with it.
pub(crate) fn withdraw(state: &State, poll: &PollId) -> Decision {
    if !state.polls.iter().any(|known| known.id == *poll) {
        return Decision::default();
    }
    let card = state.card == Some(Card::Poll { poll: poll.clone() });
    let facts = [Fact::PollWithdrawn { poll: poll.clone() }].into_iter().chain(card.then_some(Fact::CardTakenAway));
    let notice = Some("Withdrawn: the poll is gone from the minutes; Ctrl+Z takes that back".into());
    Decision { notice, ..facts.collect::<Vec<_>>().into() }
}

/// Takes over polls as the Datatracker has them. One that is known already (its question, and asked at that time) is
/// not taken twice; one that was asked here and has no result gets it.
pub(crate) fn take(state: &State, json: &str, stamp: &Stamp) -> Decision {
    let counted = match from_datatracker(json) {
        Ok(counted) => counted,
        Err(bad) => return Decision::say(bad.to_string()),
    };
    let mut facts = Vec::new();
    let mut known = 0;
    let mut given = Vec::new();
    for theirs in counted {
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
    let was_up = |run: &crate::model::item_clock::ItemRun| {
        run.begun.wall <= at && run.ended.as_ref().is_none_or(|ended| ended.wall >= at)
    };
    let up = state.items.iter().filter(|(_, run)| was_up(run));
    up.max_by_key(|(_, run)| run.begun.wall).map(|(item, _)| item.clone())
}
