//! What a person has set: a plain type with defaults, and the text of the file it is kept in. Reading and writing that file is the
//! shell's.

mod file;
mod hint;
mod part_size;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use file::{ReadSettings, read, reset, with};
pub use hint::Hint;
pub use part_size::{PartSize, PartSizes};

/// The sizes that the text of the presenter window can have, in percent of the usual one.
pub const TEXT_SIZES: &[u16] = &[80, 90, 100, 110, 120, 130, 150, 175, 200];

/// The sizes that speaker notes can have, in pixels of a window without another text size.
pub const NOTES_SIZES: &[u16] = &[14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40];

/// What a person has set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Settings {
    /// The colours of the presenter window.
    pub theme: Theme,
    /// The size of the presenter window's text in percent, one of [`TEXT_SIZES`].
    pub text_size: u16,
    /// The size of the speaker notes in pixels, one of [`NOTES_SIZES`].
    pub notes_size: u16,
    /// The sizes of the presenter window's parts, in tenths of a percent; a part that is missing has its usual size.
    pub part_sizes: PartSizes,
    /// Which letters are commands.
    pub letters: Letters,
    /// Copies of the session's notes page are kept while a session runs.
    pub copy_notes_page: bool,
    /// The Datatracker is asked for new slides while a session runs.
    pub look_on_datatracker: bool,
    /// A handful of keys work while another program has the focus.
    pub keys_in_other_programs: bool,
    /// Who paints pages of PDFs in the room's window; set in the file alone.
    pub room_painting: RoomPainting,
    /// Keys in place of the usual ones: by the action's name, as on their keycaps. None in a list: the action has no key.
    pub keys: BTreeMap<String, Vec<String>>,
    /// The hints that are done or dismissed.
    pub hints_done: BTreeSet<Hint>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_size: 100,
            notes_size: 20,
            part_sizes: PartSizes::new(),
            letters: Letters::default(),
            copy_notes_page: false,
            look_on_datatracker: false,
            keys_in_other_programs: false,
            room_painting: RoomPainting::Auto,
            keys: BTreeMap::new(),
            hints_done: BTreeSet::new(),
        }
    }
}

/// The colours of the presenter window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Theme {
    /// Dark around a bright slide.
    Dark,
    /// Light.
    Light,
    /// As the desktop has it.
    System,
}

/// Who paints pages of PDFs in the room's window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum RoomPainting {
    /// The program where that is faster: under Linux without a GPU.
    Auto,
    /// The program.
    Native,
    /// The window's page.
    Web,
}

/// Which letters are commands, in both windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Letters {
    /// Letters that follow one another fast are words, not commands.
    pub fast_are_words: bool,
    /// Every key that shows something to the room needs Ctrl.
    pub room_needs_ctrl: bool,
}

impl Default for Letters {
    fn default() -> Self {
        Self { fast_are_words: true, room_needs_ctrl: false }
    }
}

/// One change of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "setting", content = "to", rename_all = "kebab-case")]
#[ts(export)]
pub enum Setting {
    /// The colours of the presenter window.
    Theme(Theme),
    /// The size of the presenter window's text in percent; the nearest size there is counts.
    TextSize(u16),
    /// The size of the speaker notes in pixels; the nearest size there is counts.
    NotesSize(u16),
    /// The size of a part of the presenter window.
    PartSize {
        /// The part.
        part: PartSize,
        /// In tenths of a percent; the nearest size there is counts. `None` for the usual one.
        tenths: Option<u16>,
    },
    /// All parts have their usual sizes again.
    UsualPartSizes,
    /// Letters that follow one another fast are words.
    FastLettersAreWords(bool),
    /// Every key that shows something to the room needs Ctrl.
    RoomNeedsCtrl(bool),
    /// Copies of the session's notes page are kept while a session runs.
    CopyNotesPage(bool),
    /// The Datatracker is asked for new slides while a session runs.
    LookOnDatatracker(bool),
    /// A handful of keys work while another program has the focus.
    KeysInOtherPrograms(bool),
    /// The keys of an action.
    Keys {
        /// Its name: "note-well".
        action: String,
        /// As on their keycaps; `None` for the usual ones.
        keys: Option<Vec<String>>,
    },
    /// All keys are the usual ones again.
    UsualKeys,
    /// This hint is done, or dismissed.
    HintDone(Hint),
    /// All hints come again.
    HintsAgain,
}

impl Settings {
    /// Makes one change.
    pub fn set(&mut self, setting: Setting) {
        match setting {
            Setting::Theme(theme) => self.theme = theme,
            Setting::TextSize(percent) => self.text_size = nearest(TEXT_SIZES, percent),
            Setting::NotesSize(pixels) => self.notes_size = nearest(NOTES_SIZES, pixels),
            Setting::PartSize { part, tenths: Some(tenths) } => {
                self.part_sizes.insert(part, part_size::within(tenths));
            }
            Setting::PartSize { part, tenths: None } => drop(self.part_sizes.remove(&part)),
            Setting::UsualPartSizes => self.part_sizes.clear(),
            Setting::FastLettersAreWords(are) => self.letters.fast_are_words = are,
            Setting::RoomNeedsCtrl(needs) => self.letters.room_needs_ctrl = needs,
            Setting::CopyNotesPage(copy) => self.copy_notes_page = copy,
            Setting::LookOnDatatracker(look) => self.look_on_datatracker = look,
            Setting::KeysInOtherPrograms(on) => self.keys_in_other_programs = on,
            Setting::Keys { action, keys: Some(keys) } => drop(self.keys.insert(action, keys)),
            Setting::Keys { action, keys: None } => drop(self.keys.remove(&action)),
            Setting::UsualKeys => self.keys.clear(),
            Setting::HintDone(hint) => drop(self.hints_done.insert(hint)),
            Setting::HintsAgain => self.hints_done.clear(),
        }
    }

    /// The settings after everything was reset. Hints that are done stay so; they have a button of their own.
    #[must_use]
    pub fn after_reset(&self) -> Self {
        Self { hints_done: self.hints_done.clone(), ..Self::default() }
    }
}

/// The size after this one, or the same at the end.
pub fn larger(sizes: &[u16], size: u16) -> u16 {
    sizes.iter().copied().find(|next| *next > size).unwrap_or(size)
}

/// The size before this one, or the same at the beginning.
pub fn smaller(sizes: &[u16], size: u16) -> u16 {
    sizes.iter().rev().copied().find(|next| *next < size).unwrap_or(size)
}

fn nearest(sizes: &[u16], wanted: u16) -> u16 {
    sizes.iter().copied().min_by_key(|size| size.abs_diff(wanted)).unwrap_or(wanted)
}
