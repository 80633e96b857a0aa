//! The one thing to do next.

use serde::Serialize;
use ts_rs::TS;

use crate::model::intent::Intent;
use crate::model::item_clock::ItemClock;
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
    /// The keycap.
    pub key: String,
    /// What it sends.
    pub intent: Intent,
}

/// The one thing to do next.
pub(super) fn primary(state: &State, now: &Moment) -> Option<Primary> {
    let button = |label: String, key: &str, intent| Some(Primary { label, key: key.into(), intent });
    if state.content.agenda.is_empty() || state.ended.is_some() || state.content.plain {
        return None;
    }
    let Some((id, run)) = state.item_run() else {
        let Some(next) = state.comes_next() else {
            return button("End the session".into(), "Shift+→", Intent::NextItem);
        };
        return button(format!("Begin item {}", numbered(state, next)), "Shift+→", Intent::NextItem);
    };
    if run.clock == ItemClock::Handover {
        return button("Start the time".into(), "P", Intent::StartOrPause);
    }
    let index = state.content.item_index(id)?;
    let item = &state.content.agenda[index];
    // Somebody's talk is discussed; what the chairs say from their own slides leads on.
    match run.talk_took {
        None if item.is_discussed() => return button("Discussion".into(), "M", Intent::Mic),
        Some(_) if next_can_speak(state, now) => return button("Next speaker".into(), "M", Intent::Mic),
        _ => {}
    }
    match state.comes_next() {
        Some(next) => button(format!("Item {}", numbered(state, next)), "Shift+→", Intent::NextItem),
        None => button("End the session".into(), "Shift+→", Intent::NextItem),
    }
}
