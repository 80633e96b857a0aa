//! What a person has set, as the presenter window has it, and the hint of the moment.

use chairside_settings::{Hint, Settings};
use serde::Serialize;
use ts_rs::TS;

use crate::model::keys::{Action, Elsewhere};
use crate::queries::hints::hint;
use crate::snapshot::screens::ScreensCard;
use crate::snapshot::shell::Shell;
use crate::state::State;

/// What a person has set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SettingsCard {
    /// All of it.
    pub set: Settings,
    /// The file that keeps it.
    pub file: String,
    /// The size of this window's text now, in percent: as set, or as large as the window has room for.
    pub text_size: u16,
    /// The keys that can work while another program has the focus, in words.
    pub keys_elsewhere: String,
    /// The screens, and the windows on them.
    pub screens: ScreensCard,
    /// What is worth saying to somebody who is new.
    pub hint: Option<HintCard>,
}

/// A hint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HintCard {
    /// Which, to dismiss it.
    pub hint: Hint,
    /// In words: "Ctrl+K finds everything by name".
    pub words: String,
}

pub(super) fn card(state: &State, shell: &Shell) -> SettingsCard {
    let Shell { settings, settings_file, text_size, screens, .. } = shell;
    SettingsCard {
        set: settings.clone(),
        file: settings_file.clone(),
        text_size: *text_size,
        keys_elsewhere: Elsewhere::words(),
        screens: screens.clone(),
        hint: hint(state, settings).map(|hint| HintCard { hint, words: words(hint, state) }),
    }
}

fn words(hint: Hint, state: &State) -> String {
    let cap = |action: Action| state.cap(action);
    match hint {
        Hint::Begin => format!("{} begins the first item", cap(Action::NextItem)),
        Hint::Palette => format!("{} finds everything by name", cap(Action::Palette)),
        Hint::Note => format!("{} takes a note for the minutes", cap(Action::Note)),
        Hint::Black => format!("{} hides the slide from the room", cap(Action::Black)),
    }
}
