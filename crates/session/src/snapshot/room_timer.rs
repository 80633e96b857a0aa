//! How much time the room is shown: a card in the corner, and the timer.

use serde::Serialize;
use ts_rs::TS;

use crate::model::stamp::Moment;
use crate::queries::room_time;
use crate::snapshot::times::{Ticking, millis};
use crate::state::State;
use crate::words::minutes_left;

/// The room's timer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RoomTimer {
    /// Time left of what runs: the talk, one of several short talks, the discussion; negative when over.
    pub left: Ticking,
}

/// The words in the corner of the room's slide; black and white are nothing but that.
pub(crate) fn corner(state: &State, now: &Moment) -> Option<String> {
    room_time::in_corner(state, now).filter(|_| state.blank.is_none()).map(|card| minutes_left(card.minutes))
}

/// The timer, when the chair has turned it on and an item has time left to be shown.
pub(crate) fn room_timer(state: &State, now: &Moment) -> Option<RoomTimer> {
    let left = room_time::running_left(state, now)
        .filter(|_| state.room_timer && state.blank.is_none() && !state.elsewhere)?;
    let runs = state.item_run().is_some_and(|(_, run)| run.clock.runs());
    Some(RoomTimer { left: Ticking { ms: millis(left), rate: -i8::from(runs) } })
}
