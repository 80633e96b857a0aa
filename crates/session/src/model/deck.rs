//! What is known about a deck before it is drawn.

use serde::{Deserialize, Serialize};

use crate::model::cover::Interstitial;
use crate::model::ids::DeckId;
use crate::model::interstitial::InterstitialKind;

/// A slide generated from the session's data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generated {
    /// `note-well`, `agenda`, `item`, `outcomes`, …
    pub name: String,
    /// Shown even if `open-with` has just shown the same text.
    pub again: bool,
}

/// What is known about a slide before it is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlideInfo {
    /// Its heading.
    pub title: String,
    /// Set if the slide is generated.
    pub generated: Option<Generated>,
    /// The page's label, if the PDF has labels. Steps of an overlay share one, and so may other pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The page is a step of the same slide as the page before it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub continues: bool,
    /// The text that somebody else's slide shows, recognised by its words: a Note Well in the chairs' own PDF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shows: Option<Interstitial>,
}

impl SlideInfo {
    /// A slide that is not generated and has no label.
    pub fn titled(title: impl Into<String>) -> Self {
        Self { title: title.into(), generated: None, label: None, continues: false, shows: None }
    }
}

/// What is known about a deck before it is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeckInfo {
    /// The deck's id.
    pub id: DeckId,
    /// Its title in lists: "Chairs' slides", `pat.md`.
    pub title: String,
    /// Its slides; normally at least one.
    pub slides: Vec<SlideInfo>,
    /// Its sections, in order; empty if it names none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outline: Vec<OutlineEntry>,
    /// The index of the talk's last slide, if slides for questions come after it. `End` goes there first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}

impl DeckInfo {
    /// The index of the slide that shows a text of this kind by itself; `None` if there is none.
    pub fn slide_that_shows(&self, kind: InterstitialKind) -> Option<usize> {
        self.slides.iter().position(|slide| slide.shows.as_ref().is_some_and(|shown| shown.kind == kind))
    }

    /// Takes over from the same deck, as it was known before, which texts its slides show. Nothing if it has other slides
    /// now.
    pub fn remember_texts(&mut self, before: &Self) {
        let plain = |slide: &SlideInfo| SlideInfo { shows: None, ..slide.clone() };
        if self.slides.iter().map(plain).eq(before.slides.iter().map(plain)) {
            for (slide, before) in self.slides.iter_mut().zip(&before.slides) {
                slide.shows = slide.shows.take().or_else(|| before.shows.clone());
            }
        }
    }
}

/// A section of a deck: a bookmark of a PDF, a heading of a Markdown deck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineEntry {
    /// The level, from 1, the outermost.
    pub level: u32,
    /// Its title.
    pub title: String,
    /// The index of its first slide.
    pub slide: u32,
}
