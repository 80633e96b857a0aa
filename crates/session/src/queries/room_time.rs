//! How much time the room is shown.

use jiff::SignedDuration;

use crate::model::card::{Card, CornerCard};
use crate::model::stamp::Moment;
use crate::queries::rundown::budget::budget;
use crate::state::State;

/// A time card disappears after this long, because it would no longer be true.
pub const STANDS: SignedDuration = SignedDuration::from_secs(60);

/// The time left of the current budget (the talk, a short talk or the discussion); `None` without one.
pub(crate) fn running_left(state: &State, now: &Moment) -> Option<SignedDuration> {
    budget(state, now).map(|budget| budget.left)
}

/// The card in the corner, while the room sees it.
pub fn in_corner<'a>(state: &'a State, now: &Moment) -> Option<&'a CornerCard> {
    state.corner.as_ref().filter(|card| !state.elsewhere && now.since(&card.since) < STANDS)
}

/// How long the large time card has been shown.
pub(crate) fn large_for(state: &State, now: &Moment) -> Option<SignedDuration> {
    let since = state.card_since.as_ref().filter(|_| matches!(state.card, Some(Card::Time { .. })))?;
    Some(now.since(since))
}

/// How long until the first time card disappears.
pub(crate) fn goes_in(state: &State, now: &Moment) -> Option<SignedDuration> {
    let corner = in_corner(state, now).map(|card| now.since(&card.since));
    let stood = [corner, large_for(state, now)].into_iter().flatten().max()?;
    Some(STANDS.saturating_sub(stood))
}
