//! What looking at the decks found, as the presenter window lists it.

use serde::Serialize;
use ts_rs::TS;

use crate::model::page_id::PageId;
use crate::model::picture::Picture;

/// A look at all decks: how far it is, and what it found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
#[ts(export)]
pub struct DecksChecked {
    /// How many pages were looked at.
    pub seen: u32,
    /// How many there are; 0 before that is known.
    pub of: u32,
    /// What was found; `None` while the look goes on.
    pub decks: Option<Vec<CheckedDeck>>,
    /// There is a letter for a presenter to copy.
    pub has_letters: bool,
    /// What was found is open, over the window. Until then the session goes on as ever.
    pub shown: bool,
}

/// A deck that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckedDeck {
    /// Its name: "qlog.pdf".
    pub name: String,
    /// The item that it is for: "2 Main logging schema"; empty for the chairs' own.
    pub item: String,
    /// "12 pages".
    pub pages: String,
    /// What was not looked at, a sentence; empty when all was.
    pub not_looked_at: String,
    /// What was found, the gravest first.
    pub findings: Vec<CheckedFinding>,
}

/// Something to mend, or to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckedFinding {
    /// What was found, a sentence.
    pub what: String,
    /// Why it matters, a sentence.
    pub why: String,
    /// What to do about it, a sentence.
    pub instead: String,
    /// The first of its pages.
    pub pages: Vec<CheckedPage>,
}

/// A page that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckedPage {
    /// Its number, from 1.
    pub number: u32,
    /// Its picture, of a PDF.
    pub picture: Option<Picture>,
    /// The slide that the window draws, of a deck in Markdown.
    pub slide: Option<PageId>,
}
