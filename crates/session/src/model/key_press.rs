//! A key as a window sends it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A key as it was pressed in a window.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[allow(clippy::struct_excessive_bools)] // three modifiers can be held at once
pub struct KeyPress {
    /// The character or the key's name, as the DOM's `KeyboardEvent.key` has it.
    pub key: String,
    /// Control (or Command) was held.
    #[serde(default)]
    pub ctrl: bool,
    /// Shift was held.
    #[serde(default)]
    pub shift: bool,
    /// Alt was held.
    #[serde(default)]
    pub alt: bool,
    /// The key is text for the line being typed, not a command. Decided where it was pressed.
    #[serde(default)]
    pub text: bool,
}

impl KeyPress {
    /// Whether the key could be a part of typed text: a character, or what edits or ends a line.
    pub fn types(&self) -> bool {
        let names_text = matches!(self.key.as_str(), "Enter" | "Backspace" | "Delete" | "Dead" | "Process");
        !self.ctrl && !self.alt && (names_text || self.key.chars().count() == 1)
    }

    /// Whether it types a character: a letter, a digit, a sign.
    pub fn is_character(&self) -> bool {
        !self.ctrl && !self.alt && self.key.chars().count() == 1
    }

    /// Whether it types a letter.
    pub fn is_letter(&self) -> bool {
        self.is_character() && self.key.chars().all(char::is_alphabetic)
    }
}
