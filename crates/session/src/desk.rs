//! What the windows have on the desk besides the session: things that pass and are never written to the journal.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A key as a window struck it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
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
    /// Goes on with the earlier run.
    GoOn,
    /// Starts a new run and leaves the earlier one as it was.
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
    /// Takes over the agenda of the changed session file.
    TakeFile,
}
