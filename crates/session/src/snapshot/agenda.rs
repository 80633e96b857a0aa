//! The agenda's rows.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::model::content::{Item, ItemKind, SessionContent};
use crate::model::ids::ItemId;
use crate::model::stamp::Moment;
use crate::model::steps;
use crate::queries::rundown::{Rundown, allotted, spent};
use crate::snapshot::build::{millis, projection};
use crate::snapshot::{AgendaRow, ItemState, ProjectedTimes, TalkRow, Ticking};
use crate::state::State;
use crate::words::{clock_time, minutes_words};

/// "2", from the item's place in the agenda.
pub(crate) fn number(content: &SessionContent, item: &ItemId) -> String {
    content.item_index(item).map_or_else(String::new, |at| (at + 1).to_string())
}

/// "2 · Private Access Tokens".
pub(crate) fn name(content: &SessionContent, item: &ItemId) -> String {
    content.item(item).map_or_else(String::new, |found| format!("{} · {}", number(content, item), found.title))
}

/// The same; an item that was taken off the agenda has no number any more.
pub(crate) fn known_name(state: &State, item: &ItemId) -> String {
    match state.content.item(item) {
        Some(_) => name(&state.content, item),
        None => state.known_item(item).map_or_else(String::new, |removed| removed.title.clone()),
    }
}

/// All rows as of `now`. A row's time of day is when it was begun, else where the plan has it.
pub fn rows(state: &State, rundown: Option<&Rundown>, now: &Moment, zone: &TimeZone) -> Vec<AgendaRow> {
    let has_slot = rundown.is_some_and(|rundown| rundown.slot.is_some());
    let mut rows = Vec::new();
    for (index, item) in state.content.agenda.iter().enumerate() {
        let run = state.items.get(&item.id);
        let standing = match run {
            Some(_) if state.item.as_ref() == Some(&item.id) => ItemState::Now,
            Some(_) => ItemState::Done,
            None if item.skipped => ItemState::Skipped,
            None if state.is_passed_over(index) => ItemState::PassedOver,
            None => ItemState::Planned,
        };
        let times = rundown.and_then(|rundown| rundown.items.get(index));
        let planned = times.filter(|_| has_slot).map(|times| times.planned);
        let time = allotted(state, index);
        let took = spent(state, index, now);
        let words = match standing {
            ItemState::Done if item.time == SignedDuration::ZERO => format!("took {}", minutes_words(took)),
            ItemState::Done => format!("took {} of {}", minutes_words(took), minutes_words(time)),
            _ if item.time == SignedDuration::ZERO && time == SignedDuration::ZERO => String::new(),
            _ => minutes_words(time),
        };
        let deck = match state.content.deck(&item.deck) {
            Some(deck) if item.brings_deck => {
                let slides = steps::slides(&deck.slides).len();
                Some(format!("{}, {slides} {}", deck.title, if slides == 1 { "slide" } else { "slides" }))
            }
            _ if item.deck == crate::model::ids::DeckId::of_item(&item.id) && brings_slides(item.kind) => {
                Some("no slides yet".into())
            }
            _ => None,
        };
        let who: Vec<String> = item.presenter.clone().into_iter().chain(deck).collect();
        let at = run.map(|run| run.begun.wall).or(planned.map(|(start, _)| start));
        let actual = times.and_then(|times| times.actual);
        let projected = times.and_then(|times| times.projected);
        rows.push(AgendaRow {
            id: item.id.clone(),
            number: (index + 1).to_string(),
            title: item.title.clone(),
            who: who.join(" · "),
            time: words,
            state: standing,
            at: at.map_or_else(String::new, |at| clock_time(at, zone)),
            kind: item.kind,
            presenter: item.presenter.clone().unwrap_or_default(),
            question: crate::model::outcome::question(item).unwrap_or_default().into(),
            planned: planned.map_or_else(String::new, |(start, end)| from_to(start, Some(end), zone)),
            planned_end: planned.map(|(_, end)| clock_time(end, zone)),
            actual: actual.map_or_else(String::new, |(start, end)| from_to(start, end, zone)),
            projected: projected
                .map(|times| ProjectedTimes { start: projection(times.start), end: projection(times.end) }),
            fixed_start: rundown.and_then(|rundown| rundown.fixed_start(item)).map(|at| clock_time(at, zone)),
            free_before: projected.filter(|times| times.free_before.is_positive()).map(|times| Ticking {
                ms: millis(times.free_before),
                rate: if rundown.is_some_and(|rundown| rundown.gap_shrinks(index)) { -1 } else { 0 },
            }),
            talks: talks(state, item),
        });
    }
    rows
}

/// Whether somebody is expected to bring slides for it.
const fn brings_slides(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Talk | ItemKind::AsTimePermits)
}

/// "12:05–12:30", "12:05–".
fn from_to(start: Timestamp, end: Option<Timestamp>, zone: &TimeZone) -> String {
    format!("{}–{}", clock_time(start, zone), end.map_or_else(String::new, |end| clock_time(end, zone)))
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
