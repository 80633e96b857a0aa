//! A deck that cannot be read any more keeps the pages that were read before.

use std::collections::HashSet;

use chairside_session::DeckId;
use chairside_session::content::Item;

use crate::{BrokenDeck, LoadedSession};

impl LoadedSession {
    /// Keeps each deck that is broken now as it was in `before`. A PDF that never had an end mark and was taken as it
    /// is does not count as broken.
    pub fn keep_broken(&mut self, before: &Self) {
        let was_taken = |broken: &BrokenDeck| before.broken.contains(broken) && !before.kept.contains(&broken.deck);
        let decks: HashSet<DeckId> = self
            .broken
            .iter()
            .filter(|broken| !broken.is_readable || !was_taken(broken))
            .map(|broken| broken.deck.clone())
            .collect();
        for deck in decks {
            self.keep(before, &deck);
        }
    }

    /// Keeps a deck as it was in `before`. One that was not read then stays as it is now.
    pub fn keep(&mut self, before: &Self, deck: &DeckId) {
        let Some(info) = before.content.deck(deck) else { return };
        self.kept.insert(deck.clone());
        self.remove_pages(deck);
        self.give_back_to_items(deck);
        match self.content.decks.iter_mut().find(|known| known.id == *deck) {
            Some(known) => *known = info.clone(),
            None => self.content.decks.push(info.clone()),
        }
        let known = self.pages.pdf_pages.len();
        self.pages.copy(&before.pages, info);
        let copied = &self.pages.pdf_pages[known..];
        self.doubtful.extend(before.doubtful.iter().filter(|doubtful| doubtful.deck == *deck).cloned());
        let ways = || self.doubtful.iter().flat_map(|doubtful| &doubtful.ways);
        let is_used = |key| copied.iter().any(|page| page.deck == key) || ways().any(|way| way.pdf == key);
        self.pdfs.extend(before.pdfs.iter().filter(|open| is_used(open.key)).cloned());
        self.pdf_names.extend(before.pdf_names.get(deck).map(|name| (deck.clone(), name.clone())));
        self.locked.extend(before.locked.iter().filter(|locked| locked.deck == *deck).cloned());
    }

    fn remove_pages(&mut self, deck: &DeckId) {
        let Some(info) = self.content.deck(deck) else { return };
        self.pages.remove(info);
        self.locked.retain(|locked| locked.deck != *deck);
        self.doubtful.retain(|doubtful| doubtful.deck != *deck);
    }

    /// Gives the deck back to the items that it is for; their generated slides go.
    fn give_back_to_items(&mut self, deck: &DeckId) {
        let items: Vec<_> = self.deck_of_item.iter().filter(|(_, of)| of == deck).map(|(id, _)| id.clone()).collect();
        for id in items {
            let generated = DeckId::of_item(&id);
            let shows_generated = |item: &&mut Item| item.id == id && item.deck == generated;
            if let Some(item) = self.content.agenda.iter_mut().find(shows_generated) {
                item.deck = deck.clone();
                item.brings_deck = true;
                self.remove_pages(&generated);
                self.content.decks.retain(|known| known.id != generated);
            }
        }
    }
}
