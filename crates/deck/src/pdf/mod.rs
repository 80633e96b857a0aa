//! PDF decks: opened, described, drawn and read by `hayro`, without a display and without trust in the file.
//!
//! [`PdfDeck::open`] gives a [`PdfInfo`] at once, however many pages there are; a [`Painter`] then draws pages
//! ([`Painter::render`]) and reads them ([`Painter::text`]) one at a time. Both may take long or much memory on a
//! hostile file, so the program does all of this in a process of its own.

mod model;
mod open;
mod render;

pub use model::{Area, Bitmap, LinkArea, LinkTarget, NotesPart, OutlineEntry, PageInfo, PageText, PdfInfo, TextLine};
pub use open::{LARGEST_PDF, MOST_PAGES, NotesWanted, OpenError, Painter, PdfDeck, PdfOptions};
pub use render::{LARGEST_SIDE, RenderError};
