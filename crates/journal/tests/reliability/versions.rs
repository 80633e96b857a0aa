//! Journals that older versions wrote are opened, checked, continued and repaired.

use std::path::Path;

use chairside_journal::{Database, JournalError, RunId};
use chairside_session::{DeckId, Fact};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::story::Story;

/// A journal of version 1: two runs, of four and two rows, and no marks.
const VERSION_1: &str = include_str!("../versions/1.sql");

/// Makes a journal from this SQL, then runs more SQL on it.
fn journal(sql: &str, then: &str) -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    let connection = open(directory.path());
    connection.execute_batch("PRAGMA journal_mode = WAL").unwrap();
    connection.execute_batch(sql).unwrap();
    connection.execute_batch(then).unwrap();
    directory
}

fn open(directory: &Path) -> Connection {
    Connection::open(directory.join("journal.sqlite3")).unwrap()
}

#[test]
fn version_1_is_brought_up_to_date_and_gone_on_with() {
    let directory = journal(VERSION_1, "");
    let tuesday = RunId("tuesday".into());
    let mut database = Database::open(directory.path()).unwrap();
    assert_eq!(database.damage(), None);
    let info = database.latest_run("IETF 112 secdispatch").unwrap().unwrap();
    assert_eq!((&info.run, info.title.as_str()), (&tuesday, "Security Dispatch – “Größe”"));
    let mut rows = database.rows(&tuesday).unwrap().rows;
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[1].fact, Fact::turned(&DeckId::chairs(), 6));
    let mut next = rows[1].clone();
    (next.number, next.stamp) = (5, Story::of(99).stamp(1));
    database.append(&info, &[next.clone()]).unwrap();
    rows.push(next);
    drop(database);
    let again = Database::open(directory.path()).unwrap();
    assert_eq!(again.damage(), None);
    assert_eq!(again.rows(&tuesday).unwrap().rows, rows);
    assert_eq!(again.rows(&RunId("monday".into())).unwrap().rows.len(), 2);
}

#[test]
fn a_damaged_journal_of_version_1_is_mended_too() {
    let change = "DROP TRIGGER facts_stay; UPDATE facts SET author = 'nobody' WHERE run = 'tuesday' AND number = 3;
                  CREATE TRIGGER facts_stay BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;";
    let directory = journal(VERSION_1, change);
    let database = Database::open(directory.path()).unwrap();
    let words = database.damage().unwrap().to_string();
    assert!(words.contains("2 rows of “Security Dispatch – “Größe”” from row 3 on"), "{words}");
    assert!(words.contains("Restored: 4 rows of 2 runs"), "{words}");
    assert_eq!(database.rows(&RunId("tuesday".into())).unwrap().rows.len(), 2);
    assert_eq!(database.latest_run("IETF 112 secdispatch").unwrap().unwrap().run.0, "tuesday");
}

#[test]
fn a_journal_of_a_newer_version_is_left_alone() {
    let directory = journal(VERSION_1, "PRAGMA user_version = 99");
    let before = std::fs::read(directory.path().join("journal.sqlite3")).unwrap();
    let error = Database::open(directory.path()).unwrap_err();
    assert!(matches!(error, JournalError::Newer { version: 99, .. }), "{error}");
    assert_eq!(std::fs::read(directory.path().join("journal.sqlite3")).unwrap(), before);
}

#[test]
fn nothing_is_changed_or_deleted_by_any_statement() {
    let directory = journal(VERSION_1, "");
    drop(Database::open(directory.path()).unwrap());
    let connection = open(directory.path());
    let dump = |connection: &Connection| -> String {
        let all = "SELECT group_concat(run || number || checksum) FROM facts";
        connection.query_row(all, [], |row| row.get(0)).unwrap()
    };
    let before = dump(&connection);
    for sql in [
        "UPDATE facts SET fact = '{}'",
        "DELETE FROM facts",
        "INSERT OR REPLACE INTO facts SELECT run, number, row, wall, steady_ns, boot, 'other', version, fact, checksum FROM facts",
        "UPDATE runs SET title = 'other'",
        "DELETE FROM runs",
        "INSERT INTO deleted VALUES ('x', 's', 't', 0, 'w', 'a', 'c'); UPDATE deleted SET who = 'nobody'",
        "DELETE FROM deleted",
    ] {
        let error = connection.execute_batch(sql).unwrap_err().to_string();
        assert!(error.contains("append-only"), "{sql}: {error}");
    }
    assert_eq!(dump(&connection), before);
}
