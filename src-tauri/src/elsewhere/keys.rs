//! Which keys work while another program has the focus.

use chairside_session::keys::Action;

/// A key for use in other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elsewhere {
    /// What it does.
    pub action: Action,
    /// Its name beside Ctrl and Alt, as on a keycap.
    pub key: &'static str,
}

/// All of them. Letters are those that the actions have in our windows.
pub const KEYS: [Elsewhere; 6] = [
    Elsewhere { action: Action::Next, key: "PageDown" },
    Elsewhere { action: Action::Back, key: "PageUp" },
    Elsewhere { action: Action::Black, key: "B" },
    Elsewhere { action: Action::NoteWell, key: "N" },
    Elsewhere { action: Action::Mic, key: "M" },
    Elsewhere { action: Action::StartOrPause, key: "P" },
];

impl Elsewhere {
    /// As on its keycap: "Ctrl+Alt+PageDown".
    pub fn cap(self) -> String {
        format!("Ctrl+Alt+{}", self.key)
    }
}

/// What there is to say of them in the settings.
pub fn words() -> String {
    if !cfg!(target_os = "linux") {
        return "There are none on this system yet. A clicker does the same.".into();
    }
    let keys = KEYS.map(|each| each.key).join(", ");
    format!("Ctrl+Alt with {keys}: next, back, black, Note Well, next speaker, start or pause the time")
}
