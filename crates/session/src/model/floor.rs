//! The microphone: who waits, who speaks, and who spoke for how long.

use std::collections::BTreeMap;

use jiff::SignedDuration;

use crate::model::ids::{ItemId, SpeakerId};
use crate::model::stamp::Moment;

/// Somebody who waits to speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Stays the same while they wait.
    pub id: SpeakerId,
    /// Their name.
    pub name: String,
}

/// Who waits to speak to an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Queue {
    /// The next one first.
    pub waiting: Vec<Waiting>,
    /// Nobody more is to join.
    pub closed: bool,
}

/// One comment at the microphone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// To which item.
    pub item: Option<ItemId>,
    /// The speaker's number within the item.
    pub number: u32,
    /// Who it was, when that is known.
    pub name: Option<String>,
    /// From when.
    pub from: Moment,
    /// Until when; `None` while it lasts.
    pub until: Option<Moment>,
}

impl Speech {
    /// How long it took, as of `now`.
    pub fn took(&self, now: &Moment) -> SignedDuration {
        self.until.as_ref().unwrap_or(now).since(&self.from)
    }

    /// "Ben Schwartz", else "Speaker 5".
    pub fn who(&self) -> String {
        self.name.clone().unwrap_or_else(|| format!("Speaker {}", self.number))
    }
}

/// The queues of all items, and everybody who spoke.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Floor {
    /// By item: going back to an item finds its queue as it was.
    pub queues: BTreeMap<ItemId, Queue>,
    /// In order.
    pub speeches: Vec<Speech>,
}

/// The microphone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mic {
    /// The speaker's number within the item.
    pub number: u32,
    /// Speaking since.
    pub since: Moment,
}
