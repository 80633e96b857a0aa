//! The checklist's rows: the chair's ticks, and those that the journal makes.

use serde::Serialize;
use ts_rs::TS;

use crate::model::checklist::Section;
use crate::model::ids::EntryId;
use crate::queries::ready::counts;
use crate::state::State;
use crate::words::DayTimes;

/// A row of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckRow {
    /// For `tick`.
    pub id: EntryId,
    /// The part of the checklist that lists it.
    pub section: Section,
    /// What is to be done.
    pub text: String,
    /// When it was ticked: "12:01".
    pub ticked: Option<String>,
    /// The journal ticks it, not the chair.
    pub by_journal: bool,
    /// It is the chair's own task: it counts as not in place until it is ticked.
    pub counts: bool,
}

/// All rows, in the order of the content.
pub fn rows(state: &State, times: &DayTimes) -> Vec<CheckRow> {
    let entries = state.content.checklist.iter();
    entries
        .map(|entry| {
            let ticked = match entry.shown {
                Some(kind) => state
                    .last_exposure(kind)
                    .map(|exposure| &exposure.from)
                    .or_else(|| state.shown_elsewhere.get(&kind)),
                None => state.ticks.get(&entry.id),
            };
            CheckRow {
                id: entry.id.clone(),
                section: entry.section,
                text: entry.text.clone(),
                ticked: ticked.map(|at| times.time(at.wall)),
                by_journal: entry.shown.is_some(),
                counts: counts(entry),
            }
        })
        .collect()
}
