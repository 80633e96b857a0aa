//! One press: a key, and which of Ctrl, Alt and Shift are down with it. From it come its keycap and its name for assistive
//! technology.

use serde::Serialize;
use ts_rs::TS;

use crate::model::key_press::KeyPress;

/// Stands for any of the keys 0 to 9.
pub const DIGIT: &str = "digit";

/// Enter, whatever Shift does.
pub const ENTER: Chord = sign("Enter");

/// Esc, whatever Ctrl and Shift do.
pub const ESC: Chord = Chord { ctrl: Modifier::Any, ..sign("Escape") };

/// Whether a modifier has to be down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Modifier {
    /// It must not be.
    Up,
    /// It must be.
    Down,
    /// It makes no difference, as where some keyboards need Shift to make the character.
    Any,
}

impl Modifier {
    const fn allows(self, down: bool) -> bool {
        match self {
            Self::Up => !down,
            Self::Down => down,
            Self::Any => true,
        }
    }

    /// Whether some press is allowed by both.
    const fn overlaps(self, other: Self) -> bool {
        !matches!((self, other), (Self::Up, Self::Down) | (Self::Down, Self::Up))
    }
}

/// One press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// The character, a letter in lower case, or the key's name: `KeyboardEvent.key` of the DOM. Or [`DIGIT`].
    pub key: &'static str,
    /// Control, or Command.
    pub ctrl: Modifier,
    /// Alt.
    pub alt: Modifier,
    /// Shift.
    pub shift: Modifier,
    /// Held down, it counts again and again.
    pub repeats: bool,
    /// It counts even while text is typed: a clicker sends it.
    pub clicker: bool,
    /// It never needs Ctrl, though the room sees what it does.
    pub unguarded: bool,
}

/// The key without modifiers. With Caps Lock a letter is the same key.
pub(super) const fn key(key: &'static str) -> Chord {
    let up = Modifier::Up;
    Chord { key, ctrl: up, alt: up, shift: up, repeats: false, clicker: false, unguarded: false }
}

/// A character that some keyboards need Shift for.
pub(super) const fn sign(sign: &'static str) -> Chord {
    Chord { shift: Modifier::Any, ..key(sign) }
}

/// The key with Shift.
pub(super) const fn shift(with: &'static str) -> Chord {
    Chord { shift: Modifier::Down, ..key(with) }
}

/// The key with Ctrl; Shift makes no difference.
pub(super) const fn ctrl(with: &'static str) -> Chord {
    Chord { ctrl: Modifier::Down, ..sign(with) }
}

/// The key with Alt; Shift makes no difference.
pub(super) const fn alt(with: &'static str) -> Chord {
    Chord { alt: Modifier::Down, ..sign(with) }
}

/// The key, whatever else is down.
pub(super) const fn bare(key: &'static str) -> Chord {
    Chord { ctrl: Modifier::Any, alt: Modifier::Any, ..sign(key) }
}

impl Chord {
    /// Held down, it counts again and again.
    pub(super) const fn repeats(self) -> Self {
        Self { repeats: true, ..self }
    }

    /// A clicker sends it, so it counts even while text is typed.
    pub(super) const fn clicker(self) -> Self {
        Self { clicker: true, ..self }
    }

    /// It never needs Ctrl: clickers send it, though not while text is typed.
    pub(super) const fn unguarded(self) -> Self {
        Self { unguarded: true, ..self }
    }

    /// Not with Shift.
    pub(super) const fn without_shift(self) -> Self {
        Self { shift: Modifier::Up, ..self }
    }

    /// With Shift.
    pub(super) const fn with_shift(self) -> Self {
        Self { shift: Modifier::Down, ..self }
    }

    /// Whether this is what was pressed.
    pub fn is(&self, press: &KeyPress) -> bool {
        self.is_key(&press.key)
            && self.ctrl.allows(press.ctrl)
            && self.alt.allows(press.alt)
            && self.shift.allows(press.shift)
    }

    fn is_key(&self, pressed: &str) -> bool {
        let mut characters = pressed.chars();
        let (Some(first), None) = (characters.next(), characters.next()) else { return self.key == pressed };
        if self.key == DIGIT { first.is_ascii_digit() } else { self.key == pressed.to_lowercase() }
    }

    /// Whether one press can be both.
    pub fn overlaps(&self, other: &Self) -> bool {
        (self.key == other.key || self.is_key(other.key) || other.is_key(self.key))
            && self.ctrl.overlaps(other.ctrl)
            && self.alt.overlaps(other.alt)
            && self.shift.overlaps(other.shift)
    }

    /// What the keycap shows: "→", "Ctrl+Z", "Shift+M", "Esc".
    pub fn cap(&self) -> String {
        self.joined("Ctrl+", "Alt+", "Shift+", &self.key_cap())
    }

    /// The same where there is little room: "⇧M".
    pub fn short_cap(&self) -> String {
        self.joined("Ctrl+", "Alt+", "⇧", &self.key_cap())
    }

    /// In the words of `aria-keyshortcuts`: "Control+Z", "Shift+ArrowRight", "Plus".
    pub fn shortcut(&self) -> String {
        let key = match self.key {
            " " => "Space".to_owned(),
            "+" => "Plus".to_owned(),
            key => letter_in_upper_case(key),
        };
        self.joined("Control+", "Alt+", "Shift+", &key)
    }

    fn key_cap(&self) -> String {
        match self.key {
            "ArrowRight" => "→".to_owned(),
            "ArrowLeft" => "←".to_owned(),
            "ArrowUp" => "↑".to_owned(),
            "ArrowDown" => "↓".to_owned(),
            "Escape" => "Esc".to_owned(),
            " " => "Space".to_owned(),
            "-" => "−".to_owned(),
            DIGIT => "digits".to_owned(),
            key => letter_in_upper_case(key),
        }
    }

    fn joined(&self, ctrl: &str, alt: &str, shift: &str, key: &str) -> String {
        let modifiers = [(self.ctrl, ctrl), (self.alt, alt), (self.shift, shift)];
        let down = modifiers.into_iter().filter(|(modifier, _)| *modifier == Modifier::Down);
        down.map(|(_, name)| name).chain([key]).collect()
    }
}

/// A single letter in upper case; any other key as it is.
fn letter_in_upper_case(key: &str) -> String {
    if key.chars().count() == 1 { key.to_uppercase() } else { key.to_owned() }
}
