//! Who and what is in place.

use serde::Serialize;
use ts_rs::TS;

use crate::model::people::Role;
use crate::model::stamp::Moment;
use crate::queries::ready::{self, Machine, ReadyLine};
use crate::state::State;

/// Who and what is in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PeopleCard {
    /// Who takes notes.
    pub note_takers: Vec<String>,
    /// Who relays the chat.
    pub scribes: Vec<String>,
    /// What should be in place; once the first item is up only what is not and still matters.
    pub ready: Vec<ReadyLine>,
    /// How many of them are not: "3 things are not in place yet"; empty when all are.
    pub words: String,
    /// It is ten minutes before the start or less: the panel is open by itself.
    pub near: bool,
    /// The first item has not come up yet.
    pub before: bool,
}

/// Who and what is in place, as of `now`.
pub(super) fn card(state: &State, machine: &Machine, now: &Moment) -> PeopleCard {
    let ready = ready::reminders(state, machine);
    let words = match ready.iter().filter(|line| !line.is_settled()).count() {
        0 => String::new(),
        1 => "1 thing is not in place yet".into(),
        count => format!("{count} things are not in place yet"),
    };
    PeopleCard {
        note_takers: state.names_of(Role::NoteTakers).to_vec(),
        scribes: state.names_of(Role::Scribe).to_vec(),
        ready,
        words,
        near: ready::is_near(state, now),
        before: state.started.is_none(),
    }
}
