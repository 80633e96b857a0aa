//! Hints for people who use Chairside for the first time: which is worth saying now, and which were done.

use chairside_settings::{Hint, Settings};

use crate::state::State;

/// The hint to show now: the first that fits and was neither done nor dismissed.
pub fn hint(state: &State, settings: &Settings) -> Option<Hint> {
    Hint::ALL.into_iter().find(|hint| !settings.hints_done.contains(hint) && fits(*hint, state))
}

/// Whether the session is where the hint helps.
fn fits(hint: Hint, state: &State) -> bool {
    let plain = state.content.plain;
    if state.ended.is_some() {
        return false;
    }
    match hint {
        Hint::Begin => !plain && state.started.is_none() && !state.content.agenda.is_empty(),
        Hint::Note => !plain && state.item.is_some(),
        Hint::Palette | Hint::Black => true,
    }
}

/// Whether what the hint says was done. That the palette was opened, its window knows.
pub fn is_done(hint: Hint, state: &State) -> bool {
    match hint {
        Hint::Begin => !state.content.plain && state.started.is_some(),
        Hint::Note => !state.notes.is_empty(),
        // A session that is over is opened with a black screen.
        Hint::Black => state.blank.is_some() && state.ended.is_none(),
        Hint::Palette => false,
    }
}
