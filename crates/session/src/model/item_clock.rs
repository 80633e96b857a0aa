//! How one agenda item's time runs. Kept as instants and durations, so that a restart loses nothing.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::model::stamp::Moment;

/// After this long in handover, the chair is reminded to start the time.
pub const HANDOVER_REMINDER: SignedDuration = SignedDuration::from_secs(60);

/// The clock of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemClock {
    /// The item is up, but its time has not started.
    Handover,
    /// Running.
    Running {
        /// When it last started to run.
        since: Moment,
        /// The time spent before that.
        spent: SignedDuration,
    },
    /// Paused.
    Paused {
        /// The time spent so far.
        spent: SignedDuration,
    },
}

impl ItemClock {
    /// The time spent as of `now`.
    pub fn spent(&self, now: &Moment) -> SignedDuration {
        match self {
            Self::Handover => SignedDuration::ZERO,
            Self::Running { since, spent } => spent.saturating_add(now.since(since)),
            Self::Paused { spent } => *spent,
        }
    }

    /// Whether it is running.
    pub fn runs(&self) -> bool {
        matches!(self, Self::Running { .. })
    }

    /// The clock paused at `now`; in handover it stays in handover.
    #[must_use]
    pub fn paused(&self, now: &Moment) -> Self {
        match self {
            Self::Running { .. } => Self::Paused { spent: self.spent(now) },
            other => other.clone(),
        }
    }

    /// The clock running from `at`, keeping the time already spent.
    #[must_use]
    pub fn running(&self, at: &Moment) -> Self {
        match self {
            Self::Running { .. } => self.clone(),
            Self::Handover => Self::Running { since: at.clone(), spent: SignedDuration::ZERO },
            Self::Paused { spent } => Self::Running { since: at.clone(), spent: *spent },
        }
    }
}

/// What has happened with one item so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRun {
    /// When it first came up.
    pub begun: Moment,
    /// When its time could first have been started: when the item last came up, or when its time was reset.
    pub waits_since: Moment,
    /// When the next item or the end of the session took over; `None` while it is up.
    pub ended: Option<Moment>,
    /// Its clock.
    pub clock: ItemClock,
    /// Time added with + and −; negative if taken away.
    pub added: SignedDuration,
    /// The time spent when the discussion began; `None` before.
    pub talk_took: Option<SignedDuration>,
    /// How many people have spoken at the microphone.
    pub speakers: u32,
    /// The short talk that began last, from 1, and the time spent before it.
    #[serde(default)]
    pub short_talk: Option<(u32, SignedDuration)>,
}

impl ItemRun {
    /// The run of an item that came up at `at`.
    pub fn begun_at(at: Moment) -> Self {
        Self {
            begun: at.clone(),
            waits_since: at,
            ended: None,
            clock: ItemClock::Handover,
            added: SignedDuration::ZERO,
            talk_took: None,
            speakers: 0,
            short_talk: None,
        }
    }
}
