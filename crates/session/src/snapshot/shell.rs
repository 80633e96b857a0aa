//! What the shell knows and the session does not.

use chairside_settings::Settings;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde::Serialize;
use ts_rs::TS;

use crate::queries::pace::Rehearsal;
use crate::queries::ready::Machine;
use crate::snapshot::screens::ScreensCard;
use crate::snapshot::speaker_card::SpeakerPlace;

/// Whether the audience window draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// It has drawn the latest.
    Yes,
    /// It was told a moment ago.
    Soon,
    /// It has not drawn for this long.
    No(SignedDuration),
    /// It is not on the screen, whatever it draws.
    Hidden(Hidden),
}

/// Why the room's window cannot be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// Another window is over all of it.
    Covered,
    /// Another program's window came to the front, and the desktop does not say whether it is over this one.
    MaybeCovered,
    /// It is minimised.
    Minimised,
    /// It is on another workspace.
    OtherWorkspace,
    /// Its screen sleeps.
    Asleep,
    /// The desktop takes no frame of it, for one of these reasons.
    NoFrames,
}

impl Hidden {
    /// In a word or two, after where the window is.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::MaybeCovered => "may be covered",
            Self::Minimised => "minimised",
            Self::OtherWorkspace => "on another workspace",
            Self::Asleep => "asleep",
            Self::NoFrames => "not on the screen",
        }
    }

    /// What happened, and what to do; `full_screen` is the key for that.
    pub fn words(self, full_screen: &str) -> (&'static str, String) {
        let (what, to_do) = match self {
            Self::Covered => ("The room's window is covered", "another window is over it: close it or move it"),
            Self::MaybeCovered => (
                "The room's window may be covered",
                "another program came to the front, and this desktop doesn't say what it covers: press {key} to bring the slides to the front",
            ),
            Self::Minimised => ("The room's window is minimised", "bring it back from the list of windows"),
            Self::OtherWorkspace => ("The room's window is on another workspace", "go there, or bring it here"),
            Self::Asleep => ("The room's screen is asleep", "move the mouse to wake it"),
            Self::NoFrames => (
                "The room's window isn't on the screen",
                "it is covered or on another workspace, or its screen is asleep",
            ),
        };
        (what, to_do.replace("{key}", full_screen))
    }
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
    /// The screens, and the windows on them.
    pub screens: ScreensCard,
    /// The speaker's window.
    pub speaker: SpeakerPlace,
    /// How the copies of the notes page stand: "Notes page copied 12:30"; `None` while none are made.
    pub notes_page: Option<String>,
    /// What was found out about the machine before the start.
    pub machine: Machine,
}

impl Shell {
    /// All is in order: the room's window draws, everything is saved, and nothing was set.
    pub fn in_order(local_zone: TimeZone) -> Self {
        Self {
            drawing: Drawing::Yes,
            saved: Saved::Yes { at: 0 },
            room_window: String::new(),
            focused: true,
            on_top: false,
            agenda_unsaved: false,
            local_zone,
            rehearsal: None,
            headings: Vec::new(),
            settings: Settings::default(),
            settings_file: String::new(),
            text_size: 100,
            screens: ScreensCard::default(),
            speaker: SpeakerPlace::default(),
            notes_page: None,
            machine: Machine::default(),
        }
    }
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
