//! The time of one agenda item. Kept as instants and durations, so that a restart loses nothing.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::model::stamp::Moment;

/// After this long in handover the chair is reminded that the time has not started.
pub const HANDOVER_REMINDER: SignedDuration = SignedDuration::from_secs(60);

/// Where the time of an item stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemClock {
    /// The item is up, its time has not started.
    Handover,
    /// The time runs.
    Running {
        /// Since when.
        since: Moment,
        /// Spent before that.
        spent: SignedDuration,
    },
    /// The time stands.
    Paused {
        /// Spent so far.
        spent: SignedDuration,
    },
}

impl ItemClock {
    /// Time spent as of `now`.
    pub fn spent(&self, now: &Moment) -> SignedDuration {
        match self {
            Self::Handover => SignedDuration::ZERO,
            Self::Running { since, spent } => spent.saturating_add(now.since(since)),
            Self::Paused { spent } => *spent,
        }
    }

    /// Whether the time runs.
    pub fn runs(&self) -> bool {
        matches!(self, Self::Running { .. })
    }

    /// The clock stopped at `now`; a handover stays one.
    #[must_use]
    pub fn paused(&self, now: &Moment) -> Self {
        match self {
            Self::Running { .. } => Self::Paused { spent: self.spent(now) },
            other => other.clone(),
        }
    }

    /// The clock running from `at`, with what was spent before.
    #[must_use]
    pub fn running(&self, at: &Moment) -> Self {
        match self {
            Self::Running { .. } => self.clone(),
            Self::Handover => Self::Running { since: at.clone(), spent: SignedDuration::ZERO },
            Self::Paused { spent } => Self::Running { since: at.clone(), spent: *spent },
        }
    }
}

/// How one item went so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRun {
    /// When it first came up.
    pub begun: Moment,
    /// Since when its time could have been started: it came up (again), or its time was reset.
    pub waits_since: Moment,
    /// When another item (or the end) took over; `None` while it is up.
    pub ended: Option<Moment>,
    /// Its time.
    pub clock: ItemClock,
    /// Minutes given or taken since.
    pub added: SignedDuration,
    /// Time spent when the discussion began.
    pub talk_took: Option<SignedDuration>,
    /// Speakers at the microphone so far.
    pub speakers: u32,
    /// Which of the item's short talks began last (from 1), and the time spent before it.
    #[serde(default)]
    pub short_talk: Option<(u32, SignedDuration)>,
}

impl ItemRun {
    /// An item that has just come up.
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
