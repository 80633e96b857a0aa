//! How much time the room is shown, in a card or a timer.

use jiff::SignedDuration;

use crate::model::card::{Card, CornerCard};
use crate::model::stamp::Moment;
use crate::queries::rundown::budget::budget;
use crate::state::State;

/// So long a time card stands: what it says would not be true much longer.
pub const STANDS: SignedDuration = SignedDuration::from_secs(60);

/// What is left of the budget that runs: the talk, one of several short talks, the discussion; `None` without one.
pub(crate) fn running_left(state: &State, now: &Moment) -> Option<SignedDuration> {
    budget(state, now).map(|budget| budget.left)
}

/// The corner's card as long as it stands.
pub fn in_corner<'a>(state: &'a State, now: &Moment) -> Option<&'a CornerCard> {
    state.corner.as_ref().filter(|card| !state.elsewhere && now.since(&card.since) < STANDS)
}

/// For how long the large card has stood.
pub(crate) fn large_for(state: &State, now: &Moment) -> Option<SignedDuration> {
    let since = state.card_since.as_ref().filter(|_| matches!(state.card, Some(Card::Time { .. })))?;
    Some(now.since(since))
}

/// How long until the first of the time cards goes.
pub(crate) fn goes_in(state: &State, now: &Moment) -> Option<SignedDuration> {
    let corner = in_corner(state, now).map(|card| now.since(&card.since));
    let stood = [corner, large_for(state, now)].into_iter().flatten().max()?;
    Some(STANDS.saturating_sub(stood))
}
