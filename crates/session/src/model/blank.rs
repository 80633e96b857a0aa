//! Blanking the room's screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A colour that covers the room's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Blank {
    /// All black.
    Black,
    /// All white.
    White,
}
