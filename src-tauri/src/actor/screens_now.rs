//! What is known of the screens: which window is on which, and what each set of them was used for.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use chairside_screens::{Places, RoomOn, ScreenKey, Screens, Wish, swapped};
use chairside_session::snapshot::{ScreenBox, ScreensCard};
use tokio::time::Instant;

use crate::screens_file::KeptScreens;
use crate::settings_file::Told;

/// So long the numbers of the screens are shown.
const IDENTIFIED_FOR: Duration = Duration::from_secs(5);

/// What is known of the screens.
#[derive(Debug)]
pub struct ScreensNow {
    places: Option<Places>,
    /// What each set of screens was last used for in this run.
    seen: HashMap<Vec<ScreenKey>, Wish>,
    kept: KeptScreens,
    /// What was said of them, until it has changed.
    pub said: Option<String>,
    /// The numbers are shown until then.
    identified_until: Option<Instant>,
}

impl ScreensNow {
    /// No screen is known yet; what was chosen is in this file.
    pub fn new(file: PathBuf) -> Self {
        let kept = KeptScreens::open(file);
        Self { places: None, seen: HashMap::new(), kept, said: None, identified_until: None }
    }

    /// What is wrong with the file, for the chair.
    pub fn problem(&self) -> Option<&str> {
        self.kept.problem()
    }

    /// Where the windows are; `None` until a screen is known.
    pub fn places(&self) -> Option<&Places> {
        self.places.as_ref()
    }

    /// The windows are there now.
    pub fn put(&mut self, places: Places) {
        let wish = Wish { room: places.room.screen().clone(), presenter: places.presenter.clone() };
        if wish.room != wish.presenter {
            self.seen.insert(places.screens.set(), wish);
        }
        self.places = Some(places);
    }

    /// What these screens are used for: as before in this run, else as was chosen.
    pub fn wish(&self, screens: &Screens) -> Option<Wish> {
        let set = screens.set();
        self.seen.get(&set).or_else(|| self.kept.wish(&set)).cloned()
    }

    /// Keeps what a person has chosen for these screens.
    pub fn choose(&mut self, screens: &Screens, wish: Wish, told: &impl Told) {
        self.kept.change(screens.set(), told, |chosen| chosen.wish = Some(wish));
    }

    /// The screen on which the speaker's window was open when these screens were last there.
    pub fn speaker(&self) -> Option<&ScreenKey> {
        self.kept.speaker(&self.places.as_ref()?.screens.set())
    }

    /// Keeps that the speaker's window is open on this screen while these are there, or that it is closed.
    pub fn keep_speaker(&mut self, on: Option<&ScreenKey>, told: &impl Told) {
        if self.speaker() != on
            && let Some(places) = &self.places
        {
            self.kept.change(places.screens.set(), told, |chosen| chosen.speaker = on.cloned());
        }
    }

    /// The room's window fills its screen, or no longer.
    pub fn fills(&mut self, fills: bool) {
        if let Some(places) = &mut self.places {
            let on = places.room.screen().clone();
            places.room = if fills { RoomOn::Whole(on) } else { RoomOn::Window(on) };
        }
    }

    /// Shows the numbers for a moment. Returns that of the presenter window's screen.
    pub fn identify(&mut self) -> Option<usize> {
        let places = self.places.as_ref()?;
        self.identified_until = Some(Instant::now() + IDENTIFIED_FOR);
        places.screens.index(&places.presenter).map(|index| index + 1)
    }

    /// When the numbers of the screens go.
    pub fn numbers_go_at(&self) -> Option<Instant> {
        self.identified_until
    }

    /// The numbers are shown no longer.
    pub fn hide_numbers(&mut self) {
        self.identified_until = None;
    }

    /// What the corner of the room's window says while the screens are to be told apart.
    pub fn number_for_room(&self) -> Option<String> {
        self.identified_until?;
        let places = self.places.as_ref()?;
        places.screens.index(places.room.screen()).map(|index| format!("Screen {}", index + 1))
    }

    /// The screens as the settings show them. `limits` is what the desktop does not allow, `captures` who can see the
    /// presenter window, `speaker` the screen of the speaker's window.
    pub fn card(&self, limits: &str, captures: &str, speaker: Option<&ScreenKey>) -> ScreensCard {
        let Some(places) = &self.places else {
            return ScreensCard { captures: captures.into(), ..ScreensCard::default() };
        };
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
            has_speaker: Some(key) == speaker,
        });
        ScreensCard {
            screens: boxes.collect(),
            mirrored: screens.are_mirrored(),
            can_choose: swapped(places).is_some(),
            identified: self.identified_until.is_some(),
            limits: limits.into(),
            captures: captures.into(),
        }
    }
}
