//! A place in a deck.

use serde::{Deserialize, Serialize};

use crate::model::ids::DeckId;

/// A slide of a deck.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The deck.
    pub deck: DeckId,
    /// The slide's index, counting each step of an overlay.
    pub slide: u32,
}
