//! The two versions of an agenda.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One of two versions of the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Side {
    /// What the session has.
    Mine,
    /// What the file says.
    Theirs,
}
