//! The checklist: what has to be done before and during the session.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::EntryId;
use crate::model::interstitial::InterstitialKind;

/// The section of the checklist that an entry belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Section {
    /// People and equipment in place before the start.
    Before,
    /// Boilerplate. The journal ticks it once the room has seen it.
    Boilerplate,
    /// The meeting tips.
    Tips,
    /// Entries from the session file.
    Own,
}

/// One entry of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Made from its text.
    pub id: EntryId,
    /// Where it is listed.
    pub section: Section,
    /// What has to be done.
    pub text: String,
    /// The boilerplate whose showing ticks it; `None` for entries that the chair ticks.
    pub shown: Option<InterstitialKind>,
}
