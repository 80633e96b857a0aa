//! The pace of a talk against an earlier run of it: when each slide was first reached, then and now.

use jiff::SignedDuration;

use crate::model::stamp::Moment;
use crate::model::steps;
use crate::state::State;
use crate::state::run::Run;

/// An earlier run says something about pace if it reached at least so many slides.
const FEWEST: usize = 2;

/// When the slides of an earlier run were first reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsal {
    /// When it was held: "Mon 20 Jul · 17:50".
    pub held: String,
    /// The slides in the order in which they were reached, with the time of the talk then. Slides out of their order are left out.
    reached: Vec<(u32, SignedDuration)>,
    /// The time of the talk at its end.
    pub took: SignedDuration,
}

/// A slide on the ribbon of an earlier run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The slide's number, from 1.
    pub slide: u32,
    /// When it was reached.
    pub from: SignedDuration,
    /// When it was left.
    pub to: SignedDuration,
}

/// How the talk stands against an earlier run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// The slide that the talk is on, or the last one before it that the earlier run had.
    pub part: Part,
    /// How far ahead of the earlier run the slide was reached; negative is behind.
    pub ahead: SignedDuration,
}

impl Rehearsal {
    /// What an earlier run says about pace; `None` if it was no talk, or too short a one.
    pub fn of(run: &Run) -> Option<Self> {
        let state = run.state();
        let (_, talk) = state.items.first_key_value().filter(|_| state.content.plain)?;
        let took = talk.clock.spent(state.heard.as_ref()?);
        let reached = in_order(state);
        let begun = talk.begun.wall.to_zoned_datetime(state.content.time_zone());
        let held = begun.strftime("%a %-d %b · %H:%M").to_string();
        let says_something = reached.len() >= FEWEST && took > reached.last()?.1;
        says_something.then_some(Self { held, reached: from_the_first(reached), took })
    }

    /// The slides, to scale.
    pub fn parts(&self) -> impl Iterator<Item = Part> {
        let ends = self.reached.iter().skip(1).map(|(_, at)| *at).chain([self.took]);
        self.reached.iter().zip(ends).map(|((slide, from), to)| Part { slide: *slide, from: *from, to })
    }

    /// How the talk stands against this; `None` before its time has started.
    pub fn pace(&self, state: &State) -> Option<Pace> {
        let slide = *numbers(state).get(state.place.slide as usize)?;
        let part = self.parts().filter(|part| part.slide <= slide).last()?;
        let now = *in_order(state).iter().rev().find(|(reached, _)| *reached <= part.slide).map(|(_, at)| at)?;
        Some(Pace { part, ahead: part.from.saturating_sub(now) })
    }
}

impl Pace {
    /// How far ahead the talk is once this much of its time is spent; negative is behind. On time for the next slide, it is what it was
    /// when the slide was reached; from then on it is behind by what the slide takes longer.
    pub fn ahead_at(&self, spent: SignedDuration) -> SignedDuration {
        self.ahead.min(self.part.to.saturating_sub(spent))
    }
}

/// The time of the talk as of `now`; `None` before it has started.
pub fn spent(state: &State, now: &Moment) -> Option<SignedDuration> {
    state.item_run().map(|(_, run)| run.clock.spent(now))
}

/// When each slide was first reached, as a chair counts slides, in order. Slides that somebody only looked at ahead, long before those
/// in front of them, are left out: so many stay as can.
pub fn in_order(state: &State) -> Vec<(u32, SignedDuration)> {
    let numbers = numbers(state);
    let mut all: Vec<(u32, SignedDuration)> = Vec::new();
    for (page, at) in &state.reached {
        let Some(slide) = numbers.get(*page as usize) else { continue };
        match all.last_mut() {
            Some((last, since)) if *last == *slide => *since = (*since).min(*at),
            _ => all.push((*slide, *at)),
        }
    }
    // The longest row of slides whose times rise.
    let mut rows: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, (_, reached)) in all.iter().enumerate() {
        let before =
            (0..at).filter(|before| all[*before].1 <= *reached).max_by_key(|before| (rows[*before].0, *before));
        rows.push((before.map_or(1, |before| rows[before].0 + 1), before));
    }
    let last = (0..rows.len()).max_by_key(|at| (rows[*at].0, *at));
    let mut row: Vec<_> = std::iter::successors(last, |at| rows[*at].1).map(|at| all[at]).collect();
    row.reverse();
    row
}

/// The same with the first slide: it takes no time if the time starts with the turn away from it.
fn from_the_first(mut reached: Vec<(u32, SignedDuration)>) -> Vec<(u32, SignedDuration)> {
    if reached.first().is_some_and(|(slide, _)| *slide > 1) {
        reached.insert(0, (1, SignedDuration::ZERO));
    }
    reached
}

/// The number of the slide that each page belongs to.
pub fn numbers(state: &State) -> Vec<u32> {
    let Some(deck) = state.content.decks.first() else { return Vec::new() };
    let slides = steps::slides(&deck.slides).into_iter().zip(1..);
    slides.flat_map(|(pages, number)| pages.map(move |_| number)).collect()
}
