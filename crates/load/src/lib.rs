//! Loads a session: reads the session file and its decks, joins what `crates/session`, `crates/deck`, `crates/ietf` and
//! `crates/pages` make of them, and draws every page that the windows can show. Knows files, but no window.
//!
//! Begin with [`LoadedSession::load`]. What can be shown again after a change is in `keep` (a deck whose file broke)
//! and `generated` (slides made from the session's own data).

mod content;
mod deck;
mod deck_reader;
mod doubt;
mod draw;
mod editions;
mod footer;
mod generated;
mod keep;
mod page_set;
mod pdf_cache;
mod pdf_file;
mod picture;
mod session;
mod session_card;
mod source;
mod talk;
mod trial;

pub use deck::{BrokenDeck, DoubtfulDeck, LockedDeck, MarkdownDeck, WayToRead};
pub use page_set::{PageSet, PdfPage};
pub use pdf_cache::{OpenPdfError, PdfCache};
pub use pdf_file::{is_complete, is_pdf};
pub use picture::{IMAGE_BASE, page_of_token, page_token};
pub use session::{LoadError, LoadedSession, file_hash};
pub use session_card::session_card;
pub use source::{AttachedDeck, Source};
pub use talk::TalkTime;
pub use trial::Trial;
