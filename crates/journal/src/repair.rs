//! Repairs a damaged database: copies it aside as it is, restores every row that can be trusted into a new database, and
//! lets that take its place. If the program is killed at any moment of this, the next start repeats or finishes it.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, params};

use crate::check;
use crate::error::JournalError;
use crate::files::Files;
use crate::marks::Marks;
use crate::private;
use crate::report::Damage;
use crate::salvage::{Salvage, salvage};
use crate::schema;
use crate::stored::insert_run;

/// Copies the database aside and restores what is whole.
pub(crate) fn repair(files: &Files, marks: &Marks, why: Vec<String>) -> Result<Damage, JournalError> {
    let aside = copy_aside(files)?;
    let salvage = salvage(&read(&files.database)?, &read(&files.log())?, marks);
    let rows = salvage.runs.iter().map(|run| run.rows.len() as u64).sum();
    let damage = Damage { why, aside, runs: salvage.runs.len(), rows, lost: salvage.lost.clone() };
    restore(files, &salvage, &damage)?;
    finish(files)?;
    Ok(damage)
}

/// Replaces the damaged database by the restored one, if there is one: `None` when there is none.
pub(crate) fn finish(files: &Files) -> Result<Option<Damage>, JournalError> {
    if !files.restored.exists() {
        return Ok(None);
    }
    let connection = Connection::open(&files.restored)?;
    let report: String =
        connection.query_row("SELECT report FROM mended ORDER BY rowid DESC LIMIT 1", [], |row| row.get(0))?;
    // The marks must no longer name the rows that were lost.
    let found = check::check(&connection, &files.restored, &Marks::default())?;
    drop(connection);
    // SQLite must never apply the log of the damaged database to the new one.
    for gone in [files.log(), files.index(), files.beside("-journal")] {
        remove(&gone)?;
    }
    let marks = Marks { version: Some(found.version), runs: found.runs, deleted: found.deleted, ..Marks::default() };
    marks.replace(&files.marks)?;
    std::fs::rename(&files.restored, &files.database).map_err(JournalError::file(&files.database))?;
    sync_directory(files);
    Ok(Some(serde_json::from_str(&report)?))
}

/// Copies the database, its log and its marks to a name that no file has yet. `None` when there is no database.
fn copy_aside(files: &Files) -> Result<Option<PathBuf>, JournalError> {
    if !files.database.exists() {
        return Ok(None);
    }
    let day = Timestamp::now().strftime("%Y-%m-%d").to_string();
    let free = (1_u32..).find_map(|n| {
        let nth = if n == 1 { String::new() } else { format!("-{n}") };
        let aside = files.directory.join(format!("journal-damaged-{day}{nth}.db"));
        let taken = ["", "-wal", "-shm", "-marks"].iter().any(|end| with_end(&aside, end).exists());
        (!taken).then_some(aside)
    });
    let Some(aside) = free else { return Ok(None) };
    let parts =
        [(files.log(), "-wal"), (files.index(), "-shm"), (files.marks.clone(), "-marks"), (files.database.clone(), "")];
    let parts: Vec<_> = parts.iter().filter(|(from, _)| from.exists()).collect();
    // A copy gets its name only once it is complete.
    let unfinished = |end: &str| files.beside(&format!("{end}.aside"));
    for (from, end) in &parts {
        let copy = || -> std::io::Result<()> {
            let mut copied = private::create(&unfinished(end))?;
            std::io::copy(&mut File::open(from)?, &mut copied)?;
            copied.sync_all()
        };
        copy().map_err(JournalError::file(from))?;
    }
    for (_, end) in &parts {
        let to = with_end(&aside, end);
        std::fs::rename(unfinished(end), &to).map_err(JournalError::file(&to))?;
    }
    sync_directory(files);
    Ok(Some(aside))
}

/// Writes what was salvaged into a new database, and the report with it. It gets its name once it is complete.
fn restore(files: &Files, salvage: &Salvage, damage: &Damage) -> Result<(), JournalError> {
    let unfinished = files.beside(".restoring");
    for left in [unfinished.clone(), with_end(&unfinished, "-journal")] {
        remove(&left)?;
    }
    private::touch(&unfinished).map_err(JournalError::file(&unfinished))?;
    let mut connection = Connection::open(&unfinished)?;
    connection.execute_batch("PRAGMA page_size = 4096; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
    schema::migrate(&mut connection)
        .map_err(|error| JournalError::Open { path: unfinished.clone(), why: error.to_string() })?;
    let transaction = connection.transaction()?;
    insert(&transaction, salvage)?;
    transaction.execute(
        "INSERT INTO mended (at, report) VALUES (?1, ?2)",
        params![Timestamp::now().to_string(), serde_json::to_string(damage)?],
    )?;
    transaction.commit()?;
    drop(connection);
    std::fs::rename(&unfinished, &files.restored).map_err(JournalError::file(&files.restored))?;
    sync_directory(files);
    Ok(())
}

fn insert(transaction: &Transaction<'_>, salvage: &Salvage) -> rusqlite::Result<()> {
    for run in &salvage.runs {
        insert_run(transaction, &run.info)?;
        for (row, checksum) in &run.rows {
            row.insert(transaction, &run.info.run, checksum)?;
        }
    }
    for (run, note) in &salvage.deleted {
        transaction.execute(
            "INSERT INTO deleted (run, session, title, rows, who, at, checksum) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![run.0, note.session, note.title, note.rows, note.who, note.at, note.checksum],
        )?;
    }
    Ok(())
}

/// Makes renames survive a loss of power. Some systems cannot do this, and need not.
fn sync_directory(files: &Files) {
    let _ = File::open(&files.directory).and_then(|directory| directory.sync_all());
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn read(path: &Path) -> Result<Vec<u8>, JournalError> {
    match std::fs::read(path) {
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        read => read.map_err(JournalError::file(path)),
    }
}

fn remove(path: &Path) -> Result<(), JournalError> {
    match std::fs::remove_file(path) {
        Err(why) if why.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed.map_err(JournalError::file(path)),
    }
}
