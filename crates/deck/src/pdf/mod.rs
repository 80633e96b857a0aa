//! PDF decks: opened, described, drawn and read by `hayro`, without a display and without trust in the file.
//!
//! [`PdfDeck::open`] gives a [`PdfInfo`] at once, however many pages there are; a [`Painter`] then draws pages
//! ([`Painter::render`]) and reads them ([`Painter::text`]) one at a time. Both may take long or much memory on a
//! hostile file, so the program does all of this in a process of its own.
//!
//! The way of the data: `open` asks `notes_part`, `labels` and `outline` (with `destination` and `tree`) what a
//! document says of itself; `render` draws the part of a page that `frame` calls its slide; for text, `glyphs` become
//! `lines` of `words`, which `reading_order` sorts, `heading` names, and `page_text` gives out with the links and notes of
//! `annotations`.
//!
//! Limits: what a page costs in time and memory is not bounded here (`hayro` does not bound it); the text of tables is
//! read row by row; brackets within Arabic and Hebrew may come mirrored.

mod annotations;
mod blank;
mod destination;
mod fonts;
mod frame;
mod glyphs;
mod heading;
mod labels;
mod letter;
mod lines;
mod model;
mod notes_evidence;
mod notes_part;
mod open;
mod outline;
mod page_text;
mod painter;
mod password;
pub mod pdfpc;
mod reading_order;
mod render;
mod scan;
mod steps;
mod text_string;
mod tree;
mod words;

pub use model::{
    Area, Bitmap, LinkArea, LinkTarget, NotesEvidence, NotesFinding, NotesPart, OutlineEntry, PageInfo, PageText,
    PdfInfo, TextLine,
};
pub use open::{LARGEST_PDF, MOST_PAGES, NotesWanted, OpenError, PdfDeck, PdfOptions};
pub use painter::Painter;
pub use render::{LARGEST_SIDE, RenderError};
