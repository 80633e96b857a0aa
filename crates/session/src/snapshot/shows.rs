//! The buttons of what can be shown, each with when it was.

use jiff::tz::TimeZone;
use serde::Serialize;
use ts_rs::TS;

use crate::model::blank::Blank;
use crate::model::interstitial::InterstitialKind;
use crate::model::keys::Action;
use crate::snapshot::times::millis;
use crate::state::State;
use crate::words::clock_time;

/// Whether something was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "kebab-case")]
#[ts(export)]
pub enum ShowState {
    /// Nothing to be said (black, freeze, agenda).
    Plain,
    /// Not yet.
    NotYet,
    /// Shown here at this time.
    Shown {
        /// "12:01".
        at: String,
        /// For how long in milliseconds.
        #[ts(type = "number")]
        for_ms: i64,
    },
    /// Ticked by the chair as shown by other means.
    Elsewhere {
        /// When it was ticked.
        at: String,
    },
    /// The room sees it now.
    Up,
    /// There is no page for it in this session.
    Missing,
}

/// A button of what can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ShowButton {
    /// The label.
    pub label: String,
    /// What it does, and by which key.
    pub action: Action,
    /// Whether it was shown.
    pub state: ShowState,
    /// The edition and its standing: "ietf-2021: in force on 9 Nov 2021".
    pub edition: String,
    /// The edition is not the one in force on the session's date: said in words.
    pub warning: Option<String>,
    /// For "shown elsewhere".
    pub kind: Option<InterstitialKind>,
}

/// The buttons, in their order. A plain deck has black, white and freeze alone.
pub fn buttons(state: &State, zone: &TimeZone) -> Vec<ShowButton> {
    let mut buttons: Vec<ShowButton> = if state.content.plain {
        Vec::new()
    } else {
        let shown = InterstitialKind::ALL.into_iter().filter(|kind| *kind != InterstitialKind::Agenda);
        shown.filter_map(|kind| button(state, kind, zone)).collect()
    };
    let plain = |label: &str, action, up| ShowButton {
        label: label.into(),
        action,
        state: if up { ShowState::Up } else { ShowState::Plain },
        edition: String::new(),
        warning: None,
        kind: None,
    };
    buttons.push(plain("Black", Action::Black, state.blank == Some(Blank::Black)));
    buttons.push(plain("Freeze", Action::Freeze, state.frozen.is_some()));
    buttons
}

fn button(state: &State, kind: InterstitialKind, zone: &TimeZone) -> Option<ShowButton> {
    let action = Action::showing(kind)?;
    let info = state.content.interstitial(kind);
    let up =
        state.blank.is_none() && !state.elsewhere && state.cover.as_ref().is_some_and(|cover| cover.with.kind == kind);
    let shown = if info.is_none() {
        ShowState::Missing
    } else if up {
        ShowState::Up
    } else if let Some(exposure) = state.last_exposure(kind) {
        let until = exposure.until.as_ref().unwrap_or(&exposure.from);
        ShowState::Shown { at: clock_time(exposure.from.wall, zone), for_ms: millis(until.since(&exposure.from)) }
    } else if let Some(at) = state.shown_elsewhere.get(&kind) {
        ShowState::Elsewhere { at: clock_time(at.wall, zone) }
    } else {
        ShowState::NotYet
    };
    let edition = info.map_or_else(String::new, |info| match &info.edition {
        Some(edition) => format!("{edition}: {}", info.standing),
        None => info.standing.clone(),
    });
    let warning = info
        .filter(|info| !info.current)
        .map(|info| format!("Not the edition for this session's date: {}", info.standing));
    Some(ShowButton { label: kind.label().into(), action, state: shown, edition, warning, kind: Some(kind) })
}
