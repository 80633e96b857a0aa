//! A look at all decks, as the actor keeps it.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chairside_session::desk::CheckedDeck;

/// A look that goes on, or has come to its end.
#[derive(Debug, Default)]
pub struct Look {
    /// Set when nobody waits for it any more.
    pub left: Arc<AtomicBool>,
    /// How many rows the run had when it began.
    pub rows: usize,
    /// Letters to presenters about what was found.
    pub letters: String,
}

/// What the thread that looks tells the actor.
#[derive(Debug)]
pub enum Looked {
    /// So many pages of so many.
    At(u32, u32),
    /// The session cannot be read: why.
    Failed(String),
    /// All of them.
    AtAll(Vec<CheckedDeck>, String),
}
