//! The hints for people who use Chairside for the first time. Each is shown until it was done once, or dismissed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A hint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Hint {
    /// How the first item begins.
    Begin,
    /// That everything can be found by name.
    Palette,
    /// How to take a note.
    Note,
    /// How to hide the slide.
    Black,
}

impl Hint {
    /// All, in the order in which they come.
    pub const ALL: [Self; 4] = [Self::Begin, Self::Palette, Self::Note, Self::Black];

    /// Its name in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Palette => "palette",
            Self::Note => "note",
            Self::Black => "black",
        }
    }
}
