//! Recording what was decided of an item.

use crate::decide::decision::Decision;
use crate::model::content::SessionContent;
use crate::model::fact::Fact;
use crate::model::ids::ItemId;
use crate::model::outcome::Outcome;
use crate::state::State;

/// The outcome as it would be recorded, or why it cannot be.
pub(super) fn checked(content: &SessionContent, item: &ItemId, outcome: &Outcome) -> Result<Outcome, String> {
    if content.item(item).is_none() {
        return Err("This item is no longer on the agenda".into());
    }
    let possible = content.outcomes_of(item);
    if let Some(foreign) = outcome.chosen.iter().find(|chosen| !possible.contains(chosen)) {
        return Err(format!("“{foreign}” is not one of this session's outcomes"));
    }
    Ok(outcome.tidied(possible))
}

pub(super) fn record(state: &State, item: &ItemId, outcome: &Outcome) -> Decision {
    match checked(&state.content, item, outcome) {
        Ok(outcome) if state.outcomes.get(item).is_some_and(|known| known.outcome == outcome) => {
            Decision::say("This outcome is already recorded")
        }
        Ok(outcome) => Fact::OutcomeRecorded { item: item.clone(), outcome }.into(),
        Err(why) => Decision::say(why),
    }
}
