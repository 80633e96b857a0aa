//! A row as it stands in the table, and its checksum.

use chairside_session::{BootId, Fact, Moment, Row, RowId, Stamp};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::JournalError;
use crate::run::{RunId, RunInfo};

/// The version of facts' JSON that this program writes.
const FACT_VERSION: u32 = 1;

/// What the checksum of a chained row begins with; those of version 1 of the schema stand alone and have none.
const CHAINED: &str = "2:";

/// A row as it stands in the table, without its checksum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stored {
    pub number: i64,
    pub row: String,
    pub wall: String,
    pub steady_ns: i64,
    pub boot: String,
    pub author: String,
    pub version: u32,
    pub fact: String,
}

impl Stored {
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

    /// The checksum of this row behind one with the checksum `before` (empty for the first of a run): over the run,
    /// every column, and the row before.
    pub fn chained(&self, run: &RunId, before: &str) -> String {
        format!("{CHAINED}{}", self.hash(run, Some(before)))
    }

    /// Whether `checksum` is this row's, behind one with the checksum `before`.
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

/// The columns of a fact, its run left out, in the order that [`stored`] reads.
pub(crate) const COLUMNS: &str = "number, row, wall, steady_ns, boot, author, version, fact, checksum";

/// A row of `facts` and its checksum.
pub(crate) fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<(Stored, String)> {
    let stored = Stored {
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

/// The checksum of a row of `runs`, and of those of `deleted`: over all the columns before it.
pub(crate) fn checksum_of(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    base16ct::lower::encode_string(&hash.finalize())
}

/// The checksum of a run's own row.
pub(crate) fn checksum_of_run(info: &RunInfo) -> String {
    checksum_of(&[&info.run.0, &info.session, &info.title, &info.opened])
}
