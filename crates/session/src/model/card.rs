//! Cards for the room: short words over the slide and over any interstitial, shown on a key and gone on the next. They
//! are made of the session's data when they are drawn, so they are always right.

use serde::{Deserialize, Serialize};

use crate::model::ids::{ItemId, PollId};
use crate::model::keys::Action;
use crate::model::outcome::Outcome;
use crate::model::stamp::Moment;

/// What the room is shown in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "card", rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "a field that says no more than its name and type has no comment")]
pub enum Card {
    /// What the item asks, with the possible outcomes.
    Question { item: ItemId },
    /// An outcome that the chair proposes.
    Proposal {
        /// Of which item.
        item: ItemId,
        /// What is proposed.
        outcome: Outcome,
    },
    /// The outcomes so far.
    Summary,
    /// The result of a poll.
    Poll { poll: PollId },
    /// Nobody more can join the queue.
    QueueClosed,
    /// How much time is left.
    Time {
        /// In minutes; 0 is "time".
        minutes: u32,
    },
}

impl Card {
    /// In a sentence: "The room sees the summary".
    pub const fn words(&self) -> &'static str {
        match self {
            Self::Question { .. } => "the item's question",
            Self::Proposal { .. } => "the proposed outcome",
            Self::Summary => "the summary",
            Self::Poll { .. } => "the poll's result",
            Self::QueueClosed => "that the queue is closed",
            Self::Time { .. } => "a time card",
        }
    }

    /// In a heading: "Question".
    pub const fn title(&self) -> &'static str {
        match self {
            Self::Question { .. } => "Question",
            Self::Proposal { .. } => "Proposed outcome",
            Self::Summary => "Outcomes",
            Self::Poll { .. } => "Poll result",
            Self::QueueClosed => "Queue closed",
            Self::Time { .. } => "Time card",
        }
    }

    /// What takes it away, and shows it if no more than a key is needed for that.
    pub const fn action(&self) -> Action {
        match self {
            Self::Question { .. } => Action::Question,
            Self::Summary => Action::Summary,
            Self::Time { .. } => Action::LargeTimeCard,
            Self::Proposal { .. } | Self::Poll { .. } | Self::QueueClosed => Action::Uncover,
        }
    }
}

/// A card in the corner of the room's slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CornerCard {
    /// Minutes left; 0 is "time".
    pub minutes: u32,
    /// Shown since.
    pub since: Moment,
}
