//! What the generated pages (agenda, item slides, outcomes) were last drawn from.

use std::collections::BTreeMap;

use chairside_session::content::Item;
use chairside_session::outcome::Outcome;
use chairside_session::rundown::allotted;
use chairside_session::{ItemId, State};
use jiff::SignedDuration;

/// The parts of the session's state that generated pages show.
#[derive(Debug, Default)]
pub struct DrawnFrom {
    agenda: Vec<Item>,
    /// The minutes that each item has by now.
    times: Vec<SignedDuration>,
    /// The item that is up.
    up: Option<ItemId>,
    outcomes: BTreeMap<ItemId, Outcome>,
    /// What can be decided.
    possible: Vec<String>,
}

impl DrawnFrom {
    /// As the session stands.
    pub fn of(state: &State) -> Self {
        let outcomes = state.outcomes.iter().map(|(item, recorded)| (item.clone(), recorded.outcome.clone()));
        Self {
            agenda: state.content.agenda.clone(),
            times: times(state).collect(),
            up: state.item.clone(),
            outcomes: outcomes.collect(),
            possible: state.content.outcomes.clone(),
        }
    }

    /// Whether pages drawn now would look the same.
    pub fn is_current(&self, state: &State) -> bool {
        let outcomes = state.outcomes.iter().map(|(item, recorded)| (item, &recorded.outcome));
        self.agenda == state.content.agenda
            && self.up == state.item
            && self.possible == state.content.outcomes
            && self.times.iter().copied().eq(times(state))
            && self.outcomes.iter().eq(outcomes)
    }
}

fn times(state: &State) -> impl Iterator<Item = SignedDuration> + '_ {
    (0..state.content.agenda.len()).map(|index| allotted(state, index))
}
