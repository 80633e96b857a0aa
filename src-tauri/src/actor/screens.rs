//! Moves the windows when a screen comes or goes, or when you choose another one, and says so in the presenter window.

use chairside_screens::{Places, RoomOn, ScreenKey, Screens, Wish, news, places, swapped};
use chairside_session::keys::Action;

use super::Actor;

impl Actor {
    /// These are the screens now; the presenter window stands on this one, where that is known.
    pub(super) fn screens_are(&mut self, screens: &Screens, standing: Option<&ScreenKey>) {
        let before = self.screens.places().map(|before| before.as_known_now(screens));
        let wish = self.screens.wish(screens);
        // For a moment there is none at all: then the windows wait.
        let Some(next) = places(screens, before.as_ref(), wish.as_ref(), standing) else { return };
        if before.as_ref() == Some(&next) {
            return;
        }
        let news = news(before.as_ref(), &next, &self.run.state().cap(Action::FullScreen));
        let has_changed = before.as_ref().is_none_or(|before| screens.differ_from(&before.screens));
        if has_changed || news.trouble.is_some() {
            self.say_of_screens(news.trouble);
            if news.notice.is_some() {
                self.desk.notice = news.notice;
            }
        }
        self.put_windows(next);
        if before.is_none() {
            self.reopen_speaker();
        }
    }

    /// The room's window and the presenter's change screens.
    pub(super) fn swap_screens(&mut self) {
        match self.screens.places().map(swapped) {
            Some(Some(wish)) => self.choose_screens(wish),
            _ => self.desk.notice = Some("There is only one screen".into()),
        }
    }

    /// The room's window is to fill this screen, by its number.
    pub(super) fn choose_room_screen(&mut self, number: u32) {
        let Some(now) = self.screens.places() else { return };
        let index = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
        let Some(room) = now.screens.key(index).cloned() else { return };
        let is_presenters = room == now.presenter;
        let wish = if is_presenters { swapped(now) } else { Some(Wish { room, presenter: now.presenter.clone() }) };
        if let Some(wish) = wish {
            self.choose_screens(wish);
        }
    }

    fn choose_screens(&mut self, wish: Wish) {
        let Some(now) = self.screens.places() else { return };
        let Some(next) = places(&now.screens, None, Some(&wish), None) else { return };
        if let RoomOn::Whole(room) = &next.room {
            self.desk.notice = Some(format!("The room's window fills {}", room.name()));
        }
        self.say_of_screens(None);
        self.screens.choose(&next.screens, wish, self.library.handle());
        self.put_windows(next);
    }

    fn put_windows(&mut self, next: Places) {
        self.desktop.put(&next);
        self.screens.put(next);
        self.place_speaker();
        self.publisher.presenter_soon();
    }

    /// This is what there is to say of the screens now, instead of what was said before.
    fn say_of_screens(&mut self, words: Option<String>) {
        if let Some(before) = self.screens.said.take() {
            self.desk.troubles.retain(|known| *known != before);
        }
        if let Some(words) = words {
            self.screens.said = Some(words.clone());
            self.trouble(words);
        }
    }

    /// Shows the number of its screen in each window for a moment.
    pub(super) fn identify_screens(&mut self) {
        if let Some(number) = self.screens.identify() {
            self.desk.notice =
                Some(format!("This window is on screen {number}; the room's window shows its number in a corner"));
        }
    }

    /// The numbers have been there for long enough.
    pub(super) fn hide_numbers(&mut self) {
        self.screens.hide_numbers();
        self.publish();
        self.publish_to_presenter();
    }
}
