//! The pace of a plain talk, as the presenter window draws it: its slides with their times, against the last run of it if there is one.

use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

use crate::model::stamp::Moment;
use crate::model::steps;
use crate::queries::pace::{Pace, Part, Rehearsal, in_order, numbers, spent};
use crate::queries::rundown::time::allotted;
use crate::snapshot::shell::Shell;
use crate::snapshot::times::{Ticking, millis};
use crate::state::State;
use crate::words::minutes_words;

/// The slides of a talk and their times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PaceCard {
    /// The last run of it; `None` if there is none that says something about pace.
    pub last: Option<LastRun>,
    /// The time spent now.
    pub spent: Ticking,
    /// The time that the talk has: its place on the ribbon in milliseconds, and "20 min".
    #[ts(type = "[number, string] | null")]
    pub allotted: Option<(i64, String)>,
    /// All slides, in order.
    pub slides: Vec<PaceSlide>,
}

/// The last run of a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LastRun {
    /// When it was: "Mon 20 Jul · 17:50".
    pub held: String,
    /// How long it took, in milliseconds.
    #[ts(type = "number")]
    pub took: i64,
    /// How far ahead of it the slide was reached, in milliseconds; negative is behind. `None` before the start.
    #[ts(type = "number | null")]
    pub ahead: Option<i64>,
    /// When that slide was left then, in milliseconds. `None` before the start.
    #[ts(type = "number | null")]
    pub until: Option<i64>,
}

/// A slide of a talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PaceSlide {
    /// Its number, from 1.
    pub number: u32,
    /// Its title; empty when it has none, or its page has not been read yet.
    pub title: String,
    /// When it was first reached now, in milliseconds of the talk; `None` as long as it has not been.
    #[ts(type = "number | null")]
    pub reached: Option<i64>,
    /// When it was reached and left in the last run, in milliseconds; `None` if it was not.
    #[ts(type = "[number, number] | null")]
    pub last: Option<(i64, i64)>,
    /// The talk is here now.
    pub is_up: bool,
}

/// The card as of `now`; `None` in a session.
pub(super) fn card(state: &State, shell: &Shell, now: &Moment) -> Option<PaceCard> {
    if !state.content.plain {
        return None;
    }
    let rehearsal = shell.rehearsal.as_ref();
    let runs = state.item_run().is_some_and(|(_, run)| run.clock.runs());
    let time = Some(allotted(state, 0)).filter(SignedDuration::is_positive);
    Some(PaceCard {
        last: rehearsal.map(|rehearsal| last_run(rehearsal, state)),
        spent: Ticking { ms: millis(spent(state, now).unwrap_or(SignedDuration::ZERO)), rate: i8::from(runs) },
        allotted: time.map(|time| (millis(time), format!("{} min", minutes_words(time)))),
        slides: slides(state, rehearsal, &shell.headings),
    })
}

fn last_run(rehearsal: &Rehearsal, state: &State) -> LastRun {
    let pace = rehearsal.pace(state);
    LastRun {
        held: rehearsal.held.clone(),
        took: millis(rehearsal.took),
        ahead: pace.map(|Pace { ahead, .. }| millis(ahead)),
        until: pace.map(|Pace { part, .. }| millis(part.to)),
    }
}

/// All slides. `headings` are those of pages that are not known otherwise.
fn slides(state: &State, rehearsal: Option<&Rehearsal>, headings: &[String]) -> Vec<PaceSlide> {
    let Some(deck) = state.content.decks.first() else { return Vec::new() };
    let up = numbers(state).get(state.place.slide as usize).copied();
    let reached = in_order(state);
    let then: Vec<Part> = rehearsal.map(|rehearsal| rehearsal.parts().collect()).unwrap_or_default();
    let title = |page: usize| {
        let known = deck.slides.get(page).map(|slide| &slide.title).filter(|title| !title.is_empty());
        known.or_else(|| headings.get(page)).cloned().unwrap_or_default()
    };
    let slide = |(number, pages): (u32, std::ops::Range<u32>)| PaceSlide {
        number,
        title: title(pages.start as usize),
        reached: reached.iter().find(|(slide, _)| *slide == number).map(|(_, at)| millis(*at)),
        last: then.iter().find(|part| part.slide == number).map(|part| (millis(part.from), millis(part.to))),
        is_up: up == Some(number),
    };
    (1..).zip(steps::slides(&deck.slides)).map(slide).collect()
}
