//! Opens a database only if it is whole. Until that is known, nothing is written to it or to the files beside it.

use std::fmt::Display;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::check::{self, Findings};
use crate::error::JournalError;
use crate::files::Files;
use crate::marks::Marks;
use crate::private;

/// What an inspection finds.
pub(crate) enum Inspection {
    /// The database is whole, and open.
    Whole(Box<Connection>, Findings),
    /// It is damaged: what the marks say, and what is wrong, in words.
    Damaged(Marks, Vec<String>),
}

/// Inspects the files without changing them.
pub(crate) fn inspect(files: &Files) -> Result<Inspection, JournalError> {
    // Read the marks before the database: another program may be saving meanwhile, and marks must not be ahead of it.
    let marks = Marks::read(&files.marks)?;
    let is_empty = std::fs::metadata(&files.database).map_or(true, |file| file.len() == 0);
    if is_empty && !marks.runs.is_empty() {
        // SQLite would delete the log of an empty database.
        return Ok(Inspection::Damaged(marks, vec!["it is empty or gone".into()]));
    }
    if let Some(why) = check::header(&files.database)? {
        return Ok(Inspection::Damaged(marks, vec![why]));
    }
    let failed = |why: &dyn Display| JournalError::Open { path: files.database.clone(), why: why.to_string() };
    private::touch(&files.database).map_err(|why| failed(&why))?;
    match look(files, &marks) {
        // A file that is cut off or overwritten may fail at any of these steps, also before it is checked.
        Err(LookError::Sqlite(error)) if check::is_of_content(&error) => {
            Ok(Inspection::Damaged(marks, with_cut(files, vec![error.to_string()])))
        }
        Err(LookError::Sqlite(error)) => Err(failed(&error)),
        Err(LookError::Other(error)) => Err(error),
        Ok((_, found)) if !found.problems.is_empty() => Ok(Inspection::Damaged(marks, with_cut(files, found.problems))),
        Ok((connection, found)) => Ok(Inspection::Whole(Box::new(connection), found)),
    }
}

/// What is wrong, after that the database is cut off, if it is. One with a log may be short for a while.
fn with_cut(files: &Files, problems: Vec<String>) -> Vec<String> {
    let has_log = std::fs::metadata(files.log()).is_ok_and(|log| log.len() > 0);
    let cut = if has_log { None } else { check::cut_off(&files.database) };
    cut.into_iter().chain(problems).collect()
}

/// Why a look at the database failed.
enum LookError {
    /// SQLite refused a step.
    Sqlite(rusqlite::Error),
    /// Something that no repair can change.
    Other(JournalError),
}

impl From<rusqlite::Error> for LookError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// Opens and checks the database. It can be written to if nothing is wrong with it.
fn look(files: &Files, marks: &Marks) -> Result<(Connection, Findings), LookError> {
    let connection = Connection::open(&files.database)?;
    // Keep SQLite from copying the log into the database until both are known to be whole.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.execute_batch(
        "PRAGMA busy_timeout = 5000; PRAGMA page_size = 4096; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON;",
    )?;
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    let mut found = check::check(&connection, &files.database, marks).map_err(LookError::Other)?;
    if found.problems.is_empty() && found.version > 1 && !marks.present && !found.runs.is_empty() {
        found.problems.push("journal.marks is missing, so nobody can tell whether the last rows are there".into());
    }
    if !found.problems.is_empty() {
        return Ok((connection, found));
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    connection.pragma_update(None, "wal_autocheckpoint", 1000)?;
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        let why = format!("it cannot be written to safely (journal mode {mode})");
        return Err(LookError::Other(JournalError::Open { path: files.database.clone(), why }));
    }
    Ok((connection, found))
}
