//! The checklist.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::EntryId;
use crate::model::interstitial::InterstitialKind;

/// Where an entry of the checklist comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Section {
    /// People and rooms in place before the start.
    Before,
    /// Boilerplate, ticked by the journal once the room has seen it.
    Boilerplate,
    /// The meeting tips.
    Tips,
    /// The chair's own entries.
    Own,
}

/// One entry of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Stays the same while the text does.
    pub id: EntryId,
    /// Which part of the checklist.
    pub section: Section,
    /// What is to be done.
    pub text: String,
    /// Ticked by the journal when this has been shown.
    pub shown: Option<InterstitialKind>,
}
