//! Saves a changed agenda in the session file.

mod agenda;
mod before;
mod edit;
mod flow;
mod front;
mod keys;
mod layout;
mod plain;
mod scalar;

pub use agenda::{Saved, save_agenda};
pub use plain::as_session;
