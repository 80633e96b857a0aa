//! The microphone: who is waiting, who is speaking, and who spoke for how long.

use std::collections::BTreeMap;

use jiff::SignedDuration;

use crate::model::ids::{ItemId, SpeakerId};
use crate::model::stamp::Moment;

/// Somebody waiting in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Their id in the queue.
    pub id: SpeakerId,
    /// Their name.
    pub name: String,
}

/// The queue of one item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Queue {
    /// In order, the next speaker first.
    pub waiting: Vec<Waiting>,
    /// Closed: nobody else should join.
    pub closed: bool,
}

/// One comment at the microphone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// The item it was about; `None` if none was up.
    pub item: Option<ItemId>,
    /// The speaker's number within the item.
    pub number: u32,
    /// The speaker's name, if known.
    pub name: Option<String>,
    /// When they began to speak.
    pub from: Moment,
    /// When they finished; `None` while they speak.
    pub until: Option<Moment>,
}

impl Speech {
    /// How long it has taken as of `now`.
    pub fn took(&self, now: &Moment) -> SignedDuration {
        self.until.as_ref().unwrap_or(now).since(&self.from)
    }

    /// "Ben Schwartz", else "Speaker 5".
    pub fn who(&self) -> String {
        self.name.clone().unwrap_or_else(|| format!("Speaker {}", self.number))
    }
}

/// The queues of all items, and everybody who has spoken.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Floor {
    /// By item, so that returning to an item restores its queue.
    pub queues: BTreeMap<ItemId, Queue>,
    /// In the order in which they began.
    pub speeches: Vec<Speech>,
}

/// The person at the microphone now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mic {
    /// The speaker's number within the item.
    pub number: u32,
    /// When they began to speak.
    pub since: Moment,
}
