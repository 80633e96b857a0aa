//! Directions in the overview.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the choice moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Towards {
    /// To the tile before.
    Left,
    /// To the tile after.
    Right,
    /// To the row above, of the deck before if need be.
    Up,
    /// To the row below, of the next deck if need be.
    Down,
    /// To the first tile of all.
    First,
    /// To the last tile of all.
    Last,
}
