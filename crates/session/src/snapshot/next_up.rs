//! What comes next.

use serde::Serialize;
use ts_rs::TS;

use crate::model::interstitial::InterstitialKind;
use crate::model::page_id::PageId;
use crate::model::place::Place;
use crate::queries::names::{numbered, position_in_full};
use crate::queries::turning::{neighbour, opening_after, opening_starts};
use crate::state::State;

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NextUp {
    /// The page; `None` at the end of a deck.
    pub page: Option<PageId>,
    /// "Chairs' slides 10 / 14", "2 of 3, → next", "End of deck".
    pub label: String,
    /// What is said in the place of a page: "Then item 3: …".
    pub then: Option<String>,
}

/// What `→` would bring.
pub(crate) fn next_up(state: &State) -> NextUp {
    let slide = |place: Place| NextUp {
        page: Some(PageId::slide(&place)),
        label: position_in_full(&state.content, &place),
        then: None,
    };
    let opening = |(kind, at): (InterstitialKind, u32)| {
        let of_list = |wanted: &InterstitialKind| state.content.interstitial(*wanted).is_some();
        let total = state.content.open_with.iter().filter(|kind| of_list(kind)).count();
        let nth = state.content.open_with.iter().take(at as usize + 1).filter(|kind| of_list(kind)).count();
        NextUp {
            page: Some(PageId::interstitial(kind, 0)),
            label: format!("{} · {nth} of {total}", kind.label()),
            then: None,
        }
    };
    if state.blank.is_none() && state.card.is_some() {
        return match &state.cover {
            Some(cover) => NextUp {
                page: Some(PageId::interstitial(cover.with.kind, cover.page)),
                label: cover.with.kind.label().into(),
                then: None,
            },
            None => slide(state.frozen.clone().unwrap_or_else(|| state.place.clone())),
        };
    }
    if state.blank.is_some() {
        return match &state.cover {
            Some(cover) => NextUp {
                page: Some(PageId::interstitial(cover.with.kind, cover.page)),
                label: cover.with.kind.label().into(),
                then: None,
            },
            None => slide(state.place.clone()),
        };
    }
    if let Some(cover) = &state.cover {
        let pages = state.content.interstitial(cover.with.kind).map_or(1, |info| info.pages);
        if cover.page + 1 < pages {
            return NextUp {
                page: Some(PageId::interstitial(cover.with.kind, cover.page + 1)),
                label: format!("{} · page {} of {pages}", cover.with.kind.label(), cover.page + 2),
                then: None,
            };
        }
        return match cover.opening {
            Some(at) => match opening_after(state, at) {
                Some(next) => opening(next),
                None => slide(neighbour(state, true).unwrap_or_else(|| state.place.clone())),
            },
            None => slide(state.place.clone()),
        };
    }
    if let Some(next) = opening_starts(state) {
        return opening(next);
    }
    if let Some(place) = neighbour(state, true) {
        return slide(place);
    }
    let comes = state.comes_next().filter(|_| state.ended.is_none() && !state.content.plain);
    let then = comes.map(|next| format!("Then item {}", numbered(state, next)));
    NextUp { page: None, label: "End of deck".into(), then }
}
