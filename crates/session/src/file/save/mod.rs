//! Saves a changed agenda in the session file.

mod agenda;
mod edit;
mod flow;
mod front;
mod keys;
mod layout;
mod scalar;

pub use agenda::{Saved, save_agenda};
