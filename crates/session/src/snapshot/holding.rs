//! The pages in the place of the slide, until the chair turns or begins. The holding page, before the start, says what
//! session this is and when it starts, and counts down to that. The closing page, after the end, thanks the room and says
//! where the minutes are.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use ts_rs::TS;

use crate::model::content::SessionContent;
use crate::model::interstitial::InterstitialKind;
use crate::model::stamp::Moment;
use crate::model::stand_in::StandIn;
use crate::snapshot::times::{Ticking, millis};
use crate::state::State;
use crate::words::{DayTimes, isolated};

/// Nobody sits before a countdown of more than this.
const FAR: SignedDuration = SignedDuration::from_hours(24);

/// What a page in the web begins with.
const WEB: &[&str] = &["https://", "http://"];

/// The holding page or the closing page, but for the countdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HoldingPage {
    /// Over the heading: "Security Dispatch · IETF 112".
    pub kicker: String,
    /// "We start at 12:00", "We start shortly", "Rehearsal", "Thank you".
    pub heading: String,
    /// Under the heading and the countdown: "This session is being recorded. The Note Well applies."; after the end
    /// "Minutes: notes.ietf.org/notes-ietf-112-secdispatch".
    pub line: String,
    /// At the foot: "Tue 9 November 2021, 12:00–14:00 UTC"; empty without a slot.
    pub when: String,
    /// Beside it, where the notes are taken, or after the end where the discussion goes on:
    /// "notes.ietf.org/notes-ietf-112-secdispatch", "Mailing list: secdispatch@ietf.org"; empty without such a link.
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
    let (heading, line) = match start(state, now) {
        Start::Rehearsed(at) => ("Rehearsal".into(), when_it_is(content, at, now)),
        Start::Far(at) => (format!("We start {}", on_day(content, at, now)), what_applies(content)),
        Start::Soon(at) => (format!("We start at {}", state.day_times().time(at)), what_applies(content)),
        Start::Now => ("We start shortly".into(), what_applies(content)),
    };
    HoldingPage {
        kicker: kicker(content),
        heading,
        line,
        when: when(content),
        notes: linked(content, &["minutes", "notes"], WEB).unwrap_or_default(),
    }
}

/// The closing page. After a rehearsal it says when the session is.
pub(crate) fn closing_page(state: &State, now: &Moment) -> HoldingPage {
    let content = &state.content;
    let slot = content.slot.filter(|_| state.rehearsal);
    let minutes = || linked(content, &["minutes", "notes"], WEB).map(|at| format!("Minutes: {at}"));
    let (heading, line) = match slot {
        Some(slot) => ("End of the rehearsal", Some(when_it_is(content, slot.start, now))),
        None => ("Thank you", minutes()),
    };
    HoldingPage {
        kicker: kicker(content),
        heading: heading.into(),
        line: line.unwrap_or_default(),
        when: when(content),
        notes: linked(content, &["mailing list"], &["mailto:", "https://", "http://"])
            .map(|at| format!("Mailing list: {at}"))
            .unwrap_or_default(),
    }
}

/// "Security Dispatch · IETF 112".
fn kicker(content: &SessionContent) -> String {
    let name = [Some(content.title.as_str()), content.meeting.as_deref()];
    name.into_iter().flatten().map(isolated).collect::<Vec<_>>().join(" · ")
}

/// Until the start, while the room sees the holding page and its countdown.
pub(crate) fn countdown(state: &State, now: &Moment) -> Option<Ticking> {
    if state.stand_in() != Some(StandIn::Holding)
        || state.blank.is_some()
        || state.card.is_some()
        || state.cover.is_some()
    {
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
        Start::Far(at) => format!("says that you start {}", on_day(&state.content, at, now)),
        Start::Now => "says that you start shortly".into(),
    }
}

/// "The session starts on Tue 9 November at 12:00"; of one in the past "The session was on Tue 9 November 2021 at 12:00".
fn when_it_is(content: &SessionContent, at: Timestamp, now: &Moment) -> String {
    let verb = if at > now.wall { "starts" } else { "was" };
    format!("The session {verb} {}", on_day(content, at, now))
}

/// "on Tue 9 November at 12:00", in another year "on Tue 9 November 2021 at 12:00".
fn on_day(content: &SessionContent, at: Timestamp, now: &Moment) -> String {
    let zone = content.time_zone();
    let [day, today] = [at, now.wall].map(|at| at.to_zoned_datetime(zone.clone()));
    let format = if day.year() == today.year() { "on %a %-d %B at %H:%M" } else { "on %a %-d %B %Y at %H:%M" };
    day.strftime(format).to_string()
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

/// The address of the first link with one of these labels and schemes, as one types it.
fn linked(content: &SessionContent, labels: &[&str], schemes: &[&str]) -> Option<String> {
    let is_meant = |label: &str| labels.iter().any(|name| label.eq_ignore_ascii_case(name));
    let link = content.links.iter().find(|link| is_meant(&link.label))?;
    let typed = schemes.iter().find_map(|scheme| link.url.strip_prefix(scheme));
    typed.map(|typed| typed.trim_end_matches('/').to_owned())
}
