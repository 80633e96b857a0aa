//! The kinds of interstitial, and the edition of each that a session shows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The kinds of boilerplate page that cover the slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum InterstitialKind {
    /// The Note Well.
    NoteWell,
    /// The key points of the Code of Conduct.
    CodeOfConduct,
    /// "This session is being recorded".
    Recording,
    /// The (online) meeting tips.
    Tips,
    /// The participation guidelines: how to speak at the microphone.
    MicRules,
    /// The session's links with a QR code each.
    Links,
    /// The agenda as it stands now.
    Agenda,
}

impl InterstitialKind {
    /// All kinds, in the order of their buttons.
    pub const ALL: [Self; 7] =
        [Self::NoteWell, Self::CodeOfConduct, Self::Recording, Self::Tips, Self::MicRules, Self::Links, Self::Agenda];

    /// The name in session files and on generated slides.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoteWell => "note-well",
            Self::CodeOfConduct => "code-of-conduct",
            Self::Recording => "recording",
            Self::Tips => "tips",
            Self::MicRules => "mic-rules",
            Self::Links => "links",
            Self::Agenda => "agenda",
        }
    }

    /// The kind of a name in a session file.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What it is called in a sentence: "The room sees the Note Well".
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoteWell => "the Note Well",
            Self::CodeOfConduct => "the Code of Conduct",
            Self::Recording => "the recording notice",
            Self::Tips => "the meeting tips",
            Self::MicRules => "the mic rules",
            Self::Links => "the links",
            Self::Agenda => "the agenda",
        }
    }

    /// The label of its button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::NoteWell => "Note Well",
            Self::CodeOfConduct => "Conduct",
            Self::Recording => "Recording",
            Self::Tips => "Tips",
            Self::MicRules => "Mic rules",
            Self::Links => "Links",
            Self::Agenda => "Agenda",
        }
    }

    /// Whether it is a text that participants must have been shown (so a slide of it need not come twice).
    pub const fn is_boilerplate(self) -> bool {
        !matches!(self, Self::Links | Self::Agenda)
    }
}

/// The edition of a boilerplate text that this session shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterstitialInfo {
    /// Which kind.
    pub kind: InterstitialKind,
    /// The edition's id, such as `ietf-2021`; `None` for pages made of the session's own data.
    pub edition: Option<String>,
    /// Its heading.
    pub title: String,
    /// How many pages it has, at least 1.
    pub pages: u32,
    /// The edition's standing in words: "in force on 9 Nov 2021".
    pub standing: String,
    /// Whether the edition is the one in force on the session's date.
    pub current: bool,
}

impl InterstitialInfo {
    /// Pages of a kind that are made of the session's own data; at least 1.
    pub fn own(kind: InterstitialKind, pages: u32) -> Self {
        Self {
            kind,
            edition: None,
            title: kind.label().into(),
            pages: pages.max(1),
            standing: String::new(),
            current: true,
        }
    }
}
