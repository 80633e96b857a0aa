//! What is still open of a session that has ended: the window lists it first, each with what closes it, and
//! `chairside minutes` names it.

use std::collections::HashSet;

use crate::model::ids::{ItemId, NoteId, PollId, RowId, SpeakerId};
use crate::queries::outcomes::without_outcome;
use crate::state::State;
use crate::state::run::Run;
use crate::typed::action::action;
use crate::words::isolated;

/// Something that is still open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StillOpen {
    /// A poll has no result.
    Poll {
        /// The poll.
        poll: PollId,
        /// During which item it was asked.
        item: Option<ItemId>,
        /// What was asked.
        question: String,
    },
    /// Nothing was recorded of an item that should have an outcome.
    Outcome {
        /// The item.
        item: ItemId,
        /// Its title.
        title: String,
    },
    /// An action that nobody has taken on.
    Action {
        /// The note that it stands in.
        note: NoteId,
        /// During which item it was noted.
        item: Option<ItemId>,
        /// What is to be done.
        text: String,
    },
    /// People who were in the queue and never spoke.
    Queue {
        /// Of which item.
        item: ItemId,
        /// Who.
        waiting: Vec<(SpeakerId, String)>,
    },
    /// Changes to the agenda are not in the session's file.
    Agenda,
    /// Something was added to the minutes since they were last copied.
    Copy {
        /// "6 notes", "1 note and 1 poll".
        what: String,
    },
}

impl StillOpen {
    /// The item that it belongs to.
    pub fn item(&self) -> Option<&ItemId> {
        match self {
            Self::Poll { item, .. } | Self::Action { item, .. } => item.as_ref(),
            Self::Outcome { item, .. } | Self::Queue { item, .. } => Some(item),
            Self::Agenda | Self::Copy { .. } => None,
        }
    }

    /// In words: "The poll “Adopt it?” has no result".
    pub fn words(&self) -> String {
        match self {
            Self::Poll { question, .. } => format!("The poll “{}” has no result", isolated(question)),
            Self::Outcome { title, .. } => format!("“{}” has no outcome", isolated(title)),
            Self::Action { text, .. } => format!("The action “{}” is nobody's yet", isolated(text)),
            Self::Queue { waiting, .. } => {
                let names: Vec<_> = waiting.iter().map(|(_, name)| isolated(name)).collect();
                format!("Still in the queue: {}", names.join(", "))
            }
            Self::Agenda => "The changed agenda is not saved in the session file".into(),
            Self::Copy { what } => format!("Newer than your last copy of the minutes: {what}"),
        }
    }
}

/// All that is still open, item by item. `agenda_unsaved` says that the agenda differs from the session's file.
pub fn still_open(run: &Run, agenda_unsaved: bool) -> Vec<StillOpen> {
    let state = run.state();
    let polls = state.polls.iter().filter(|poll| poll.result.is_none()).map(|poll| StillOpen::Poll {
        poll: poll.id.clone(),
        item: poll.item.clone(),
        question: poll.question.clone(),
    });
    let outcomes = without_outcome(state)
        .into_iter()
        .map(|item| StillOpen::Outcome { item: item.id.clone(), title: item.title.clone() });
    let actions = state.notes.iter().filter_map(|note| {
        let found = action(&note.text).filter(|action| action.owner.is_none())?;
        Some(StillOpen::Action { note: note.id.clone(), item: note.item.clone(), text: found.text })
    });
    let queues = state.floor.queues.iter().filter(|(_, queue)| !queue.waiting.is_empty()).map(|(item, queue)| {
        let waiting = queue.waiting.iter().map(|waiting| (waiting.id.clone(), waiting.name.clone()));
        StillOpen::Queue { item: item.clone(), waiting: waiting.collect() }
    });
    let mut open: Vec<StillOpen> = polls.chain(outcomes).chain(actions).chain(queues).collect();
    // What belongs to no item of the agenda comes last.
    open.sort_by_key(|one| one.item().and_then(|item| state.content.item_index(item)).unwrap_or(usize::MAX));
    open.extend(agenda_unsaved.then_some(StillOpen::Agenda));
    open.extend(not_copied(run).map(|what| StillOpen::Copy { what }));
    open
}

/// What was added to the minutes since they were last copied; `None` if nothing was, or they never were.
fn not_copied(run: &Run) -> Option<String> {
    let state: &State = run.state();
    let copied = state.copied?;
    let new: HashSet<RowId> = run.rows().iter().filter(|row| row.number > copied).map(|row| row.stamp.row).collect();
    let counts = [
        (state.notes.iter().filter(|note| new.contains(&note.row)).count(), "note", "notes"),
        (state.polls.iter().filter(|poll| new.contains(&poll.row)).count(), "poll", "polls"),
        (state.outcomes.values().filter(|known| new.contains(&known.row)).count(), "outcome", "outcomes"),
    ];
    let words: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, more)| format!("{count} {}", if count == 1 { one } else { more }))
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}
