//! Which page stands in the place of the chair's slide: one before the start, one after the end.

use crate::model::stand_in::StandIn;
use crate::state::State;

impl State {
    /// The page that stands in the place of the chair's slide. Interstitials, cards and blank screens cover it like a
    /// slide.
    pub fn stand_in(&self) -> Option<StandIn> {
        self.possible_stand_in().filter(|_| self.holding)
    }

    /// The page that could: one before the start and one after the end of a session, unless the room is frozen on a
    /// slide.
    pub(crate) fn possible_stand_in(&self) -> Option<StandIn> {
        if self.content.plain || self.frozen.is_some() {
            None
        } else if self.ended.is_some() {
            Some(StandIn::Ended)
        } else {
            self.started.is_none().then_some(StandIn::Holding)
        }
    }
}
