//! The agenda against the clock: when it ends, how much of the slot is free, and how far it is from its plan.
//!
//! Two different statements. The *slot* is what the meeting gave ("Ends 13:04, 56 min free"); the *plan* is the
//! sum of the items' minutes laid from the slot's start ("Plan +4 min"). An agenda shorter than its slot is never late.

mod budget;
mod project;
mod ways;

use jiff::{SignedDuration, Timestamp};

pub use budget::{Budget, Part, budget};
pub use project::Times;
use project::{ToCome, project};
use ways::offered_again_at;
pub(crate) use ways::take_way;
pub use ways::{Change, Offer, Way, ways, ways_of};

use crate::model::content::{Item, Slot};
use crate::model::ids::ItemId;
use crate::model::stamp::Moment;
use crate::state::State;

/// An instant that may move on with the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Projected {
    /// As of now.
    pub at: Timestamp,
    /// Whether it moves on as time passes (nothing runs, or the item is over its time).
    pub slips: bool,
}

/// The times of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemTimes {
    /// Where the plan has it: start and end.
    pub planned: (Timestamp, Timestamp),
    /// When it first came up and, once another item took over, when that was.
    pub actual: Option<(Timestamp, Option<Timestamp>)>,
    /// When it is to take place: items to come that are not skipped, and the one that is up.
    pub projected: Option<Times>,
}

/// The agenda against the clock, as of one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rundown {
    /// When the agenda will have ended.
    pub ends: Projected,
    /// When the item that is up will have ended.
    pub item_ends: Option<Projected>,
    /// The slot in force: the meeting's, or in a rehearsal its length laid from the start.
    pub slot: Option<Slot>,
    /// How far the projected end is behind the plan (negative: ahead).
    pub behind: SignedDuration,
    /// Each item of the agenda, in its order.
    pub items: Vec<ItemTimes>,
    /// From where the items to come are laid.
    goes_on_from: Projected,
    /// How far a rehearsal moves the fixed starts.
    shift: SignedDuration,
}

impl Rundown {
    /// Whole minutes that must be cut to end with the slot; `None` when nothing must be.
    pub fn cut(&self) -> Option<SignedDuration> {
        let over = self.ends.at.duration_since(self.slot?.end);
        over.is_positive().then(|| whole_minutes(over))
    }

    /// The fixed start of an item, moved with the slot in a rehearsal.
    pub fn fixed_start(&self, item: &Item) -> Option<Timestamp> {
        item.fixed_start.map(|start| later(start, self.shift))
    }

    /// Whether the free time before an item with a fixed start shrinks as time passes: only the first such gap does.
    pub fn gap_shrinks(&self, index: usize) -> bool {
        let mut gaps = self
            .items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.projected.is_some_and(|times| times.free_before.is_positive()));
        self.goes_on_from.slips && gaps.next().is_some_and(|(first, _)| first == index)
    }
}

/// The next whole minute from this on; zero for what is not positive.
fn whole_minutes(time: SignedDuration) -> SignedDuration {
    let millis = time.as_millis().clamp(0, i128::from(i32::MAX));
    SignedDuration::from_mins(i64::try_from((millis + 59_999) / 60_000).unwrap_or(i64::MAX / 60))
}

/// The time that an item starts out with: what it was given, else what the plan has.
pub(crate) fn planned(state: &State, item: &ItemId) -> Option<SignedDuration> {
    state.given.get(item).copied().or_else(|| state.content.item(item).map(|item| item.time))
}

/// Time of an item with what was added to it.
pub fn allotted(state: &State, index: usize) -> SignedDuration {
    let Some(item) = state.content.agenda.get(index) else { return SignedDuration::ZERO };
    let added = state.items.get(&item.id).map_or(SignedDuration::ZERO, |run| run.added);
    planned(state, &item.id).unwrap_or_default().saturating_add(added).max(SignedDuration::ZERO)
}

/// Time spent on an item as of `now`.
pub fn spent(state: &State, index: usize, now: &Moment) -> SignedDuration {
    let item = state.content.agenda.get(index);
    item.and_then(|item| state.items.get(&item.id)).map_or(SignedDuration::ZERO, |run| run.clock.spent(now))
}

/// The rundown as of `now`; `None` without an agenda.
pub fn rundown(state: &State, now: &Moment) -> Option<Rundown> {
    if state.content.agenda.is_empty() {
        return None;
    }
    // What has ended stays as it was, whatever the wall clock does afterwards.
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
        // No item is up: from the slot's start, or from now once that has passed.
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

/// Where the plan has each item, and its end. A skipped item keeps its place in the plan.
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

/// The items after the one that is up. One that was up before and comes again needs only what is left of it.
fn to_come(state: &State, shift: SignedDuration, now: &Moment) -> Vec<ToCome> {
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

/// A rehearsal moves the fixed starts with its slot.
pub(crate) fn slot_shift(state: &State, in_force: Option<Slot>) -> SignedDuration {
    match (state.content.slot, in_force) {
        (Some(slot), Some(in_force)) => in_force.start.duration_since(slot.start),
        _ => SignedDuration::ZERO,
    }
}

/// The slot that times are measured against: in a rehearsal it begins when the first item does.
pub fn slot_in_force(state: &State, now: &Moment) -> Option<Slot> {
    let slot = state.content.slot?;
    if !state.rehearsal {
        return Some(slot);
    }
    let start = begun(state, now).unwrap_or(now.wall);
    Some(Slot { start, end: later(start, slot.length()) })
}

/// How long until something said of the rundown or the timer changes its kind: an item runs out of time, its talk
/// ends, a comment gets to a limit, the slot starts or is passed, the session's zone changes its offset. `None` while
/// nothing is under way.
pub fn next_change(state: &State, now: &Moment) -> Option<SignedDuration> {
    let mut waits = Vec::new();
    if let Some((id, run)) = state.item_run()
        && let Some(index) = state.content.item_index(id)
        && run.clock.runs()
    {
        let spent = run.clock.spent(now);
        waits.push(allotted(state, index).saturating_sub(spent));
        if let (Some(talk), None) = (state.content.agenda[index].talk_part(), run.talk_took) {
            waits.push(talk.saturating_sub(spent));
        }
        waits.extend(budget(state, now).map(|budget| budget.left));
    }
    if let Some((_, run)) = state.item_run()
        && run.clock == crate::model::item_clock::ItemClock::Handover
    {
        waits.push(HANDOVER_REMINDER.saturating_sub(now.since(&run.waits_since)));
    }
    if let Some(mic) = &state.mic {
        let spoken = now.since(&mic.since);
        waits.push(state.content.mic.warn.saturating_sub(spoken));
        waits.push(state.content.mic.over.saturating_sub(spoken));
    }
    waits.extend(crate::queries::room_time::goes_in(state, now));
    waits.extend(crate::queries::ready::opens_in(state, now));
    waits.extend(crate::queries::floor::fills_in(state, now));
    if let (Some(slot), false) = (state.content.slot, state.rehearsal) {
        waits.push(slot.start.duration_since(now.wall));
    }
    if let Some(rundown) = rundown(state, now) {
        waits.extend(changes_of(state, &rundown, now));
    }
    if state.rehearsal && state.started.is_none() && state.content.slot.is_some() {
        // The agenda's times are laid from now until the first item comes up: they change with the minute.
        waits.push(SignedDuration::from_millis(60_000 - now.wall.as_millisecond().rem_euclid(60_000)));
    }
    if let Some(transition) = state.content.time_zone().following(now.wall).next() {
        let wait = transition.timestamp().duration_since(now.wall);
        waits.extend((wait < SignedDuration::from_hours(24)).then_some(wait));
    }
    waits.into_iter().filter(SignedDuration::is_positive).min()
}

/// When what is said of a projection that slips changes: a fixed start has taken up all of its free time (and a moment
/// later what comes before it counts), what must be cut is a minute more, the chair's own limit is passed.
fn changes_of(state: &State, rundown: &Rundown, now: &Moment) -> Vec<SignedDuration> {
    if !rundown.goes_on_from.slips {
        return Vec::new();
    }
    let past = |wait: SignedDuration| wait.saturating_add(SignedDuration::from_millis(1));
    let mut waits = Vec::new();
    for (item, times) in state.content.agenda.iter().zip(&rundown.items) {
        let Some(times) = times.projected else { continue };
        // What adjoins a fixed start that still waits stands with it.
        let moves = times.start.slips || times.free_before.is_positive();
        let just_taken_up = moves && rundown.fixed_start(item) == Some(times.start.at);
        waits.push(if just_taken_up { past(times.free_before) } else { SignedDuration::ZERO });
        waits.push(times.free_before);
    }
    if let Some(slot) = rundown.slot {
        let over = rundown.ends.at.duration_since(slot.end);
        // An end that a fixed start keeps says nothing else until that has taken up its free time.
        if rundown.ends.slips {
            waits.push(-over);
            if !over.is_negative() {
                let minute = whole_minutes(over).saturating_sub(over);
                waits.extend([minute, past(minute)]);
            }
            waits.extend(offered_again_at(state).map(|again| past(again.duration_since(rundown.ends.at))));
        }
        waits.extend(ways_of(state, rundown, now).into_iter().filter_map(|offer| offer.holds_for));
    }
    waits
}

/// After this long in handover the chair is reminded that the time has not started.
pub const HANDOVER_REMINDER: SignedDuration = SignedDuration::from_secs(60);

/// When the first item came up, on the wall clock as it goes now: without a slot on that clock a step of it moves nothing.
fn begun(state: &State, now: &Moment) -> Option<Timestamp> {
    state.started.as_ref().map(|started| now.back(now.since(started)).wall)
}

/// What is left of an item's time, zero when it is over.
fn left(state: &State, index: usize, now: &Moment) -> SignedDuration {
    allotted(state, index).saturating_sub(spent(state, index, now)).max(SignedDuration::ZERO)
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(at)
}
