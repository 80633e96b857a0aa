//! The files of open decks. We keep the bytes as they were read, so that a change of the file on disk does not change what
//! is shown, and a new render process can be given them again.

use std::sync::Arc;

use chairside_deck::pdf::{PdfInfo, PdfOptions};

/// The key of one revision of a deck: a random number, since it becomes part of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeckKey(pub u64);

/// One revision of a deck.
#[derive(Debug, Clone)]
pub(crate) struct DeckFile {
    pub bytes: Arc<Vec<u8>>,
    pub options: PdfOptions,
    pub info: Arc<PdfInfo>,
}
