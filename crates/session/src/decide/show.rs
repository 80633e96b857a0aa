//! What the room sees over the slide: interstitials, black and white, freeze, another screen.

use crate::decide::decision::{Decision, cannot_see};
use crate::model::blank::Blank;
use crate::model::cover::Interstitial;
use crate::model::fact::Fact;
use crate::model::interstitial::InterstitialKind;
use crate::model::keys::Action;
use crate::model::room_plan::ShownBy;
use crate::model::stand_in::StandIn;
use crate::state::State;

pub(super) fn uncover(state: &State) -> Decision {
    if state.blank.is_some() {
        Fact::Unblanked.into()
    } else if state.cover.is_some() {
        Fact::Uncovered.into()
    } else if state.frozen.is_some() {
        Fact::Thawed.into()
    } else {
        Decision::default()
    }
}

pub(super) fn covered(with: Interstitial, page: u32, opening: Option<u32>) -> Decision {
    Fact::Covered { with, page, opening }.into()
}

pub(super) fn cover_with(state: &State, kind: InterstitialKind, opening: Option<u32>) -> Decision {
    let edition = state.content.interstitial(kind).and_then(|info| info.edition.clone());
    covered(Interstitial { kind, edition }, 0, opening)
}

pub(super) fn show(state: &State, kind: InterstitialKind) -> Decision {
    if state.elsewhere {
        return cannot_see(state);
    }
    if state.content.interstitial(kind).is_none() {
        return Decision::say(format!("This session has no page for {}", kind.words()));
    }
    let up = state.cover.as_ref().is_some_and(|cover| cover.with.kind == kind);
    match (state.blank.is_some(), up) {
        (true, true) => Fact::Unblanked.into(),
        (false, true) => Fact::Uncovered.into(),
        (blank, false) => {
            let mut decision = cover_with(state, kind, None);
            if blank {
                decision.facts.push(Fact::Unblanked);
            }
            decision
        }
    }
}

/// Blanks the room's screen, or shows it again.
pub(super) fn blank(state: &State, colour: Blank) -> Decision {
    if state.elsewhere {
        cannot_see(state)
    } else if state.blank == Some(colour) {
        Fact::Unblanked.into()
    } else {
        Fact::Blanked { colour }.into()
    }
}

/// Keeps the room on this slide, or lets it follow again.
pub(super) fn freeze(state: &State) -> Decision {
    if state.elsewhere {
        cannot_see(state)
    } else if state.frozen.is_some() {
        Fact::Thawed.into()
    } else if let Some(page) = state.stand_in() {
        let name = match page {
            StandIn::Holding => "the holding page",
            StandIn::Break => "the break page",
            StandIn::Ended => "that the session has ended",
        };
        Decision::say(format!("The room sees {name}, which stays until you turn"))
    } else {
        Fact::Frozen { at: state.place.clone() }.into()
    }
}

pub(super) fn elsewhere(state: &State) -> Decision {
    if state.elsewhere { Fact::RoomBack.into() } else { Fact::RoomElsewhere.into() }
}

pub(super) fn shown_elsewhere(state: &State, kind: InterstitialKind) -> Decision {
    if state.shown_elsewhere.contains_key(&kind) {
        return Decision::say(format!("Already ticked as shown elsewhere. {} undoes that.", state.cap(Action::Undo)));
    }
    Fact::ShownElsewhere { kind }.into()
}

/// Says who shows the slides now, and with it where the room looks.
pub(super) fn shown_by(state: &State, by: ShownBy) -> Decision {
    let mut facts = Vec::new();
    match (by.elsewhere(), state.elsewhere) {
        (true, false) => facts.push(Fact::RoomElsewhere),
        (false, true) => facts.push(Fact::RoomBack),
        _ => {}
    }
    let up = state.item.as_ref().and_then(|id| state.content.item(id));
    if let Some(item) = up.filter(|item| state.shown_by(item) != by) {
        facts.push(Fact::SlidesShownBy { item: item.id.clone(), by });
    }
    facts.into()
}
