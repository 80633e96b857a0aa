//! The time of the item that is up.

use jiff::SignedDuration;

use crate::decide::decision::{Decision, no_item};
use crate::model::fact::Fact;
use crate::model::item_clock::ItemClock;
use crate::model::keys::Action;
use crate::model::stamp::Stamp;
use crate::queries::rundown::time::planned;
use crate::state::State;

/// A talk without a session has one item, whose time starts with the first turn.
pub(super) fn with_the_talk(state: &State, stamp: &Stamp, mut decision: Decision) -> Decision {
    let turns = decision.facts.iter().any(|fact| matches!(fact, Fact::Turned { .. }));
    if let (true, true, Some(item)) =
        (state.content.plain && state.items.is_empty(), turns, state.content.agenda.first())
    {
        let item = item.id.clone();
        decision.facts.push(Fact::ItemBegun { item: item.clone() });
        decision.facts.push(Fact::TimeStarted { item, at: stamp.at.clone() });
    }
    decision
}

pub(super) fn start_or_pause(state: &State, stamp: &Stamp) -> Decision {
    if let (true, None, Some(item)) = (state.content.plain, &state.item, state.content.agenda.first()) {
        let begun = Fact::ItemBegun { item: item.id.clone() };
        return vec![begun, Fact::TimeStarted { item: item.id.clone(), at: stamp.at.clone() }].into();
    }
    let Some((item, run)) = state.item_run() else { return no_item(state) };
    let item = item.clone();
    match run.clock {
        ItemClock::Handover => Fact::TimeStarted { item, at: stamp.at.clone() }.into(),
        ItemClock::Running { .. } => Fact::TimePaused { item }.into(),
        ItemClock::Paused { .. } => Fact::TimeResumed { item }.into(),
    }
}

pub(super) fn start_as_of(state: &State, seconds: Option<u32>, stamp: &Stamp) -> Decision {
    let Some((item, run)) = state.item_run() else { return no_item(state) };
    if run.clock != ItemClock::Handover {
        return Decision::say("The time has already started");
    }
    let up_for = stamp.at.since(&run.waits_since);
    let ago = seconds.map_or(up_for, |seconds| SignedDuration::from_secs(seconds.into()).min(up_for));
    Fact::TimeStarted { item: item.clone(), at: stamp.at.back(ago) }.into()
}

pub(super) fn add_minutes(state: &State, minutes: i32) -> Decision {
    let Some((id, run)) = state.item_run() else { return no_item(state) };
    let by = SignedDuration::from_mins(minutes.into());
    let planned = planned(state, id).unwrap_or_default();
    if planned.saturating_add(run.added).saturating_add(by).is_negative() {
        return Decision::say("There are no minutes left to remove");
    }
    Fact::TimeAdded { item: id.clone(), by }.into()
}

pub(super) fn reset(state: &State) -> Decision {
    match state.item.clone() {
        Some(item) => Fact::TimeReset { item }.into(),
        None => no_item(state),
    }
}

/// On to the next of the item's short talks.
pub(super) fn next_talk(state: &State, stamp: &Stamp) -> Decision {
    let Some((id, run)) = state.item_run() else {
        return no_item(state);
    };
    let talks = state.content.item(id).map_or(0, |item| item.talks.len());
    let started = run.clock != ItemClock::Handover;
    // The first talk began with the item's time.
    let number = run.short_talk.map_or(u32::from(started), |(number, _)| number) + 1;
    if number as usize > talks {
        return Decision::say(if talks == 0 {
            "This item has no short talks".into()
        } else {
            format!("This is the last short talk. {} begins the discussion.", state.cap(Action::Mic))
        });
    }
    let mut facts = Vec::new();
    if !started {
        facts.push(Fact::TimeStarted { item: id.clone(), at: stamp.at.clone() });
    }
    facts.push(Fact::ShortTalkBegun { item: id.clone(), number });
    facts.into()
}
