//! Cards for the room: each is shown on a key and hidden on the next.

use crate::decide::decision::{Decision, cannot_see, no_item};
use crate::decide::outcomes::checked;
use crate::model::card::Card;
use crate::model::fact::Fact;
use crate::model::ids::ItemId;
use crate::model::intent::Intent;
use crate::model::keys::Action;
use crate::model::outcome::Outcome;
use crate::queries::outcomes;
use crate::state::State;

/// Shows the card, or takes it away when it is up.
pub(super) fn toggle(state: &State, card: Card) -> Decision {
    if state.elsewhere {
        return cannot_see(state);
    }
    let up = state.card.as_ref() == Some(&card);
    match (state.blank.is_some(), up) {
        (true, true) => Fact::Unblanked.into(),
        (true, false) => vec![Fact::CardShown { card }, Fact::Unblanked].into(),
        (false, true) => Fact::CardTakenAway.into(),
        (false, false) => Fact::CardShown { card }.into(),
    }
}

/// That the queue is closed; of an open one nothing is shown.
pub(super) fn queue_closed(state: &State) -> Decision {
    match &state.item {
        None => no_item(state),
        Some(_) if !state.queue_is_closed() => {
            Decision::say(format!("The queue is still open. {} closes it.", state.cap(Action::CloseQueue)))
        }
        Some(_) => toggle(state, Card::QueueClosed),
    }
}

/// The question of the item that is up.
pub(super) fn question(state: &State) -> Decision {
    let Some(item) = state.item.as_ref().and_then(|id| state.content.item(id)) else {
        return no_item(state);
    };
    match item.question_asked() {
        Some(_) => toggle(state, Card::Question { item: item.id.clone() }),
        None => Decision::say(format!(
            "This item has no question yet. {} on its row, then More, has a field for it.",
            Action::EditRow.cap()
        )),
    }
}

/// The outcomes so far.
pub(super) fn summary(state: &State) -> Decision {
    if outcomes::summary(state).is_empty() {
        return Decision::say("No outcomes to summarise yet");
    }
    toggle(state, Card::Summary)
}

/// An outcome before it is recorded.
pub(super) fn proposal(state: &State, item: &ItemId, proposed: &Outcome) -> Decision {
    match checked(&state.content, item, proposed) {
        Ok(outcome) => toggle(state, Card::Proposal { item: item.clone(), outcome }),
        Err(why) => Decision::say(why),
    }
}

/// What a key does that would turn, or take away what covers the slide, while a card does: it takes the card away.
pub(super) fn comes_first(state: &State, intent: &Intent) -> Option<Decision> {
    if state.card.is_none() || state.blank.is_some() {
        return None;
    }
    let beneath = |kind| state.cover.as_ref().is_some_and(|cover| cover.with.kind == kind) && !state.elsewhere;
    let takes_away = match intent {
        Intent::Next | Intent::Back | Intent::SkipOn | Intent::SkipBack | Intent::Uncover => true,
        Intent::Show { kind } => beneath(*kind),
        _ => false,
    };
    takes_away.then(|| Fact::CardTakenAway.into())
}

/// What goes to another slide, interstitial or item takes a card away with it. An outcome that is recorded takes its
/// proposal away, a queue that opens again what was said of it.
pub(super) fn goes_with(state: &State, mut decision: Decision) -> Decision {
    let Some(card) = &state.card else { return decision };
    let replaced = |fact: &Fact| matches!(fact, Fact::CardShown { .. } | Fact::CardTakenAway);
    let moves = |fact: &Fact| match fact {
        Fact::Turned { .. } | Fact::Covered { .. } | Fact::ItemBegun { .. } | Fact::SessionEnded => true,
        Fact::OutcomeRecorded { .. } => matches!(card, Card::Proposal { .. }),
        Fact::QueueReopened { .. } => *card == Card::QueueClosed,
        _ => false,
    };
    if decision.facts.iter().any(moves) && !decision.facts.iter().any(replaced) {
        decision.facts.push(Fact::CardTakenAway);
    }
    decision
}
