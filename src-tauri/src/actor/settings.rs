//! What a person sets: it counts at once in both windows, and is kept.

use std::sync::Arc;

use chairside_problem::Problem;
use chairside_session::desk::SizeStep;
use chairside_session::hints;
use chairside_session::keys::{Keyboard, OwnKeys};
use chairside_settings::{Hint, NOTES_SIZES, Setting, Settings, TEXT_SIZES, larger, smaller};

use super::Actor;

impl Actor {
    /// Changes a setting.
    pub(super) fn set(&mut self, setting: &Setting) {
        self.keep(setting.clone());
        self.apply_settings(setting);
    }

    /// Reads which keys the person has chosen, and says what is wrong with them.
    pub(super) fn read_keys(&mut self) {
        let set = self.settings.now();
        let (own, wrong) = OwnKeys::read(set.keys.iter().map(|(action, caps)| (action.as_str(), caps.as_slice())));
        let file = self.settings.file().display().to_string();
        self.keyboard = Keyboard { room_needs_ctrl: set.letters.room_needs_ctrl, own: Arc::new(own) };
        for (what, to_do) in wrong {
            self.trouble(Problem::warning(&file, None, what, to_do).to_string());
        }
        self.use_keys();
    }

    /// The run's messages name the keys that count, and the windows take them.
    pub(super) fn use_keys(&mut self) {
        self.run.set_keyboard(self.keyboard.clone());
        self.send_keys();
    }

    /// Sends both windows the keys that are not the usual ones.
    pub(super) fn send_keys(&self) {
        let plain = self.run.state().content.plain;
        let changed = self.keyboard.own.changed(plain);
        self.publisher.send_keys(&changed);
    }

    /// The size of the presenter window's text now, in percent: as set, or as large as its window has room for.
    pub(super) fn text_size(&self) -> u16 {
        self.settings.now().text_size.min(self.desktop.text_room)
    }

    /// Makes the presenter window's text larger or smaller, as far as its window has room for it.
    pub(super) fn resize_text(&mut self, step: SizeStep) {
        let (now, room) = (self.text_size(), self.desktop.text_room);
        if step == SizeStep::Larger && now >= room {
            self.desk.notice = Some(format!("{now} % is the largest that fits"));
            return;
        }
        let size = after(step, TEXT_SIZES, now, Settings::default().text_size);
        self.set(&Setting::TextSize(size));
        self.desk.notice = Some(format!("Text at {} %", self.text_size()));
    }

    /// Makes the speaker notes larger or smaller.
    pub(super) fn resize_notes(&mut self, step: SizeStep) {
        let size = after(step, NOTES_SIZES, self.settings.now().notes_size, Settings::default().notes_size);
        self.set(&Setting::NotesSize(size));
    }

    /// Gives every setting its default again.
    pub(super) fn reset_settings(&mut self) {
        self.settings.reset(self.library.handle());
        self.apply_settings(&Setting::Theme(self.settings.now().theme));
        self.apply_settings(&Setting::TextSize(self.settings.now().text_size));
        self.apply_settings(&Setting::KeysInOtherPrograms(self.settings.now().keys_in_other_programs));
        self.read_keys();
    }

    /// Has the windows follow what only they know of.
    fn apply_settings(&mut self, setting: &Setting) {
        match setting {
            Setting::Theme(theme) => self.desktop.set_theme(*theme),
            Setting::TextSize(_) => self.desktop.set_text_size(self.settings.now().text_size),
            Setting::KeysInOtherPrograms(on) => self.desktop.take_keys_elsewhere(*on),
            Setting::Keys { .. } | Setting::UsualKeys | Setting::RoomNeedsCtrl(_) => self.read_keys(),
            _ => {}
        }
    }

    /// A hint that was done once is not shown again.
    pub(super) fn finish_hints(&mut self) {
        // Until the question about an earlier run is answered, nothing that is so was done by the chair.
        if self.offered.is_some() {
            return;
        }
        for hint in Hint::ALL {
            if !self.settings.now().hints_done.contains(&hint) && hints::is_done(hint, self.run.state()) {
                self.keep(Setting::HintDone(hint));
            }
        }
    }

    fn keep(&mut self, setting: Setting) {
        self.settings.set(setting, self.library.handle());
    }
}

/// The size a step on from this one.
fn after(step: SizeStep, sizes: &[u16], size: u16, usual: u16) -> u16 {
    match step {
        SizeStep::Larger => larger(sizes, size),
        SizeStep::Smaller => smaller(sizes, size),
        SizeStep::Usual => usual,
    }
}
