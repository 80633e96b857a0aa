//! The database: its schema, and reading and appending rows.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use chairside_session::{BootId, Fact, Moment, Row, RowId, Stamp};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};
use rusqlite_migration::{M, Migrations};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::hex;

/// The file's name in the data directory.
const FILE: &str = "journal.sqlite3";

/// The version of facts' JSON that this program writes.
const FACT_VERSION: u32 = 1;

/// Schema, oldest first. Never change one that was released: add another.
const MIGRATIONS: &[M<'static>] = &[M::up(
    "CREATE TABLE runs (
        run     TEXT NOT NULL PRIMARY KEY,
        session TEXT NOT NULL,
        title   TEXT NOT NULL,
        opened  TEXT NOT NULL
    ) STRICT;
    CREATE INDEX runs_of_session ON runs (session, opened);
    CREATE TABLE facts (
        run       TEXT    NOT NULL REFERENCES runs (run),
        number    INTEGER NOT NULL,
        row       TEXT    NOT NULL UNIQUE,
        wall      TEXT    NOT NULL,
        steady_ns INTEGER NOT NULL,
        boot      TEXT    NOT NULL,
        author    TEXT    NOT NULL,
        version   INTEGER NOT NULL,
        fact      TEXT    NOT NULL,
        checksum  TEXT    NOT NULL,
        PRIMARY KEY (run, number)
    ) STRICT;
    CREATE TRIGGER facts_stay BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER facts_keep BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;",
)];

/// What can go wrong with the journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The data directory cannot be made.
    #[error("the data directory {path} cannot be made: {why}; choose another with --data-dir")]
    Directory {
        /// Which.
        path: PathBuf,
        /// Why.
        why: std::io::Error,
    },
    /// The database cannot be opened or brought up to date.
    #[error("the journal {path} cannot be opened: {why}; choose another place with --data-dir")]
    Open {
        /// Which file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// Another program has this session open.
    #[error("this session is already open in another Chairside: close that one first, or choose another --data-dir")]
    InUse,
    /// Reading or writing failed.
    #[error("the journal cannot be read or written: {0}")]
    Sql(#[from] rusqlite::Error),
    /// A fact cannot be written as JSON.
    #[error("a fact cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// One run's id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RunId(pub String);

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

/// An open journal.
#[derive(Debug)]
pub struct Database {
    connection: Connection,
}

/// Keeps a session for this program: two that go on with one run would write over one another. The system takes the
/// lock away when the program ends, however it ends.
#[derive(Debug)]
pub struct Claim {
    _file: File,
}

impl Claim {
    /// Claims the session of this key.
    pub fn make(directory: &Path, session: &str) -> Result<Self, JournalError> {
        std::fs::create_dir_all(directory).map_err(|why| JournalError::Directory { path: directory.into(), why })?;
        let name = hex::of(&Sha256::digest(session.as_bytes())[..8]);
        let path = directory.join(format!("{name}.lock"));
        let open = File::options().create(true).truncate(false).write(true).open(&path);
        let file = open.map_err(|why| JournalError::Open { path: path.clone(), why: why.to_string() })?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(JournalError::InUse),
            Err(TryLockError::Error(why)) => Err(JournalError::Open { path, why: why.to_string() }),
        }
    }
}

impl Database {
    /// Opens the journal in `directory`, making both when they are not there.
    pub fn open(directory: &Path) -> Result<Self, JournalError> {
        std::fs::create_dir_all(directory).map_err(|why| JournalError::Directory { path: directory.into(), why })?;
        let path = directory.join(FILE);
        let failed = |why: String| JournalError::Open { path: path.clone(), why };
        let mut connection = Connection::open(&path).map_err(|error| failed(error.to_string()))?;
        connection
            .execute_batch(
                "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                 PRAGMA foreign_keys = ON;",
            )
            .map_err(|error| failed(error.to_string()))?;
        Migrations::from_slice(MIGRATIONS).to_latest(&mut connection).map_err(|error| failed(error.to_string()))?;
        Ok(Self { connection })
    }

    /// Appends rows of a run in one transaction, and the run itself before its first.
    pub fn append(&mut self, info: &RunInfo, rows: &[Row]) -> Result<(), JournalError> {
        let transaction = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        transaction.execute(
            "INSERT OR IGNORE INTO runs (run, session, title, opened) VALUES (?1, ?2, ?3, ?4)",
            params![info.run.0, info.session, info.title, info.opened],
        )?;
        {
            let mut insert = transaction.prepare_cached(
                "INSERT INTO facts (run, number, row, wall, steady_ns, boot, author, version, fact, checksum)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?;
            for row in rows {
                let stored = Stored::of(row)?;
                insert.execute(params![
                    info.run.0,
                    stored.number,
                    stored.row,
                    stored.wall,
                    stored.steady_ns,
                    stored.boot,
                    stored.author,
                    stored.version,
                    stored.fact,
                    stored.checksum(&info.run),
                ])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// The latest run of a session in which something happened after it was opened.
    pub fn latest_run(&self, session: &str) -> Result<Option<RunInfo>, JournalError> {
        let mut query = self.connection.prepare(
            "SELECT run, session, title, opened FROM runs WHERE session = ?1
             AND EXISTS (SELECT 1 FROM facts WHERE facts.run = runs.run AND number > 1)
             ORDER BY opened DESC, run DESC LIMIT 1",
        )?;
        Ok(query.query_row([session], run_info).optional()?)
    }

    /// All runs, of one session or of all, oldest first.
    pub fn runs(&self, session: Option<&str>) -> Result<Vec<RunInfo>, JournalError> {
        let mut query = self.connection.prepare(
            "SELECT run, session, title, opened FROM runs WHERE ?1 IS NULL OR session = ?1 ORDER BY opened, run",
        )?;
        Ok(query.query_map([session], run_info)?.collect::<Result<_, _>>()?)
    }

    /// The rows of a run, up to the first damaged one.
    pub fn rows(&self, run: &RunId) -> Result<Rows, JournalError> {
        let mut query = self.connection.prepare(
            "SELECT number, row, wall, steady_ns, boot, author, version, fact, checksum
             FROM facts WHERE run = ?1 ORDER BY number",
        )?;
        let stored = query.query_map([&run.0], |row| {
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
            let checksum: String = row.get(8)?;
            Ok((stored, checksum))
        })?;
        let mut rows = Rows::default();
        for stored in stored {
            let (stored, checksum) = stored?;
            let row = if rows.damaged == 0 && stored.checksum(run) == checksum { stored.into_row() } else { None };
            match row {
                Some(row) if row.number == rows.rows.len() as u64 + 1 => rows.rows.push(row),
                _ => rows.damaged += 1,
            }
        }
        Ok(rows)
    }
}

fn run_info(row: &rusqlite::Row<'_>) -> rusqlite::Result<RunInfo> {
    Ok(RunInfo { run: RunId(row.get(0)?), session: row.get(1)?, title: row.get(2)?, opened: row.get(3)? })
}

/// A row as it stands in the table.
struct Stored {
    number: i64,
    row: String,
    wall: String,
    steady_ns: i64,
    boot: String,
    author: String,
    version: u32,
    fact: String,
}

impl Stored {
    fn of(row: &Row) -> Result<Self, JournalError> {
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

    fn checksum(&self, run: &RunId) -> String {
        let mut hash = Sha256::new();
        let numbers = format!("{}\0{}\0{}", self.number, self.steady_ns, self.version);
        for part in [&run.0, &numbers, &self.row, &self.wall, &self.boot, &self.author, &self.fact] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hex::of(&hash.finalize())
    }

    fn into_row(self) -> Option<Row> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use chairside_session::{DeckId, SessionContent};

    use crate::clock::Clock;

    fn info() -> RunInfo {
        RunInfo { run: RunId("r1".into()), session: "s".into(), title: "S".into(), opened: "2021".into() }
    }

    fn rows(count: u32) -> Vec<Row> {
        let clock = Clock::new();
        let opened =
            Fact::Opened { content: Box::new(SessionContent::bare("S", 9)), hash: String::new(), rehearsal: false };
        let turns = (1..count).map(|n| Fact::turned(&DeckId::chairs(), n % 9));
        let facts = std::iter::once(opened).chain(turns);
        facts.zip(1..).map(|(fact, number)| Row { number, stamp: clock.stamp(), fact }).collect()
    }

    #[test]
    fn what_was_appended_is_read_again() {
        let directory = tempfile::tempdir().unwrap();
        let written = rows(5);
        Database::open(directory.path()).unwrap().append(&info(), &written).unwrap();
        let database = Database::open(directory.path()).unwrap();
        assert_eq!(database.rows(&info().run).unwrap().rows, written);
        assert_eq!(database.latest_run("s").unwrap(), Some(info()));
        assert_eq!(database.latest_run("t").unwrap(), None);
    }

    #[test]
    fn a_run_in_which_nothing_happened_is_not_gone_on_with() {
        let directory = tempfile::tempdir().unwrap();
        let mut database = Database::open(directory.path()).unwrap();
        database.append(&info(), &rows(1)).unwrap();
        assert_eq!(database.latest_run("s").unwrap(), None);
    }

    #[test]
    fn rows_can_neither_be_changed_nor_deleted_nor_written_twice() {
        let directory = tempfile::tempdir().unwrap();
        let mut database = Database::open(directory.path()).unwrap();
        database.append(&info(), &rows(3)).unwrap();
        for sql in ["UPDATE facts SET fact = '{}'", "DELETE FROM facts"] {
            let error = database.connection.execute(sql, []).unwrap_err().to_string();
            assert!(error.contains("append-only"), "{error}");
        }
        assert!(database.append(&info(), &rows(3)).is_err());
        assert_eq!(database.rows(&info().run).unwrap().rows.len(), 3);
    }

    #[test]
    fn rows_behind_a_damaged_one_are_left_out_and_counted() {
        let directory = tempfile::tempdir().unwrap();
        let mut database = Database::open(directory.path()).unwrap();
        database.append(&info(), &rows(6)).unwrap();
        database
            .connection
            .execute_batch("DROP TRIGGER facts_stay; UPDATE facts SET author = 'x' WHERE number = 4")
            .unwrap();
        let read = database.rows(&info().run).unwrap();
        assert_eq!((read.rows.len(), read.damaged), (3, 3));
    }

    #[test]
    fn a_session_is_open_once_and_free_again_after_the_end() {
        let directory = tempfile::tempdir().unwrap();
        let claim = Claim::make(directory.path(), "s").unwrap();
        assert!(matches!(Claim::make(directory.path(), "s"), Err(JournalError::InUse)));
        assert!(Claim::make(directory.path(), "t").is_ok());
        drop(claim);
        assert!(Claim::make(directory.path(), "s").is_ok());
    }

    #[test]
    fn a_file_that_is_no_database_is_said_and_not_touched() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join(FILE);
        std::fs::write(&path, "not a database, but long enough to look like one".repeat(99)).unwrap();
        let before = std::fs::read(&path).unwrap();
        let error = Database::open(directory.path()).unwrap_err().to_string();
        assert!(error.contains("cannot be opened") && error.contains("--data-dir"), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn migrations_are_valid() {
        Migrations::from_slice(MIGRATIONS).validate().unwrap();
    }
}
