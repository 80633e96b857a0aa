//! The checklist, and what should be in place before the start.

use crate::decide::decision::Decision;
use crate::model::fact::Fact;
use crate::model::ids::{EntryId, ReminderId};
use crate::queries::ready::{Machine, ready};
use crate::state::State;

/// Ticks an entry that the journal does not tick by itself, or takes the tick off.
pub(super) fn tick(state: &State, entry: &EntryId, on: bool) -> Decision {
    let known = state.content.checklist.iter().any(|known| known.id == *entry && known.shown.is_none());
    match (known, on, state.ticks.contains_key(entry)) {
        (true, true, false) => Fact::Ticked { entry: entry.clone() }.into(),
        (true, false, true) => Fact::Unticked { entry: entry.clone() }.into(),
        _ => Decision::default(),
    }
}

/// One tick silences a reminder, or lets it speak again.
pub(super) fn silence(state: &State, reminder: &ReminderId, on: bool) -> Decision {
    let found = vec![String::new()];
    let machine =
        Machine { window: Some(Ok(())), disk: Some(Ok(())), fonts: found.clone(), pages: found, ..Machine::default() };
    let known = ready(state, &machine);
    let is_known = known.iter().any(|line| line.id == *reminder);
    if !is_known || state.silenced.contains(reminder) == on {
        return Decision::default();
    }
    Fact::ReminderSilenced { reminder: reminder.clone(), on }.into()
}
