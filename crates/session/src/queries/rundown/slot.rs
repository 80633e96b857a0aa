//! The slot that times are measured against.

use jiff::{SignedDuration, Timestamp};

use crate::model::content::Slot;
use crate::model::stamp::Moment;
use crate::queries::rundown::time::later;
use crate::state::State;

/// A rehearsal moves the fixed starts with its slot.
pub(crate) fn slot_shift(state: &State, in_force: Option<Slot>) -> SignedDuration {
    match (state.content.slot, in_force) {
        (Some(slot), Some(in_force)) => in_force.start.duration_since(slot.start),
        _ => SignedDuration::ZERO,
    }
}

/// The slot that times are measured against: in a rehearsal it begins when the first item does.
pub fn slot_in_force(state: &State, now: &Moment) -> Option<Slot> {
    let slot = state.content.slot?;
    if !state.rehearsal {
        return Some(slot);
    }
    let start = begun(state, now).unwrap_or(now.wall);
    Some(Slot { start, end: later(start, slot.length()) })
}

/// When the first item came up, on the wall clock as it goes now: without a slot on that clock a step of it moves nothing.
pub(crate) fn begun(state: &State, now: &Moment) -> Option<Timestamp> {
    state.started.as_ref().map(|started| now.back(now.since(started)).wall)
}
