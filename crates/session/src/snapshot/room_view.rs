//! What the room is to see.

use serde::Serialize;
use ts_rs::TS;

use crate::model::blank::Blank;
use crate::model::page_id::PageId;
use crate::model::stamp::Moment;
use crate::snapshot::holding::{HoldingPage, holding_page};
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
    /// The page before the start.
    Holding {
        /// All of it but the countdown.
        page: HoldingPage,
    },
}

/// What the room is to see as of `now`.
pub fn room_view(state: &State, now: &Moment) -> RoomView {
    if let Some(colour) = state.blank {
        return RoomView::Blank { colour };
    }
    if let Some(card) = state.card.as_ref().and_then(|card| room_card(state, card)) {
        return RoomView::Card { card };
    }
    match page_beneath(state) {
        Some(id) => RoomView::Page { id },
        None => RoomView::Holding { page: holding_page(state, now) },
    }
}

/// The page under a blank screen or a card; `None` while that is the holding page, which is not among the pages.
fn page_beneath(state: &State) -> Option<PageId> {
    match (&state.cover, &state.frozen) {
        (Some(cover), _) => Some(PageId::interstitial(cover.with.kind, cover.page)),
        (None, _) if state.is_holding() => None,
        (None, Some(frozen)) => Some(PageId::slide(frozen)),
        (None, None) => Some(PageId::slide(&state.place)),
    }
}

/// The page that the room is to see; `None` while it sees something else.
pub fn room_page(state: &State) -> Option<PageId> {
    let covered = state.blank.is_some() || state.card.as_ref().is_some_and(|card| room_card(state, card).is_some());
    page_beneath(state).filter(|_| !covered)
}
