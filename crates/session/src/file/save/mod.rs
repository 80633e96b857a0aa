//! Saving a changed agenda in its session file.

mod agenda;
mod edit;
mod flow;
mod layout;
mod scalar;

pub use agenda::save_agenda;
