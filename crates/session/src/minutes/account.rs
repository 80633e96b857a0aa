//! The agenda as it was held: each item with its planned and actual times.

use jiff::{SignedDuration, Timestamp};

use crate::model::item::Item;
use crate::model::stamp::{BootId, Moment};
use crate::queries::rundown::agenda::rundown;
use crate::queries::rundown::time::allotted;
use crate::state::State;

/// An item with its times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account<'a> {
    /// The number in the agenda: "2".
    pub number: String,
    /// The item.
    pub item: &'a Item,
    /// The planned start; `None` if the session has no slot.
    pub planned: Option<Timestamp>,
    /// Its total time, including minutes added.
    pub allotted: SignedDuration,
    /// When it came up; `None` if it did not.
    pub began: Option<Timestamp>,
    /// When another item or the end took over; `None` if it did not come up or is still up.
    pub ended: Option<Timestamp>,
    /// How long it took: the time its clock counted, or how long it was up if that never ran.
    pub took: SignedDuration,
}

/// All items, in the current order of the agenda.
pub fn accounts(state: &State) -> Vec<Account<'_>> {
    let before = state.content.slot.map(|slot| before_all(slot.start));
    let now = state.heard.as_ref().or(before.as_ref());
    let rundown = now.filter(|_| state.content.slot.is_some()).and_then(|now| rundown(state, now));
    let mut accounts = Vec::new();
    for (index, item) in state.content.agenda.iter().enumerate() {
        let run = state.items.get(&item.id);
        let took = |now: &Moment| {
            run.map_or(SignedDuration::ZERO, |run| match run.clock.spent(now) {
                // The time was never started, so use how long the item was up.
                spent if spent.is_zero() => run.ended.as_ref().unwrap_or(now).since(&run.begun),
                spent => spent,
            })
        };
        accounts.push(Account {
            number: (index + 1).to_string(),
            item,
            planned: rundown.as_ref().and_then(|rundown| rundown.items.get(index)).map(|times| times.planned.0),
            allotted: allotted(state, index),
            began: run.map(|run| run.begun.wall),
            ended: run.and_then(|run| run.ended.as_ref()).map(|ended| ended.wall),
            took: now.map_or(SignedDuration::ZERO, took),
        });
    }
    accounts
}

/// A moment before anything has happened.
fn before_all(start: Timestamp) -> Moment {
    Moment { wall: start, steady: SignedDuration::ZERO, boot: BootId(String::new()) }
}
