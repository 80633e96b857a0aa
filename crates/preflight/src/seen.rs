//! What was read and drawn of a deck.

use std::time::Duration;

use chairside_deck::pdf::{Bitmap, PageText, PdfInfo, TextLine};
use jiff::SignedDuration;
use jiff::civil::Date;

use crate::letters::{Letters, measure};

/// A deck as the room will see it.
#[derive(Debug)]
pub struct DeckSeen<'a> {
    /// The session's day.
    pub date: Date,
    /// The session's meeting, as in "IETF 126".
    pub meeting: Option<&'a str>,
    /// What the agenda says of the talk; `None` for the chairs' own slides.
    pub talk: Option<&'a Talk>,
    /// What the file says of itself.
    pub info: &'a PdfInfo,
    /// Its pages. One that could not be drawn has no picture.
    pub pages: &'a [PageSeen],
}

/// A page of it.
#[derive(Debug, Default)]
pub struct PageSeen {
    /// What it says.
    pub text: PageText,
    /// What was measured of each line of the text.
    letters: Vec<Option<Letters>>,
    /// The work that drawing it was for the processor.
    pub took: Duration,
    /// Why it cannot be drawn, completing the sentence "This page …".
    pub failure: Option<String>,
    /// Others took so long that this one was not tried.
    pub untried: bool,
}

impl PageSeen {
    /// A page that says this and looks like that. The picture is measured, not kept: that of a slide takes 8 MB.
    pub fn drawn(text: PageText, picture: &Bitmap, took: Duration) -> Self {
        let letters = text.lines.iter().map(|line| measure(picture, line.area, &line.text)).collect();
        Self { text, letters, took, ..Self::default() }
    }

    /// A page that cannot be drawn; `why` completes the sentence "This page …".
    pub fn failed(text: PageText, why: String) -> Self {
        Self { text, failure: Some(why), ..Self::default() }
    }

    /// A page of which the text alone is known.
    pub(crate) fn of_text(text: PageText) -> Self {
        Self { text, ..Self::default() }
    }

    /// A page that was not tried, since others of the deck took so long.
    pub fn untried() -> Self {
        Self { untried: true, ..Self::default() }
    }

    /// Its lines, each with what was measured of it.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&TextLine, Option<&Letters>)> {
        let letters = self.letters.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        self.text.lines.iter().zip(letters)
    }
}

/// What the agenda says of a talk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Talk {
    /// Its title.
    pub title: String,
    /// Who presents; none if the agenda does not say.
    pub presenters: Vec<String>,
    /// The time for the talk alone if that is planned apart, else with its discussion; zero if nothing is planned.
    pub time: SignedDuration,
    /// The drafts that the item is about, without a revision: "draft-ietf-quic-qlog-main-schema".
    pub drafts: Vec<String>,
}
