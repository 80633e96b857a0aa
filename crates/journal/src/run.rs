//! A run as the journal keeps it: its id, its description, and its rows.

use chairside_session::Row;
use serde::{Deserialize, Serialize};

/// The id of a run: a `UUIDv7`, as text. Runs that older versions or tests wrote may have any other text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RunId(pub String);

impl std::fmt::Display for RunId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

/// The description of a run, without its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunInfo {
    /// The run's id, unique in the journal.
    pub run: RunId,
    /// The key of its session: meeting, group and start, else the path of the file.
    pub session: String,
    /// The session's title when the run was opened.
    pub title: String,
    /// When it was opened (RFC 3339, UTC).
    pub opened: String,
}

impl RunInfo {
    /// Reads the columns `run, session, title, opened`, which must be the first of the row.
    pub(crate) fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { run: RunId(row.get(0)?), session: row.get(1)?, title: row.get(2)?, opened: row.get(3)? })
    }
}

/// The rows of a run that can be trusted, and how many cannot.
#[derive(Debug, Default)]
pub struct Rows {
    /// All rows before the first damaged one, in order.
    pub rows: Vec<Row>,
    /// How many rows were left out: the first whose checksum does not fit, and all after it.
    pub damaged: usize,
}
