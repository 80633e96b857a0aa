//! The decks of a session as they were read, and those that could not be.

use std::collections::BTreeMap;

use chairside_deck::Deck;
use chairside_problem::Problem;
use chairside_render::{DeckKey, OpenDeck};
use chairside_session::snapshot::Picture;
use chairside_session::{DeckId, NotesPlace};

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

/// What was found in a deck in Markdown when it was read.
#[derive(Debug)]
pub struct MarkdownDeck {
    /// The deck.
    pub deck: DeckId,
    /// Its problems, each with the slide (from 0) that it is on; `None` if it is before the first. They are among the session's
    /// problems, too.
    pub problems: Vec<(Option<u32>, Problem)>,
    /// The estimated letters of each slide: how many in which size of type, in pixels of a page of 1280 × 720.
    pub sizes: Vec<Vec<(f32, usize)>>,
}

impl MarkdownDeck {
    pub(crate) fn new(id: &DeckId, deck: &Deck, problems: Vec<Problem>) -> Self {
        let slide_of = |problem: &Problem| {
            let slide = deck.slides.iter().rposition(|slide| Some(slide.line) <= problem.line)?;
            u32::try_from(slide).ok()
        };
        Self {
            deck: id.clone(),
            problems: problems.into_iter().map(|problem| (slide_of(&problem), problem)).collect(),
            sizes: deck.slides.iter().map(|slide| slide.sizes.clone()).collect(),
        }
    }
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
    /// Set if it is not certain whether half of each page is notes.
    pub doubt: Option<NotesDoubt>,
}

/// A PDF of which it is not certain whether half of each page is notes.
#[derive(Debug)]
pub(crate) struct NotesDoubt {
    pub deck: DoubtfulDeck,
    /// The PDF, opened in each way to read it.
    pub ways: Vec<OpenDeck>,
}

/// A deck of which it is not certain whether half of each page is the speaker's notes. Until the chair has answered, each
/// of its slides is a page that says no more than that the slides will come.
#[derive(Debug, Clone, PartialEq)]
pub struct DoubtfulDeck {
    /// Its id.
    pub deck: DeckId,
    /// SHA-256 of its file, in hexadecimal.
    pub file: String,
    /// What speaks for notes: "each page is twice as wide as a slide".
    pub reasons: String,
    /// What the chair has answered; `None` before.
    pub answer: Option<NotesPlace>,
    /// The ways to read its pages: the likeliest place of the notes first, the whole page last.
    pub ways: Vec<WayToRead>,
}

/// A way to read pages that may have notes on one half.
#[derive(Debug, Clone, PartialEq)]
pub struct WayToRead {
    /// Where the notes are.
    pub notes: NotesPlace,
    /// One of the pages, as it would be shown.
    pub picture: Picture,
    /// The PDF, opened this way.
    pub pdf: DeckKey,
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
