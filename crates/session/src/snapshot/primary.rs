//! The one thing to do next.

use serde::Serialize;
use ts_rs::TS;

use crate::model::intent::Intent;
use crate::model::item_clock::ItemClock;
use crate::model::keys::Action;
use crate::model::stamp::Moment;
use crate::queries::floor::next_can_speak;
use crate::queries::turning::opening_starts;
use crate::state::State;

/// One thing to do, as a button with its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Primary {
    /// "Begin discussion", "Next speaker", "Begin item 3".
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

/// What `→` shows before the start: the first slide from the holding page, then the texts of the opening run.
fn before_the_start(state: &State) -> Option<Primary> {
    if state.started.is_some() || state.cover.is_some() {
        return None;
    }
    if state.stand_in().is_some() {
        return Primary::new("Show the slides", Action::Next);
    }
    opening_starts(state).and_then(|(kind, _)| Primary::new(format!("Show {}", kind.label()), Action::Next))
}

/// The one thing to do next, and what else leads on: the next item, or until then what to show before the start.
pub(super) fn next_steps(state: &State, now: &Moment) -> (Option<Primary>, Option<Primary>) {
    if state.content.agenda.is_empty() || state.ended.is_some() || state.content.plain {
        return (None, None);
    }
    let begin = || match state.comes_next() {
        Some(next) => Primary::new(format!("Begin item {}", next + 1), Action::NextItem),
        None => Primary::new("End the session", Action::NextItem),
    };
    let Some((id, run)) = state.item_run() else {
        return (begin(), before_the_start(state));
    };
    if run.clock == ItemClock::Handover {
        return (Primary::new("Start the time", Action::StartOrPause), begin());
    }
    let item = state.content.item(id);
    let discussion = || Primary::new("Begin discussion", Action::Mic);
    // Somebody's talk is discussed; what the chairs say from their own slides leads on.
    match run.talk_took {
        None if item.is_some_and(|item| state.content.is_discussed(item)) => (discussion(), begin()),
        None => (begin(), discussion()),
        Some(_) if next_can_speak(state, now) => (Primary::new("Next speaker", Action::Mic), begin()),
        Some(_) => (begin(), Primary::new("Next speaker", Action::Mic)),
    }
}
