//! Opens, draws and reads PDF decks with `hayro`, without a display and without trusting the file.
//!
//! [`PdfDeck::open`] returns a [`PdfInfo`] quickly, however many pages there are. A [`Painter`] then draws pages
//! ([`Painter::render`]) and reads them ([`Painter::text`]), one at a time. A hostile file can make both take long or use
//! much memory, so the program runs all of this in a process of its own.
//!
//! `open` reads what a document says about itself (`notes_part`, `labels`, and `outline` with `destination` and `tree`).
//! `render` draws the part of a page that `frame` calls its slide. For text, `glyphs` become `lines` of `words`;
//! `reading_order` sorts them, `heading` finds the title, and `page_text` adds the links and notes from `annotations`.
//!
//! Limits: nothing here bounds the time and memory that a page takes, since `hayro` does not; tables are read row by
//! row; brackets within Arabic and Hebrew text may come out mirrored.

mod annotations;
mod appearance;
mod blank;
mod copy_as_shown;
mod dead_links;
mod destination;
mod findings;
mod fonts;
mod frame;
mod glyphs;
mod heading;
mod hidden_content;
mod knockout;
mod labels;
mod layers;
mod letter;
mod lines;
mod missing_fonts;
mod model;
mod notes_evidence;
mod notes_part;
mod open;
mod operand;
mod outline;
mod page_text;
mod painter;
mod password;
pub mod pdfpc;
mod reading_order;
mod render;
mod rewrite;
mod scan;
mod steps;
mod superset;
mod survey;
mod text_string;
mod treatment;
mod tree;
mod words;

pub use copy_as_shown::{CopyAsShown, copy_as_shown};
pub use findings::pages_in_words;
pub(crate) use fonts::{INSTALL_CJK, installed_fonts, read_font};
pub use fonts::{font_folders, use_font_folders};
pub use model::{
    Area, Bitmap, Finding, FindingKind, LinkArea, LinkTarget, NotesEvidence, NotesFinding, NotesPart, OutlineEntry,
    PageInfo, PageText, PdfInfo, TextLine,
};
pub use open::{LARGEST_PDF, MOST_PAGES, NotesWanted, OpenError, PdfDeck, PdfOptions};
pub use painter::Painter;
pub use render::{LARGEST_SIDE, RenderError};
