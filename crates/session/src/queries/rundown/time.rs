//! The time that an item was given, and what it has spent of it.

use jiff::{SignedDuration, Timestamp};

use crate::model::ids::ItemId;
use crate::model::stamp::Moment;
use crate::state::State;

/// The next whole minute from this on; zero for what is not positive.
pub(crate) fn whole_minutes(time: SignedDuration) -> SignedDuration {
    let millis = time.as_millis().clamp(0, i128::from(i32::MAX));
    SignedDuration::from_mins(i64::try_from((millis + 59_999) / 60_000).unwrap_or(i64::MAX / 60))
}

/// The time that an item starts out with: what it was given, else what the plan has.
pub(crate) fn planned(state: &State, item: &ItemId) -> Option<SignedDuration> {
    state.given.get(item).copied().or_else(|| state.content.item(item).map(|item| item.time))
}

/// Time of an item with what was added to it.
pub fn allotted(state: &State, index: usize) -> SignedDuration {
    let Some(item) = state.content.agenda.get(index) else { return SignedDuration::ZERO };
    let added = state.items.get(&item.id).map_or(SignedDuration::ZERO, |run| run.added);
    planned(state, &item.id).unwrap_or_default().saturating_add(added).max(SignedDuration::ZERO)
}

/// Time spent on an item as of `now`.
pub fn spent(state: &State, index: usize, now: &Moment) -> SignedDuration {
    let item = state.content.agenda.get(index);
    item.and_then(|item| state.items.get(&item.id)).map_or(SignedDuration::ZERO, |run| run.clock.spent(now))
}

/// What is left of an item's time, zero when it is over.
pub(crate) fn left(state: &State, index: usize, now: &Moment) -> SignedDuration {
    allotted(state, index).saturating_sub(spent(state, index, now)).max(SignedDuration::ZERO)
}

pub(crate) fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(at)
}
