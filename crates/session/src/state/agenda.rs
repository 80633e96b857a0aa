//! What facts change about the agenda.

use jiff::SignedDuration;

use crate::model::ids::{DeckId, ItemId};
use crate::model::interstitial::{InterstitialInfo, InterstitialKind};
use crate::model::item::Item;
use crate::state::State;

impl State {
    pub(super) fn with_agenda_item(&mut self, item: &ItemId, change: impl FnOnce(&mut Item)) {
        if let Some(found) = self.content.agenda.iter_mut().find(|known| known.id == *item) {
            change(found);
        }
    }

    /// The index to insert at. `None` if the item that should follow is unknown, and then nothing changes.
    fn place_before(&self, before: Option<&ItemId>) -> Option<usize> {
        match before {
            Some(before) => self.content.item_index(before),
            None => Some(self.content.agenda.len()),
        }
    }

    pub(super) fn move_item(&mut self, item: &ItemId, before: Option<&ItemId>) {
        let (Some(from), Some(to)) = (self.content.item_index(item), self.place_before(before)) else { return };
        let moved = self.content.agenda.remove(from);
        self.content.agenda.insert(if to > from { to - 1 } else { to }, moved);
    }

    pub(super) fn add_item(&mut self, item: &Item, before: Option<&ItemId>) {
        let Some(at) = self.place_before(before) else { return };
        if self.known_item(&item.id).is_none() {
            self.insert_item(at, item);
        }
    }

    fn insert_item(&mut self, at: usize, item: &Item) {
        self.content.agenda.insert(at, item.clone());
        // A session opened without an agenda now has one to show.
        if self.content.interstitial(InterstitialKind::Agenda).is_none() && !self.content.plain {
            self.content.interstitials.push(InterstitialInfo::own(InterstitialKind::Agenda, 1));
        }
        if item.deck == DeckId::of_item(&item.id) && self.content.deck(&item.deck).is_none() {
            self.content.decks.push(item.generated_deck());
        }
    }

    /// The item that is up cannot be removed.
    pub(super) fn remove_item(&mut self, item: &ItemId) {
        if self.item.as_ref() == Some(item) {
            return;
        }
        let Some(at) = self.content.item_index(item) else { return };
        let removed = self.content.agenda.remove(at);
        let slide = DeckId::of_item(&removed.id);
        // A page on screen stays until the chair or the room has turned away from it.
        let seen = self.place.deck == slide || self.frozen.as_ref().is_some_and(|frozen| frozen.deck == slide);
        if !seen {
            self.content.decks.retain(|deck| deck.id != slide);
            self.keep_places_inside();
        }
        self.removed.push(removed);
    }

    /// The item that is up cannot be skipped.
    pub(super) fn skip_item(&mut self, item: &ItemId) {
        if self.item.as_ref() != Some(item) {
            self.with_agenda_item(item, |item| item.skipped = true);
        }
    }

    pub(super) fn set_presenter(&mut self, item: &ItemId, presenter: Option<&String>) {
        self.with_agenda_item(item, |item| item.presenter = presenter.cloned());
    }

    pub(super) fn split_item(&mut self, item: &ItemId, time: SignedDuration, second: &Item) {
        let Some(at) = self.content.item_index(item) else { return };
        if self.known_item(&second.id).is_none() {
            self.set_minutes(item, time);
            self.insert_item(at + 1, second);
        }
    }

    pub(super) fn set_minutes(&mut self, item: &ItemId, time: SignedDuration) {
        self.given.remove(item);
        if let Some(run) = self.items.get_mut(item) {
            run.added = SignedDuration::ZERO;
        }
        self.with_agenda_item(item, |item| {
            item.time = time.max(SignedDuration::ZERO);
            item.talk = item.talk.map(|talk| talk.min(item.time));
        });
    }

    /// The talk has to fit into the item.
    pub(super) fn set_talk(&mut self, item: &ItemId, talk: Option<SignedDuration>) {
        self.with_agenda_item(item, |item| {
            item.talk = talk.map(|talk| talk.clamp(SignedDuration::ZERO, item.time.max(SignedDuration::ZERO)));
        });
    }

    pub(super) fn give_time(&mut self, item: &ItemId, time: SignedDuration) {
        if self.content.item(item).is_some() {
            if let Some(run) = self.items.get_mut(item) {
                run.added = SignedDuration::ZERO;
            }
            self.given.insert(item.clone(), time.max(SignedDuration::ZERO));
        }
    }

    pub(super) fn retitle(&mut self, item: &ItemId, title: &str) {
        self.with_agenda_item(item, |item| item.title = title.into());
        let slide = DeckId::of_item(item);
        if let Some(deck) = self.content.decks.iter_mut().find(|deck| deck.id == slide) {
            deck.title = title.into();
            deck.slides.iter_mut().for_each(|slide| slide.title = title.into());
        }
    }
}
