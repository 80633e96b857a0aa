//! A deck that cannot be read any more is shown as it was read before.

use std::collections::HashSet;

use chairside_session::content::{DeckInfo, Item};
use chairside_session::snapshot::PageId;
use chairside_session::{DeckId, Place};

use super::{Opened, Unfit};

impl Opened {
    /// Keeps the decks that cannot be read whole any more as they were `before`. A PDF that never had an end, and was
    /// taken as it is, is no reason to.
    pub fn keep_unfit(&mut self, before: &Opened) {
        let was_so = |unfit: &Unfit| before.unfit.contains(unfit) && !before.kept.contains(&unfit.deck);
        let decks: HashSet<DeckId> = self
            .unfit
            .iter()
            .filter(|unfit| !unfit.is_read || !was_so(unfit))
            .map(|unfit| unfit.deck.clone())
            .collect();
        for deck in decks {
            self.keep(before, &deck);
        }
    }

    /// Keeps a deck as it was `before`; one that was not read then stays as it is here.
    pub fn keep(&mut self, before: &Opened, deck: &DeckId) {
        let Some(info) = before.content.deck(deck) else { return };
        self.kept.insert(deck.clone());
        self.take_out(deck);
        self.give_items(deck);
        match self.content.decks.iter_mut().find(|known| known.id == *deck) {
            Some(known) => *known = info.clone(),
            None => self.content.decks.push(info.clone()),
        }
        let is_of_deck = pages_of(info);
        self.pages.extend(before.pages.iter().filter(|page| is_of_deck.contains(&page.id)).cloned());
        self.pdf_pages.extend(before.pdf_pages.iter().filter(|(page, ..)| is_of_deck.contains(page)).cloned());
        let is_used = |key| before.pdf_pages.iter().any(|(page, used, _)| *used == key && is_of_deck.contains(page));
        self.pdfs.extend(before.pdfs.iter().filter(|open| is_used(open.key)).cloned());
        for page in &is_of_deck {
            self.texts.extend(before.texts.get_key_value(page).map(|(page, text)| (page.clone(), text.clone())));
            self.notes.extend(before.notes.get_key_value(page).map(|(page, notes)| (page.clone(), notes.clone())));
        }
        self.locked.extend(before.locked.iter().filter(|(locked, _)| locked == deck).cloned());
    }

    /// Takes out the pages that a deck has here.
    fn take_out(&mut self, deck: &DeckId) {
        let Some(info) = self.content.deck(deck) else { return };
        let is_of_deck = pages_of(info);
        self.pages.retain(|page| !is_of_deck.contains(&page.id));
        self.pdf_pages.retain(|(page, ..)| !is_of_deck.contains(page));
        self.texts.retain(|page, _| !is_of_deck.contains(page));
        self.notes.retain(|page, _| !is_of_deck.contains(page));
        self.locked.retain(|(locked, _)| locked != deck);
    }

    /// Gives the deck to the items that are to have it, in the place of their generated slides.
    fn give_items(&mut self, deck: &DeckId) {
        let wanted = self.wanted.clone();
        for (id, _) in wanted.iter().filter(|(_, wanted)| wanted == deck) {
            let made = DeckId::of_item(id);
            let has_made = |item: &&mut Item| item.id == *id && item.deck == made;
            if let Some(item) = self.content.agenda.iter_mut().find(has_made) {
                item.deck = deck.clone();
                item.brings_deck = true;
                self.take_out(&made);
                self.content.decks.retain(|known| known.id != made);
            }
        }
    }
}

fn pages_of(deck: &DeckInfo) -> HashSet<PageId> {
    let slides = (0..).zip(&deck.slides);
    slides.map(|(slide, _)| PageId::slide(&Place { deck: deck.id.clone(), slide })).collect()
}
