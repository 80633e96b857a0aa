//! The open database: appending rows, reading runs and their rows.

use std::path::Path;

use chairside_session::Row;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use crate::error::JournalError;
use crate::files::Files;
use crate::inspect::{Inspection, inspect};
use crate::lock::DatabaseLock;
use crate::marks::{Mark, MarkWriter, Marks};
use crate::private;
use crate::repair;
use crate::report::Damage;
use crate::run::{Rows, RunId, RunInfo};
use crate::schema;
use crate::stored::{COLUMNS, StoredRow, insert_run};

/// SQL for "something happened in this fact": it is none of those that `chairside_session::is_nothing` names.
pub(crate) const HAPPENED: &str = "fact ->> '$.fact' NOT IN
    ('opened', 'went-on', 'closed', 'deck-read', 'clock-stepped', 'clock-simulated')";

/// An open journal.
#[derive(Debug)]
pub struct Database {
    pub(crate) connection: Connection,
    pub(crate) files: Files,
    pub(crate) marks: MarkWriter,
    damage: Option<Damage>,
    /// The file that was opened; another may have its name later.
    identity: Option<(u64, u64)>,
    _lock: DatabaseLock,
}

impl Database {
    /// Opens the journal in `directory`, and creates both if they are missing. All of it is checked. If it is damaged, it
    /// is repaired, unless another program has it open; [`Database::damage`] then tells what was lost.
    pub fn open(directory: &Path) -> Result<Self, JournalError> {
        private::prepare(directory)?;
        let files = Files::of(directory);
        let mut lock = DatabaseLock::acquire(directory)?;
        let mut damage = if lock.alone { repair::finish(&files)? } else { None };
        let (mut connection, found) = match inspect(&files)? {
            Inspection::Whole(connection, found) => (*connection, found),
            Inspection::Damaged(_, why) if !lock.alone => {
                let why = why.into_iter().next().unwrap_or_default();
                return Err(JournalError::DamagedInUse { path: files.database, why });
            }
            Inspection::Damaged(marks, why) => {
                damage = Some(repair::repair(&files, &marks, why)?);
                match inspect(&files)? {
                    Inspection::Whole(connection, found) => (*connection, found),
                    Inspection::Damaged(_, why) => {
                        return Err(JournalError::Open { path: files.database, why: why.join("; ") });
                    }
                }
            }
        };
        if lock.alone {
            let marks = Marks::read(&files.marks)?;
            if found.version != schema::VERSION || !marks.present || marks.is_long() {
                let version = Some(schema::VERSION);
                Marks { version, runs: found.runs, deleted: found.deleted, ..Marks::default() }
                    .replace(&files.marks)?;
            }
            schema::migrate(&mut connection)
                .map_err(|error| JournalError::Open { path: files.database.clone(), why: error.to_string() })?;
        }
        lock.share(directory)?;
        let marks = MarkWriter::new(files.marks.clone());
        let identity = identity(&files.database);
        Ok(Self { connection, files, marks, damage, identity, _lock: lock })
    }

    /// What was found damaged, and repaired, when the journal was opened.
    pub fn damage(&self) -> Option<&Damage> {
        self.damage.as_ref()
    }

    /// Appends rows of a run in one transaction, and adds the run itself before its first row. A row that is already
    /// there, with the same content, is skipped, so a failed call can be repeated. A different row with the same number
    /// is an error ([`JournalError::Taken`]), and so is a missing row before these ([`JournalError::Gap`]).
    pub fn append(&mut self, info: &RunInfo, rows: &[Row]) -> Result<(), JournalError> {
        if identity(&self.files.database) != self.identity {
            return Err(JournalError::Gone { path: self.files.database.clone() });
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let is_new = add_run(&transaction, info)?;
        let last = append_rows(&transaction, &info.run, rows)?;
        transaction.commit()?;
        let begun = is_new.then(|| Mark::from(info));
        let saved = last.map(|(number, checksum)| Mark::Saved { run: info.run.clone(), number, checksum });
        let marks: Vec<Mark> = begun.into_iter().chain(saved).collect();
        // The rows are saved. A mark that cannot be written now is written with the next one.
        let _ = self.marks.add(&marks);
        Ok(())
    }

    /// The latest run of a session in which something happened. Runs that were only opened and closed do not count.
    pub fn latest_run(&self, session: &str) -> Result<Option<RunInfo>, JournalError> {
        let mut query = self.connection.prepare(&format!(
            "SELECT run, session, title, opened FROM runs WHERE session = ?1
             AND EXISTS (SELECT 1 FROM facts WHERE facts.run = runs.run AND {HAPPENED})
             ORDER BY opened DESC, run DESC LIMIT 1",
        ))?;
        Ok(query.query_row([session], RunInfo::read).optional()?)
    }

    /// The latest run whose newest version of the session file has this hash (SHA-256, in hexadecimal) and whose last row
    /// is not older than `since`. Its session is the one it was opened with, even if the file now names another.
    pub fn run_of_file(&self, hash: &str, since: Timestamp) -> Result<Option<RunInfo>, JournalError> {
        let mut query = self.connection.prepare(
            "SELECT run, session, title, opened FROM runs
             WHERE (SELECT wall FROM facts WHERE facts.run = runs.run ORDER BY number DESC LIMIT 1) >= ?2
             AND (SELECT fact ->> '$.hash' FROM facts WHERE facts.run = runs.run
                  AND fact ->> '$.fact' IN ('content-taken', 'agenda-saved') ORDER BY number DESC LIMIT 1) = ?1
             ORDER BY opened DESC, run DESC LIMIT 1",
        )?;
        Ok(query.query_row([hash, &since.to_string()], RunInfo::read).optional()?)
    }

    /// All runs, of one session or of all, oldest first.
    pub fn runs(&self, session: Option<&str>) -> Result<Vec<RunInfo>, JournalError> {
        let mut query = self.connection.prepare(
            "SELECT run, session, title, opened FROM runs WHERE ?1 IS NULL OR session = ?1 ORDER BY opened, run",
        )?;
        Ok(query.query_map([session], RunInfo::read)?.collect::<Result<_, _>>()?)
    }

    /// The rows of a run, up to the first damaged one. A run that is not in the journal has none.
    pub fn rows(&self, run: &RunId) -> Result<Rows, JournalError> {
        let mut query =
            self.connection.prepare(&format!("SELECT {COLUMNS} FROM facts WHERE run = ?1 ORDER BY number"))?;
        let mut rows = Rows::default();
        let mut before = String::new();
        for stored in query.query_map([&run.0], StoredRow::read)? {
            let (stored, checksum) = stored?;
            let fits = rows.damaged == 0 && stored.fits(run, &before, &checksum);
            match fits.then(|| stored.into_row()).flatten() {
                Some(row) if row.number == rows.rows.len() as u64 + 1 => rows.rows.push(row),
                _ => rows.damaged += 1,
            }
            before = checksum;
        }
        Ok(rows)
    }
}

/// Adds the run unless it is there; returns whether it was added.
fn add_run(transaction: &Transaction<'_>, info: &RunInfo) -> rusqlite::Result<bool> {
    let known = transaction.prepare_cached("SELECT 1 FROM runs WHERE run = ?1")?.exists([&info.run.0])?;
    if !known {
        insert_run(transaction, info)?;
    }
    Ok(!known)
}

/// Appends rows of a run; returns the number and checksum of the last one.
fn append_rows(
    transaction: &Transaction<'_>,
    run: &RunId,
    rows: &[Row],
) -> Result<Option<(u64, String)>, JournalError> {
    let mut last: Option<(u64, String)> = None;
    for row in rows {
        let stored = StoredRow::of(row)?;
        let before = match last {
            Some((number, checksum)) if number + 1 == row.number => Some(checksum),
            _ if row.number == 1 => Some(String::new()),
            _ => checksum_at(transaction, run, stored.number - 1)?,
        };
        let before = before.ok_or_else(|| JournalError::Gap { run: run.clone(), number: row.number })?;
        let checksum = match checksum_at(transaction, run, stored.number)? {
            Some(checksum) if stored.fits(run, &before, &checksum) => checksum,
            Some(_) => return Err(JournalError::Taken { run: run.clone(), number: row.number }),
            None => {
                let checksum = stored.chained(run, &before);
                stored.insert(transaction, run, &checksum)?;
                checksum
            }
        };
        last = Some((row.number, checksum));
    }
    Ok(last)
}

fn checksum_at(transaction: &Transaction<'_>, run: &RunId, number: i64) -> rusqlite::Result<Option<String>> {
    transaction
        .prepare_cached("SELECT checksum FROM facts WHERE run = ?1 AND number = ?2")?
        .query_row((&run.0, number), |row| row.get(0))
        .optional()
}

/// The device and number of the file with this name. `None` where the system has no such numbers; there SQLite's own locks
/// keep the file from being deleted.
fn identity(path: &Path) -> Option<(u64, u64)> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        std::fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

#[cfg(test)]
mod tests {
    use chairside_session::content::DeckInfo;
    use chairside_session::{DeckId, Fact, ItemId, SessionContent, is_nothing};
    use jiff::SignedDuration;

    use super::*;
    use crate::support::{info, row, rows};

    fn with(run: &str, facts: impl IntoIterator<Item = Fact>) -> Vec<Row> {
        let further = (2..).zip(facts).map(|(number, fact)| Row { fact, ..row(run, number) });
        rows(run, 1..=1).into_iter().chain(further).collect()
    }

    fn nothing() -> Vec<Fact> {
        let deck =
            DeckInfo { id: DeckId::chairs(), title: String::new(), slides: Vec::new(), outline: Vec::new(), end: None };
        let by = SignedDuration::from_secs(2);
        vec![Fact::ClockSimulated, Fact::Resumed, Fact::DeckRead { deck }, Fact::ClockStepped { by }, Fact::Closed]
    }

    #[test]
    fn a_run_that_was_only_opened_and_closed_hides_none() {
        let directory = tempfile::tempdir().unwrap();
        let mut database = Database::open(directory.path()).unwrap();
        assert!(nothing().iter().all(is_nothing));
        database.append(&info("b"), &with("b", nothing())).unwrap();
        assert_eq!(database.latest_run("s").unwrap(), None);
        let held = [Fact::ItemBegun { item: ItemId::from("intro") }, Fact::Closed];
        database.append(&info("a"), &with("a", held)).unwrap();
        assert_eq!(database.latest_run("s").unwrap(), Some(info("a")));
        let happened: Vec<bool> = database.summaries().unwrap().iter().map(|summary| summary.happened).collect();
        assert_eq!(happened, [true, false]);
    }

    #[test]
    fn a_run_is_found_by_the_file_that_it_took_over_last() {
        let directory = tempfile::tempdir().unwrap();
        let mut database = Database::open(directory.path()).unwrap();
        let taken = |hash: &str| Fact::ContentTaken {
            content: Box::new(SessionContent::bare("S", 1)),
            hash: hash.into(),
            in_file: None,
        };
        let saved = |hash: &str| Fact::AgendaSaved { hash: hash.into() };
        database.append(&info("a"), &with("a", [taken("1"), Fact::Closed])).unwrap();
        database.append(&info("b"), &with("b", [taken("1"), saved("2"), Fact::Closed])).unwrap();
        let find = |hash: &str| database.run_of_file(hash, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!((find("1"), find("2"), find("")), (Some(info("a")), Some(info("b")), None));
        let late: Timestamp = "2021-11-10T12:00:00Z".parse().unwrap();
        assert_eq!(database.run_of_file("2", late).unwrap(), None);
    }
}
