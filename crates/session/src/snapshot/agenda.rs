//! The agenda's rows.

use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

use crate::model::ids::{DeckId, ItemId};
use crate::model::item::{Item, ItemKind};
use crate::model::people::Seat;
use crate::model::stamp::Moment;
use crate::model::steps;
use crate::queries::rundown::agenda::Rundown;
use crate::queries::rundown::time::{allotted, spent};
use crate::snapshot::beginning::{Beginning, beginning};
use crate::snapshot::times::{Projection, Ticking, millis, projection};
use crate::state::State;
use crate::typed::time_of_day::as_typed;
use crate::words::{DayTimes, minutes_words};

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ItemState {
    /// Was up.
    Done,
    /// Is up.
    Now,
    /// Comes.
    Planned,
    /// The chair skips it.
    Skipped,
    /// Stands before the one that is up, and was never up itself.
    SkippedForNow,
    /// The session ended before it was up.
    NotReached,
}

/// A row of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AgendaRow {
    /// For `begin-item`.
    pub id: ItemId,
    /// "2".
    pub number: String,
    /// The title.
    pub title: String,
    /// What stands above it, where a group of items begins: "If time permits".
    pub label: Option<String>,
    /// Its slides: "13 slides", "no slides yet"; empty when nobody brings any.
    pub slides: String,
    /// The deck that it brings: "qmux.pdf"; empty when it brings none.
    pub file: String,
    /// Somebody is expected to bring slides for it, and nobody has.
    pub lacks_slides: bool,
    /// Its minutes: "25"; empty when it has none.
    pub time: String,
    /// What it took, once it was up: "9".
    pub took: Option<String>,
    /// How it stands.
    pub state: ItemState,
    /// When it is planned or was begun: "12:05", "10 Nov 00:05".
    pub at: String,
    /// What it is.
    pub kind: ItemKind,
    /// Who presents, alone, for editing; may be empty.
    pub presenter: String,
    /// What the group is asked; may be empty.
    pub question: String,
    /// Where the plan has it: "12:05–12:30"; empty without a slot.
    pub planned: String,
    /// When the plan has it end, in milliseconds since 1970, to the minute; `None` without a slot.
    #[ts(type = "number | null")]
    pub planned_end: Option<i64>,
    /// When it was up: "12:06–12:31", "12:06–" while it is; empty before.
    pub actual: String,
    /// When it will be; `None` for what is over, skipped or skipped for now.
    pub projected: Option<ProjectedTimes>,
    /// Its fixed start: "13:00".
    pub fixed_start: Option<String>,
    /// The same as it is typed: "13:00", "02:30 CET"; empty without one.
    pub fixed_start_typed: String,
    /// Free time before that, while there is some.
    pub free_before: Option<Ticking>,
    /// The talk's share of its minutes, as it is typed: "10"; empty when it has none of its own.
    pub talk: String,
    /// Where its speaker is expected.
    pub seat: Option<Seat>,
    /// What can be decided about it; empty when that is the session's list.
    pub outcomes: Option<Vec<String>>,
    /// What it says for information; may be empty.
    pub text: String,
    /// Links to read more.
    pub links: Vec<String>,
    /// The short talks that it holds.
    pub talks: Vec<TalkRow>,
    /// What beginning it would do; `None` while it is up.
    pub begins: Option<Beginning>,
}

/// When an item will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ProjectedTimes {
    /// Its start.
    pub start: Projection,
    /// Its end.
    pub end: Projection,
}

/// One of the short talks of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TalkRow {
    /// Its title.
    pub title: String,
    /// Who presents; may be empty.
    pub who: String,
    /// Its minutes: "5"; empty when it has none of its own.
    pub time: String,
    /// It is the one that is on.
    pub now: bool,
}

/// All rows as of `now`. A row's time of day is when it was begun, else where the plan has it.
pub fn rows(state: &State, rundown: Option<&Rundown>, now: &Moment, times: &DayTimes) -> Vec<AgendaRow> {
    let zone = state.content.time_zone();
    let has_slot = rundown.is_some_and(|rundown| rundown.slot.is_some());
    let mut rows = Vec::new();
    for (index, item) in state.content.agenda.iter().enumerate() {
        let run = state.items.get(&item.id);
        let standing = match run {
            Some(_) if state.item.as_ref() == Some(&item.id) => ItemState::Now,
            Some(_) => ItemState::Done,
            None if item.skipped => ItemState::Skipped,
            None if state.ended.is_some() => ItemState::NotReached,
            None if state.is_skipped_for_now(index) => ItemState::SkippedForNow,
            None => ItemState::Planned,
        };
        let of_item = rundown.and_then(|rundown| rundown.items.get(index));
        let planned = of_item.filter(|_| has_slot).map(|times| times.planned);
        let time = allotted(state, index);
        let none = item.time == SignedDuration::ZERO && time == SignedDuration::ZERO;
        let slides = slides(state, item);
        let at = run.map(|run| run.begun.wall).or(planned.map(|(start, _)| start));
        let actual = of_item.and_then(|times| times.actual);
        let projected = of_item.and_then(|times| times.projected);
        let fixed_start = rundown.and_then(|rundown| rundown.fixed_start(item));
        rows.push(AgendaRow {
            id: item.id.clone(),
            number: (index + 1).to_string(),
            title: item.title.clone(),
            label: (begins_open_items(state, index)).then(|| "If time permits".into()),
            lacks_slides: slides.is_none() && expects_slides(state, item),
            file: state
                .content
                .deck(&item.deck)
                .filter(|_| item.brings_deck)
                .map_or_else(String::new, |deck| deck.title.clone()),
            slides: slides
                .unwrap_or_else(|| if expects_slides(state, item) { "no slides yet".into() } else { String::new() }),
            time: if none { String::new() } else { minutes_words(time) },
            took: (standing == ItemState::Done).then(|| minutes_words(spent(state, index, now))),
            state: standing,
            at: at.map_or_else(String::new, |at| times.time(at)),
            kind: item.kind,
            presenter: item.presenter.clone().unwrap_or_default(),
            question: item.question_asked().unwrap_or_default().into(),
            planned: planned.map_or_else(String::new, |(start, end)| times.span(start, Some(end))),
            planned_end: planned.map(|(_, end)| end.as_second().div_euclid(60) * 60_000),
            actual: actual.map_or_else(String::new, |(start, end)| times.span(start, end)),
            projected: projected
                .map(|times| ProjectedTimes { start: projection(times.start), end: projection(times.end) }),
            fixed_start: fixed_start.map(|at| times.time(at)),
            fixed_start_typed: fixed_start.map_or_else(String::new, |at| as_typed(at, &zone)),
            free_before: projected.filter(|times| times.free_before.is_positive()).map(|times| Ticking {
                ms: millis(times.free_before),
                rate: if rundown.is_some_and(|rundown| rundown.gap_shrinks(index)) { -1 } else { 0 },
            }),
            talk: item.talk.map_or_else(String::new, minutes_words),
            seat: item.seat,
            outcomes: item.outcomes.clone(),
            text: item.text.clone().unwrap_or_default(),
            links: item.links().map(String::from).collect(),
            talks: talks(state, item),
            begins: beginning(state, index),
        });
    }
    rows
}

/// Whether a run of "if time permits" items begins here.
fn begins_open_items(state: &State, index: usize) -> bool {
    let is_open = |at: usize| state.content.agenda.get(at).is_some_and(|item| item.kind == ItemKind::AsTimePermits);
    is_open(index) && !index.checked_sub(1).is_some_and(is_open)
}

/// Whether somebody is expected to bring slides for it.
fn expects_slides(state: &State, item: &Item) -> bool {
    matches!(item.kind, ItemKind::Talk | ItemKind::AsTimePermits)
        && item.deck == DeckId::of_item(&item.id)
        && !state.content.is_chairs_own(item)
}

/// "13 slides", of a deck that somebody made; `None` for a generated slide.
fn slides(state: &State, item: &Item) -> Option<String> {
    let deck = state.content.deck(&item.deck).filter(|_| item.brings_deck || item.deck.is_chairs())?;
    let count = steps::slides(&deck.slides).len();
    Some(format!("{count} {}", if count == 1 { "slide" } else { "slides" }))
}

fn talks(state: &State, item: &Item) -> Vec<TalkRow> {
    let run = state.items.get(&item.id).filter(|run| state.item.as_ref() == Some(&item.id) && run.talk_took.is_none());
    let on = run.map(|run| run.short_talk.map_or(1, |(number, _)| number));
    let rows = item.talks.iter().zip(1_u32..).map(|(talk, number)| TalkRow {
        title: talk.title.clone(),
        who: talk.presenter.clone().unwrap_or_default(),
        time: if talk.time.is_positive() { minutes_words(talk.time) } else { String::new() },
        now: on == Some(number),
    });
    rows.collect()
}
