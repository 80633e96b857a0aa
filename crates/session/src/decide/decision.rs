//! What a decision is, and the notices that several subjects share.

use crate::model::fact::Fact;
use crate::model::keys::Action;
use crate::state::State;

/// What follows from an intent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decision {
    /// What happens, in order.
    pub facts: Vec<Fact>,
    /// A notice, shown in the presenter window only.
    pub notice: Option<String>,
    /// The chair is asked whether the session ends.
    pub asks_to_end: bool,
}

impl Decision {
    pub(crate) fn say(text: impl Into<String>) -> Self {
        Self { notice: Some(text.into()), ..Self::default() }
    }

    /// Whether it changes nothing and says why.
    pub fn is_refused(&self) -> bool {
        self.facts.is_empty() && self.notice.is_some()
    }
}

impl From<Fact> for Decision {
    fn from(fact: Fact) -> Self {
        vec![fact].into()
    }
}

impl From<Vec<Fact>> for Decision {
    fn from(facts: Vec<Fact>) -> Self {
        Self { facts, ..Self::default() }
    }
}

/// The notice that no item has begun, or that the session has ended.
pub(crate) fn no_item(state: &State) -> Decision {
    if state.ended.is_some() {
        has_ended(state)
    } else {
        Decision::say(format!("No item is up yet. {} begins the next one.", state.cap(Action::NextItem)))
    }
}

pub(crate) fn has_ended(state: &State) -> Decision {
    Decision::say(format!("The session has ended. {} undoes that.", state.cap(Action::Undo)))
}

pub(crate) fn cannot_see(state: &State) -> Decision {
    let back = state.cap(Action::Elsewhere);
    Decision::say(format!("The room isn't seeing this window. Press {back} when it is back."))
}
