//! What the presenter window says of the speaker's window: where it is, and what it says to the speaker.

use serde::Serialize;
use ts_rs::TS;

use crate::state::State;

/// What the presenter window says of the speaker's window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SpeakerCard {
    /// Where it is: "fills HDMI-2", "a window on eDP-1", "hidden, since the room sees this screen"; `None` while it is closed.
    pub place: Option<String>,
    /// It is open, and not hidden.
    pub seen: bool,
    /// The screens that it can be shown on, if there is a choice.
    pub screens: Vec<SpeakerScreen>,
    /// What it says to the speaker.
    pub message: Option<String>,
}

/// A screen that the speaker's window can be shown on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SpeakerScreen {
    /// For `speaker-screen`.
    pub number: u32,
    /// "HDMI-2, full screen", "eDP-1, as a window".
    pub label: String,
    /// It is on it.
    pub has_it: bool,
}

/// Where the speaker's window is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SpeakerPlace {
    /// In words; `None` while it is closed.
    pub words: Option<String>,
    /// It is open, and not hidden.
    pub seen: bool,
    /// The screens that it can be shown on, if there is a choice.
    pub screens: Vec<SpeakerScreen>,
}

pub(super) fn card(state: &State, place: &SpeakerPlace) -> SpeakerCard {
    let SpeakerPlace { words, seen, screens } = place.clone();
    SpeakerCard { place: words, seen, screens, message: state.speaker_told.clone() }
}
