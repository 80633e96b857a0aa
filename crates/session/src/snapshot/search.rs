//! What a search has found, as it is listed.

use serde::Serialize;
use ts_rs::TS;

use crate::model::deck::DeckInfo;
use crate::model::ids::DeckId;
use crate::model::intent::Intent;
use crate::model::page_id::PageId;
use crate::model::place::Place;
use crate::model::steps;
use crate::queries::names::deck_name;
use crate::queries::search::{Hit, Index, Piece};
use crate::state::State;

/// So many slides are listed; more are counted.
const LISTED: usize = 50;

/// What a search has found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
#[ts(export)]
pub struct SearchCard {
    /// "12 slides", "No slide has all these words".
    pub words: String,
    /// The slides, by deck.
    pub decks: Vec<FoundDeck>,
    /// Which of them is chosen, counted through all decks from 0.
    pub chosen: u32,
}

/// The slides found in one deck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FoundDeck {
    /// "2 · Private Access Tokens".
    pub title: String,
    /// In the order of the deck.
    pub slides: Vec<FoundSlide>,
}

/// A slide that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FoundSlide {
    /// Its place among all that were found, from 0.
    pub nth: u32,
    /// The page.
    pub page: PageId,
    /// "Slide 12".
    pub number: String,
    /// Its title, with what was searched for marked.
    pub title: Vec<Piece>,
    /// A quotation, with what was searched for marked; empty when the number was searched for.
    pub excerpt: Vec<Piece>,
    /// The quotation is from the speaker notes.
    pub in_notes: bool,
    /// Goes there.
    pub intent: Intent,
}

impl SearchCard {
    /// The intent of the slide that is chosen.
    pub fn goes_to(&self) -> Option<&Intent> {
        let slides = self.decks.iter().flat_map(|deck| &deck.slides);
        slides.clone().find(|slide| slide.nth == self.chosen).map(|slide| &slide.intent)
    }

    /// How many slides are listed.
    pub fn listed(&self) -> u32 {
        self.decks.iter().map(|deck| u32::try_from(deck.slides.len()).unwrap_or(u32::MAX)).sum()
    }
}

/// What the query finds: first the slide whose number or label it is, then those that have its words, by deck. Steps of
/// an overlay are one slide, found at the first step that has the words.
pub fn search(state: &State, index: &Index, query: &str, chosen: u32) -> SearchCard {
    if query.trim().is_empty() {
        return SearchCard { words: "Words of a slide or its notes, or its number".into(), ..SearchCard::default() };
    }
    let hits = one_for_each_slide(state, index.find(query));
    let found = hits.len();
    let mut decks: Vec<FoundDeck> = Vec::new();
    // Two decks can have one title.
    let mut last_deck: Option<DeckId> = None;
    let mut list = |deck: Option<&DeckId>, title: String, slide: FoundSlide| {
        let next = slide.nth + 1;
        match decks.last_mut().filter(|last| last.title == title && last_deck.as_ref() == deck) {
            Some(last) => last.slides.push(slide),
            None => decks.push(FoundDeck { title, slides: vec![slide] }),
        }
        last_deck = deck.cloned();
        next
    };
    let mut at = 0;
    for to in by_number(state, query.trim()) {
        let Some(deck) = state.content.deck(&to.deck) else { continue };
        at = list(None, "By number".into(), found_slide(state, deck, &to, None, at));
    }
    for hit in hits.into_iter().take(LISTED) {
        let Some(deck) = state.content.deck(&hit.place.deck) else { continue };
        let to = hit.place.clone();
        at = list(Some(&deck.id), deck_name(&state.content, deck).0, found_slide(state, deck, &to, Some(hit), at));
    }
    let words = match found {
        0 if at > 0 => String::new(),
        0 => "No slide has all these words".into(),
        1 => "1 slide".into(),
        found if found > LISTED => format!("{found} slides, the first {LISTED} are listed"),
        found => format!("{found} slides"),
    };
    SearchCard { words, decks, chosen: chosen.min(at.saturating_sub(1)) }
}

/// The slide of this deck that the query is the number of, and every slide that it is the label of.
fn by_number(state: &State, query: &str) -> Vec<Place> {
    let place = |deck: &DeckInfo, slide| Place { deck: deck.id.clone(), slide };
    let here = state.content.deck(&state.place.deck);
    let number = query.parse().ok().filter(|_| query.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some(number) = number {
        return here.and_then(|deck| Some(place(deck, steps::numbered(&deck.slides, number)?))).into_iter().collect();
    }
    let others = state.content.decks.iter().filter(|deck| deck.id != state.place.deck);
    let decks = here.into_iter().chain(others);
    decks.filter_map(|deck| Some(place(deck, steps::labelled(&deck.slides, query)?))).collect()
}

fn one_for_each_slide(state: &State, hits: Vec<Hit>) -> Vec<Hit> {
    let mut hits: Vec<(DeckId, u32, Hit)> = hits
        .into_iter()
        .filter_map(|hit| Some((hit.place.deck.clone(), state.standing(&hit.place)?.number, hit)))
        .collect();
    hits.dedup_by(|(deck, number, _), before| (&*deck, &*number) == (&before.0, &before.1));
    hits.into_iter().map(|(_, _, hit)| hit).collect()
}

fn found_slide(state: &State, deck: &DeckInfo, to: &Place, hit: Option<Hit>, nth: u32) -> FoundSlide {
    let number = state.standing(to).map_or(to.slide + 1, |standing| standing.number);
    let info = deck.slides.get(to.slide as usize);
    let label = info.and_then(|slide| slide.label.clone()).filter(|label| *label != number.to_string());
    let plainly = |text: String| vec![Piece { text, hit: false }];
    let found = hit.unwrap_or_else(|| Hit {
        place: to.clone(),
        title: plainly(info.map_or_else(String::new, |slide| slide.title.clone())),
        excerpt: if state.content.decks.len() > 1 { plainly(deck_name(&state.content, deck).0) } else { Vec::new() },
        in_notes: false,
    });
    FoundSlide {
        nth,
        page: PageId::slide(to),
        number: label.map_or(format!("Slide {number}"), |label| format!("Slide {number}, page label {label}")),
        title: found.title,
        excerpt: found.excerpt,
        in_notes: found.in_notes,
        intent: Intent::GoTo { deck: Some(to.deck.clone()), slide: to.slide + 1 },
    }
}
