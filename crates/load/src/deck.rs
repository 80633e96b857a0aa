//! The decks of a session as they were read, and those that could not be.

use std::collections::BTreeMap;

use chairside_deck::Deck;
use chairside_render::OpenDeck;
use chairside_session::DeckId;

/// A deck that the session file names, or that the chair attached to an item.
#[derive(Debug)]
pub(crate) struct NamedDeck {
    pub id: DeckId,
    /// The name that the session file gives it, else its file's.
    pub name: String,
    pub slides: Slides,
}

/// A deck's slides, by the kind of file they came from.
#[derive(Debug)]
pub(crate) enum Slides {
    Markdown(Deck),
    Pdf(PdfSlides),
    /// An encrypted PDF. One slide stands for those that cannot be read yet.
    Locked {
        /// The file's name.
        file: String,
        /// A password was given and is not the right one.
        wrong_password: bool,
    },
}

/// The slides of a PDF: its pages without those that its notes file hides.
#[derive(Debug)]
pub(crate) struct PdfSlides {
    pub open: OpenDeck,
    /// The page (from 0) of each slide.
    pub pages: Vec<u32>,
    /// What the notes file says to each page.
    pub notes: BTreeMap<u32, String>,
    /// The talk's last slide, from 0; `None` when the notes file names none.
    pub end: Option<u32>,
    /// How long the notes file says the talk is, in minutes.
    pub minutes: Option<u32>,
}

/// A deck that cannot be read, or whose file looks as if it were still being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenDeck {
    /// Its id.
    pub deck: DeckId,
    /// What is wrong, for the chair.
    pub words: String,
    /// Its slides could be read all the same.
    pub is_readable: bool,
}

/// A deck that cannot be shown without its password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedDeck {
    /// Its id.
    pub deck: DeckId,
    /// The file's name.
    pub file: String,
    /// A password was given and is not the right one.
    pub wrong_password: bool,
}
