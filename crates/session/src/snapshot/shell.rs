//! What the shell knows and the session does not.

use chairside_settings::Settings;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde::Serialize;
use ts_rs::TS;

use crate::queries::pace::Rehearsal;
use crate::queries::ready::Machine;

/// Whether the audience window draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// It has drawn the latest.
    Yes,
    /// It was told a moment ago.
    Soon,
    /// It has not drawn for this long.
    No(SignedDuration),
}

/// What the shell knows and the session does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shell {
    /// Whether the room's window draws.
    pub drawing: Drawing,
    /// Whether what is shown is on disk.
    pub saved: Saved,
    /// Where the room's window is, in words.
    pub room_window: String,
    /// One of our windows has the focus.
    pub focused: bool,
    /// The presenter window is kept above all others.
    pub on_top: bool,
    /// The agenda differs from the session's file.
    pub agenda_unsaved: bool,
    /// This machine's zone.
    pub local_zone: TimeZone,
    /// The last run of a plain talk before this one.
    pub rehearsal: Option<Rehearsal>,
    /// The headings of the pages of a plain talk's PDF, as far as they have been read: those that its content does not know.
    pub headings: Vec<String>,
    /// What the person has set.
    pub settings: Settings,
    /// The file of the settings.
    pub settings_file: String,
    /// The size of the presenter window's text now, in percent: as set, or as large as the window has room for.
    pub text_size: u16,
    /// How the copies of the notes page stand: "Notes page copied 12:30"; `None` while none are made.
    pub notes_page: Option<String>,
    /// What was found out about the machine before the start.
    pub machine: Machine,
}

/// Whether what is shown is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "saved", rename_all = "kebab-case")]
#[ts(export)]
pub enum Saved {
    /// All of it.
    Yes {
        /// When it was written, in milliseconds since 1970.
        #[ts(type = "number")]
        at: i64,
    },
    /// Being written.
    Writing,
    /// It cannot be written: why, and what to do.
    No {
        /// In words.
        why: String,
    },
}
