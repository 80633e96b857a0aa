//! Passwords of encrypted decks.

use chairside_session::desk::LockedFile;
use chairside_session::snapshot::isolated;

use super::Actor;
use crate::window::Window;

impl Actor {
    /// Asks for the password that is needed first, or no longer for one.
    pub(super) fn ask_for_password(&mut self) {
        let locked = self.library.locked_deck_needed_first(self.run.state()).cloned();
        let locked = locked.filter(|locked| !self.library.left_locked.contains(&locked.deck));
        self.desk.locked =
            locked.as_ref().map(|locked| LockedFile { file: locked.file.clone(), was_wrong: locked.wrong_password });
        self.library.asks_password_of = locked.map(|locked| locked.deck);
    }

    /// An item has begun: its deck's password is asked for, even if the chair has left the deck locked before.
    pub(super) fn ask_for_password_again(&mut self) {
        self.library.left_locked.clear();
        self.ask_for_password();
    }

    /// The chair has typed the password of the deck that is asked about.
    pub(super) fn unlock(&mut self, password: String) {
        let Some(deck) = self.library.asks_password_of.clone() else { return };
        self.library.source.passwords.insert(deck, password);
        self.library.read(self.run.state());
    }

    /// The chair goes on without the deck that is asked about.
    pub(super) fn leave_locked(&mut self) {
        self.library.left_locked.extend(self.library.asks_password_of.take());
        self.ask_for_password();
    }

    /// A key that may be a part of a password was pressed where it cannot be typed.
    pub(super) fn password_first(&mut self, window: Window) {
        let Some(LockedFile { file, .. }) = self.desk.asks_password() else { return };
        self.desk.notice = Some(format!("Type the password of {} in the presenter window", isolated(file)));
        if window == Window::Audience {
            self.desktop.focus_presenter();
        }
    }
}
