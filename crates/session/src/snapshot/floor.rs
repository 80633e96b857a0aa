//! Who waits and spoke, polls, outcomes, and what the room sees of the time.

use serde::Serialize;
use ts_rs::TS;

use crate::model::card::Card;
use crate::model::ids::{ItemId, PollId, SpeakerId};
use crate::model::outcome::Outcome;
use crate::model::poll::{PollKind, PollResult};
use crate::model::stamp::Moment;
use crate::queries::floor::{candidates, closes_in, next_can_speak, queue_is_full, time_left};
use crate::queries::rundown::agenda::Rundown;
use crate::queries::speaking_time::expected;
use crate::queries::{names, outcomes, polls};
use crate::snapshot::queue_need::{self, QueueNeed};
use crate::snapshot::room_timer::{corner, room_timer};
use crate::snapshot::times::{Ticking, millis};
use crate::state::run::Run;
use crate::words::{DayTimes, limits};

/// The queue of the item that is up, and who spoke to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
#[allow(clippy::struct_excessive_bools)] // each is shown in a place of its own
pub struct QueueCard {
    /// Who waits, the next one first.
    pub waiting: Vec<WaitingRow>,
    /// Nobody more is to join.
    pub closed: bool,
    /// The room sees that it is closed.
    pub shown: bool,
    /// The queue is open, and those who wait need more time than is left.
    pub full: bool,
    /// Somebody speaks, or the next one can: now is the time to close the queue or open it again.
    pub can_close: bool,
    /// In how much time it has to close; `None` while nobody waits, or nothing was planned.
    pub closes_in: Option<Ticking>,
    /// How long those who wait need; `None` while nobody waits, or nothing was planned.
    pub need: Option<QueueNeed>,
    /// Who spoke to the item, in order.
    pub spoke: Vec<SpokeRow>,
    /// Names to complete from.
    pub candidates: Vec<String>,
}

/// Somebody who waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct WaitingRow {
    /// For `leave-queue` and `move-in-queue`.
    pub id: SpeakerId,
    /// The name.
    pub name: String,
}

/// Somebody who spoke.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SpokeRow {
    /// For `name-speaker`.
    pub number: u32,
    /// "Ben Schwartz", "Speaker 5".
    pub who: String,
    /// The speaker has been named.
    pub named: bool,
    /// How long.
    pub took: Ticking,
}

/// The outcome of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OutcomeRow {
    /// The item that it is the outcome of; what an edit sends.
    pub item: ItemId,
    /// "2 · Private Access Tokens".
    pub name: String,
    /// What was decided; `None` as long as nothing is.
    pub outcome: Option<Outcome>,
    /// It in words; empty as long as there is none.
    pub words: String,
}

/// A poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PollRow {
    /// For `count-poll` and `show-poll`.
    pub id: PollId,
    /// During which item it was asked.
    pub item: Option<ItemId>,
    /// "12:31".
    pub at: String,
    /// How it is answered.
    pub kind: PollKind,
    /// What was asked, to be copied.
    pub question: String,
    /// "31 yes, 4 no, 62 no opinion"; empty as long as it has not come out.
    pub result: String,
    /// The room sees its result now.
    pub shown: bool,
}

/// All of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FloorCard {
    /// The queue; `None` as long as no item is up.
    pub queue: Option<QueueCard>,
    /// What can be decided of an item.
    pub possible_outcomes: Vec<String>,
    /// The session's own list, for editing; `None` when that is what is usual for the kind of group. With an empty one,
    /// outcomes are said in own words.
    pub own_outcomes: Option<Vec<String>>,
    /// What is usual for the kind of group.
    pub usual_outcomes: Vec<String>,
    /// How long a comment at the microphone may take: "2–3 min".
    pub mic_limit: String,
    /// An item has begun that an outcome can be recorded for.
    pub can_decide: bool,
    /// The items to decide on, and those that were decided.
    pub outcomes: Vec<OutcomeRow>,
    /// The items that should have an outcome and have none: "2 · Private Access Tokens". Said before the end.
    pub without_outcome: Vec<String>,
    /// The polls, in order.
    pub polls: Vec<PollRow>,
    /// The poll that waits for its result.
    pub open_poll: Option<PollId>,
    /// What the room sees in its corner: "5 minutes left".
    pub corner: Option<String>,
    /// What the room sees of the time, in its corner and of the timer: "5 minutes left, the timer". `None` when it sees
    /// no time.
    pub seen_of_time: Option<String>,
    /// The timer is turned on for the room.
    pub room_timer: bool,
    /// And the room sees it: it looks at our window, that is not blank, and what is up has minutes.
    pub timer_seen: bool,
}

/// The room as of `now`.
pub(crate) fn card(run: &Run, rundown: Option<&Rundown>, now: &Moment, times: &DayTimes) -> FloorCard {
    let state = run.state();
    let name = |item: &ItemId| names::name(&state.content, item);
    let corner = corner(state, now);
    let timer_seen = room_timer(state, now).is_some();
    let of_time: Vec<&str> = corner.as_deref().into_iter().chain(timer_seen.then_some("the timer")).collect();
    FloorCard {
        queue: queue(run, rundown, now),
        possible_outcomes: state.content.outcomes.clone(),
        own_outcomes: state.content.outcome_list.own.clone(),
        usual_outcomes: state.content.outcome_list.usual.clone(),
        mic_limit: limits(state.content.mic.warn, state.content.mic.over),
        can_decide: outcomes::can_decide(state),
        outcomes: outcomes::summary(state)
            .into_iter()
            .map(|row| OutcomeRow {
                item: row.item.id.clone(),
                name: name(&row.item.id),
                outcome: row.outcome.cloned(),
                words: row.outcome.map_or_else(String::new, Outcome::words),
            })
            .collect(),
        without_outcome: outcomes::without_outcome(state).iter().map(|item| name(&item.id)).collect(),
        polls: state
            .polls
            .iter()
            .map(|poll| PollRow {
                id: poll.id.clone(),
                item: poll.item.clone(),
                at: times.time(poll.from.wall),
                kind: poll.kind,
                question: poll.question.clone(),
                result: poll.result.as_ref().map_or_else(String::new, PollResult::words),
                shown: state.card == Some(Card::Poll { poll: poll.id.clone() }),
            })
            .collect(),
        open_poll: polls::open(state).map(|poll| poll.id.clone()),
        seen_of_time: (!of_time.is_empty()).then(|| of_time.join(", ")),
        corner,
        room_timer: state.room_timer,
        timer_seen,
    }
}

fn queue(run: &Run, rundown: Option<&Rundown>, now: &Moment) -> Option<QueueCard> {
    let state = run.state();
    let (item, up) = state.item_run()?;
    let queue = state.floor.queues.get(item).cloned().unwrap_or_default();
    let left = time_left(state, now);
    let limit = expected(state).longer;
    let full = left.is_some_and(|left| queue_is_full(queue.waiting.len(), limit, left)) && !queue.closed;
    let closes_in = left.filter(|_| !queue.waiting.is_empty() && !queue.closed).map(|left| Ticking {
        ms: millis(closes_in(queue.waiting.len(), limit, left)),
        rate: -i8::from(up.clock.runs()),
    });
    let here = state.floor.speeches.iter().filter(|speech| speech.item.as_ref() == Some(item));
    Some(QueueCard {
        full,
        can_close: state.mic.is_some() || next_can_speak(state, now),
        closes_in,
        need: queue_need::card(run, rundown, queue.waiting.len(), now),
        spoke: here
            .map(|speech| SpokeRow {
                number: speech.number,
                who: speech.who(),
                named: speech.name.is_some(),
                took: Ticking { ms: millis(speech.took(now)), rate: i8::from(speech.until.is_none()) },
            })
            .collect(),
        candidates: candidates(state),
        closed: queue.closed,
        shown: state.card == Some(Card::QueueClosed) && state.blank.is_none() && !state.elsewhere,
        waiting: queue.waiting.into_iter().map(|waiting| WaitingRow { id: waiting.id, name: waiting.name }).collect(),
    })
}
