//! The start window's buttons, each with its key. All keys are pressed with Ctrl, so that no letter typed into a field is
//! one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a button of the start window does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum StartAction {
    /// Chooses a file and opens it.
    Open,
    /// Begins a new session.
    New,
    /// Chooses a PDF and shows it.
    PresentPdf,
    /// Opens the sample session.
    Sample,
    /// Resumes the run that stopped.
    Resume,
    /// Opens the settings.
    Settings,
    /// Lists all keys of a session.
    Keys,
}

/// A button with its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct StartButton {
    /// What it does.
    pub action: StartAction,
    /// What it says: "Open a file…".
    pub label: String,
    /// What stands under that: "Session, agenda, deck"; empty where there is no room.
    pub beneath: String,
    /// The key that is pressed with Ctrl, in lower case.
    pub key: String,
    /// Shift has to be down as well.
    pub shift: bool,
    /// The keycap: "Ctrl+O".
    pub cap: String,
    /// The keycap for assistive technology: "Control+O".
    pub shortcut: String,
}

/// The buttons of the start window.
pub fn buttons() -> Vec<StartButton> {
    use StartAction::{Keys, New, Open, PresentPdf, Resume, Sample, Settings};
    vec![
        button(Open, "Open a file…", "Session, agenda, deck", "o", false),
        button(New, "New session…", "An empty agenda", "n", false),
        button(PresentPdf, "Present a PDF…", "A talk with a timer", "p", false),
        button(Sample, "Try the sample session", "", "s", true),
        button(Resume, "Resume", "", "r", false),
        button(Settings, "Settings", "", ",", false),
        button(Keys, "Keys", "", "?", true),
    ]
}

fn button(action: StartAction, label: &str, beneath: &str, key: &str, shift: bool) -> StartButton {
    // A sign that keyboards have with Shift is on its cap without it.
    let shifted = if shift && key != "?" { "Shift+" } else { "" };
    let letter = key.to_uppercase();
    StartButton {
        action,
        label: label.into(),
        beneath: beneath.into(),
        key: key.into(),
        shift,
        cap: format!("Ctrl+{shifted}{letter}"),
        shortcut: format!("Control+{shifted}{letter}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_button_has_a_key_of_its_own() {
        let keys: BTreeSet<(String, bool)> = buttons().into_iter().map(|button| (button.key, button.shift)).collect();
        assert_eq!(keys.len(), buttons().len());
        assert_eq!(buttons()[3].cap, "Ctrl+Shift+S");
    }
}
