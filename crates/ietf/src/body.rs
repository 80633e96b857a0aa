//! A standards body as data: its kinds of groups, checklist and addresses, and the rules for using its Note Well.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::asset::{self, BadAsset};
use crate::group::GroupKind;
use crate::link::LinkTemplate;

/// A standards body, as its file in `assets/bodies/` describes it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Body {
    /// The short name, such as `ietf`.
    pub id: String,
    /// The full name.
    pub name: String,
    /// The kinds of its groups, with what each can decide about an item.
    pub groups: Vec<GroupKind>,
    /// What to have ready before the session, apart from showing the boilerplate.
    pub checklist: Vec<ChecklistEntry>,
    /// The addresses of its systems, each with the dates of its use.
    pub links: Vec<LinkTemplate>,
    /// Where its meetings are, so that a time of day without a zone can be read.
    #[serde(default)]
    pub meetings: Vec<MeetingPlace>,
    /// The rules for using the Note Well, from a file of their own.
    #[serde(default)]
    pub note_well_use: NoteWellUse,
}

/// Something to have ready before the session, ticked off by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ChecklistEntry {
    /// An id that stays when the words change.
    pub id: String,
    /// What should be ready.
    pub text: String,
    /// The reason, or what to look out for.
    #[serde(default)]
    pub why: Option<String>,
}

/// A meeting and the clocks of the place where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MeetingPlace {
    /// The meeting's number.
    pub number: u16,
    /// The city.
    pub city: String,
    /// The IANA name of its time zone.
    pub zone: String,
}

/// The IETF's rules for using the Note Well. The presenter window shows them while the Note Well is shown.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NoteWellUse {
    /// The heading of the rules.
    pub title: String,
    /// The address of the page that they come from.
    pub source: String,
    /// The date of that page, if it has one.
    pub source_date: Option<Date>,
    /// The source that the page itself names, if any.
    #[serde(default)]
    pub adapted_from: Option<String>,
    /// What to do, one rule an entry.
    #[serde(rename = "do")]
    pub dos: Vec<String>,
    /// What not to do, one rule an entry.
    #[serde(rename = "dont")]
    pub donts: Vec<String>,
    /// A summary to say aloud.
    pub say: String,
    /// The text around the rules as Markdown.
    #[serde(default)]
    pub text: String,
}

impl NoteWellUse {
    /// Reads the file of the rules: front matter, then a text.
    ///
    /// # Errors
    /// When the front matter is missing or has other keys or values.
    pub fn parse(file: &str, content: &str) -> Result<Self, BadAsset> {
        let (rules, text): (Self, String) = asset::with_text(file, content)?;
        Ok(Self { text, ..rules })
    }
}

impl Body {
    /// The kind of this name.
    pub fn kind(&self, name: &str) -> Option<&GroupKind> {
        self.groups.iter().find(|known| known.kind == name)
    }

    /// Where a meeting is, by its number ("126"); `None` for one held online, or whose place is not known.
    pub fn place_of(&self, number: &str) -> Option<&MeetingPlace> {
        let number: u16 = number.parse().ok()?;
        self.meetings.iter().find(|meeting| meeting.number == number)
    }

    /// The kind of a group, by its short name.
    pub fn kind_of(&self, group: &str) -> Option<&GroupKind> {
        let group = group.trim().to_lowercase();
        self.groups.iter().find(|kind| kind.has(&group)).or_else(|| self.groups.iter().find(|kind| kind.is_usual))
    }

    /// Reads a body's file and the file of its Note Well rules, each given as name and content.
    ///
    /// # Errors
    /// When one of them has other keys or values.
    pub fn parse(body: (&str, &str), note_well_use: (&str, &str)) -> Result<Self, BadAsset> {
        let read: Self = asset::yaml(body.0, body.1, 0)?;
        Ok(Self { note_well_use: NoteWellUse::parse(note_well_use.0, note_well_use.1)?, ..read })
    }
}
