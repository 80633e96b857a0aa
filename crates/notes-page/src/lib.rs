//! The shared notes page of a session, such as one of HedgeDoc at notes.ietf.org: where its text is ([`NotesPage`]), copies of
//! it on this computer while the session runs ([`Copies`], [`follow`]), and our minutes merged into it ([`merge`]).

mod copies;
mod follow;
mod merge;
mod page;

pub use copies::Copies;
pub use follow::{Following, Seen, follow};
pub use merge::{Merged, merge};
pub use page::NotesPage;
