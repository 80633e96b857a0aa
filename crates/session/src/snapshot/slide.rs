//! The chair's slide, and the pages to make ready.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use crate::model::interstitial::InterstitialKind;
use crate::model::page_id::PageId;
use crate::model::place::Place;
use crate::queries::names::{beside, position};
use crate::snapshot::next_up::next_up;
use crate::state::State;

/// The chair's slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SlideCard {
    /// The page.
    pub page: PageId,
    /// The pages that a key would most likely bring, the likeliest first.
    pub ready: Vec<PageId>,
    /// "Chairs' slides 9 / 14".
    pub position: String,
    /// What belongs beside the position: "step 2 of 4"; empty when there is nothing to add.
    pub beside: String,
    /// Speaker notes, as sanitised HTML; empty when there are none.
    pub notes: String,
}

/// `notes` are the speaker notes of the slide, as sanitised HTML.
pub(super) fn card(state: &State, notes: &str) -> SlideCard {
    SlideCard {
        page: PageId::slide(&state.place),
        ready: ready(state),
        position: position(&state.content, &state.place),
        beside: beside(&state.content, &state.place),
        notes: notes.into(),
    }
}

/// The pages that a key would most likely bring: what `→` brings, the slide before, the one after next, what the next item
/// brings, the Note Well, and one slide more.
pub(crate) fn ready(state: &State) -> Vec<PageId> {
    let Place { deck, slide } = &state.place;
    let in_deck =
        |slide: u32| (slide < state.slides(deck)).then(|| PageId::slide(&Place { deck: deck.clone(), slide }));
    let mut pages: Vec<PageId> = next_up(state).page.into_iter().collect();
    pages.extend(in_deck(slide + 1));
    pages.extend(slide.checked_sub(1).and_then(in_deck));
    pages.extend(in_deck(slide + 2));
    if let Some(item) = state.comes_next().and_then(|next| state.content.agenda.get(next)) {
        let slide = state.left_at.get(&item.deck).copied().unwrap_or(0);
        pages.push(PageId::slide(&Place { deck: item.deck.clone(), slide }));
    }
    if state.content.interstitial(InterstitialKind::NoteWell).is_some() {
        pages.push(PageId::interstitial(InterstitialKind::NoteWell, 0));
    }
    pages.extend(in_deck(slide + 3));
    let mut seen = BTreeSet::new();
    pages.retain(|page| seen.insert(page.clone()));
    pages
}
