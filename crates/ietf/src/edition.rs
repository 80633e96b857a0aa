//! An edition: one version of a boilerplate text, with the dates between which it was the one to show.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::asset::{self, BadAsset};

/// What a boilerplate text is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The Note Well: conduct, privacy and intellectual property rights.
    NoteWell,
    /// The key points of the Code of Conduct (RFC 7154, BCP 54).
    CodeOfConduct,
    /// The notice that the session is being recorded.
    Recording,
    /// The (online) meeting tips.
    Tips,
    /// The participation guidelines: how to speak at the microphone.
    MicRules,
}

impl Kind {
    /// All kinds, in the order in which chairs show them.
    pub const ALL: [Self; 5] = [Self::NoteWell, Self::CodeOfConduct, Self::Recording, Self::Tips, Self::MicRules];

    /// The name in session files, and of the folder of its editions.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoteWell => "note-well",
            Self::CodeOfConduct => "code-of-conduct",
            Self::Recording => "recording",
            Self::Tips => "tips",
            Self::MicRules => "mic-rules",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What people call it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::NoteWell => "Note Well",
            Self::CodeOfConduct => "Code of Conduct",
            Self::Recording => "Recording notice",
            Self::Tips => "Meeting tips",
            Self::MicRules => "Participation guidelines",
        }
    }
}

/// For whom a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Variant {
    /// For those in the room.
    OnSite,
    /// For those who take part from afar.
    Remote,
    /// For everybody.
    #[default]
    All,
}

impl Variant {
    /// All variants.
    pub const ALL: [Self; 3] = [Self::OnSite, Self::Remote, Self::All];

    /// The name in session files (`participants:`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::OnSite => "on-site",
            Self::Remote => "remote",
            Self::All => "all",
        }
    }

    /// The variant of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variant| variant.name() == name)
    }
}

/// One version of a boilerplate text. A comment in its file says how its dates are known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Edition {
    /// What it is about.
    pub kind: Kind,
    /// Its name in session files, such as `ietf-2021`; unique within its kind.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The first day on which it is known to be the text to show.
    pub from: Date,
    /// The first day on which it no longer is; `None` while no later text is known.
    #[serde(default)]
    pub to: Option<Date>,
    /// The meeting it was made or kept for: "IETF 112".
    #[serde(default)]
    pub meeting: Option<String>,
    /// The document it was taken from.
    pub source: String,
    /// The date of that document.
    pub source_date: Date,
    /// For whom it is written.
    #[serde(default)]
    pub variant: Variant,
    /// Texts that need not be shown as well, because it holds their matter.
    #[serde(default)]
    pub includes: Vec<Kind>,
    /// Addresses that it names, in order.
    #[serde(default)]
    pub links: Vec<String>,
    /// The text as Markdown, without its heading, word for word.
    #[serde(default)]
    pub body: String,
}

impl Edition {
    /// Reads an edition's file: front matter, then the text.
    ///
    /// # Errors
    /// When the front matter is missing, lacks a key, has an unknown one or a value of another form, when the text is
    /// empty, or when the edition ends before it begins.
    pub fn parse(file: &str, content: &str) -> Result<Self, BadAsset> {
        let (mut edition, body): (Self, String) = asset::with_text(file, content)?;
        let bad = |what: &str, instead| Err(BadAsset { file: file.into(), line: 1, what: what.into(), instead });
        if body.is_empty() {
            return bad("the edition has no text", "write it below the front matter");
        }
        if edition.to.is_some_and(|to| to <= edition.from) {
            return bad(
                "the edition ends before it begins",
                "write a `to:` after `from:`; it is the first day without it",
            );
        }
        edition.body = body;
        Ok(edition)
    }

    /// Whether it was the text to show on `date`: from `from`, up to but without `to`.
    pub fn in_force_on(&self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|to| date < to)
    }
}
