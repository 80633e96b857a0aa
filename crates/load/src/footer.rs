//! The footers of a session's pages.

use chairside_session::content::InterstitialInfo;
use chairside_session::{InterstitialKind, SessionContent};

/// What is the same in all footers of a session.
pub(crate) struct Footer {
    name: String,
    applies: String,
}

impl Footer {
    pub(crate) fn of(content: &SessionContent) -> Self {
        let applies = content.interstitial(InterstitialKind::NoteWell).map_or("", |_| "Note Well applies");
        Self { name: content.name().unwrap_or_default(), applies: applies.into() }
    }

    /// With the slide's number, from 1.
    pub(crate) fn numbered(&self, number: u32, count: usize) -> [String; 3] {
        [self.name.clone(), self.applies.clone(), format!("{number} / {count}")]
    }

    pub(crate) fn plain(&self) -> [String; 3] {
        [self.name.clone(), self.applies.clone(), String::new()]
    }

    /// With the text's edition in words: "Note Well of 24 October 2025". Pages made of the session's own data have none.
    pub(crate) fn of_interstitial(&self, info: &InterstitialInfo) -> [String; 3] {
        let found = info.edition.as_ref().and_then(|id| chairside_ietf::edition(info.kind, id));
        let edition = found.map_or_else(String::new, |edition| {
            format!("{} of {}", info.kind.title(), edition.from.strftime("%-d %B %Y"))
        });
        [self.name.clone(), String::new(), edition]
    }
}
