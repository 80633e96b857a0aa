//! Who and what is in place.

use serde::Serialize;
use ts_rs::TS;

use crate::model::interstitial::InterstitialKind;
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
    /// How much of all that the chair sees to is not in place: "5 of 23"; empty when everything is.
    pub missing: String,
    /// The same in words: "5 of 23 not in place".
    pub words: String,
    /// What that is: "Note takers, 2 decks, 1 speaker".
    pub open: String,
    /// How much is in place: "18/23".
    pub count: String,
    /// It is ten minutes before the start or less: the panel is open by itself.
    pub near: bool,
    /// The Note Well's standing, and whether its edition is the one for the session's date: "in force since 24 Oct
    /// 2025"; `None` if the session has no Note Well.
    pub note_well: Option<(String, bool)>,
    /// The first item has not come up yet.
    pub before: bool,
}

/// Who and what is in place, as of `now`.
pub(super) fn card(state: &State, machine: &Machine, now: &Moment) -> PeopleCard {
    let ready = ready::reminders(state, machine);
    let standing = ready::standing(state, machine);
    let (missing, of) = (standing.missing, standing.of);
    PeopleCard {
        note_takers: state.names_of(Role::NoteTakers).to_vec(),
        scribes: state.names_of(Role::Scribe).to_vec(),
        ready,
        missing: if missing == 0 { String::new() } else { format!("{missing} of {of}") },
        words: if missing == 0 { String::new() } else { format!("{missing} of {of} not in place") },
        open: standing.open.join(", "),
        count: format!("{}/{of}", of.saturating_sub(missing)),
        near: ready::is_near(state, now),
        note_well: state
            .content
            .interstitial(InterstitialKind::NoteWell)
            .map(|info| (info.standing_words().to_owned(), info.current)),
        before: state.started.is_none(),
    }
}
