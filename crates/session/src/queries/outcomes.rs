//! Which items have an outcome, and which should.

use crate::model::item::Item;
use crate::model::outcome::Outcome;
use crate::state::State;

/// A row of the summary: an item that is decided on, with what was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its outcome, once there is one.
    pub outcome: Option<&'a Outcome>,
}

/// The items that the session is to decide on, with their outcomes: what the summary shows. In a session that decides
/// nothing, those that have one all the same.
pub fn summary(state: &State) -> Vec<SummaryRow<'_>> {
    let row = |item| SummaryRow { item, outcome: state.outcome(item) };
    let rows = state.content.agenda.iter().map(row);
    rows.filter(|row| {
        row.outcome.is_some() || (state.content.room.decides && row.item.is_discussed() && !row.item.skipped)
    })
    .collect()
}

/// The items that should have an outcome and have none, in the order of the agenda.
pub fn without_outcome(state: &State) -> Vec<&Item> {
    summary(state).into_iter().filter(|row| row.outcome.is_none()).map(|row| row.item).collect()
}
