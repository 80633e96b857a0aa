//! The agenda against the clock: when it ends, how much of the slot is free, and how far it is from its plan.
//!
//! Two different statements. The *slot* is what the meeting gave ("Ends 13:04, 56 min free"); the *plan* is the
//! sum of the items' minutes laid from the slot's start ("Plan +4 min"). An agenda shorter than its slot is never late.

use jiff::{SignedDuration, Timestamp};

use crate::content::Slot;
use crate::stamp::Moment;
use crate::state::State;

/// An instant that may move on with the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Projected {
    /// As of now.
    pub at: Timestamp,
    /// Whether it moves on as time passes (nothing runs, or the item is over its time).
    pub slips: bool,
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
}

/// Planned time of an item with what was added to it.
pub fn allotted(state: &State, index: usize) -> SignedDuration {
    let Some(item) = state.content.agenda.get(index) else { return SignedDuration::ZERO };
    let added = state.items.get(&item.id).map_or(SignedDuration::ZERO, |run| run.added);
    item.time.saturating_add(added).max(SignedDuration::ZERO)
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
    let planned = sum(state.content.agenda.iter().map(|item| item.time));
    // What has ended stays as it was, whatever the wall clock does afterwards.
    let as_of = state.ended.as_ref().unwrap_or(now);
    let slot = slot_in_force(state, as_of);
    let plan_from = slot.map_or_else(|| begun(state, as_of).unwrap_or(as_of.wall), |slot| slot.start);
    let plan_ends = plan_from.saturating_add(planned).unwrap_or(plan_from);

    let current = state.item.as_ref().and_then(|id| state.content.item_index(id));
    // An item that was up and comes again needs only what is left of it.
    let rest = sum((state.next_index()..state.content.agenda.len()).map(|index| left(state, index, now)));
    let (ends, item_ends) = match (current, &state.ended) {
        (_, Some(ended)) => (Projected { at: ended.wall, slips: false }, None),
        (Some(index), None) => {
            let left = left(state, index, now);
            let runs = state.item_run().is_some_and(|(_, run)| run.clock.runs());
            let slips = !runs || left.is_zero();
            let at = later(now.wall, left);
            (Projected { at: later(at, rest), slips }, Some(Projected { at, slips }))
        }
        // No item is up: from the slot's start, or from now once that has passed.
        (None, None) => {
            let waits = slot.is_some_and(|slot| slot.start > now.wall);
            let from = slot.map_or(now.wall, |slot| slot.start.max(now.wall));
            (Projected { at: later(from, rest), slips: !waits }, None)
        }
    };
    Some(Rundown { ends, item_ends, slot, behind: ends.at.duration_since(plan_ends) })
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
        if let (Some(talk), None) = (state.content.agenda[index].talk, run.talk_took) {
            waits.push(talk.saturating_sub(spent));
        }
    }
    if let Some((_, run)) = state.item_run()
        && run.clock == crate::item_clock::ItemClock::Handover
    {
        waits.push(HANDOVER_REMINDER.saturating_sub(now.since(&run.waits_since)));
    }
    if let Some(mic) = &state.mic {
        let spoken = now.since(&mic.since);
        waits.push(state.content.mic.warn.saturating_sub(spoken));
        waits.push(state.content.mic.over.saturating_sub(spoken));
    }
    waits.extend(crate::room_time::goes_in(state, now));
    waits.extend(crate::ready::opens_in(state, now));
    if let Some(left) = crate::mic::time_left(state, now)
        && let Some((id, run)) = state.item_run()
        && run.clock.runs()
        && let Some(queue) = state.floor.queues.get(id).filter(|queue| !queue.closed)
    {
        // "Queue full" is said once this has passed.
        let closes = crate::mic::closes_in(queue.waiting.len(), state.content.mic.over, left);
        waits.push(closes.saturating_add(SignedDuration::from_millis(1)));
    }
    if let (Some(slot), false) = (state.content.slot, state.rehearsal) {
        waits.push(slot.start.duration_since(now.wall));
    }
    if let Some(Rundown { ends, slot: Some(slot), .. }) = rundown(state, now)
        && ends.slips
    {
        waits.push(slot.end.duration_since(ends.at));
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

fn sum(durations: impl Iterator<Item = SignedDuration>) -> SignedDuration {
    durations.fold(SignedDuration::ZERO, SignedDuration::saturating_add)
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(at)
}
