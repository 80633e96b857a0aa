//! What the room is to see.

use serde::Serialize;
use ts_rs::TS;

use crate::model::blank::Blank;
use crate::model::page_id::PageId;
use crate::snapshot::room_card::{RoomCard, room_card};
use crate::state::State;

/// What the room is to see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "view", rename_all = "kebab-case")]
#[ts(export)]
#[allow(missing_docs, reason = "a field that says no more than its name and type has no comment")]
pub enum RoomView {
    /// A page.
    Page { id: PageId },
    /// A blank screen.
    Blank {
        /// Black or white.
        colour: Blank,
    },
    /// Words over the slide.
    Card {
        /// All of them.
        card: RoomCard,
    },
}

/// What the room is to see.
pub fn room_view(state: &State) -> RoomView {
    if let Some(colour) = state.blank {
        return RoomView::Blank { colour };
    }
    if let Some(card) = state.card.as_ref().and_then(|card| room_card(state, card)) {
        return RoomView::Card { card };
    }
    let id = match (&state.cover, &state.frozen) {
        (Some(cover), _) => PageId::interstitial(cover.with.kind, cover.page),
        (None, Some(frozen)) => PageId::slide(frozen),
        (None, None) => PageId::slide(&state.place),
    };
    RoomView::Page { id }
}
