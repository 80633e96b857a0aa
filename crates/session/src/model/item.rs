//! The items of the agenda.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::deck::{DeckInfo, Generated, SlideInfo};
use crate::model::ids::{DeckId, ItemId};
use crate::model::people::Seat;
use crate::model::room_plan::ShownBy;

/// What an agenda item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ItemKind {
    /// A talk with its own time: of fixed length.
    #[default]
    Talk,
    /// For information: a text and a link, no discussion.
    Fyi,
    /// A break.
    Break,
    /// Takes place if time permits: the first to give up minutes when the session runs late.
    AsTimePermits,
    /// Any other business: gives up minutes as well.
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

    /// Whether it gives up its minutes when the session runs late.
    pub const fn gives_way(self) -> bool {
        matches!(self, Self::AsTimePermits | Self::Aob)
    }
}

/// One of several short talks under one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShortTalk {
    /// Its title.
    pub title: String,
    /// Who presents.
    pub presenter: Option<String>,
    /// Its own minutes, under the item's; zero when none are given.
    pub time: SignedDuration,
}

/// One item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Stays the same while a run lasts.
    pub id: ItemId,
    /// What it is.
    pub kind: ItemKind,
    /// Its title.
    pub title: String,
    /// Who presents.
    pub presenter: Option<String>,
    /// Planned time, talk and discussion together; zero for an item that only informs.
    pub time: SignedDuration,
    /// The talk's part of `time`; the rest is discussion.
    pub talk: Option<SignedDuration>,
    /// The deck it brings up.
    pub deck: DeckId,
    /// Whether `deck` was named in the file (else its generated slide or, for the chairs' items, their deck).
    pub brings_deck: bool,
    /// What the item asks the group.
    pub question: Option<String>,
    /// The text of an FYI.
    pub text: Option<String>,
    /// Where to read more.
    pub link: Option<String>,
    /// Who shows its slides.
    #[serde(default, alias = "shown_by_presenter")]
    pub shown_by: ShownBy,
    /// Where the speaker is expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seat: Option<Seat>,
    /// It does not start before this (a guest who can only come at 13:00).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed_start: Option<Timestamp>,
    /// The short talks that it holds, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub talks: Vec<ShortTalk>,
    /// The chair skips it in this run.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skipped: bool,
}

impl Item {
    /// An item of this title without minutes, shown by a generated slide.
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
            shown_by: ShownBy::default(),
            seat: None,
            fixed_start: None,
            talks: Vec::new(),
            skipped: false,
        }
    }

    /// The talk's part of its time: `talk`, else the short talks together.
    pub fn talk_part(&self) -> Option<SignedDuration> {
        let together = || self.talks.iter().fold(SignedDuration::ZERO, |sum, talk| sum.saturating_add(talk.time));
        self.talk.or_else(|| (!self.talks.is_empty()).then(together)).filter(SignedDuration::is_positive)
    }

    /// The question that the item asks the group, trimmed; `None` when it has none.
    pub fn question_asked(&self) -> Option<&str> {
        self.question.as_deref().map(str::trim).filter(|question| !question.is_empty())
    }

    /// The generated slide that shows it, as a deck of its own.
    pub fn generated_deck(&self) -> DeckInfo {
        DeckInfo {
            id: DeckId::of_item(&self.id),
            title: self.title.clone(),
            slides: vec![SlideInfo {
                title: self.title.clone(),
                generated: Some(Generated { name: "item".into(), again: true }),
                label: None,
            }],
            outline: Vec::new(),
            end: None,
        }
    }

    /// Whether the group discusses it: somebody's talk, or a question. What the chairs say from their own slides is not.
    pub fn is_discussed(&self) -> bool {
        matches!(self.kind, ItemKind::Talk | ItemKind::AsTimePermits)
            && (self.talk.is_some() || self.question_asked().is_some() || !self.deck.is_chairs())
    }
}
