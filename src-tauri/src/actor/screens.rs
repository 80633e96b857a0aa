//! The screens: which window is on which, what the chair is told when one comes or goes, and what is remembered.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use chairside_screens::{Places, RoomOn, ScreenKey, Screens, Wish, places, said, swapped};
use chairside_session::keys::Action;
use chairside_session::snapshot::{ScreenBox, ScreensCard};
use tokio::time::Instant;

use super::Actor;
use crate::screens_file::KeptScreens;

/// So long the numbers of the screens are shown.
const IDENTIFIED_FOR: Duration = Duration::from_secs(5);

/// What is known of the screens.
#[derive(Debug)]
pub struct ScreensNow {
    /// Where the windows are; `None` until a screen is known.
    places: Option<Places>,
    /// What each set of screens was last used for in this run.
    seen: HashMap<Vec<ScreenKey>, Wish>,
    kept: KeptScreens,
    /// What was said of them, until it has changed.
    trouble: Option<String>,
    /// The numbers are shown until then.
    identified_until: Option<Instant>,
}

impl ScreensNow {
    /// No screen is known yet; what was chosen is in this file.
    pub fn new(file: PathBuf) -> Self {
        Self {
            places: None,
            seen: HashMap::new(),
            kept: KeptScreens::open(file),
            trouble: None,
            identified_until: None,
        }
    }

    /// When the numbers of the screens go.
    pub fn numbers_go_at(&self) -> Option<Instant> {
        self.identified_until
    }

    /// What is wrong with the file, for the chair.
    pub fn problem(&self) -> Option<&str> {
        self.kept.problem()
    }

    fn wish(&self, screens: &Screens) -> Option<Wish> {
        let set = screens.set();
        self.seen.get(&set).or_else(|| self.kept.wish(&set)).cloned()
    }
}

impl Actor {
    /// These are the screens now; the presenter window stands on this one, where that is known.
    pub(super) fn screens_are(&mut self, screens: &Screens, standing: Option<&ScreenKey>) {
        let before = self.screens.places.clone();
        let wish = self.screens.wish(screens);
        // For a moment there is none at all: then the windows wait.
        let Some(next) = places(screens, before.as_ref(), wish.as_ref(), standing) else { return };
        if before.as_ref() == Some(&next) {
            return;
        }
        let told = said(before.as_ref(), &next, &Action::FullScreen.cap());
        let has_changed = before.as_ref().is_none_or(|before| before.screens.set() != screens.set());
        if has_changed || told.trouble.is_some() {
            self.say_of_screens(told.trouble);
            if told.notice.is_some() {
                self.desk.notice = told.notice;
            }
        }
        self.put_windows(next);
    }

    /// The room's window and the presenter's change screens.
    pub(super) fn swap_screens(&mut self) {
        match self.screens.places.as_ref().map(swapped) {
            Some(Some(wish)) => self.choose_screens(wish),
            _ => self.desk.notice = Some("There is only one screen".into()),
        }
    }

    /// The room's window is to fill this screen, by its number.
    pub(super) fn choose_room_screen(&mut self, number: u32) {
        let Some(now) = &self.screens.places else { return };
        let index = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
        let Some(room) = now.screens.key(index).cloned() else { return };
        let is_presenters = room == now.presenter;
        let wish = if is_presenters { swapped(now) } else { Some(Wish { room, presenter: now.presenter.clone() }) };
        if let Some(wish) = wish {
            self.choose_screens(wish);
        }
    }

    fn choose_screens(&mut self, wish: Wish) {
        let Some(now) = &self.screens.places else { return };
        let Some(next) = places(&now.screens, None, Some(&wish), None) else { return };
        if let RoomOn::Whole(room) = &next.room {
            self.desk.notice = Some(format!("The room's window fills {}", room.name()));
        }
        self.say_of_screens(None);
        self.screens.kept.choose(next.screens.set(), wish, self.library.handle());
        self.put_windows(next);
    }

    fn put_windows(&mut self, next: Places) {
        let wish = Wish { room: next.room.screen().clone(), presenter: next.presenter.clone() };
        if wish.room != wish.presenter {
            self.screens.seen.insert(next.screens.set(), wish);
        }
        self.desktop.put(&next);
        self.screens.places = Some(next);
        self.publisher.presenter_soon();
    }

    /// This is what there is to say of the screens now, instead of what was said before.
    fn say_of_screens(&mut self, words: Option<String>) {
        if let Some(before) = self.screens.trouble.take() {
            self.desk.troubles.retain(|known| *known != before);
        }
        if let Some(words) = words {
            self.screens.trouble = Some(words.clone());
            self.trouble(words);
        }
    }

    /// The room's window fills its screen now, or no longer: the chair has pressed F11, or the desktop has done so.
    pub(super) fn room_fills(&mut self, fills: bool) {
        if let Some(places) = &mut self.screens.places {
            let on = places.room.screen().clone();
            places.room = if fills { RoomOn::Whole(on) } else { RoomOn::Window(on) };
        }
    }

    /// Shows the number of its screen in each window for a moment.
    pub(super) fn identify_screens(&mut self) {
        let Some(places) = &self.screens.places else { return };
        let number = places.screens.index(&places.presenter).map_or(0, |index| index + 1);
        self.desk.notice = Some(format!("This window is on screen {number}; the room's says its own in a corner"));
        self.screens.identified_until = Some(Instant::now() + IDENTIFIED_FOR);
    }

    /// The numbers have been there for long enough.
    pub(super) fn hide_numbers(&mut self) {
        self.screens.identified_until = None;
        self.publish();
        self.publish_to_presenter();
    }

    /// What the corner of the room's window says while the screens are to be told apart.
    pub(super) fn screen_number_for_room(&self) -> Option<String> {
        self.screens.identified_until?;
        let places = self.screens.places.as_ref()?;
        places.screens.index(places.room.screen()).map(|index| format!("Screen {}", index + 1))
    }

    /// The screens as the settings show them.
    pub(super) fn screens_card(&self) -> ScreensCard {
        let Some(places) = &self.screens.places else { return ScreensCard::default() };
        let screens = &places.screens;
        let left = screens.iter().map(|(_, screen)| screen.at.0).min().unwrap_or(0);
        let top = screens.iter().map(|(_, screen)| screen.at.1).min().unwrap_or(0);
        let boxes = screens.iter().zip(1..).map(|((key, screen), number)| ScreenBox {
            number,
            name: key.name(),
            pixels: format!("{} × {}", screen.pixels.0, screen.pixels.1),
            left: screen.at.0.abs_diff(left),
            top: screen.at.1.abs_diff(top),
            width: screen.size.0,
            height: screen.size.1,
            has_room: key == places.room.screen(),
            has_presenter: *key == places.presenter,
        });
        ScreensCard {
            screens: boxes.collect(),
            mirrored: screens.are_mirrored(),
            can_choose: swapped(places).is_some(),
            identified: self.screens.identified_until.is_some(),
            limits: self.desktop.limits_of_placing().unwrap_or_default().into(),
        }
    }
}
