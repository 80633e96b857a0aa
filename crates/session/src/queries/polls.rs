//! Which poll waits for its result.

use crate::model::poll::Poll;
use crate::state::State;

/// The poll that waits for its result: the latest without one of the item that is up, of all while none is. One of an
/// item that has passed keeps nobody from asking another.
pub fn open(state: &State) -> Option<&Poll> {
    state.polls.iter().rev().find(|poll| poll.result.is_none() && is_here(state, poll))
}

/// Whether it was asked during the item that is up; any poll is while none is.
pub(crate) fn is_here(state: &State, poll: &Poll) -> bool {
    state.item.is_none() || poll.item == state.item
}
