//! A place in a deck.

use serde::{Deserialize, Serialize};

use crate::model::ids::DeckId;

/// A slide of a deck.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Which deck.
    pub deck: DeckId,
    /// From 0.
    pub slide: u32,
}
