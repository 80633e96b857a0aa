//! Which items have an outcome, and which should.

use crate::model::item::Item;
use crate::model::outcome::Outcome;
use crate::state::State;

/// A row of the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its outcome, if one is recorded.
    pub outcome: Option<&'a Outcome>,
}

/// The rows of the summary: items that should get an outcome, and items that have one.
pub fn summary(state: &State) -> Vec<SummaryRow<'_>> {
    let row = |item| SummaryRow { item, outcome: state.outcome(item) };
    let rows = state.content.agenda.iter().map(row);
    rows.filter(|row| {
        row.outcome.is_some()
            || (state.content.room.decides && state.content.is_discussed(row.item) && !row.item.skipped)
    })
    .collect()
}

/// Whether an item has begun that an outcome can be recorded for: the one that is up, or one of the summary.
pub fn can_decide(state: &State) -> bool {
    state.item.is_some() || (!state.items.is_empty() && !summary(state).is_empty())
}

/// The items that should have an outcome but have none, in the order of the agenda.
pub fn without_outcome(state: &State) -> Vec<&Item> {
    summary(state).into_iter().filter(|row| row.outcome.is_none()).map(|row| row.item).collect()
}
