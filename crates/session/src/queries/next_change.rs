//! When something shown about the time will change without a key being pressed.

use jiff::SignedDuration;

use crate::model::item_clock::{HANDOVER_REMINDER, ItemClock};
use crate::model::stamp::Moment;
use crate::queries::rundown::agenda::{Rundown, rundown};
use crate::queries::rundown::budget::budget;
use crate::queries::rundown::ribbon;
use crate::queries::rundown::time::{allotted, whole_minutes};
use crate::queries::rundown::ways::{offered_again_at, ways_of};
use crate::queries::{floor, ready, room_time};
use crate::state::State;

/// How long until something shown about the time changes other than by counting: an item's time or talk is over, a
/// comment reaches a limit, the slot begins or is exceeded, the time zone changes its offset. `None` if nothing is
/// under way.
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
        && run.clock == ItemClock::Handover
    {
        waits.push(HANDOVER_REMINDER.saturating_sub(now.since(&run.waits_since)));
    }
    if let Some(mic) = &state.mic {
        let spoken = now.since(&mic.since);
        waits.push(state.content.mic.warn.saturating_sub(spoken));
        waits.push(state.content.mic.over.saturating_sub(spoken));
    }
    waits.extend(room_time::goes_in(state, now));
    waits.extend(ready::opens_in(state, now));
    waits.extend(floor::fills_in(state, now));
    waits.extend(floor::lacks_more_in(state, now));
    if let (Some(slot), false) = (state.content.slot, state.rehearsal) {
        waits.push(slot.start.duration_since(now.wall));
    }
    if let Some(rundown) = rundown(state, now) {
        waits.extend(changes_of(state, &rundown, now));
        waits.extend(ribbon::changes_in(state, &rundown, now));
    }
    let from_now = state.rehearsal || state.content.slot.is_none();
    if from_now && state.started.is_none() && state.ended.is_none() && !state.content.agenda.is_empty() {
        // Until the first item comes up, the agenda is projected from now, so its times change every minute.
        waits.push(SignedDuration::from_millis(60_000 - now.wall.as_millisecond().rem_euclid(60_000)));
    }
    if let Some(transition) = state.content.time_zone().following(now.wall).next() {
        let wait = transition.timestamp().duration_since(now.wall);
        waits.extend((wait < SignedDuration::from_hours(24)).then_some(wait));
    }
    waits.into_iter().filter(SignedDuration::is_positive).min()
}

/// When the statements about a projected end that slips will change: the free time before a fixed start is used up,
/// another minute has to be cut, the overrun that the chair accepted is exceeded.
fn changes_of(state: &State, rundown: &Rundown, now: &Moment) -> Vec<SignedDuration> {
    if !rundown.goes_on_from.slips {
        return Vec::new();
    }
    let past = |wait: SignedDuration| wait.saturating_add(SignedDuration::from_millis(1));
    let mut waits = Vec::new();
    for (item, times) in state.content.agenda.iter().zip(&rundown.items) {
        let Some(times) = times.projected else { continue };
        // What comes right before a fixed start stands still with it.
        let moves = times.start.slips || times.free_before.is_positive();
        let just_taken_up = moves && rundown.fixed_start(item) == Some(times.start.at);
        waits.push(if just_taken_up { past(times.free_before) } else { SignedDuration::ZERO });
        waits.push(times.free_before);
    }
    if let Some(slot) = rundown.slot {
        let over = rundown.ends.at.duration_since(slot.end);
        // While the free time before a fixed start lasts, the end does not move.
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
