//! The files of open decks. The bytes are kept as they were read: what happens to the file on disk cannot change what
//! is shown, and a render process that was ended gets them again.

use std::sync::Arc;

use chairside_deck::pdf::{PdfInfo, PdfOptions};

/// Names one revision of a deck.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeckKey(pub u64);

/// One revision of a deck.
#[derive(Debug, Clone)]
pub struct DeckFile {
    pub(crate) bytes: Arc<Vec<u8>>,
    pub(crate) options: PdfOptions,
    pub(crate) info: Arc<PdfInfo>,
}
