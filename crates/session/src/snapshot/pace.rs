//! The pace of a talk against the last run of it, as the presenter window draws it.

use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

use crate::model::stamp::Moment;
use crate::model::steps;
use crate::queries::pace::{Pace, Rehearsal, spent};
use crate::queries::rundown::time::allotted;
use crate::snapshot::times::{Ticking, millis};
use crate::state::State;
use crate::words::minutes_words;

/// The pace against the last run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PaceCard {
    /// When the last run was: "Mon 20 Jul · 17:50".
    pub held: String,
    /// How long it took, in milliseconds.
    #[ts(type = "number")]
    pub took: i64,
    /// How far ahead of the last run the slide was reached, in milliseconds; negative is behind. `None` before the start.
    #[ts(type = "number | null")]
    pub ahead: Option<i64>,
    /// The time spent now.
    pub spent: Ticking,
    /// The time that the talk has: its place on the ribbon in milliseconds, and "20 min".
    #[ts(type = "[number, string] | null")]
    pub allotted: Option<(i64, String)>,
    /// The slides of the last run, in order.
    pub slides: Vec<PaceSlide>,
}

/// A slide of the last run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PaceSlide {
    /// Its number, from 1.
    pub number: u32,
    /// Its title now; empty when it has none, or is not there any more.
    pub title: String,
    /// When it was reached, in milliseconds.
    #[ts(type = "number")]
    pub from: i64,
    /// When it was left.
    #[ts(type = "number")]
    pub to: i64,
    /// The talk is here now.
    pub is_up: bool,
}

/// The card as of `now`; `None` without an earlier run, or in a session.
pub(super) fn card(state: &State, rehearsal: Option<&Rehearsal>, now: &Moment) -> Option<PaceCard> {
    let rehearsal = rehearsal.filter(|_| state.content.plain)?;
    let pace = rehearsal.pace(state);
    let runs = state.item_run().is_some_and(|(_, run)| run.clock.runs());
    let time = Some(allotted(state, 0)).filter(SignedDuration::is_positive);
    Some(PaceCard {
        held: rehearsal.held.clone(),
        took: millis(rehearsal.took),
        ahead: pace.map(|Pace { ahead, .. }| millis(ahead)),
        spent: Ticking { ms: millis(spent(state, now).unwrap_or(SignedDuration::ZERO)), rate: i8::from(runs) },
        allotted: time.map(|time| (millis(time), format!("{} min", minutes_words(time)))),
        slides: rehearsal
            .parts()
            .map(|part| PaceSlide {
                number: part.slide,
                title: title(state, part.slide),
                from: millis(part.from),
                to: millis(part.to),
                is_up: pace.is_some_and(|pace| pace.part == part),
            })
            .collect(),
    })
}

/// The title of a slide by its number.
fn title(state: &State, number: u32) -> String {
    let Some(deck) = state.content.decks.first() else { return String::new() };
    let slides = steps::slides(&deck.slides);
    let pages = usize::try_from(number).ok().and_then(|number| slides.get(number.checked_sub(1)?));
    let page = pages.and_then(|pages| deck.slides.get(pages.start as usize));
    page.map(|page| page.title.clone()).unwrap_or_default()
}
