//! What the windows have on the desk besides the session: things that pass and are never written to the journal.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::snapshot::Offer;

/// A key as a window struck it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
    /// The key is text for the line being typed, not a command. Decided where it was struck.
    #[serde(default)]
    pub text: bool,
}

/// What a button or key does to the windows or the program rather than to the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "desk", rename_all = "kebab-case")]
#[ts(export)]
pub enum DeskAction {
    /// Accepts what is offered: goes on with the earlier run, takes over the changed file.
    GoOn,
    /// Declines it: starts a new run and leaves the earlier one as it was, keeps what the journal has.
    StartOver,
    /// Does not end the session after all.
    StayInSession,
    /// Opens or closes the list of keys.
    Help,
    /// Opens the line for a note.
    OpenNote,
    /// The line as it stands in the presenter window.
    DraftText {
        /// All of it.
        text: String,
    },
    /// The audience window fills its screen, or no longer.
    FullScreen,
    /// Sets the audience window's size in logical pixels.
    AudienceSize {
        /// Width.
        width: u32,
        /// Height.
        height: u32,
    },
    /// Takes away the messages about trouble.
    Understood,
}

/// What is open or said in the windows right now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Desk {
    /// Digits typed before Enter.
    pub digits: String,
    /// A word to the chair about the last key.
    pub notice: Option<String>,
    /// "End the session?" is asked.
    pub asks_to_end: bool,
    /// A question that the program asks.
    pub offer: Option<Offer>,
    /// A line being typed, and whether the audience window has the keys.
    pub draft: Option<Typing>,
    /// The list of keys is open.
    pub help_open: bool,
    /// What went wrong lately.
    pub troubles: Vec<String>,
}

/// A line being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typing {
    /// What is typed so far.
    pub text: String,
    /// It was begun from the audience window.
    pub from_audience: bool,
}

/// The most characters a typed line may have.
pub const LINE: usize = 2_000;

/// What a key of a typed line leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// The line goes on.
    Goes,
    /// The line is done, with this text.
    Done(String),
    /// The line is dropped.
    Dropped,
}

impl Desk {
    /// A key struck as text for the open line. Without an open line it does nothing.
    pub fn type_key(&mut self, press: &KeyPress) -> Typed {
        let Some(draft) = &mut self.draft else { return Typed::Goes };
        match press.key.as_str() {
            "Enter" => {
                let text = std::mem::take(&mut draft.text);
                self.draft = None;
                return Typed::Done(text);
            }
            "Escape" => {
                self.draft = None;
                return Typed::Dropped;
            }
            "Backspace" => {
                draft.text.pop();
            }
            key if key.chars().count() == 1 && !press.ctrl && draft.text.chars().count() < LINE => {
                draft.text.push_str(key);
            }
            _ => {}
        }
        Typed::Goes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> KeyPress {
        KeyPress { key: key.into(), ctrl: false, shift: false, alt: false, text: true }
    }

    #[test]
    fn a_line_typed_in_the_audience_window_is_text_until_enter() {
        let mut desk = Desk { draft: Some(Typing::default()), ..Desk::default() };
        for key in ["n", "e", "x", "Shift", "Backspace", "t", "é"] {
            assert_eq!(desk.type_key(&press(key)), Typed::Goes);
        }
        assert_eq!(desk.type_key(&press("Enter")), Typed::Done("neté".into()));
        assert_eq!(desk.draft, None);
        assert_eq!(desk.type_key(&press("n")), Typed::Goes);
    }
}
