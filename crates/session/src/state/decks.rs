//! What facts change about decks and the slide on screen.

use crate::model::content::SessionContent;
use crate::model::deck::DeckInfo;
use crate::model::ids::{DeckId, ItemId};
use crate::model::place::Place;
use crate::model::stamp::Moment;
use crate::state::State;

/// The length of the history.
const HISTORY: usize = 100;

impl State {
    pub(crate) fn knows(&self, place: &Place) -> bool {
        place.slide < self.slides(&place.deck)
    }

    pub(super) fn turn(&mut self, to: &Place) {
        if !self.knows(to) || self.place == *to {
            return;
        }
        let from = std::mem::replace(&mut self.place, to.clone());
        self.left_at.insert(from.deck.clone(), from.slide);
        // Going back removes the last entry, so that pressing the key again goes further back.
        if self.history.last() == Some(to) {
            self.history.pop();
        } else {
            self.history.push(from);
            if self.history.len() > HISTORY {
                self.history.remove(0);
            }
        }
    }

    pub(super) fn read_deck(&mut self, deck: &DeckInfo) {
        match self.content.decks.iter_mut().find(|known| known.id == deck.id) {
            Some(known) => *known = deck.clone(),
            None => self.content.decks.push(deck.clone()),
        }
        self.keep_places_inside();
    }

    pub(super) fn attach_deck(&mut self, item: &ItemId, deck: &DeckInfo, file: &str) {
        if let Some(found) = self.content.agenda.iter_mut().find(|known| known.id == *item) {
            if found.deck != DeckId::of_item(item) && !found.deck.is_late() {
                self.content.named_decks.insert(item.clone(), found.deck.as_str().into());
            }
            found.deck = deck.id.clone();
            found.brings_deck = true;
            self.attached.insert(item.clone(), file.into());
            self.read_deck(deck);
        }
    }

    pub(super) fn take_content(&mut self, content: &SessionContent, at: &Moment) {
        self.content = content.clone();
        self.keep_places_inside();
        self.keep_cover_inside(at);
        if self.item.as_ref().is_some_and(|item| self.content.item(item).is_none()) {
            self.end_item(at);
            self.item = None;
        }
    }

    /// Moves each remembered place to a slide that the decks still have, or forgets it.
    pub(super) fn keep_places_inside(&mut self) {
        let counts: Vec<_> = self.content.decks.iter().map(|deck| (deck.id.clone(), self.slides(&deck.id))).collect();
        let count = |deck: &DeckId| counts.iter().find(|(id, _)| id == deck).map_or(0, |(_, count)| *count);
        let inside = |place: &Place| place.slide < count(&place.deck);
        if !inside(&self.place) {
            self.place = match (count(&self.place.deck), counts.iter().find(|(_, slides)| *slides > 0)) {
                (0, Some((deck, _))) => Place { deck: deck.clone(), slide: 0 },
                (slides, _) => Place { deck: self.place.deck.clone(), slide: slides.saturating_sub(1) },
            };
        }
        self.history.retain(inside);
        // Entries between two others may be gone, and going back must lead somewhere else.
        self.history.dedup();
        if self.history.last() == Some(&self.place) {
            self.history.pop();
        }
        self.left_at.retain(|deck, slide| *slide < count(deck));
        self.frozen = self.frozen.take().filter(inside);
    }
}
