//! What the room is to see.

use serde::Serialize;
use ts_rs::TS;

use crate::model::blank::Blank;
use crate::model::page_id::PageId;
use crate::model::stamp::Moment;
use crate::model::stand_in::StandIn;
use crate::snapshot::holding::{HoldingPage, break_page, closing_page, holding_page};
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
    /// The page of a break.
    Break {
        /// All of it but the countdown.
        page: HoldingPage,
    },
    /// The page after the end.
    Ended {
        /// All of it.
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
        Ok(id) => RoomView::Page { id },
        Err(StandIn::Holding) => RoomView::Holding { page: holding_page(state, now) },
        Err(StandIn::Break) => RoomView::Break { page: break_page(state, now) },
        Err(StandIn::Ended) => RoomView::Ended { page: closing_page(state, now) },
    }
}

/// The page under a blank screen or a card, or what stands in its place and is not among the pages.
fn page_beneath(state: &State) -> Result<PageId, StandIn> {
    if let Some(cover) = &state.cover {
        return Ok(PageId::interstitial(cover.with.kind, cover.page));
    }
    match state.stand_in() {
        Some(page) => Err(page),
        None => Ok(PageId::slide(state.frozen.as_ref().unwrap_or(&state.place))),
    }
}

/// The page that the room is to see; `None` while it sees something else.
pub fn room_page(state: &State) -> Option<PageId> {
    let covered = state.blank.is_some() || state.card.as_ref().is_some_and(|card| room_card(state, card).is_some());
    page_beneath(state).ok().filter(|_| !covered)
}
