//! What follows from the state without asking a clock: which item comes next, what the room is to see, who does what.

use crate::model::card::Card;
use crate::model::cover::{Exposure, Interstitial};
use crate::model::ids::{DeckId, ItemId};
use crate::model::interstitial::InterstitialKind;
use crate::model::item::Item;
use crate::model::item_clock::ItemRun;
use crate::model::outcome::Outcome;
use crate::model::people::Role;
use crate::model::place::Place;
use crate::model::room_plan::ShownBy;
use crate::model::steps::{self, Standing};
use crate::state::State;

impl State {
    /// How many pages a deck has, each step of an overlay for itself; 0 when it is unknown.
    pub fn slides(&self, deck: &DeckId) -> u32 {
        self.content.deck(deck).map_or(0, |deck| u32::try_from(deck.slides.len()).unwrap_or(u32::MAX))
    }

    /// Where a place stands among the slides of its deck.
    pub fn standing(&self, place: &Place) -> Option<Standing> {
        steps::standing(&self.content.deck(&place.deck)?.slides, place.slide)
    }

    /// The run of the item that is up.
    pub fn item_run(&self) -> Option<(&ItemId, &ItemRun)> {
        let id = self.item.as_ref()?;
        Some((id, self.items.get(id)?))
    }

    /// The place in the agenda, from 0, of the item that comes next: after the one that is up, else the first that was
    /// not up yet; skipped ones do not count. The agenda's length when there is none.
    pub fn next_index(&self) -> usize {
        let agenda = &self.content.agenda;
        let up = self.item.as_ref().and_then(|id| self.content.item_index(id));
        let from = up.map_or(0, |up| up + 1);
        let comes = |item: &Item| !item.skipped && (up.is_some() || !self.items.contains_key(&item.id));
        agenda.iter().skip(from).position(comes).map_or(agenda.len(), |at| from + at)
    }

    /// The place in the agenda of what Shift+→ brings up: the item that comes next, else the first that was passed over;
    /// `None` when there is none, and the end is due.
    pub fn comes_next(&self) -> Option<usize> {
        let next = self.next_index();
        let all = 0..self.content.agenda.len();
        if next < all.end { Some(next) } else { all.into_iter().find(|index| self.is_passed_over(*index)) }
    }

    /// Whether the item at this place was passed over: it stands before the one that is up, was never up, and nobody
    /// said to skip it.
    pub fn is_passed_over(&self, index: usize) -> bool {
        let up = self.item.as_ref().and_then(|id| self.content.item_index(id));
        let item = self.content.agenda.get(index);
        up.is_some_and(|up| index < up) && item.is_some_and(|item| self.is_not_reached(item))
    }

    /// The items that were never up and are not skipped.
    pub fn not_reached(&self) -> impl Iterator<Item = &Item> {
        self.content.agenda.iter().filter(|item| self.is_not_reached(item))
    }

    fn is_not_reached(&self, item: &Item) -> bool {
        !item.skipped && !self.items.contains_key(&item.id)
    }

    /// An item of the agenda, or one that was taken off it.
    pub fn known_item(&self, id: &ItemId) -> Option<&Item> {
        self.content.item(id).or_else(|| self.removed.iter().find(|item| item.id == *id))
    }

    /// The last time that the room saw an interstitial.
    pub fn last_exposure(&self, kind: InterstitialKind) -> Option<&Exposure> {
        self.exposures.iter().rev().find(|exposure| exposure.what.kind == kind)
    }

    /// The text that the room is to see now: the interstitial that is up, else what a generated slide of boilerplate
    /// shows. Nothing under black, a card, or while it looks elsewhere.
    pub fn text_on_show(&self) -> Option<Interstitial> {
        if self.blank.is_some() || self.card.is_some() || self.elsewhere {
            return None;
        }
        match &self.cover {
            Some(cover) => Some(cover.with.clone()),
            None => self.text_of(self.frozen.as_ref().unwrap_or(&self.place)),
        }
    }

    /// The boilerplate that a generated slide shows, in this session's edition.
    fn text_of(&self, place: &Place) -> Option<Interstitial> {
        let slide = self.content.deck(&place.deck)?.slides.get(place.slide as usize)?;
        let kind = InterstitialKind::from_name(&slide.generated.as_ref()?.name).filter(|kind| kind.is_boilerplate())?;
        Some(Interstitial { kind, edition: self.content.interstitial(kind)?.edition.clone() })
    }

    /// Whether the room has seen it, here or by other means.
    pub fn was_shown(&self, kind: InterstitialKind) -> bool {
        self.last_exposure(kind).is_some() || self.shown_elsewhere.contains_key(&kind)
    }

    /// Whether `→` and `←` pass over this slide: generated boilerplate that `open-with` has just shown.
    pub fn passes_over(&self, place: &Place) -> bool {
        let slide = self.content.deck(&place.deck).and_then(|deck| deck.slides.get(place.slide as usize));
        let Some(generated) = slide.and_then(|slide| slide.generated.as_ref()) else { return false };
        !generated.again
            && InterstitialKind::from_name(&generated.name)
                .is_some_and(|kind| kind.is_boilerplate() && self.opened_with.contains(&kind))
    }

    /// Who has a role: as filled in the room, else as the file says.
    pub fn names_of(&self, role: Role) -> &[String] {
        let planned = match role {
            Role::NoteTakers => &self.content.room.note_takers,
            Role::Scribe => &self.content.room.scribes,
        };
        self.roles.get(&role).unwrap_or(planned)
    }

    /// Who shows the slides of an item: as was said in the room, else as the file has it.
    pub fn shown_by(&self, item: &Item) -> ShownBy {
        self.showers.get(&item.id).copied().unwrap_or(item.shown_by)
    }

    /// What was decided of an item.
    pub fn outcome(&self, item: &Item) -> Option<&Outcome> {
        self.outcomes.get(&item.id).map(|recorded| &recorded.outcome)
    }

    /// Whether the queue of the item that is up is closed.
    pub(crate) fn queue_is_closed(&self) -> bool {
        let queue = self.item.as_ref().and_then(|item| self.floor.queues.get(item));
        queue.is_some_and(|queue| queue.closed)
    }

    /// Whether the session still has what the card shows.
    pub(crate) fn knows_card(&self, card: &Card) -> bool {
        match card {
            Card::Question { item } => self.content.item(item).is_some_and(|item| item.question_asked().is_some()),
            Card::Proposal { item, .. } => self.content.item(item).is_some(),
            Card::Poll { poll } => self.polls.iter().any(|known| known.id == *poll && known.result.is_some()),
            Card::QueueClosed => self.queue_is_closed(),
            Card::Summary | Card::Time { .. } => true,
        }
    }
}
