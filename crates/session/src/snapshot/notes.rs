//! Notes for the minutes, as they are listed.

use serde::Serialize;
use ts_rs::TS;

use crate::model::ids::NoteId;
use crate::model::stamp::Moment;
use crate::queries::names::known_name;
use crate::state::State;
use crate::words::DayTimes;

/// A line for the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NoteRow {
    /// For `mend-note`.
    pub id: NoteId,
    /// "12:31".
    pub at: String,
    /// The line.
    pub text: String,
    /// What it stands under: "2 · Private Access Tokens", "Before the first item".
    pub item: String,
}

/// All notes, latest last.
pub(super) fn rows(state: &State, times: &DayTimes) -> Vec<NoteRow> {
    let rows = state.notes.iter().map(|note| NoteRow {
        id: note.id.clone(),
        at: times.time(note.at.wall),
        text: note.text.clone(),
        item: match &note.item {
            Some(item) => known_name(state, item),
            None => under_no_item(state, &note.at).into(),
        },
    });
    rows.collect()
}

/// What a note stands under that was written while no item was up.
fn under_no_item(state: &State, at: &Moment) -> &'static str {
    let since = |begun: &Option<Moment>| begun.as_ref().is_some_and(|begun| at.wall >= begun.wall);
    if since(&state.ended) {
        "After the end"
    } else if since(&state.started) {
        "Between two items"
    } else {
        "Before the first item"
    }
}
