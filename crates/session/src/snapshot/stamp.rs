//! What is stamped on the big slide when the room sees something else.

use serde::Serialize;
use ts_rs::TS;

use crate::model::blank::Blank;
use crate::model::page_id::PageId;
use crate::snapshot::room_card::RoomCard;
use crate::snapshot::room_view::{RoomView, room_view};
use crate::state::State;

/// What is stamped on the big slide when the room sees something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "stamp", rename_all = "kebab-case")]
#[ts(export)]
#[allow(missing_docs, reason = "a field that says no more than its name and type has no comment")]
pub enum StampView {
    /// The room sees this very slide.
    None,
    /// It sees another page.
    Page { id: PageId },
    /// It sees a blank screen.
    Blank {
        /// Black or white.
        colour: Blank,
    },
    /// It looks at somebody else's share.
    Elsewhere,
    /// It sees words over the slide.
    Card {
        /// All of them.
        card: RoomCard,
    },
}

/// What is stamped on the big slide.
pub fn stamp(state: &State) -> StampView {
    if state.elsewhere {
        return StampView::Elsewhere;
    }
    match room_view(state) {
        RoomView::Blank { colour } => StampView::Blank { colour },
        RoomView::Page { id } if id == PageId::slide(&state.place) => StampView::None,
        RoomView::Page { id } => StampView::Page { id },
        RoomView::Card { card } => StampView::Card { card },
    }
}
