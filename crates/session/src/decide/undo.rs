//! Undo and redo.

use crate::decide::decision::Decision;
use crate::model::fact::Fact;
use crate::state::run::Run;

/// Takes back the author's latest decision: every fact of it.
pub(super) fn undo(run: &Run, author: &str) -> Decision {
    match run.latest_decision(author) {
        Some((rows, words)) => Decision {
            facts: rows.into_iter().map(|row| Fact::TakenBack { row }).collect(),
            notice: Some(format!("Undone: {words}")),
            asks_to_end: false,
        },
        None => Decision::say("Nothing to undo. Slide turns can't be undone."),
    }
}

/// Puts back what the author took back last.
pub(super) fn redo(run: &Run, author: &str) -> Decision {
    match run.latest_taken_back(author) {
        Some((rows, words)) => Decision {
            facts: rows.into_iter().map(|row| Fact::PutBack { row }).collect(),
            notice: Some(format!("Redone: {words}")),
            asks_to_end: false,
        },
        None => Decision::say("Nothing to redo"),
    }
}
