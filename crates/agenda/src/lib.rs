//! Reads the agendas that chairs write: Markdown, plain text with columns or tabs, tables, HTML pasted as text.
//!
//! Nobody writes agendas for a program, so the reader has no grammar that a text could break. It takes any text, finds
//! what it can, and lists by line what it could not place:
//!
//! ```
//! use jiff::SignedDuration;
//!
//! let reading = chairside_agenda::read(
//!     "# IETF-126 QUIC WG Agenda
//!
//! ## Wednesday, July 22 2026
//!
//! 16:00-18:00 Wednesday, Session IV
//!
//! ### Administrivia
//!
//! 5 min total
//!
//! ### Other (aka \"As Time Permits\")
//!
//! * 10 min - TAPS over QUIC [slides](taps.pdf) - Ingebrigt Hovind
//! ",
//! );
//!
//! let session = &reading.sessions[0];
//! assert_eq!((session.group.as_deref(), session.meeting.as_deref()), (Some("quic"), Some("IETF 126")));
//! assert_eq!(session.start, Some(jiff::civil::time(16, 0, 0, 0)));
//!
//! let taps = &session.items[1];
//! assert_eq!(taps.title, "TAPS over QUIC");
//! assert_eq!(taps.presenters, ["Ingebrigt Hovind"]);
//! assert_eq!(taps.time, Some(SignedDuration::from_mins(10)));
//! assert_eq!(taps.kind, chairside_agenda::Kind::AsTimePermits);
//! assert_eq!(taps.slides, ["taps.pdf"]);
//! // The heading made its item one for which there may be no time; its words have no place in a session file, so they are listed.
//! assert_eq!(reading.unplaced.len(), 1);
//! ```
//!
//! The text passes through these files in order: `html` and `source` make lines of it, `tree` finds which line belongs
//! to which, `row` and `reader` read one entry (with `inline`, `segment`, `duration`, `clock`, `presenters`, `names_first`,
//! `title`, `kind` and `link`), `detail` and `times` say which lines only add to an entry, `head` and `whole` read what is said about the
//! session, `walk`, `entry` and `section` (with `headings`) decide which entries are items of which session, `finish` puts the
//! sessions in order, and `account` sees to it that nothing is dropped silently.
//!
//! The time that reading takes grows with the length of the text, whatever is in it.

mod account;
mod amount;
mod clock;
mod date;
mod decode;
mod delimited;
mod detail;
mod duration;
mod entry;
mod finish;
mod head;
mod headings;
mod html;
mod inline;
mod item;
mod kind;
mod link;
mod mail;
mod names_first;
mod numbering;
mod people;
mod presenters;
mod reader;
mod reading;
mod row;
mod section;
mod segment;
mod source;
mod table;
mod times;
mod title;
mod tree;
mod walk;
mod whole;
mod zone;

pub use decode::{Decoded, NotText, decode};
pub use reading::{Action, ItemRead, Kind, LineRole, Link, Person, Reading, SessionRead, Unplaced};
pub use zone::Zone;

/// Reads an agenda. Any text will do; what could not be placed is listed in the result.
pub fn read(text: &str) -> Reading {
    let reading = read_as(text, false);
    // An agenda of which somebody quoted a part.
    let quoted = reading.sessions.is_empty() && text.lines().any(|line| line.trim_start().starts_with('>'));
    if quoted { Some(read_as(text, true)).filter(|read| !read.sessions.is_empty()).unwrap_or(reading) } else { reading }
}

fn read_as(text: &str, unquote: bool) -> Reading {
    let source = source::Source::of(text, unquote);
    let tree = tree::Tree::of(&source);
    walk::walk(&source, &tree)
}
