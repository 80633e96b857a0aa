//! Opens a database only if it is whole. Until that is known, nothing is written to it or to the files beside it.

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
    let failed = |why: rusqlite::Error| JournalError::Open { path: files.database.clone(), why: why.to_string() };
    let open = private::touch(&files.database);
    open.map_err(|why| JournalError::Open { path: files.database.clone(), why: why.to_string() })?;
    let connection = Connection::open(&files.database).map_err(failed)?;
    // Keep SQLite from copying the log into the database until both are known to be whole.
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
        found.problems.push("journal.marks is missing, so nobody can tell whether the last rows are there".into());
    }
    if !found.problems.is_empty() {
        return Ok(Inspection::Damaged(marks, found.problems));
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map_err(failed)?;
    connection.pragma_update(None, "wal_autocheckpoint", 1000).map_err(failed)?;
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).map_err(failed)?;
    if mode != "wal" {
        let why = format!("it cannot be written to safely (journal mode {mode})");
        return Err(JournalError::Open { path: files.database.clone(), why });
    }
    Ok(Inspection::Whole(Box::new(connection), found))
}
