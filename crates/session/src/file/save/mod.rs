//! Saves a changed agenda in the session file, and writes new files.

mod agenda;
mod before;
mod edit;
mod flow;
mod front;
mod keys;
mod layout;
mod new;
mod plain;
mod scalar;

pub use agenda::{Saved, save_agenda};
pub use new::{Draft, DraftItem, new_session};
pub use plain::as_session;
