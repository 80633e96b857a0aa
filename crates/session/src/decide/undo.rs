//! Undo and redo.

use crate::decide::decision::Decision;
use crate::model::fact::Fact;
use crate::model::ids::RowId;
use crate::state::run::Run;

/// Takes back the author's latest decision: every fact of it.
pub(super) fn undo(run: &Run, author: &str) -> Decision {
    match run.latest_decision(author) {
        Some((rows, words)) => {
            let slide = slide_back(run, &rows);
            let facts = rows.into_iter().map(|row| Fact::TakenBack { row }).chain(slide);
            Decision { facts: facts.collect(), notice: Some(format!("Undone: {words}")), asks_to_end: false }
        }
        None => Decision::say("Nothing to undo. Slide turns can't be undone."),
    }
}

/// Puts back what the author took back last.
pub(super) fn redo(run: &Run, author: &str) -> Decision {
    match run.latest_taken_back(author) {
        Some((rows, words)) => {
            let slide = slide_back(run, &rows);
            let facts = rows.into_iter().map(|row| Fact::PutBack { row }).chain(slide);
            Decision { facts: facts.collect(), notice: Some(format!("Redone: {words}")), asks_to_end: false }
        }
        None => Decision::say("Nothing to redo"),
    }
}

/// Goes on with a session that has ended, whatever was mended since.
pub(super) fn reopen(run: &Run) -> Decision {
    if run.state().ended.is_none() {
        return Decision::say("The session is not over");
    }
    match run.latest_end() {
        Some(row) => Decision { notice: Some("The session goes on".into()), ..Fact::TakenBack { row }.into() },
        None => Decision::say("The end of this session cannot be undone"),
    }
}

/// Turns back to the slide from before `rows`, if the key that made them turned to another deck and the room is still in
/// that deck: an item begun by mistake takes its slides with it. Likewise for a room that was sent elsewhere.
fn slide_back(run: &Run, rows: &[RowId]) -> Vec<Fact> {
    let Some(first) = rows.first() else { return Vec::new() };
    let state = run.state();
    // What a key turned before it decided anything is a turn of its own.
    let followed = run.of_the_same_key(*first).iter().skip_while(|row| row.stamp.row != *first);
    let mut facts = Vec::new();
    for row in followed {
        match &row.fact {
            Fact::Turned { to } if to.deck == state.place.deck => {
                let Some(before) = run.state_before(*first) else { continue };
                if before.place != state.place && state.knows(&before.place) {
                    facts.push(Fact::Turned { to: before.place.clone() });
                }
                if before.stand_in().is_some() {
                    facts.push(Fact::HoldingShown);
                }
            }
            Fact::RoomElsewhere if state.elsewhere => facts.push(Fact::RoomBack),
            Fact::RoomBack if !state.elsewhere => facts.push(Fact::RoomElsewhere),
            _ => {}
        }
    }
    facts
}
