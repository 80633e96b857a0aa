//! The pages in the place of the slide, until the chair turns or begins. The holding page, before the start, says what
//! session this is and when it starts, and counts down to that. The break page says when the session goes on and with what.
//! The closing page, after the end, thanks the room and says where the minutes are.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use ts_rs::TS;

use crate::model::content::SessionContent;
use crate::model::interstitial::InterstitialKind;
use crate::model::page_id::PageId;
use crate::model::stamp::Moment;
use crate::model::stand_in::StandIn;
use crate::queries::rundown::time::{later, left};
use crate::snapshot::times::{Ticking, millis};
use crate::state::State;
use crate::words::{DayTimes, isolated};

/// Nobody sits before a countdown of more than this.
const FAR: SignedDuration = SignedDuration::from_hours(24);

/// What a page in the web begins with.
const WEB: &[&str] = &["https://", "http://"];

/// The holding page, the break page or the closing page, but for the countdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct HoldingPage {
    /// Over the heading: "Security Dispatch · IETF 112".
    pub kicker: String,
    /// "We start at 12:00", "We start shortly", "Rehearsal", "Coffee break", "Thank you".
    pub heading: String,
    /// Under the heading and the countdown: "We begin with", "We go on at 14:30 with"; after the end "Minutes:
    /// notes.ietf.org/notes-ietf-112-secdispatch".
    pub line: String,
    /// The item that the line leads to.
    pub next: Option<NextItem>,
    /// What takes turns below: "This session will be recorded. The Note Well applies.", "The Code of Conduct applies: treat
    /// each other with respect."
    pub turns: Vec<String>,
    /// At the foot: "Tue 9 November 2021, 12:00–14:00 UTC"; empty without a slot.
    pub when: String,
    /// Beside it, where the notes are taken, or after the end where the discussion goes on:
    /// "notes.ietf.org/notes-ietf-112-secdispatch", "Mailing list: secdispatch@ietf.org"; empty without such a link.
    pub notes: String,
    /// The session's links, which take turns; none after the end.
    pub codes: Vec<LinkCode>,
}

/// An item that comes next, as the room reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NextItem {
    /// Its title.
    pub title: String,
    /// Who presents it; empty when nobody is named, and for the chairs' own.
    pub presenter: String,
}

/// A link that a phone in the room can read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LinkCode {
    /// "Minutes".
    pub label: String,
    /// The address as one types it.
    pub address: String,
    /// The page with the code.
    pub page: PageId,
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
    let next = next(state);
    let begins = if next.is_some() { "We begin with" } else { "" };
    let (heading, line) = match start(state, now) {
        Start::Rehearsed(at) => ("Rehearsal".into(), when_it_is(content, at, now)),
        Start::Far(at) => (format!("We start {}", on_day(content, at, now)), begins.into()),
        Start::Soon(at) => (format!("We start at {}", state.day_times().time(at)), begins.into()),
        Start::Now => ("We start shortly".into(), begins.into()),
    };
    HoldingPage {
        kicker: kicker(content),
        heading,
        next: next.filter(|_| line == begins),
        line,
        turns: applies(content, Some("This session will be recorded.")),
        when: when(content),
        notes: linked(content, &["minutes", "notes"], WEB).unwrap_or_default(),
        codes: codes(content),
    }
}

/// The page of the break that is up, as of `now`.
pub(crate) fn break_page(state: &State, now: &Moment) -> HoldingPage {
    let content = &state.content;
    let title = state.item.as_ref().and_then(|id| content.item(id)).map_or("Break", |item| item.title.as_str());
    let next = next(state);
    let with = if next.is_some() { " with" } else { "" };
    let goes_on = match break_ends(state, now) {
        Some(at) => format!("We go on at {}{with}", state.day_times().time(at)),
        None => format!("We go on shortly{with}"),
    };
    HoldingPage {
        kicker: kicker(content),
        heading: isolated(title).into_owned(),
        line: goes_on,
        next,
        // What is recorded meanwhile, nobody knows.
        turns: applies(content, None),
        when: when(content),
        notes: linked(content, &["minutes", "notes"], WEB).unwrap_or_default(),
        codes: codes(content),
    }
}

/// The item that comes next.
pub(super) fn next(state: &State) -> Option<NextItem> {
    let item = state.content.agenda.get(state.comes_next()?)?;
    let presenter = item.presenter.as_deref().filter(|_| !state.content.is_chairs_own(item));
    let isolated = |words: &str| isolated(words).into_owned();
    Some(NextItem { title: isolated(&item.title), presenter: presenter.map(isolated).unwrap_or_default() })
}

/// When the break that is up ends; `None` when that is past, or nobody knows.
fn break_ends(state: &State, now: &Moment) -> Option<Timestamp> {
    let (id, run) = state.item_run()?;
    let left = left(state, state.content.item_index(id)?, now);
    (run.clock.runs() && left.is_positive()).then(|| later(now.wall, left))
}

/// What the break page says to the chair: "counts down to 14:30".
pub(crate) fn goes_on_words(state: &State, now: &Moment) -> String {
    match break_ends(state, now) {
        Some(at) => format!("counts down to {}", state.day_times().time(at)),
        None => "says that you go on shortly".into(),
    }
}

/// The links that have a QR code.
fn codes(content: &SessionContent) -> Vec<LinkCode> {
    let codes = content.coded_links().map(|(number, link)| LinkCode {
        label: link.label.clone(),
        address: as_typed(&link.url, WEB).unwrap_or(&link.url).to_owned(),
        page: PageId::code(number),
    });
    codes.collect()
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
        next: None,
        turns: Vec::new(),
        when: when(content),
        notes: linked(content, &["mailing list"], &["mailto:", "https://", "http://"])
            .map(|at| format!("Mailing list: {at}"))
            .unwrap_or_default(),
        codes: Vec::new(),
    }
}

/// "Security Dispatch · IETF 112".
fn kicker(content: &SessionContent) -> String {
    let name = [Some(content.title.as_str()), content.meeting.as_deref()];
    name.into_iter().flatten().map(isolated).collect::<Vec<_>>().join(" · ")
}

/// Until the start or the end of a break, while the room sees the page that counts down to it.
pub(crate) fn countdown(state: &State, now: &Moment) -> Option<Ticking> {
    if state.blank.is_some() || state.card.is_some() || state.cover.is_some() {
        return None;
    }
    let until = match state.stand_in()? {
        StandIn::Holding => match start(state, now) {
            Start::Soon(at) => at,
            Start::Rehearsed(_) | Start::Far(_) | Start::Now => return None,
        },
        StandIn::Break => break_ends(state, now)?,
        StandIn::Ended => return None,
    };
    Some(Ticking { ms: millis(until.duration_since(now.wall)), rate: -1 })
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

/// What applies, in lines that take turns. `recorded` is what is said of a recording.
fn applies(content: &SessionContent, recorded: Option<&str>) -> Vec<String> {
    let has = |kind| content.interstitial(kind).is_some();
    let said = [
        recorded.filter(|_| has(InterstitialKind::Recording)),
        has(InterstitialKind::NoteWell).then_some("The Note Well applies."),
    ];
    let conduct = has(InterstitialKind::CodeOfConduct)
        .then(|| "The Code of Conduct applies: treat each other with respect.".to_owned());
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(" ");
    [Some(said), conduct].into_iter().flatten().filter(|words| !words.is_empty()).collect()
}

/// The address of the first link with one of these labels and schemes, as one types it.
fn linked(content: &SessionContent, labels: &[&str], schemes: &[&str]) -> Option<String> {
    let is_meant = |label: &str| labels.iter().any(|name| label.eq_ignore_ascii_case(name));
    let link = content.links.iter().find(|link| is_meant(&link.label))?;
    as_typed(&link.url, schemes).map(str::to_owned)
}

/// An address without its scheme, if that is one of these, and without a slash at its end.
fn as_typed<'a>(url: &'a str, schemes: &[&str]) -> Option<&'a str> {
    let typed = schemes.iter().find_map(|scheme| url.strip_prefix(scheme))?;
    Some(typed.trim_end_matches('/'))
}
