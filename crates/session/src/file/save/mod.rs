//! Saves a changed agenda in the session file.

mod agenda;
mod edit;
mod flow;
mod layout;
mod scalar;

pub use agenda::save_agenda;
