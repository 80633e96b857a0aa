//! What is known about a deck without drawing it.

use serde::{Deserialize, Serialize};

use crate::model::ids::DeckId;

/// A generated slide: made from the session's own data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generated {
    /// `note-well`, `agenda`, `item`, `outcomes`, …
    pub name: String,
    /// Shown even when `open-with` has just shown the same text.
    pub again: bool,
}

/// What is known of a slide without drawing it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlideInfo {
    /// Its heading.
    pub title: String,
    /// Set when it is generated.
    pub generated: Option<Generated>,
    /// The page's label in its PDF, when that labels its pages. Steps of a Beamer overlay follow each other with one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

impl SlideInfo {
    /// A slide of this title, not generated, without a label.
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), generated: None, label: None }
    }
}

/// What is known of a deck without drawing it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeckInfo {
    /// Which deck.
    pub id: DeckId,
    /// What it is called: "Chairs' slides", `pat.md`.
    pub title: String,
    /// Its slides, at least one.
    pub slides: Vec<SlideInfo>,
    /// Its parts, in order; empty when it names none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outline: Vec<OutlineEntry>,
    /// The last page of the talk, from 0, when pages for questions come after it; `End` goes there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}

/// A part of a deck, as the deck itself names it (the bookmarks of a PDF).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineEntry {
    /// From 1, the outermost.
    pub level: u32,
    /// Its name.
    pub title: String,
    /// The slide that it begins with, from 0.
    pub slide: u32,
}
