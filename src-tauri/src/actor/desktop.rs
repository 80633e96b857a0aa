//! The windows on the desktop: what the actor asks of them, and what it knows of them.

use std::path::Path;

use chairside_address::Address;
use chairside_screens::{Places, SpeakerOn};
use chairside_session::ItemId;
use chairside_session::desk::MinutesPart;
use chairside_session::snapshot::Hidden;
use chairside_settings::Theme;

use crate::window::{ByWindow, Window};

/// What the actor asks of the windows.
pub trait Windows: Send {
    /// Makes the audience window full screen, or as it was.
    fn toggle_full_screen(&self);
    /// Brings the audience window, which fills a screen, to the front there.
    fn bring_room_to_front(&self);
    /// Makes the audience window as it was before it was full screen.
    fn leave_full_screen(&self);
    /// Puts both windows where they are to be.
    fn put(&self, places: &Places);
    /// Shows the speaker's window there, in these colours, or closes it. It takes no keys and comes to the front of none that has them.
    fn show_speaker(&self, on: Option<&SpeakerOn>, theme: Theme);
    /// What the desktop does not allow of that, in words.
    fn limits_of_placing(&self) -> Option<&'static str>;
    /// Whether calls and recordings can see the presenter window, in words.
    fn captures(&self) -> &'static str;
    /// Keeps the screen awake and notifications away, or no longer.
    fn keep_awake(&self, awake: bool);
    /// Takes a handful of keys while another program has the focus, or gives them back.
    fn take_keys_elsewhere(&self, on: bool);
    /// Gives the presenter window and the speaker's these colours.
    fn set_theme(&self, theme: Theme);
    /// Gives the presenter window's text this size in percent, as far as there is room.
    fn set_text_size(&self, percent: u16);
    /// Closes the program.
    fn quit(&self);
    /// Gives the audience window this size, in logical pixels.
    fn set_room_size(&self, width: u32, height: u32);
    /// Asks the chair for a deck's file, in the presenter window; the answer is a message, and so is the end of asking. For the item of this id and
    /// title, if there is one. This dialog and the others open in `folder`.
    fn choose_deck(&self, folder: &Path, item: Option<(ItemId, String)>);
    /// Asks the chair where to save the session; the answer is a message. The folder and the name are proposed.
    fn choose_new_file(&self, folder: &Path, name: &str);
    /// Asks for a file of polls in the same way.
    fn choose_polls(&self, folder: &Path);
    /// Asks where a part of the minutes is saved, under this name unless the chair chooses another; in which folder when
    /// `None`.
    fn choose_place(&self, folder: &Path, part: MinutesPart, name: Option<&str>);
    /// Looks for a file that was copied; the answer is a message.
    fn paste_deck(&self);
    /// Puts a text on the clipboard. Returns whether it is there; what goes wrong is a message.
    fn copy(&self, text: String) -> bool;
    /// Opens an address outside Chairside, which has been checked; what goes wrong is a message.
    fn open_link(&self, address: &Address);
    /// Brings the presenter window to the front.
    fn raise(&self);
    /// Gives the presenter window the focus, unless it would cover the slides on a screen that both windows share.
    fn focus_presenter(&self);
    /// Makes the presenter window narrow, or as it was.
    fn toggle_narrow(&self);
    /// Keeps the presenter window above all others, or no longer.
    fn keep_on_top(&self, on: bool);
    /// Ends the web process of the audience window, which hangs.
    fn end_hung_process(&self);
}

/// Where the audience window is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoomPlace {
    /// In words.
    pub words: String,
    /// It fills its screen.
    pub fills: bool,
    /// It fills the screen that the presenter window is on too.
    pub covers_presenter: bool,
}

/// The windows, and what is known of them.
pub struct Desktop {
    windows: Box<dyn Windows>,
    focused: ByWindow<bool>,
    room_window: RoomPlace,
    /// Why the audience window cannot be seen, if it cannot.
    pub unseen: Option<Hidden>,
    on_top: bool,
    /// The screen is kept awake.
    is_awake: bool,
    /// The largest text that the presenter window has room for, in percent.
    pub text_room: u16,
    chooser: Chooser,
}

/// A dialog of the system in which the chair chooses a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chooser {
    /// There is none.
    No,
    /// It was asked for. Until it is there, keys that are meant for it still come to us.
    Opening,
    /// It has the keys, since our windows have lost the focus.
    HasKeys,
}

impl std::ops::Deref for Desktop {
    type Target = dyn Windows;

    fn deref(&self) -> &Self::Target {
        self.windows.as_ref()
    }
}

impl Desktop {
    /// Nothing is known of the windows yet.
    pub fn new(windows: Box<dyn Windows>) -> Self {
        Self {
            windows,
            focused: ByWindow::default(),
            room_window: RoomPlace::default(),
            unseen: None,
            on_top: false,
            is_awake: false,
            text_room: 100,
            chooser: Chooser::No,
        }
    }

    /// A window got the focus, or lost it.
    pub fn focus(&mut self, window: Window, has: bool) {
        self.focused[window] = has;
        match self.chooser {
            Chooser::Opening if !self.has_focus() => self.chooser = Chooser::HasKeys,
            // It is closed, or was left open and a window of ours clicked.
            Chooser::HasKeys if has => self.chooser = Chooser::No,
            _ => {}
        }
    }

    /// Lets the chair choose a file in a dialog of the system.
    pub fn choose(&mut self, opens: impl FnOnce(&dyn Windows)) {
        self.chooser = Chooser::Opening;
        opens(self.windows.as_ref());
    }

    /// The dialog is closed.
    pub fn chooser_closed(&mut self) {
        self.chooser = Chooser::No;
    }

    /// Whether what is typed is meant for a dialog of the system.
    pub fn is_choosing(&self) -> bool {
        self.chooser != Chooser::No
    }

    /// Whether one of our windows has the focus, so that keys reach us.
    pub fn has_focus(&self) -> bool {
        Window::BOTH.into_iter().any(|window| self.focused[window])
    }

    /// Whether the audience window fills a screen, as far as is known.
    pub fn room_fills(&self) -> bool {
        self.room_window.fills
    }

    /// The audience window is here now. Returns whether that is new.
    pub fn room_window_is(&mut self, place: RoomPlace) -> bool {
        let is_new = self.room_window != place;
        self.room_window = place;
        is_new
    }

    /// Whether Esc leaves full screen once there is nothing to hide: the audience window covers the only screen.
    pub fn esc_leaves(&self) -> bool {
        self.room_window.covers_presenter
    }

    /// The screen has to stay awake while an item is up, and while the slides fill a screen that they are shown on.
    pub fn present(&mut self, is_up: bool, is_over: bool) {
        let awake = !is_over && (is_up || self.room_window.fills);
        if awake != self.is_awake {
            self.is_awake = awake;
            self.windows.keep_awake(awake);
        }
    }

    /// Why the room cannot see the audience window, where that matters. One that is no more than a window, or shares the presenter's
    /// screen, may be covered: a call shares it all the same.
    pub fn hidden(&self) -> Option<Hidden> {
        let is_the_rooms = self.room_window.fills && !self.room_window.covers_presenter;
        self.unseen.filter(|why| !matches!(why, Hidden::Covered | Hidden::MaybeCovered) || is_the_rooms)
    }

    /// Makes the audience window full screen, or as it was. One that may be covered comes to the front instead.
    pub fn full_screen(&self) {
        if self.hidden() == Some(Hidden::MaybeCovered) {
            self.windows.bring_room_to_front();
        } else {
            self.windows.toggle_full_screen();
        }
    }

    /// Where the audience window is, in words; empty until that is known.
    pub fn room_window(&self) -> &str {
        &self.room_window.words
    }

    /// Keeps the presenter window above all others, or no longer.
    pub fn toggle_on_top(&mut self) {
        self.on_top = !self.on_top;
        self.windows.keep_on_top(self.on_top);
    }

    /// Whether the presenter window is kept above all others.
    pub fn is_on_top(&self) -> bool {
        self.on_top
    }
}
