//! A damaged database is put aside, and what is whole of it goes into a new one that takes its place. Cut off at any
//! moment, this begins again or is finished at the next start; the damaged file is copied first and never written to.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::check;
use crate::error::JournalError;
use crate::files::Files;
use crate::marks::Marks;
use crate::report::Damage;
use crate::salvage::{Salvage, salvage};
use crate::schema;
use crate::stored::checksum_of_run;

/// Puts the database aside and restores what is whole.
pub(crate) fn mend(files: &Files, marks: &Marks, why: Vec<String>) -> Result<Damage, JournalError> {
    let aside = put_aside(files)?;
    let salvage = salvage(&read(&files.database)?, &read(&files.log())?, marks);
    let rows = salvage.runs.iter().map(|run| run.rows.len() as u64).sum();
    let damage = Damage { why, aside, runs: salvage.runs.len(), rows, lost: salvage.lost.clone() };
    write(files, &salvage, &damage)?;
    finish(files)?;
    Ok(damage)
}

/// Has the restored database take the place of the damaged one, when there is one that waits for that.
pub(crate) fn finish(files: &Files) -> Result<Option<Damage>, JournalError> {
    if !files.restored.exists() {
        return Ok(None);
    }
    let connection = Connection::open(&files.restored)?;
    let report: String =
        connection.query_row("SELECT report FROM mended ORDER BY rowid DESC LIMIT 1", [], |row| row.get(0))?;
    // The marks of what was lost are no longer true.
    let is = check::check(&connection, &files.restored, &Marks::default())?;
    drop(connection);
    // The log of the damaged database must never be read into the new one.
    for gone in [files.log(), files.index(), files.beside("-journal")] {
        remove(&gone)?;
    }
    let marks = Marks { version: Some(is.version), runs: is.runs, deleted: is.deleted, ..Marks::default() };
    marks.replace(&files.marks)?;
    std::fs::rename(&files.restored, &files.database).map_err(JournalError::file(&files.database))?;
    keep_names(files);
    Ok(Some(serde_json::from_str(&report)?))
}

/// Copies the database and what lies beside it to a name that nothing has yet.
fn put_aside(files: &Files) -> Result<Option<PathBuf>, JournalError> {
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
    // Only what is whole gets the name.
    let unfinished = |end: &str| files.beside(&format!("{end}.aside"));
    for (from, end) in &parts {
        let copy = || -> std::io::Result<()> {
            let mut kept = File::create(unfinished(end))?;
            std::io::copy(&mut File::open(from)?, &mut kept)?;
            kept.sync_all()
        };
        copy().map_err(JournalError::file(from))?;
    }
    for (_, end) in &parts {
        let to = with_end(&aside, end);
        std::fs::rename(unfinished(end), &to).map_err(JournalError::file(&to))?;
    }
    keep_names(files);
    Ok(Some(aside))
}

/// Writes what was salvaged into a new database, and the report with it.
fn write(files: &Files, salvage: &Salvage, damage: &Damage) -> Result<(), JournalError> {
    let unfinished = files.beside(".restoring");
    for left in [unfinished.clone(), with_end(&unfinished, "-journal")] {
        remove(&left)?;
    }
    let mut connection = Connection::open(&unfinished)?;
    connection.execute_batch("PRAGMA page_size = 4096; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
    schema::migrate(&mut connection)
        .map_err(|error| JournalError::Open { path: unfinished.clone(), why: error.to_string() })?;
    let transaction = connection.transaction()?;
    for run in &salvage.runs {
        let info = &run.info;
        transaction.execute(
            "INSERT INTO runs (run, session, title, opened, checksum) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![info.run.0, info.session, info.title, info.opened, checksum_of_run(info)],
        )?;
        let mut insert = transaction.prepare_cached(
            "INSERT INTO facts (run, number, row, wall, steady_ns, boot, author, version, fact, checksum)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        for (is, checksum) in &run.rows {
            insert.execute(params![
                info.run.0,
                is.number,
                is.row,
                is.wall,
                is.steady_ns,
                is.boot,
                is.author,
                is.version,
                is.fact,
                checksum
            ])?;
        }
    }
    for (run, is) in &salvage.deleted {
        transaction.execute(
            "INSERT INTO deleted (run, session, title, rows, who, at, checksum) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![run.0, is.session, is.title, is.rows, is.who, is.at, is.checksum],
        )?;
    }
    transaction.execute(
        "INSERT INTO mended (at, report) VALUES (?1, ?2)",
        params![Timestamp::now().to_string(), serde_json::to_string(damage)?],
    )?;
    transaction.commit()?;
    drop(connection);
    std::fs::rename(&unfinished, &files.restored).map_err(JournalError::file(&files.restored))?;
    keep_names(files);
    Ok(())
}

/// Has the names in the directory survive a loss of power; a system that cannot do that keeps them all the same.
fn keep_names(files: &Files) {
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
