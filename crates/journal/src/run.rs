//! A run as the journal keeps it: its id, what is known of it without its rows, and the rows read back.

use chairside_session::Row;
use serde::{Deserialize, Serialize};

/// One run's id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RunId(pub String);

impl std::fmt::Display for RunId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

/// A run, without its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunInfo {
    /// Its id.
    pub run: RunId,
    /// Which session it is of.
    pub session: String,
    /// The session's title.
    pub title: String,
    /// When it was opened.
    pub opened: String,
}

/// A run's rows, and how many behind a damaged one were left out.
#[derive(Debug, Default)]
pub struct Rows {
    /// The rows before any damage, in order.
    pub rows: Vec<Row>,
    /// Rows left out, from the first whose checksum does not fit.
    pub damaged: usize,
}
