//! The agenda against the clock.

use jiff::{SignedDuration, Timestamp};

use crate::model::content::Slot;
use crate::model::item::Item;
use crate::model::stamp::Moment;
use crate::queries::rundown::project::{Projected, Times, ToCome, project};
use crate::queries::rundown::slot::{begun, slot_in_force, slot_shift};
use crate::queries::rundown::time::{later, left, whole_minutes};
use crate::state::State;

/// The times of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemTimes {
    /// The planned start and end.
    pub planned: (Timestamp, Timestamp),
    /// When it first came up, and when another item took over.
    pub actual: Option<(Timestamp, Option<Timestamp>)>,
    /// When it is projected to take place; `None` for items that are over, skipped or skipped for now.
    pub projected: Option<Times>,
}

/// The agenda against the clock, as of one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rundown {
    /// The projected end of the agenda.
    pub ends: Projected,
    /// The projected end of the item that is up.
    pub item_ends: Option<Projected>,
    /// The slot; in a rehearsal, one of the same length that starts with the run.
    pub slot: Option<Slot>,
    /// How far the projected end is behind the planned one; negative if ahead.
    pub behind: SignedDuration,
    /// The times of each item, in the order of the agenda.
    pub items: Vec<ItemTimes>,
    /// When the first of the later items can begin.
    pub(crate) goes_on_from: Projected,
    /// How far fixed starts are moved in a rehearsal.
    pub(crate) shift: SignedDuration,
}

impl Rundown {
    /// The whole minutes to cut so that the session ends with the slot; `None` if it does.
    pub fn cut(&self) -> Option<SignedDuration> {
        let over = self.ends.at.duration_since(self.slot?.end);
        over.is_positive().then(|| whole_minutes(over))
    }

    /// An item's fixed start, moved in a rehearsal.
    pub fn fixed_start(&self, item: &Item) -> Option<Timestamp> {
        item.fixed_start.map(|start| later(start, self.shift))
    }

    /// Whether the free time before an item's fixed start shrinks as time passes. Only the first such gap does.
    pub fn gap_shrinks(&self, index: usize) -> bool {
        let mut gaps = self
            .items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.projected.is_some_and(|times| times.free_before.is_positive()));
        self.goes_on_from.slips && gaps.next().is_some_and(|(first, _)| first == index)
    }
}

/// Computes the rundown as of `now`; `None` without an agenda.
pub fn rundown(state: &State, now: &Moment) -> Option<Rundown> {
    if state.content.agenda.is_empty() {
        return None;
    }
    // A session that has ended keeps its times, whatever the wall clock does later.
    let as_of = state.ended.as_ref().unwrap_or(now);
    let slot = slot_in_force(state, as_of);
    let shift = slot_shift(state, slot);
    let plan_from = slot.map_or_else(|| begun(state, as_of).unwrap_or(as_of.wall), |slot| slot.start);
    let (planned, plan_ends) = plan(state, plan_from, shift);

    let current = state.item.as_ref().and_then(|id| state.content.item_index(id));
    let (from, item_ends) = match (current, &state.ended) {
        (_, Some(ended)) => (Projected { at: ended.wall, slips: false }, None),
        (Some(index), None) => {
            let left = left(state, index, now);
            let runs = state.item_run().is_some_and(|(_, run)| run.clock.runs());
            let ends = Projected { at: later(now.wall, left), slips: !runs || left.is_zero() };
            (ends, Some(ends))
        }
        // No item is up: start from the slot's start, or from now once that has passed.
        (None, None) => {
            let waits = slot.is_some_and(|slot| slot.start > now.wall);
            let at = slot.map_or(now.wall, |slot| slot.start.max(now.wall));
            (Projected { at, slips: !waits }, None)
        }
    };
    let to_come = if state.ended.is_some() { Vec::new() } else { to_come(state, shift, now) };
    let (times, ends) = project(from, &to_come);
    let mut items = Vec::with_capacity(planned.len());
    for (index, (item, planned)) in state.content.agenda.iter().zip(planned).enumerate() {
        let run = state.items.get(&item.id);
        let comes = to_come.iter().position(|coming| coming.index == index).and_then(|at| times[at]);
        let is_up = item_ends.filter(|_| current == Some(index)).zip(run).map(|(end, run)| {
            let start = Projected { at: run.begun.wall, slips: false };
            Times { start, end, free_before: SignedDuration::ZERO }
        });
        items.push(ItemTimes {
            planned,
            actual: run.map(|run| (run.begun.wall, run.ended.as_ref().map(|ended| ended.wall))),
            projected: is_up.or(comes),
        });
    }
    let behind = ends.at.duration_since(plan_ends);
    Some(Rundown { ends, item_ends, slot, behind, items, goes_on_from: from, shift })
}

/// The planned times of each item, and the planned end. A skipped item keeps its place in the plan.
fn plan(state: &State, from: Timestamp, shift: SignedDuration) -> (Vec<(Timestamp, Timestamp)>, Timestamp) {
    let mut at = from;
    let mut planned = Vec::with_capacity(state.content.agenda.len());
    for item in &state.content.agenda {
        let start = item.fixed_start.map_or(at, |start| at.max(later(start, shift)));
        at = later(start, item.time);
        planned.push((start, at));
    }
    (planned, at)
}

/// The later items with what they still need. An item that was up before needs only what is left of it.
pub(super) fn to_come(state: &State, shift: SignedDuration, now: &Moment) -> Vec<ToCome> {
    let indices = state.next_index()..state.content.agenda.len();
    let coming = indices.map(|index| {
        let item = &state.content.agenda[index];
        ToCome {
            index,
            left: left(state, index, now),
            not_before: item.fixed_start.map(|start| later(start, shift)),
            skipped: item.skipped,
        }
    });
    coming.collect()
}
