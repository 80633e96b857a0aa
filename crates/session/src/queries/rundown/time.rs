//! The time that an item has, and what it has spent of it.

use jiff::{SignedDuration, Timestamp};

use crate::model::ids::ItemId;
use crate::model::stamp::Moment;
use crate::state::State;

/// Rounds up to whole minutes; zero if not positive.
pub(crate) fn whole_minutes(time: SignedDuration) -> SignedDuration {
    let millis = time.as_millis().clamp(0, i128::from(i32::MAX));
    SignedDuration::from_mins(i64::try_from((millis + 59_999) / 60_000).unwrap_or(i64::MAX / 60))
}

/// The time an item starts with: what a way to end on time gave it, or its planned time.
pub(crate) fn planned(state: &State, item: &ItemId) -> Option<SignedDuration> {
    state.given.get(item).copied().or_else(|| state.content.item(item).map(|item| item.time))
}

/// The total time of an item, including minutes added or taken.
pub fn allotted(state: &State, index: usize) -> SignedDuration {
    let Some(item) = state.content.agenda.get(index) else { return SignedDuration::ZERO };
    let added = state.items.get(&item.id).map_or(SignedDuration::ZERO, |run| run.added);
    planned(state, &item.id).unwrap_or_default().saturating_add(added).max(SignedDuration::ZERO)
}

/// The time spent on an item as of `now`.
pub fn spent(state: &State, index: usize, now: &Moment) -> SignedDuration {
    let item = state.content.agenda.get(index);
    item.and_then(|item| state.items.get(&item.id)).map_or(SignedDuration::ZERO, |run| run.clock.spent(now))
}

/// The time left for an item; zero when it is over.
pub(crate) fn left(state: &State, index: usize, now: &Moment) -> SignedDuration {
    allotted(state, index).saturating_sub(spent(state, index, now)).max(SignedDuration::ZERO)
}

pub(crate) fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(at)
}
