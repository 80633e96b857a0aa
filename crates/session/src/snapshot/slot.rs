//! The slot against the projection.

use serde::Serialize;
use ts_rs::TS;

use crate::queries::rundown::agenda::Rundown;
use crate::snapshot::times::{Projection, Ticking, millis, projection};
use crate::state::State;

/// The slot against the projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SlotStatement {
    /// When the agenda will have ended.
    pub ends: Projection,
    /// Free time of the slot; negative when the agenda runs past it. `None` without a slot.
    pub free: Option<Ticking>,
    /// It has ended.
    pub ended: bool,
}

/// The statement as of the rundown's moment; `None` for a talk that nobody gave a time.
pub(super) fn statement(state: &State, rundown: &Rundown) -> Option<SlotStatement> {
    (!state.content.is_open_talk()).then(|| SlotStatement {
        ends: projection(rundown.ends),
        free: rundown.slot.map(|slot| Ticking {
            ms: millis(slot.end.duration_since(rundown.ends.at)),
            rate: if rundown.ends.slips { -1 } else { 0 },
        }),
        ended: state.ended.is_some(),
    })
}
