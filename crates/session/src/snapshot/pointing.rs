//! What the presenter window says of pointing and drawing.

use serde::Serialize;
use ts_rs::TS;

use crate::desk::open::Desk;
use crate::model::pointing::Tool;
use crate::snapshot::room_view::room_page;
use crate::state::State;

/// What the chair points or draws with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PointingCard {
    /// The tool that is armed.
    pub tool: Option<Tool>,
    /// How many strokes are on the page that the room sees, hidden or not.
    pub strokes: u32,
    /// There are strokes, and they are put away.
    pub hidden: bool,
}

pub(super) fn pointing(state: &State, desk: &Desk) -> PointingCard {
    let here = room_page(state).and_then(|page| state.strokes.get(&page)).map_or(0, Vec::len);
    PointingCard {
        tool: desk.pointing.tool(),
        strokes: u32::try_from(here).unwrap_or(u32::MAX),
        hidden: state.strokes_hidden && !state.strokes.is_empty(),
    }
}
