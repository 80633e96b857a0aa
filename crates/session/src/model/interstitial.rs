//! The edition of each interstitial that a session shows. The kinds themselves are a table in `crates/interstitial`.

pub use chairside_interstitial::InterstitialKind;
use serde::{Deserialize, Serialize};

/// The edition of a boilerplate text that this session shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterstitialInfo {
    /// The kind of page that it is an edition of.
    pub kind: InterstitialKind,
    /// The edition's id, such as `ietf-2021`; `None` for pages made of the session's own data.
    pub edition: Option<String>,
    /// Its heading.
    pub title: String,
    /// How many pages it has, at least 1.
    pub pages: u32,
    /// The edition's standing in words: "in force on 9 Nov 2021".
    pub standing: String,
    /// Whether the edition is the one in force on the session's date.
    pub current: bool,
    /// Other texts that the edition has the content of, so that they need not be shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub includes: Vec<InterstitialKind>,
}

impl InterstitialInfo {
    /// The edition's standing without its id, which chairs do not know it by: "in force since 24 Oct 2025".
    pub fn standing_words(&self) -> &str {
        let id = self.edition.as_deref().and_then(|id| self.standing.strip_prefix(id)?.strip_prefix(": "));
        id.unwrap_or(&self.standing)
    }

    /// Pages of a kind that are made of the session's own data; at least 1.
    pub fn own(kind: InterstitialKind, pages: u32) -> Self {
        Self {
            kind,
            edition: None,
            title: kind.label().into(),
            pages: pages.max(1),
            standing: String::new(),
            current: true,
            includes: Vec::new(),
        }
    }
}
