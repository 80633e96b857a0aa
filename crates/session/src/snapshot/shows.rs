//! The show bar: everything that the room can see, as sources, each with when it was shown. While the room looks at
//! our window, exactly one of them is up, and a time card may stand in its corner.

use serde::Serialize;
use ts_rs::TS;

use crate::model::interstitial::InterstitialKind;
use crate::model::keys::Action;
use crate::model::source::Source;
use crate::model::stamp::Moment;
use crate::model::stand_in::StandIn;
use crate::queries::room_time::in_corner;
use crate::snapshot::times::millis;
use crate::state::State;
use crate::words::DayTimes;

/// Whether something was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "kebab-case")]
#[ts(export)]
pub enum ShowState {
    /// There is nothing to say (the slide, blank, freeze).
    Plain,
    /// Not yet.
    NotYet,
    /// Not yet by itself, but another text has its content: the Note Well that of the Code of Conduct.
    Within {
        /// Shows that text.
        action: Action,
    },
    /// Shown here at this time.
    Shown {
        /// "12:01".
        at: String,
        /// For how long in milliseconds; 0 where that is not kept.
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

/// A source in the show bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ShowButton {
    /// The label.
    pub label: String,
    /// What it does, and by which key.
    pub action: Action,
    /// A second key that shows something of the same kind: white beside black.
    pub also: Option<Action>,
    /// Whether it was shown.
    pub state: ShowState,
    /// The first of a group: some space stands before it.
    pub begins_group: bool,
    /// The edition and its standing: "ietf-2021: in force on 9 Nov 2021".
    pub edition: String,
    /// The edition is not the one in force on the session's date: said in words.
    pub warning: Option<String>,
    /// For "shown elsewhere".
    pub kind: Option<InterstitialKind>,
}

/// What the room sees, as one of the sources; `None` while it looks elsewhere.
pub(crate) fn source(state: &State) -> Option<Source> {
    if state.elsewhere {
        return None;
    }
    let covered = state.cover.as_ref().map(|cover| Source::Interstitial(cover.with.kind));
    let shown = if state.blank.is_some() { Some(Source::Blank) } else { state.card.as_ref().map(Source::of) };
    let frozen = state.frozen.as_ref().map(|_| Source::Freeze);
    Some(shown.or(covered).or(frozen).unwrap_or(Source::Slide))
}

/// The sources, in the order of the bar. A plain deck has the slide, blank and freeze alone.
pub fn buttons(state: &State, now: &Moment, times: &DayTimes) -> Vec<ShowButton> {
    let up = source(state);
    // The card in the corner stands beside what the room sees.
    let in_corner = state.blank.is_none() && in_corner(state, now).is_some();
    Source::all()
        .filter(|source| !state.content.plain || source.is_in_plain_decks())
        .filter_map(|source| {
            let button = button(state, source, times)?;
            let is_up = up == Some(source) || (in_corner && source == Source::Time);
            Some(if is_up { ShowButton { state: ShowState::Up, ..button } } else { button })
        })
        .collect()
}

fn button(state: &State, source: Source, times: &DayTimes) -> Option<ShowButton> {
    let action = source.action()?;
    let plain = ShowButton {
        label: label(state, source).into(),
        action,
        also: source.also(),
        state: ShowState::Plain,
        begins_group: source.begins_group(),
        edition: String::new(),
        warning: None,
        kind: None,
    };
    let shown = |source: Source| match state.shown_at(source) {
        Some(at) => ShowState::Shown { at: times.time(at.wall), for_ms: 0 },
        None => ShowState::NotYet,
    };
    Some(match source {
        Source::Slide | Source::Blank | Source::Freeze => plain,
        Source::Interstitial(kind) => of_interstitial(state, kind, plain, times),
        Source::Question | Source::Outcomes | Source::Time => ShowButton { state: shown(source), ..plain },
    })
}

fn label(state: &State, source: Source) -> &'static str {
    match state.stand_in().filter(|_| source == Source::Slide) {
        Some(StandIn::Holding) => return "Holding",
        Some(StandIn::Break) => return "Break",
        Some(StandIn::Ended) => return "Ended",
        None => {}
    }
    source.label(state.card.as_ref().filter(|_| state.blank.is_none()))
}

/// What shows the text that has this one's content.
fn including(state: &State, kind: InterstitialKind) -> Option<Action> {
    let text = state.content.interstitials.iter().find(|info| info.includes.contains(&kind))?;
    Action::showing(text.kind)
}

fn of_interstitial(state: &State, kind: InterstitialKind, plain: ShowButton, times: &DayTimes) -> ShowButton {
    let info = state.content.interstitial(kind);
    let shown = if info.is_none() {
        ShowState::Missing
    } else if let Some(exposure) = state.last_exposure(kind) {
        let until = exposure.until.as_ref().unwrap_or(&exposure.from);
        ShowState::Shown { at: times.time(exposure.from.wall), for_ms: millis(until.since(&exposure.from)) }
    } else if let Some(at) = state.shown_elsewhere.get(&kind) {
        ShowState::Elsewhere { at: times.time(at.wall) }
    } else if let Some(action) = including(state, kind) {
        ShowState::Within { action }
    } else {
        ShowState::NotYet
    };
    let edition = info.map_or_else(String::new, |info| match &info.edition {
        Some(edition) => format!("{edition}: {}", info.standing_words()),
        None => info.standing.clone(),
    });
    let warning = info
        .filter(|info| !info.current)
        .map(|info| format!("Not the edition for this session's date: {}", info.standing_words()));
    let kind = Some(kind).filter(|kind| *kind != InterstitialKind::Agenda);
    ShowButton { state: shown, edition, warning, kind, ..plain }
}
