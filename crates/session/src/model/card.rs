//! Cards for the room: short words over the slide and over any interstitial, shown on a key and gone on the next. They
//! are made of the session's data when they are drawn, so they are always right.

use serde::{Deserialize, Serialize};

use crate::decide::{Decision, no_item};
use crate::model::fact::Fact;
use crate::model::ids::{ItemId, PollId};
use crate::model::intent::Intent;
use crate::model::outcome::{self, Outcome};
use crate::queries::floor as mic;
use crate::state::State;

/// What the room is shown in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "card", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Card {
    /// What the item asks, with the possible outcomes.
    Question {
        /// Which item.
        item: ItemId,
    },
    /// An outcome that the chair proposes.
    Proposal {
        /// Of which item.
        item: ItemId,
        /// What is proposed.
        outcome: Outcome,
    },
    /// The outcomes so far.
    Summary,
    /// The result of a poll.
    Poll {
        /// Which.
        poll: PollId,
    },
    /// Nobody more can join the queue.
    QueueClosed,
    /// How much time is left.
    Time {
        /// In minutes; 0 is "time".
        minutes: u32,
    },
}

impl Card {
    /// In a sentence: "The room sees the summary".
    pub(crate) const fn words(&self) -> &'static str {
        match self {
            Self::Question { .. } => "the item's question",
            Self::Proposal { .. } => "the proposed outcome",
            Self::Summary => "the summary",
            Self::Poll { .. } => "the poll's result",
            Self::QueueClosed => "that the queue is closed",
            Self::Time { .. } => "a time card",
        }
    }

    /// The key that shows it and takes it away.
    pub(crate) const fn key(&self) -> &'static str {
        match self {
            Self::Question { .. } => "Q",
            Self::Summary => "S",
            Self::Time { .. } => "Shift+K",
            Self::Proposal { .. } | Self::Poll { .. } | Self::QueueClosed => "Esc",
        }
    }

    /// Whether the session still has what the card shows.
    pub(crate) fn is_known(&self, state: &State) -> bool {
        match self {
            Self::Question { item } => state.content.item(item).is_some_and(|item| outcome::question(item).is_some()),
            Self::Proposal { item, .. } => state.content.item(item).is_some(),
            Self::Poll { poll } => state.polls.iter().any(|known| known.id == *poll && known.result.is_some()),
            Self::QueueClosed => mic::is_closed(state),
            Self::Summary | Self::Time { .. } => true,
        }
    }
}

/// Shows the card, or takes it away when it is up.
pub(crate) fn toggle(state: &State, card: Card) -> Decision {
    if state.elsewhere {
        return Decision::say(format!("The room looks elsewhere and cannot see {}: X when it is back", card.words()));
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
pub(crate) fn queue_closed(state: &State) -> Decision {
    match &state.item {
        None => no_item(state),
        Some(_) if !mic::is_closed(state) => Decision::say("The queue is open: Shift+M closes it"),
        Some(_) => toggle(state, Card::QueueClosed),
    }
}

/// The question of the item that is up.
pub(crate) fn question(state: &State) -> Decision {
    let Some(item) = state.item.as_ref().and_then(|id| state.content.item(id)) else {
        return no_item(state);
    };
    match outcome::question(item) {
        Some(_) => toggle(state, Card::Question { item: item.id.clone() }),
        None => Decision::say("This item has no question; `question:` in the session file gives it one"),
    }
}

/// The outcomes so far.
pub(crate) fn summary(state: &State) -> Decision {
    if outcome::summary(state).is_empty() {
        return Decision::say("There is nothing to sum up: this session decides on no item, and none has an outcome");
    }
    toggle(state, Card::Summary)
}

/// An outcome before it is recorded.
pub(crate) fn proposal(state: &State, item: &ItemId, proposed: &Outcome) -> Decision {
    match outcome::checked(&state.content, item, proposed) {
        Ok(outcome) => toggle(state, Card::Proposal { item: item.clone(), outcome }),
        Err(why) => Decision::say(why),
    }
}

/// What a key does that would turn, or take away what covers the slide, while a card does: it takes the card away.
pub(crate) fn comes_first(state: &State, intent: &Intent) -> Option<Decision> {
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
pub(crate) fn goes_with(state: &State, mut decision: Decision) -> Decision {
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
