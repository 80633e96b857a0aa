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

/// What conflicts are settled for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Settles {
    /// The agenda is saved in the file.
    #[default]
    Saving,
    /// The session takes over the changed file.
    Applying,
}
