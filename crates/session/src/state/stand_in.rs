//! Which page stands in the place of the chair's slide: one before the start, one in each break, one after the end.

use crate::model::ids::DeckId;
use crate::model::item::{Item, ItemKind};
use crate::model::stand_in::StandIn;
use crate::state::State;

impl State {
    /// The page that stands in the place of the chair's slide. Interstitials, cards and blank screens cover it like a
    /// slide.
    pub fn stand_in(&self) -> Option<StandIn> {
        self.possible_stand_in().filter(|_| self.holding)
    }

    /// The page that could: one before the start, in a break and after the end of a session, unless the room is frozen
    /// on a slide.
    pub(crate) fn possible_stand_in(&self) -> Option<StandIn> {
        if self.content.plain || self.frozen.is_some() {
            None
        } else if self.ended.is_some() {
            Some(StandIn::Ended)
        } else if self.started.is_none() {
            Some(StandIn::Holding)
        } else {
            let up = self.item.as_ref().and_then(|id| self.content.item(id));
            up.filter(|item| self.has_break_page(item)).map(|_| StandIn::Break)
        }
    }

    /// Whether the room sees the break page when this item begins: a break that brings no slides of its own.
    pub(crate) fn has_break_page(&self, item: &Item) -> bool {
        let brings_slides = self.slides(&item.deck) > 0 && item.deck != DeckId::of_item(&item.id);
        item.kind == ItemKind::Break && (item.deck.is_chairs() || !brings_slides)
    }
}
