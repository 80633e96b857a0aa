//! An edition: one version of a boilerplate text, with the dates between which it was in force.

use chairside_interstitial::InterstitialKind;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::asset::{self, BadAsset};

/// The participants that a text is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Variant {
    /// Those in the room.
    OnSite,
    /// Those who take part remotely.
    Remote,
    /// Everybody.
    #[default]
    All,
}

impl Variant {
    /// All variants, for lists of choices.
    pub const ALL: [Self; 3] = [Self::OnSite, Self::Remote, Self::All];

    /// The name in session files (`participants:`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::OnSite => "on-site",
            Self::Remote => "remote",
            Self::All => "all",
        }
    }

    /// Returns the variant with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variant| variant.name() == name)
    }
}

/// One version of a boilerplate text. A comment in its file says where its dates come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Edition {
    /// The kind of text.
    pub kind: InterstitialKind,
    /// Its name in session files, such as `ietf-2021`. Unique within its kind.
    pub id: String,
    /// The heading.
    pub title: String,
    /// The first day on which it is known to be in force.
    pub from: Date,
    /// The first day on which it is no longer in force; `None` when no later text is known.
    #[serde(default)]
    pub to: Option<Date>,
    /// The meeting that it was written or kept for, such as "IETF 112".
    #[serde(default)]
    pub meeting: Option<String>,
    /// The address of the document that it comes from.
    pub source: String,
    /// The date of that document.
    pub source_date: Date,
    /// Who it is written for.
    #[serde(default)]
    pub variant: Variant,
    /// Texts that it makes unnecessary, because it has their content.
    #[serde(default)]
    pub includes: Vec<InterstitialKind>,
    /// The addresses in the text, in order.
    #[serde(default)]
    pub links: Vec<String>,
    /// The text word for word, as Markdown without the heading.
    #[serde(default)]
    pub body: String,
}

impl Edition {
    /// Reads the file of an edition: front matter, then the text.
    ///
    /// # Errors
    /// When the front matter is missing or has a missing key, an unknown key or a wrong value; when the text is empty; or
    /// when the edition ends before it begins.
    pub fn parse(file: &str, content: &str) -> Result<Self, BadAsset> {
        let (mut edition, body): (Self, String) = asset::with_text(file, content)?;
        let bad = |what: &str, instead| Err(BadAsset { file: file.into(), line: 1, what: what.into(), instead });
        if body.is_empty() {
            return bad("the edition has no text", "write it below the front matter");
        }
        if !edition.kind.is_boilerplate() {
            return bad("the kind has no editions", "write a kind that crates/interstitial lists with editions");
        }
        if edition.to.is_some_and(|to| to <= edition.from) {
            return bad(
                "the edition ends before it begins",
                "write a `to:` that is later than `from:`; it is the first day without the edition",
            );
        }
        edition.body = body;
        Ok(edition)
    }

    /// Whether it is in force on `date`: from `from` on, and before `to`.
    pub fn in_force_on(&self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|to| date < to)
    }
}
