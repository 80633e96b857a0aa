//! Polls: a question with a show of hands or a hum. Never a vote.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::{ItemId, PollId, RowId};
use crate::model::stamp::Moment;

/// What minutes and cards say about every poll.
pub const NOT_A_VOTE: &str = "not a vote, to be confirmed on the list";

/// How a poll is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum PollKind {
    /// Yes, no, no opinion.
    #[default]
    Answers,
    /// Hands raised, hands not raised, people present.
    Hands,
    /// A hum, described in words.
    Hum,
}

/// The result of a poll.
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
        /// People present, if counted: at least both others together.
        present: Option<u32>,
    },
    /// A hum.
    Hum {
        /// What was heard, such as "clearly in favour".
        words: String,
    },
}

impl PollResult {
    /// The counts, each with its label; empty for a hum.
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

    /// One line: "31 yes, 4 no, 62 no opinion", "hum: clearly in favour".
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
    /// Its id.
    pub id: PollId,
    /// The item that was up; `None` if none was.
    pub item: Option<ItemId>,
    /// How it is answered.
    pub kind: PollKind,
    /// What was asked.
    pub question: String,
    /// When it was asked.
    pub from: Moment,
    /// When the result came in; `None` before.
    pub until: Option<Moment>,
    /// How it came out.
    pub result: Option<PollResult>,
    /// The latest journal row about it.
    pub row: RowId,
}

/// A poll counted by another program (Meetecho).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// What was asked.
    pub question: String,
    /// When it was opened.
    pub from: jiff::Timestamp,
    /// When it was closed.
    pub until: jiff::Timestamp,
    /// Hands raised.
    pub raised: u32,
    /// Hands not raised.
    pub not_raised: u32,
}
