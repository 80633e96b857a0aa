//! The line being typed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::PollId;
use crate::model::intent::Intent;
use crate::queries::polls;
use crate::state::State;

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

    /// Why this line would lead nowhere now, in words; `None` when it leads somewhere.
    pub fn refused(self, state: &State) -> Option<&'static str> {
        let spoke = || state.floor.speeches.iter().any(|speech| speech.item == state.item);
        match self {
            Self::Queue if state.item.is_none() => Some("No item is up yet: Shift+→ begins the next one"),
            Self::Name if !spoke() => Some("Nobody has spoken to this item yet"),
            _ => None,
        }
    }

    /// What the poll's key opens: the line for the result while a poll waits for one, else for a question.
    pub fn of_poll(state: &State) -> Self {
        if polls::open(state).is_some() { Self::PollResult } else { Self::PollQuestion }
    }
}

/// A line being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typing {
    /// What it is for.
    pub purpose: Purpose,
    /// What is typed so far.
    pub text: String,
    /// The poll whose result it is, whatever item comes up meanwhile.
    pub poll: Option<PollId>,
    /// It was begun from the audience window.
    pub from_audience: bool,
    /// Which of the slides found is chosen, from 0; it may be beyond the last.
    pub chosen: u32,
}

/// The most characters a typed line may have.
pub const LINE: usize = 2_000;

/// What a key of a typed line leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// The line goes on.
    On,
    /// The line is done, and this is what it asks for.
    Done(Intent),
    /// The search goes to the slide that is chosen. The line stays until it is there.
    Goes,
    /// The line is dropped.
    Dropped,
}
