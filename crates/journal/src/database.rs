//! The database: opening it whole, appending rows, reading them.

use std::path::Path;

use chairside_session::Row;
use jiff::Timestamp;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::check::{self, Findings};
use crate::claim::Presence;
use crate::error::JournalError;
use crate::files::Files;
use crate::marks::{Mark, Marker, Marks};
use crate::mend;
use crate::report::Damage;
use crate::run::{Rows, RunId, RunInfo};
use crate::schema;
use crate::stored::{COLUMNS, Stored, checksum_of_run, stored};

/// In SQL, that a fact is one which something happened with (see `chairside_session::is_nothing`).
pub(crate) const HAPPENED: &str = "fact ->> '$.fact' NOT IN
    ('opened', 'went-on', 'closed', 'deck-read', 'clock-stepped', 'clock-simulated')";

/// An open journal.
#[derive(Debug)]
pub struct Database {
    pub(crate) connection: Connection,
    pub(crate) files: Files,
    pub(crate) marker: Marker,
    damage: Option<Damage>,
    /// Which file this is, whatever its name leads to later.
    identity: Option<(u64, u64)>,
    _presence: Presence,
}

impl Database {
    /// Opens the journal in `directory`, making both when they are not there. All of it is checked; a damaged one is
    /// put aside and mended, which [`Database::damage`] then tells.
    pub fn open(directory: &Path) -> Result<Self, JournalError> {
        std::fs::create_dir_all(directory).map_err(|why| JournalError::Directory { path: directory.into(), why })?;
        let files = Files::of(directory);
        let mut presence = Presence::enter(directory)?;
        let mut damage = if presence.alone { mend::finish(&files)? } else { None };
        let (mut connection, found) = match look(&files)? {
            Look::Whole(connection, found) => (*connection, found),
            Look::Damaged(_, why) if !presence.alone => {
                let why = why.into_iter().next().unwrap_or_default();
                return Err(JournalError::DamagedInUse { path: files.database, why });
            }
            Look::Damaged(marks, why) => {
                damage = Some(mend::mend(&files, &marks, why)?);
                match look(&files)? {
                    Look::Whole(connection, found) => (*connection, found),
                    Look::Damaged(_, why) => {
                        return Err(JournalError::Open { path: files.database, why: why.join("; ") });
                    }
                }
            }
        };
        if presence.alone {
            let marks = Marks::read(&files.marks)?;
            if found.version != schema::VERSION || !marks.present || marks.is_long() {
                let version = Some(schema::VERSION);
                Marks { version, runs: found.runs, deleted: found.deleted, ..Marks::default() }
                    .replace(&files.marks)?;
            }
            schema::migrate(&mut connection)
                .map_err(|error| JournalError::Open { path: files.database.clone(), why: error.to_string() })?;
        }
        presence.share(directory)?;
        let marker = Marker::new(files.marks.clone());
        let identity = identity(&files.database);
        Ok(Self { connection, files, marker, damage, identity, _presence: presence })
    }

    /// What was found damaged, and mended, when it was opened.
    pub fn damage(&self) -> Option<&Damage> {
        self.damage.as_ref()
    }

    /// Appends rows of a run in one transaction, and the run itself before its first. Rows that are there already, the
    /// very same, are passed over, so that what failed can be tried again; others with their numbers are an error.
    pub fn append(&mut self, info: &RunInfo, rows: &[Row]) -> Result<(), JournalError> {
        if identity(&self.files.database) != self.identity {
            return Err(JournalError::Gone { path: self.files.database.clone() });
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let is_new = transaction.execute(
            "INSERT INTO runs (run, session, title, opened, checksum) SELECT ?1, ?2, ?3, ?4, ?5
             WHERE NOT EXISTS (SELECT 1 FROM runs WHERE run = ?1)",
            params![info.run.0, info.session, info.title, info.opened, checksum_of_run(info)],
        )? > 0;
        let mut last: Option<(u64, String)> = None;
        {
            let mut find = transaction.prepare_cached("SELECT checksum FROM facts WHERE run = ?1 AND number = ?2")?;
            let mut insert = transaction.prepare_cached(
                "INSERT INTO facts (run, number, row, wall, steady_ns, boot, author, version, fact, checksum)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?;
            for row in rows {
                let mut checksum_at =
                    |number: i64| find.query_row(params![info.run.0, number], |row| row.get::<_, String>(0)).optional();
                let stored = Stored::of(row)?;
                let before = match &last {
                    Some((number, checksum)) if *number + 1 == row.number => Some(checksum.clone()),
                    _ if row.number == 1 => Some(String::new()),
                    _ => checksum_at(stored.number - 1)?,
                };
                let gap = || JournalError::Gap { run: info.run.clone(), number: row.number };
                let before = before.ok_or_else(gap)?;
                let checksum = match checksum_at(stored.number)? {
                    Some(checksum) if stored.fits(&info.run, &before, &checksum) => checksum,
                    Some(_) => return Err(JournalError::Taken { run: info.run.clone(), number: row.number }),
                    None => {
                        let checksum = stored.chained(&info.run, &before);
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
                            checksum,
                        ])?;
                        checksum
                    }
                };
                last = Some((row.number, checksum));
            }
        }
        transaction.commit()?;
        let mut marks = Vec::new();
        if is_new {
            marks.push(Mark::from(info));
        }
        if let Some((number, checksum)) = last {
            marks.push(Mark::Saved { run: info.run.clone(), number, checksum });
        }
        // The rows are saved. A mark that cannot be written now goes with the next.
        let _ = self.marker.add(&marks);
        Ok(())
    }

    /// The latest run of a session in which something happened: one that was only opened and closed hides none.
    pub fn latest_run(&self, session: &str) -> Result<Option<RunInfo>, JournalError> {
        let mut query = self.connection.prepare(&format!(
            "SELECT run, session, title, opened FROM runs WHERE session = ?1
             AND EXISTS (SELECT 1 FROM facts WHERE facts.run = runs.run AND {HAPPENED})
             ORDER BY opened DESC, run DESC LIMIT 1",
        ))?;
        Ok(query.query_row([session], run_info).optional()?)
    }

    /// The latest run that took over, or wrote, the session file with this hash, and went on after `since`. A run is of
    /// the session that it was opened as; what its file says of the session may have changed in it.
    pub fn run_of_file(&self, hash: &str, since: Timestamp) -> Result<Option<RunInfo>, JournalError> {
        let mut query = self.connection.prepare(
            "SELECT run, session, title, opened FROM runs
             WHERE (SELECT wall FROM facts WHERE facts.run = runs.run ORDER BY number DESC LIMIT 1) >= ?2
             AND (SELECT fact ->> '$.hash' FROM facts WHERE facts.run = runs.run
                  AND fact ->> '$.fact' IN ('content-taken', 'agenda-saved') ORDER BY number DESC LIMIT 1) = ?1
             ORDER BY opened DESC, run DESC LIMIT 1",
        )?;
        Ok(query.query_row([hash, &since.to_string()], run_info).optional()?)
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
        let mut query =
            self.connection.prepare(&format!("SELECT {COLUMNS} FROM facts WHERE run = ?1 ORDER BY number"))?;
        let mut rows = Rows::default();
        let mut before = String::new();
        for stored in query.query_map([&run.0], stored)? {
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

/// What a look at the files finds.
enum Look {
    Whole(Box<Connection>, Findings),
    Damaged(Marks, Vec<String>),
}

/// Looks at the files without changing them.
fn look(files: &Files) -> Result<Look, JournalError> {
    // Before the database: another program may go on saving meanwhile, and marks must never be ahead.
    let marks = Marks::read(&files.marks)?;
    let is_empty = std::fs::metadata(&files.database).map_or(true, |file| file.len() == 0);
    if is_empty && !marks.runs.is_empty() {
        // SQLite would take away the log of an empty database.
        return Ok(Look::Damaged(marks, vec!["it is empty or gone".into()]));
    }
    if let Some(why) = check::header(&files.database)? {
        return Ok(Look::Damaged(marks, vec![why]));
    }
    let failed = |why: rusqlite::Error| JournalError::Open { path: files.database.clone(), why: why.to_string() };
    let connection = Connection::open(&files.database).map_err(failed)?;
    // Nothing of the log goes into the database until both are known to be whole.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(failed)?;
    connection
        .execute_batch(
            "PRAGMA busy_timeout = 5000; PRAGMA page_size = 4096; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON;",
        )
        .map_err(failed)?;
    connection.pragma_update(None, "wal_autocheckpoint", 0).map_err(failed)?;
    let mut found = check::check(&connection, &files.database, &marks)?;
    if found.problems.is_empty() && found.version > 1 && !marks.present && !found.runs.is_empty() {
        found.problems.push("journal.marks is gone, so that nobody can tell whether its last rows are there".into());
    }
    if !found.problems.is_empty() {
        return Ok(Look::Damaged(marks, found.problems));
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map_err(failed)?;
    connection.pragma_update(None, "wal_autocheckpoint", 1000).map_err(failed)?;
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).map_err(failed)?;
    if mode != "wal" {
        let why = format!("it cannot be written to safely (journal mode {mode})");
        return Err(JournalError::Open { path: files.database.clone(), why });
    }
    Ok(Look::Whole(Box::new(connection), found))
}

/// The file behind a name. Where there is no such number, SQLite's own locks keep it from being taken away.
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

fn run_info(row: &rusqlite::Row<'_>) -> rusqlite::Result<RunInfo> {
    Ok(RunInfo { run: RunId(row.get(0)?), session: row.get(1)?, title: row.get(2)?, opened: row.get(3)? })
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
        vec![Fact::ClockSimulated, Fact::WentOn, Fact::DeckRead { deck }, Fact::ClockStepped { by }, Fact::Closed]
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
        let taken =
            |hash: &str| Fact::ContentTaken { content: Box::new(SessionContent::bare("S", 1)), hash: hash.into() };
        let saved = |hash: &str| Fact::AgendaSaved { hash: hash.into() };
        database.append(&info("a"), &with("a", [taken("1"), Fact::Closed])).unwrap();
        database.append(&info("b"), &with("b", [taken("1"), saved("2"), Fact::Closed])).unwrap();
        let find = |hash: &str| database.run_of_file(hash, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!((find("1"), find("2"), find("")), (Some(info("a")), Some(info("b")), None));
        let late: Timestamp = "2021-11-10T12:00:00Z".parse().unwrap();
        assert_eq!(database.run_of_file("2", late).unwrap(), None);
    }
}
