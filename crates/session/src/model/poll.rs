//! Polls: a show of hands that is asked, counted and written down. Never a vote.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::{ItemId, PollId, RowId};
use crate::model::stamp::Moment;

/// What a poll is not, for the minutes and the room.
pub const NOT_A_VOTE: &str = "not a vote, to be confirmed on the list";

/// How a poll is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum PollKind {
    /// Yes, no, no opinion.
    #[default]
    Answers,
    /// Raised, not raised, present.
    Hands,
    /// A hum, put in words.
    Hum,
}

/// How a poll came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
#[ts(export)]
pub enum PollResult {
    /// Yes, no, no opinion.
    Answers {
        /// Yes.
        yes: u32,
        /// No.
        no: u32,
        /// No opinion.
        no_opinion: u32,
    },
    /// A show of hands.
    Hands {
        /// Raised.
        raised: u32,
        /// Not raised.
        not_raised: u32,
        /// Participants, when that was counted: at least both together.
        present: Option<u32>,
    },
    /// A hum.
    Hum {
        /// What was heard: "clearly in favour".
        words: String,
    },
}

impl PollResult {
    /// The counts with what they count; none for a hum.
    pub fn counts(&self) -> Vec<(u32, &'static str)> {
        match self {
            Self::Answers { yes, no, no_opinion } => vec![(*yes, "yes"), (*no, "no"), (*no_opinion, "no opinion")],
            Self::Hands { raised, not_raised, present } => {
                let present = present.map(|present| (present, "participants"));
                [(*raised, "raised"), (*not_raised, "not raised")].into_iter().chain(present).collect()
            }
            Self::Hum { .. } => Vec::new(),
        }
    }

    /// "31 yes, 4 no, 62 no opinion"; "hum: clearly in favour".
    pub fn words(&self) -> String {
        match self {
            Self::Hum { words } => format!("hum: {words}"),
            counted => {
                let counts = counted.counts().into_iter().map(|(count, what)| format!("{count} {what}"));
                counts.collect::<Vec<_>>().join(", ")
            }
        }
    }
}

/// A poll that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// Stays the same.
    pub id: PollId,
    /// During which item.
    pub item: Option<ItemId>,
    /// How it is answered.
    pub kind: PollKind,
    /// What was asked.
    pub question: String,
    /// When it was asked.
    pub from: Moment,
    /// When it came out.
    pub until: Option<Moment>,
    /// How it came out.
    pub result: Option<PollResult>,
    /// The latest row of the journal that says something of it.
    pub row: RowId,
}

/// A poll as another program counted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// What was asked.
    pub question: String,
    /// When.
    pub from: jiff::Timestamp,
    /// Until when.
    pub until: jiff::Timestamp,
    /// Hands raised.
    pub raised: u32,
    /// Hands not raised.
    pub not_raised: u32,
}
