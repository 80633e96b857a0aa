//! Which item is up, and the end of the session.

use crate::decide::decision::{Decision, has_ended};
use crate::decide::turn::clear_the_way;
use crate::model::fact::Fact;
use crate::model::ids::ItemId;
use crate::model::item::Item;
use crate::model::item_clock::ItemClock;
use crate::model::place::Place;
use crate::model::stamp::Stamp;
use crate::state::State;

pub(super) fn next_item(state: &State, stamp: &Stamp) -> Decision {
    if state.ended.is_some() {
        return has_ended(state);
    }
    if state.content.agenda.is_empty() {
        return Decision::say("This session has no agenda");
    }
    let Some(next) = state.comes_next() else { return Decision { asks_to_end: true, ..Decision::default() } };
    let notice = state.is_skipped_for_now(next).then(|| format!("Item {}, skipped before, is up now", next + 1));
    Decision { notice, ..begin(state, &state.content.agenda[next], stamp).into() }
}

pub(super) fn previous_item(state: &State, stamp: &Stamp) -> Decision {
    let at = match &state.item {
        Some(id) => state.content.item_index(id),
        None if state.ended.is_some() => Some(state.content.agenda.len()),
        None => None,
    };
    let before = at.and_then(|at| state.content.agenda.get(..at)).unwrap_or_default();
    match before.iter().rev().find(|item| !item.skipped) {
        Some(item) => begin(state, item, stamp).into(),
        None => Decision::say("No item before this one"),
    }
}

fn begin(state: &State, item: &Item, stamp: &Stamp) -> Vec<Fact> {
    let mut facts = vec![Fact::ItemBegun { item: item.id.clone() }];
    if state.shown_by(item).elsewhere() && !state.elsewhere {
        facts.push(Fact::RoomElsewhere);
    }
    if item.skipped {
        facts.push(Fact::ItemBroughtBack { item: item.id.clone() });
    }
    facts.extend(clear_the_way(state));
    if item.deck != state.place.deck && state.slides(&item.deck) > 0 {
        let slide = state.left_at.get(&item.deck).copied().unwrap_or(0);
        facts.push(Fact::Turned { to: Place { deck: item.deck.clone(), slide } });
    }
    let is_break = state.has_break_page(item);
    if is_break {
        facts.push(Fact::HoldingShown);
    }
    let fresh = state.items.get(&item.id).is_none_or(|run| run.clock == ItemClock::Handover);
    // Nobody has to come to the front in a break.
    if (state.content.start_at_once || is_break) && fresh {
        facts.push(Fact::TimeStarted { item: item.id.clone(), at: stamp.at.clone() });
    }
    facts
}

pub(super) fn begin_item(state: &State, item: &ItemId, stamp: &Stamp) -> Decision {
    match state.content.item(item) {
        Some(item) if state.item.as_ref() == Some(&item.id) => Decision::say("This item is already up"),
        Some(item) => begin(state, item, stamp).into(),
        None => Decision::default(),
    }
}

pub(super) fn ask_to_end(state: &State) -> Decision {
    if state.ended.is_some() {
        return has_ended(state);
    }
    Decision { asks_to_end: !state.content.plain, ..Decision::default() }
}

pub(super) fn end_session(state: &State) -> Decision {
    if state.ended.is_some() {
        return Decision::say("The session has ended");
    }
    Fact::SessionEnded.into()
}
