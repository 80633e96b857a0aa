//! The buttons of what can be shown, each with when it was.

use jiff::tz::TimeZone;
use serde::Serialize;
use ts_rs::TS;

use crate::model::blank::Blank;
use crate::model::intent::Intent;
use crate::model::interstitial::InterstitialKind;
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
    /// The keycap.
    pub key: String,
    /// What it sends.
    pub intent: Intent,
    /// Whether it was shown.
    pub state: ShowState,
    /// The edition and its standing: "ietf-2021: in force on 9 Nov 2021".
    pub edition: String,
    /// The edition is not the one in force on the session's date: said in words.
    pub warning: Option<String>,
    /// For "shown elsewhere".
    pub kind: Option<InterstitialKind>,
}

/// The keycap of a kind.
pub(crate) const fn key(kind: InterstitialKind) -> &'static str {
    match kind {
        InterstitialKind::NoteWell => "N",
        InterstitialKind::CodeOfConduct => "C",
        InterstitialKind::Recording => "R",
        InterstitialKind::Tips => "T",
        InterstitialKind::MicRules => "G",
        InterstitialKind::Links => "L",
        InterstitialKind::Agenda => "A",
    }
}

/// The buttons, in their order. A plain deck has black, white and freeze alone.
pub fn buttons(state: &State, zone: &TimeZone) -> Vec<ShowButton> {
    let mut buttons: Vec<ShowButton> = if state.content.plain {
        Vec::new()
    } else {
        let shown = InterstitialKind::ALL.into_iter().filter(|kind| *kind != InterstitialKind::Agenda);
        shown.map(|kind| button(state, kind, zone)).collect()
    };
    let plain = |label: &str, key: &str, intent, up| ShowButton {
        label: label.into(),
        key: key.into(),
        intent,
        state: if up { ShowState::Up } else { ShowState::Plain },
        edition: String::new(),
        warning: None,
        kind: None,
    };
    let black = Blank::Black;
    buttons.push(plain("Black", "B", Intent::Blank { colour: black }, state.blank == Some(black)));
    buttons.push(plain("Freeze", "F", Intent::Freeze, state.frozen.is_some()));
    buttons
}

fn button(state: &State, kind: InterstitialKind, zone: &TimeZone) -> ShowButton {
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
    ShowButton {
        label: kind.label().into(),
        key: key(kind).into(),
        intent: Intent::Show { kind },
        state: shown,
        edition,
        warning,
        kind: Some(kind),
    }
}
