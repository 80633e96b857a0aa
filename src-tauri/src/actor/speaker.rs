//! The speaker's window: opened and closed, where it is, and what it is sent. While it is closed nothing is made for it.

use chairside_screens::{SpeakerOn, choices, speaker};
use chairside_session::snapshot::{self, SpeakerPlace, SpeakerScreen};

use super::Actor;

impl Actor {
    /// Opens the speaker's window, or closes it.
    pub(super) fn toggle_speaker(&mut self) {
        if self.speaker.on.is_some() {
            self.close_speaker();
            return;
        }
        let Some(places) = self.screens.places() else {
            self.desk.notice = Some("The screens are not known yet: try again in a moment".into());
            return;
        };
        let on = speaker(places, None, self.screens.speaker());
        self.desk.notice = Some(format!("Speaker's window: {}", on.words()));
        self.show_speaker(on);
    }

    /// Opens it again if it was open when these screens were last there.
    pub(super) fn reopen_speaker(&mut self) {
        if self.screens.speaker().is_some() {
            self.toggle_speaker();
            self.desk.notice = None;
        }
    }

    /// The other windows or the screens have changed.
    pub(super) fn place_speaker(&mut self) {
        let (Some(before), Some(places)) = (&self.speaker.on, self.screens.places()) else { return };
        let next = speaker(places, Some(before), self.screens.speaker());
        if next != *before {
            self.show_speaker(next);
        }
    }

    /// It is to be shown on this screen, by its number.
    pub(super) fn choose_speaker_screen(&mut self, number: u32) {
        let Some(places) = self.screens.places() else { return };
        let index = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
        let key = places.screens.key(index);
        if let Some(on) = choices(places).into_iter().find(|choice| choice.screen() == key) {
            self.show_speaker(on);
        }
    }

    fn show_speaker(&mut self, on: SpeakerOn) {
        if on == SpeakerOn::Hidden {
            self.speaker.forget();
        } else {
            self.screens.keep_speaker(on.screen(), self.library.handle());
        }
        self.desktop.show_speaker(Some(&on), self.settings.now().theme);
        self.speaker.on = Some(on);
        self.publisher.presenter_soon();
    }

    fn close_speaker(&mut self) {
        self.desktop.show_speaker(None, self.settings.now().theme);
        self.speaker_is_closed();
    }

    /// It is closed, and stays so at the next start.
    pub(super) fn speaker_is_closed(&mut self) {
        self.speaker.on = None;
        self.speaker.forget();
        self.screens.keep_speaker(None, self.library.handle());
        self.publisher.presenter_soon();
    }

    /// Sends the speaker's window what it has to show now.
    pub(super) fn publish_to_speaker(&mut self) {
        if self.speaker.has_page() {
            let next = snapshot::speaker(&self.run, &self.clocks.now(), self.settings.now().theme);
            self.speaker.send(next);
        }
    }

    /// What the presenter window says of it.
    pub(super) fn speaker_place(&self) -> SpeakerPlace {
        let (Some(on), Some(places)) = (&self.speaker.on, self.screens.places()) else {
            return SpeakerPlace::default();
        };
        let screen = |choice: SpeakerOn| {
            let key = choice.screen()?;
            let index = places.screens.index(key)?;
            let how = if matches!(choice, SpeakerOn::Whole(_)) { "full screen" } else { "as a window" };
            Some(SpeakerScreen {
                number: u32::try_from(index).ok()? + 1,
                label: format!("{}, {how}", key.name()),
                has_it: on.screen() == Some(key),
            })
        };
        let screens: Vec<_> = choices(places).into_iter().filter_map(screen).collect();
        SpeakerPlace {
            words: Some(on.words()),
            seen: *on != SpeakerOn::Hidden,
            screens: if screens.len() > 1 { screens } else { Vec::new() },
        }
    }
}
