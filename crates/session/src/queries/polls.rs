//! Which poll is still open.

use crate::model::poll::Poll;
use crate::state::State;

/// The open poll: the latest one without a result, asked during the item that is up (or any, if none is up). An open
/// poll of an earlier item does not prevent a new one.
pub fn open(state: &State) -> Option<&Poll> {
    state.polls.iter().rev().find(|poll| poll.result.is_none() && is_here(state, poll))
}

/// Whether the poll belongs to the item that is up. If none is up, every poll does.
pub(crate) fn is_here(state: &State, poll: &Poll) -> bool {
    state.item.is_none() || poll.item == state.item
}
