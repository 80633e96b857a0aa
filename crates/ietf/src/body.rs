//! A standards body as data: what can be decided, what to check, where things are, how to use its Note Well.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::asset::{self, BadAsset};
use crate::link::LinkTemplate;

/// What is known of a body beyond its texts (`assets/bodies/`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Body {
    /// Its short name: `ietf`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What a session can decide of an item, in the order in which chairs list it.
    pub outcomes: Vec<Outcome>,
    /// What to have in place before the session; boilerplate is not among it.
    pub checklist: Vec<ChecklistEntry>,
    /// Where its systems are, each for its years.
    pub links: Vec<LinkTemplate>,
    /// Its rules for using the Note Well; from a file of their own.
    #[serde(default)]
    pub note_well_use: NoteWellUse,
}

/// One thing that can be decided of an item. The IETF's five are those of its dispatch groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Outcome {
    /// Stays the same when the words change: `existing-wg`.
    pub id: String,
    /// As it stands on the chairs' slides: "Direct to an existing WG".
    pub slide: String,
    /// The whole phrase, for summaries and minutes: "the IETF should not work on this topic".
    pub words: String,
}

/// One thing to have in place before the session, ticked by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ChecklistEntry {
    /// Stays the same when the words change.
    pub id: String,
    /// What is to be in place.
    pub text: String,
    /// Why, or what to mind.
    #[serde(default)]
    pub why: Option<String>,
}

/// The IETF's rules for using the Note Well, for the presenter window while it is up.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NoteWellUse {
    /// Their heading.
    pub title: String,
    /// The page they were taken from.
    pub source: String,
    /// The date of that page.
    pub source_date: Option<Date>,
    /// What that page itself was made from.
    #[serde(default)]
    pub adapted_from: Option<String>,
    /// What to do.
    #[serde(rename = "do")]
    pub dos: Vec<String>,
    /// What not to do.
    #[serde(rename = "dont")]
    pub donts: Vec<String>,
    /// The summary that may be said aloud.
    pub say: String,
    /// The text around the rules, as Markdown.
    #[serde(default)]
    pub text: String,
}

impl NoteWellUse {
    /// Reads the rules' file: front matter, then a text.
    ///
    /// # Errors
    /// When the front matter is missing or not of this form.
    pub fn parse(file: &str, content: &str) -> Result<Self, BadAsset> {
        let (rules, text): (Self, String) = asset::with_text(file, content)?;
        Ok(Self { text, ..rules })
    }
}

impl Body {
    /// Reads a body's file and the file of its rules for the Note Well, each given as name and content.
    ///
    /// # Errors
    /// When one of them is not of this form.
    pub fn parse(body: (&str, &str), note_well_use: (&str, &str)) -> Result<Self, BadAsset> {
        let read: Self = asset::yaml(body.0, body.1, 0)?;
        Ok(Self { note_well_use: NoteWellUse::parse(note_well_use.0, note_well_use.1)?, ..read })
    }
}
