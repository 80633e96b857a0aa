//! The slot that times are measured against.

use jiff::{SignedDuration, Timestamp};

use crate::model::content::Slot;
use crate::model::stamp::Moment;
use crate::queries::rundown::time::later;
use crate::state::State;

/// How far a rehearsal moves fixed starts: as far as its slot.
pub(crate) fn slot_shift(state: &State, in_force: Option<Slot>) -> SignedDuration {
    match (state.content.slot, in_force) {
        (Some(slot), Some(in_force)) => in_force.start.duration_since(slot.start),
        _ => SignedDuration::ZERO,
    }
}

/// The slot that times are measured against. A rehearsal's slot starts with its first item, and until then now.
pub fn slot_in_force(state: &State, now: &Moment) -> Option<Slot> {
    let slot = state.content.slot?;
    if !state.rehearsal {
        return Some(slot);
    }
    let start = begun(state, now).unwrap_or(now.wall);
    Some(Slot { start, end: later(start, slot.length()) })
}

/// When the first item came up, converted to the wall clock as it is set now. So without a slot, setting that clock
/// changes nothing.
pub(crate) fn begun(state: &State, now: &Moment) -> Option<Timestamp> {
    state.started.as_ref().map(|started| now.back(now.since(started)).wall)
}
