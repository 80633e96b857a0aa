//! The overview: every slide of every deck as a tile, by deck.

use serde::Serialize;
use ts_rs::TS;

use crate::model::content::SessionContent;
use crate::model::deck::DeckInfo;
use crate::model::ids::DeckId;
use crate::model::page_id::PageId;
use crate::model::place::Place;
use crate::model::steps;
use crate::queries::names::deck_name;

/// A deck in the overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OverviewDeck {
    /// What a click on one of its tiles names.
    pub deck: DeckId,
    /// "2 · Private Access Tokens" when an agenda item brings it, else the deck's title.
    pub title: String,
    /// "Tommy Pauly · pat.pdf"; empty when there is nothing to add.
    pub detail: String,
    /// Its slides, at least one.
    pub tiles: Vec<Tile>,
    /// Its parts.
    pub outline: Vec<OutlineRow>,
}

/// A slide in the overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Tile {
    /// Its steps, at least one, in order.
    pub pages: Vec<PageId>,
    /// The number of the first of them in its deck, from 1, for `go-to`.
    pub first: u32,
    /// What to type to go there: its label, else its number as slides are counted.
    pub number: String,
    /// Where it stands, if another slide of the deck has the same label: "slide 5"; usually empty.
    pub beside: String,
    /// Its title.
    pub title: String,
}

/// A part of a deck in the overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OutlineRow {
    /// From 1, the outermost.
    pub level: u32,
    /// Its name.
    pub title: String,
    /// The page that it begins with, from 1, for `go-to`.
    pub slide: u32,
}

/// Every deck that has slides, in the order of the session.
pub fn overview(content: &SessionContent) -> Vec<OverviewDeck> {
    content.decks.iter().filter(|deck| !deck.slides.is_empty()).map(|deck| overview_deck(content, deck)).collect()
}

fn overview_deck(content: &SessionContent, deck: &DeckInfo) -> OverviewDeck {
    let (title, detail) = deck_name(content, deck);
    let page = |slide| PageId::slide(&Place { deck: deck.id.clone(), slide });
    let slides = steps::slides(&deck.slides);
    let label = |number: usize, page: u32| {
        steps::label(&deck.slides, page).map_or_else(|| (number + 1).to_string(), ToOwned::to_owned)
    };
    let labels: Vec<String> = slides.iter().enumerate().map(|(number, pages)| label(number, pages.start)).collect();
    let is_shared = |label: &String| labels.iter().filter(|other| *other == label).count() > 1;
    let tiles = slides.into_iter().zip(&labels).zip(1_u32..).map(|((pages, label), number)| Tile {
        first: pages.start + 1,
        number: label.clone(),
        beside: if is_shared(label) { format!("slide {number}") } else { String::new() },
        title: deck.slides.get(pages.start as usize).map_or_else(String::new, |slide| slide.title.clone()),
        pages: pages.map(page).collect(),
    });
    let known = |slide: u32| (slide as usize) < deck.slides.len();
    let outline = deck.outline.iter().filter(|entry| known(entry.slide)).map(|entry| OutlineRow {
        level: entry.level.max(1),
        title: entry.title.clone(),
        slide: entry.slide + 1,
    });
    OverviewDeck { deck: deck.id.clone(), title, detail, tiles: tiles.collect(), outline: outline.collect() }
}

/// The overview, while it is open. Its decks stand in the session's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OverviewCard {
    /// The tile that is chosen: its first page.
    pub chosen: PageId,
}
