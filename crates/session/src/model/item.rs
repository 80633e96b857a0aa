//! The items of the agenda.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::deck::{DeckInfo, Generated, SlideInfo};
use crate::model::ids::{DeckId, ItemId};
use crate::model::people::Seat;
use crate::model::room_plan::ShownBy;

/// An agenda can have this many items. With as many, a key is answered in milliseconds (`examples/agenda_timing.rs`).
pub const MOST_ITEMS: usize = 500;

/// The kind of an agenda item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ItemKind {
    /// A talk of planned length.
    #[default]
    Talk,
    /// For information: a text and a link, without discussion.
    Fyi,
    /// A break.
    Break,
    /// Takes place if time permits: the first to lose minutes when the session runs late.
    AsTimePermits,
    /// Any other business: loses minutes as well.
    Aob,
}

impl ItemKind {
    /// The name in a session file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Talk => "fixed-length",
            Self::AsTimePermits => "as-time-permits",
            Self::Aob => "aob",
            Self::Break => "break",
            Self::Fyi => "fyi",
        }
    }

    /// The kind of a name in a session file; `talk` is what `fixed-length` was called before.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "fixed-length" | "talk" => Self::Talk,
            "as-time-permits" => Self::AsTimePermits,
            "aob" => Self::Aob,
            "break" => Self::Break,
            "fyi" => Self::Fyi,
            _ => return None,
        })
    }

    /// Whether it loses minutes first when the session runs late.
    pub const fn gives_way(self) -> bool {
        matches!(self, Self::AsTimePermits | Self::Aob)
    }
}

/// One of several short talks within one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortTalk {
    /// Its title.
    pub title: String,
    /// Who presents.
    pub presenter: Option<String>,
    /// Its planned time, part of the item's; zero if none is given.
    pub time: SignedDuration,
}

/// One item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its id, which stays the same for the whole run.
    pub id: ItemId,
    /// Its kind.
    pub kind: ItemKind,
    /// Its title.
    pub title: String,
    /// Who presents.
    pub presenter: Option<String>,
    /// Planned time, talk and discussion together; zero for an item that only informs.
    pub time: SignedDuration,
    /// The talk's share of `time`; the rest is discussion.
    pub talk: Option<SignedDuration>,
    /// The deck shown when it comes up.
    pub deck: DeckId,
    /// Whether the file names `deck`. Otherwise it is the item's generated slide or the chairs' deck.
    pub brings_deck: bool,
    /// The question for the group.
    pub question: Option<String>,
    /// The text of an FYI.
    pub text: Option<String>,
    /// A link to read more; the first one, if there are several.
    pub link: Option<String>,
    /// The other links, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_links: Vec<String>,
    /// Who shows its slides: we do, or somebody else's screen.
    #[serde(default, alias = "shown_by_presenter")]
    pub shown_by: ShownBy,
    /// Where the speaker is expected, if the file says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<Seat>,
    /// A fixed start: it is not planned or projected earlier (a guest who can only come at 13:00).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed_start: Option<Timestamp>,
    /// Its short talks, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub talks: Vec<ShortTalk>,
    /// What can be decided about it, if that differs from the session's own list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcomes: Option<Vec<String>>,
    /// Skipped in this run.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skipped: bool,
}

impl Item {
    /// An item without minutes, shown by a generated slide.
    pub fn titled(id: ItemId, title: impl Into<String>) -> Self {
        Self {
            deck: DeckId::of_item(&id),
            id,
            kind: ItemKind::Talk,
            title: title.into(),
            presenter: None,
            time: SignedDuration::ZERO,
            talk: None,
            brings_deck: false,
            question: None,
            text: None,
            link: None,
            more_links: Vec::new(),
            shown_by: ShownBy::default(),
            seat: None,
            fixed_start: None,
            talks: Vec::new(),
            outcomes: None,
            skipped: false,
        }
    }

    /// The time for the talk: `talk`, or the sum of the short talks. `None` if neither is given.
    pub fn talk_part(&self) -> Option<SignedDuration> {
        let together = || self.talks.iter().fold(SignedDuration::ZERO, |sum, talk| sum.saturating_add(talk.time));
        self.talk.or_else(|| (!self.talks.is_empty()).then(together)).filter(SignedDuration::is_positive)
    }

    /// The question for the group, trimmed; `None` if there is none.
    pub fn question_asked(&self) -> Option<&str> {
        self.question.as_deref().map(str::trim).filter(|question| !question.is_empty())
    }

    /// Its links to read more, in order.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.link.iter().chain(&self.more_links).map(String::as_str)
    }

    /// The item's generated slide, as a deck.
    pub fn generated_deck(&self) -> DeckInfo {
        DeckInfo {
            id: DeckId::of_item(&self.id),
            title: self.title.clone(),
            slides: vec![SlideInfo {
                title: self.title.clone(),
                generated: Some(Generated { name: "item".into(), again: true }),
                label: None,
                continues: false,
                shows: None,
            }],
            outline: Vec::new(),
            end: None,
        }
    }
}
