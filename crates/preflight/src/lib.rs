//! Looks at decks before the session as the room will see them: text that the last row cannot read, colours that run into
//! one another, too many pages for the time, what a deck has that is not shown, and what does not fit the agenda.
//!
//! Begin with [`look`], which is pure: it takes what was read and drawn of one deck. [`look_at_session`] reads and draws the
//! decks of a session, and asks `look` about each.

mod contrast;
mod dimmed;
mod finding;
mod known;
mod letters;
mod lines;
mod links;
mod look;
mod mail;
mod markdown;
mod names;
mod note_well;
mod numbers;
mod online;
mod pace;
mod pictures;
mod public;
mod report;
mod seen;
mod session;
mod shape;
mod small;
mod template;

pub use finding::{Finding, Kind};
pub use look::look;
pub use mail::{letters, mail};
pub use online::{Online, TriedLinks};
pub use pictures::{PagePicture, page_pictures};
pub use public::Reach;
pub use report::{DeckReport, Report};
pub use seen::{DeckSeen, PageSeen, Talk};
pub use session::look_at_session;
