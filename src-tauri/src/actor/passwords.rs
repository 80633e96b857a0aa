//! Passwords of encrypted decks.

use super::Actor;

impl Actor {
    /// Asks for the password that is needed first, or no longer for one.
    pub(super) fn ask_for_password(&mut self) {
        let locked = self.library.locked_deck_needed_first(self.run.state()).cloned();
        self.desk.locked = locked.as_ref().map(|locked| {
            let title = self.library.session.content.deck(&locked.deck).map(|deck| deck.title.clone());
            (title.unwrap_or_default(), locked.wrong_password)
        });
        self.library.asks_password_of = locked.map(|locked| locked.deck);
    }

    /// The chair has typed the password of the deck that is asked about.
    pub(super) fn unlock(&mut self, password: String) {
        let Some(deck) = self.library.asks_password_of.clone() else { return };
        self.library.source.passwords.insert(deck, password);
        self.library.read(self.run.state());
    }
}
