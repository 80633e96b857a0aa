//! Brings a session in from the IETF Datatracker: schedule, chairs, agenda text, links and slides.
//!
//! Nothing here goes online by itself. [`Client`] asks one server, over TLS only (plain HTTP to this computer alone, for
//! tests), with a time and a size limit for every answer. [`find_sessions`] collects what the Datatracker says of a group's
//! sessions at a meeting; [`download`] saves their slides; [`match_decks`] says which agenda item a deck belongs to, and how
//! sure that is. The crate knows neither the session file nor a window.
//!
//! The layers, each using only those before it: `trouble` and `meeting` (words), `address`, `ask`, `client` (one request),
//! `answers` (what the server sends), `find`, `download`; `matching` stands alone.

mod address;
mod answers;
mod ask;
mod client;
mod download;
mod file_name;
mod find;
mod found;
mod matching;
mod meeting;
mod nearest;
mod pdf;
mod trouble;

pub use address::Server;
pub use client::{Cancel, Client, Patience};
pub use download::{Download, Left, Progress, download};
pub use file_name::safe_name;
pub use find::{find_sessions, sessions_in, slides_now};
pub use found::{FoundDeck, FoundLink, FoundPerson, FoundSession, GroupKind};
pub use matching::{Agreement, DeckMatch, ItemToMatch, match_decks};
pub use meeting::{BadMeeting, Meeting};
pub use trouble::Trouble;
