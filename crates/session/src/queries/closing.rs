//! What is asked before Chairside is closed. Nothing is lost either way; the room would see the desktop.

use crate::state::State;

/// The question before Chairside closes, or `None` when it may close at once. `by_room` means that the room's window was to be
/// closed, which nobody needs to do alone, so that is always asked.
pub fn question(state: &State, by_room: bool) -> Option<String> {
    let up = state.item_run().filter(|(_, run)| !state.content.plain || run.clock.runs());
    let words = match up {
        Some(_) if state.content.plain => "Your timer is running".to_owned(),
        Some(_) => "An item is running".to_owned(),
        None if by_room => "The room's window closes with the program".to_owned(),
        None => return None,
    };
    Some(format!("{words}. Close Chairside?"))
}
