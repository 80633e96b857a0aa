//! The one thing to do next.

use serde::Serialize;
use ts_rs::TS;

use crate::model::intent::Intent;
use crate::model::item_clock::ItemClock;
use crate::model::keys::Action;
use crate::model::stamp::Moment;
use crate::queries::floor::next_can_speak;
use crate::queries::names::numbered;
use crate::state::State;

/// One thing to do, as a button with its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Primary {
    /// "Start", "Discussion", "Next speaker".
    pub label: String,
    /// What it does; its key is shown, if it has one.
    pub action: Action,
    /// What it sends.
    pub intent: Intent,
}

impl Primary {
    /// The button of an action that does something to the session; `None` of any other.
    pub(super) fn new(label: impl Into<String>, action: Action) -> Option<Self> {
        Some(Self { label: label.into(), action, intent: action.intent()? })
    }
}

/// The one thing to do next.
pub(super) fn primary(state: &State, now: &Moment) -> Option<Primary> {
    if state.content.agenda.is_empty() || state.ended.is_some() || state.content.plain {
        return None;
    }
    let Some((id, run)) = state.item_run() else {
        let Some(next) = state.comes_next() else {
            return Primary::new("End the session", Action::NextItem);
        };
        return Primary::new(format!("Begin item {}", numbered(state, next)), Action::NextItem);
    };
    if run.clock == ItemClock::Handover {
        return Primary::new("Start the time", Action::StartOrPause);
    }
    let index = state.content.item_index(id)?;
    let item = &state.content.agenda[index];
    // Somebody's talk is discussed; what the chairs say from their own slides leads on.
    match run.talk_took {
        None if item.is_discussed() => return Primary::new("Discussion", Action::Mic),
        Some(_) if next_can_speak(state, now) => return Primary::new("Next speaker", Action::Mic),
        _ => {}
    }
    match state.comes_next() {
        Some(next) => Primary::new(format!("Item {}", numbered(state, next)), Action::NextItem),
        None => Primary::new("End the session", Action::NextItem),
    }
}
