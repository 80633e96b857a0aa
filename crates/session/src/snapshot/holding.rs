//! The holding page: what the room sees before the start, until the chair turns or begins. It says what session this is
//! and when it starts, and counts down to that.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use ts_rs::TS;

use crate::model::content::SessionContent;
use crate::model::interstitial::InterstitialKind;
use crate::model::stamp::Moment;
use crate::snapshot::times::{Ticking, millis};
use crate::state::State;
use crate::words::{DayTimes, isolated};

/// Nobody sits before a countdown of more than this.
const FAR: SignedDuration = SignedDuration::from_hours(24);

/// The holding page, but for the countdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HoldingPage {
    /// Over the heading: "Security Dispatch · IETF 112".
    pub kicker: String,
    /// "We start at 12:00", "We start shortly", "Rehearsal".
    pub heading: String,
    /// Under the heading and the countdown: "This session is being recorded. The Note Well applies."
    pub line: String,
    /// At the foot: "Tue 9 November 2021, 12:00–14:00 UTC"; empty without a slot.
    pub when: String,
    /// Beside it, where the notes are taken: "notes.ietf.org/notes-ietf-112-secdispatch"; empty without such a link.
    pub notes: String,
}

/// How the start stands to the present.
enum Start {
    /// The slot is on another day.
    Rehearsed(Timestamp),
    /// More than a day ahead.
    Far(Timestamp),
    /// Ahead.
    Soon(Timestamp),
    /// Past, or the session has no slot.
    Now,
}

fn start(state: &State, now: &Moment) -> Start {
    let Some(slot) = state.content.slot else { return Start::Now };
    let left = slot.start.duration_since(now.wall);
    match left {
        _ if state.rehearsal => Start::Rehearsed(slot.start),
        left if left > FAR => Start::Far(slot.start),
        left if left.is_positive() => Start::Soon(slot.start),
        _ => Start::Now,
    }
}

/// The holding page as of `now`.
pub(crate) fn holding_page(state: &State, now: &Moment) -> HoldingPage {
    let content = &state.content;
    let name = [Some(content.title.as_str()), content.meeting.as_deref()];
    let (heading, line) = match start(state, now) {
        Start::Rehearsed(at) => ("Rehearsal".into(), format!("The session starts {}", on_day(content, at))),
        Start::Far(at) => (format!("We start {}", on_day(content, at)), what_applies(content)),
        Start::Soon(at) => (format!("We start at {}", state.day_times().time(at)), what_applies(content)),
        Start::Now => ("We start shortly".into(), what_applies(content)),
    };
    HoldingPage {
        kicker: name.into_iter().flatten().map(isolated).collect::<Vec<_>>().join(" · "),
        heading,
        line,
        when: when(content),
        notes: notes(content),
    }
}

/// Until the start, while the room sees the holding page and its countdown.
pub(crate) fn countdown(state: &State, now: &Moment) -> Option<Ticking> {
    if !state.is_holding() || state.blank.is_some() || state.card.is_some() || state.cover.is_some() {
        return None;
    }
    match start(state, now) {
        Start::Soon(at) => Some(Ticking { ms: millis(at.duration_since(now.wall)), rate: -1 }),
        Start::Rehearsed(_) | Start::Far(_) | Start::Now => None,
    }
}

/// What the holding page says of the start, to the chair: "counts down to 12:00".
pub(crate) fn until_words(state: &State, now: &Moment) -> String {
    match start(state, now) {
        Start::Soon(at) => format!("counts down to {}", state.day_times().time(at)),
        Start::Rehearsed(_) => "says that this is a rehearsal".into(),
        Start::Far(at) => format!("says that you start {}", on_day(&state.content, at)),
        Start::Now => "says that you start shortly".into(),
    }
}

/// "on Tue 9 November at 12:00".
fn on_day(content: &SessionContent, at: Timestamp) -> String {
    at.to_zoned_datetime(content.time_zone()).strftime("on %a %-d %B at %H:%M").to_string()
}

fn when(content: &SessionContent) -> String {
    let Some(slot) = content.slot else { return String::new() };
    let zone = content.time_zone();
    let day = slot.start.to_zoned_datetime(zone.clone()).strftime("%a %-d %B %Y").to_string();
    format!("{day}, {}", DayTimes::new(zone, Some(slot.start)).span_with_zone(slot.start, Some(slot.end)))
}

fn what_applies(content: &SessionContent) -> String {
    let said = [
        (InterstitialKind::Recording, "This session is being recorded."),
        (InterstitialKind::NoteWell, "The Note Well applies."),
    ];
    let known = said.into_iter().filter(|(kind, _)| content.interstitial(*kind).is_some());
    known.map(|(_, words)| words).collect::<Vec<_>>().join(" ")
}

/// The address of the notes, as one types it.
fn notes(content: &SessionContent) -> String {
    let is_notes = |label: &str| ["minutes", "notes"].iter().any(|name| label.eq_ignore_ascii_case(name));
    let link = content.links.iter().find(|link| is_notes(&link.label));
    let typed = link.and_then(|link| link.url.strip_prefix("https://").or(link.url.strip_prefix("http://")));
    typed.map_or_else(String::new, |typed| typed.trim_end_matches('/').to_owned())
}
