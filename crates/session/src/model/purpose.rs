//! What the line that can be typed is for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::PollId;
use crate::model::intent::Intent;

/// What a typed line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Purpose {
    /// A note to the minutes.
    #[default]
    Note,
    /// A search.
    Search,
    /// A name in the queue.
    Queue,
    /// The name of who spoke last.
    Name,
    /// The question of a poll.
    PollQuestion,
    /// The result of a poll.
    PollResult,
}

impl Purpose {
    /// Whether the line stays open for the next note or name after Enter, until Esc.
    pub const fn stays_open(self) -> bool {
        matches!(self, Self::Note | Self::Queue)
    }

    /// What the finished line asks for; nothing when it is a search, which goes where it is. `poll` is the one whose
    /// result was typed.
    pub fn intent(self, text: String, poll: Option<PollId>) -> Option<Intent> {
        Some(match self {
            Self::Note => Intent::Note { text },
            Self::Queue => Intent::JoinQueue { name: text },
            Self::Name => Intent::NameSpeaker { number: None, name: text },
            Self::PollQuestion => Intent::AskPoll { question: text, kind: None },
            Self::PollResult => Intent::CountPoll { poll, line: text },
            Self::Search => return None,
        })
    }
}
