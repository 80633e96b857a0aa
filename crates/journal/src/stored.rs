//! A row as it is stored: its columns, how they are read and written, and its checksum.

use chairside_session::{BootId, Fact, Moment, Row, RowId, Stamp};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::JournalError;
use crate::run::{RunId, RunInfo};

/// The version of a fact's JSON that this program writes.
const FACT_VERSION: u32 = 1;

/// The columns of a fact that [`StoredRow::read`] reads, in its order; the run is not among them.
pub(crate) const COLUMNS: &str = "number, row, wall, steady_ns, boot, author, version, fact, checksum";

/// What the checksum of a row begins with when it also covers the row before. Rows written under version 1 of the schema
/// have checksums of their own content alone, without this.
const CHAINED: &str = "2:";

/// The columns of a row, without its run and its checksum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredRow {
    pub number: i64,
    pub row: String,
    pub wall: String,
    pub steady_ns: i64,
    pub boot: String,
    pub author: String,
    pub version: u32,
    pub fact: String,
}

impl StoredRow {
    /// Turns a row into columns.
    pub fn of(row: &Row) -> Result<Self, JournalError> {
        Ok(Self {
            number: i64::try_from(row.number).unwrap_or(i64::MAX),
            row: row.stamp.row.0.to_string(),
            wall: row.stamp.at.wall.to_string(),
            steady_ns: i64::try_from(row.stamp.at.steady.as_nanos()).unwrap_or(i64::MAX),
            boot: row.stamp.at.boot.0.clone(),
            author: row.stamp.author.clone(),
            version: FACT_VERSION,
            fact: serde_json::to_string(&row.fact)?,
        })
    }

    /// Reads [`COLUMNS`], which must be the first of the row, and returns the checksum apart.
    pub fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<(Self, String)> {
        let stored = Self {
            number: row.get(0)?,
            row: row.get(1)?,
            wall: row.get(2)?,
            steady_ns: row.get(3)?,
            boot: row.get(4)?,
            author: row.get(5)?,
            version: row.get(6)?,
            fact: row.get(7)?,
        };
        Ok((stored, row.get(8)?))
    }

    /// Inserts the row into `facts`, under this run and with this checksum.
    pub fn insert(&self, connection: &Connection, run: &RunId, checksum: &str) -> rusqlite::Result<()> {
        let mut insert = connection.prepare_cached(
            "INSERT INTO facts (run, number, row, wall, steady_ns, boot, author, version, fact, checksum)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        let Self { number, row, wall, steady_ns, boot, author, version, fact } = self;
        insert.execute(params![run.0, number, row, wall, steady_ns, boot, author, version, fact, checksum])?;
        Ok(())
    }

    /// The checksum of this row if the row before it has the checksum `before` (empty for the first row of a run). It
    /// covers the run, every column, and `before`.
    pub fn chained(&self, run: &RunId, before: &str) -> String {
        format!("{CHAINED}{}", self.hash(run, Some(before)))
    }

    /// Whether `checksum` is right for this row if the row before it has the checksum `before`.
    pub fn fits(&self, run: &RunId, before: &str, checksum: &str) -> bool {
        if checksum.starts_with(CHAINED) {
            checksum == self.chained(run, before)
        } else {
            // A row of version 1 never follows a chained one.
            !before.starts_with(CHAINED) && checksum == self.hash(run, None)
        }
    }

    fn hash(&self, run: &RunId, before: Option<&str>) -> String {
        let mut hash = Sha256::new();
        let numbers = format!("{}\0{}\0{}", self.number, self.steady_ns, self.version);
        let parts = [&run.0, &numbers, &self.row, &self.wall, &self.boot, &self.author, &self.fact];
        for part in before.into_iter().chain(parts.into_iter().map(String::as_str)) {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        base16ct::lower::encode_string(&hash.finalize())
    }

    /// Turns columns into a row; `None` when one of them cannot be read.
    pub fn into_row(self) -> Option<Row> {
        Some(Row {
            number: u64::try_from(self.number).ok()?,
            stamp: Stamp {
                at: Moment {
                    wall: self.wall.parse::<Timestamp>().ok()?,
                    steady: SignedDuration::from_nanos(self.steady_ns),
                    boot: BootId(self.boot),
                },
                row: RowId(self.row.parse::<Uuid>().ok()?),
                author: self.author,
            },
            fact: serde_json::from_str::<Fact>(&self.fact).ok()?,
        })
    }
}

/// The checksum of a row of `runs` or `deleted`: SHA-256 over all the columns before it.
pub(crate) fn checksum_of(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    base16ct::lower::encode_string(&hash.finalize())
}

/// Inserts a run into `runs`, with its checksum.
pub(crate) fn insert_run(connection: &Connection, info: &RunInfo) -> rusqlite::Result<()> {
    let mut insert = connection
        .prepare_cached("INSERT INTO runs (run, session, title, opened, checksum) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    insert.execute(params![info.run.0, info.session, info.title, info.opened, checksum_of_run(info)])?;
    Ok(())
}

/// The checksum of a run's row in `runs`.
pub(crate) fn checksum_of_run(info: &RunInfo) -> String {
    checksum_of(&[&info.run.0, &info.session, &info.title, &info.opened])
}
