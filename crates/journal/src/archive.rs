//! Past runs: listing them, reading one, deleting one.

use chairside_session::Run;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, TransactionBehavior, params};
use serde::Serialize;

use crate::database::{Database, HAPPENED};
use crate::error::JournalError;
use crate::export::json_lines;
use crate::lock::SessionLock;
use crate::marks::Mark;
use crate::run::{RunId, RunInfo};
use crate::stored::checksum_of;

/// One run in the list of past runs. All times are RFC 3339, UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunSummary {
    /// The run's id.
    pub run: RunId,
    /// The key of its session: meeting, group and start, else the path of the file.
    pub session: String,
    /// The meeting, as the session file named it.
    pub meeting: Option<String>,
    /// The group, as the session file named it.
    pub group: Option<String>,
    /// The session's title when the run was opened.
    pub title: String,
    /// When the session file was opened.
    pub opened: String,
    /// When the first item began; `None` when none did.
    pub started: Option<String>,
    /// When the session was ended; `None` when it was not.
    pub ended: Option<String>,
    /// When the last row was written; `None` when the run has no rows.
    pub last: Option<String>,
    /// How many rows it has.
    pub rows: u64,
    /// The run was a rehearsal: its slot was not on that day.
    pub rehearsal: bool,
    /// Its clock was simulated (`--at`), so none of its times are real.
    pub simulated: bool,
    /// Something happened in it, besides opening and closing it.
    pub happened: bool,
}

impl Database {
    /// Every run, oldest first.
    pub fn summaries(&self) -> Result<Vec<RunSummary>, JournalError> {
        let mut query = self.connection.prepare(&format!(
            "SELECT runs.run, session, title, opened, count(number), max(CASE number WHEN 1 THEN fact END),
                 min(CASE fact ->> '$.fact' WHEN 'item-begun' THEN wall END),
                 max(CASE fact ->> '$.fact' WHEN 'session-ended' THEN wall END),
                 (SELECT wall FROM facts WHERE facts.run = runs.run ORDER BY number DESC LIMIT 1),
                 max(fact ->> '$.fact' = 'clock-simulated'), max({HAPPENED})
             FROM runs LEFT JOIN facts ON facts.run = runs.run GROUP BY runs.run ORDER BY opened, runs.run",
        ))?;
        let mut rows = query.query([])?;
        let mut summaries = Vec::new();
        while let Some(row) = rows.next()? {
            // Plain JSON, because a first fact that a newer version wrote has these fields too.
            let first: Option<String> = row.get(5)?;
            let first: serde_json::Value =
                first.and_then(|first| serde_json::from_str(&first).ok()).unwrap_or_default();
            let text = |name: &str| first["content"][name].as_str().map(str::to_owned);
            let rows: i64 = row.get(4)?;
            summaries.push(RunSummary {
                run: RunId(row.get(0)?),
                session: row.get(1)?,
                meeting: text("meeting"),
                group: text("group"),
                title: row.get(2)?,
                opened: row.get(3)?,
                started: row.get(6)?,
                ended: row.get(7)?,
                last: row.get(8)?,
                rows: u64::try_from(rows).unwrap_or(0),
                rehearsal: first["rehearsal"] == true,
                simulated: row.get::<_, Option<bool>>(9)?.unwrap_or(false),
                happened: row.get::<_, Option<bool>>(10)?.unwrap_or(false),
            });
        }
        Ok(summaries)
    }

    /// Replays a past run up to its last whole row, for reading only.
    pub fn past(&self, run: &RunId) -> Result<Run, JournalError> {
        let rows = self.rows(run)?;
        Run::replay(rows.rows).ok_or_else(|| JournalError::NoSuchRun(run.clone()))
    }

    /// Returns the rows of a run as JSON lines (see [`json_lines`]).
    pub fn export(&self, run: &RunId) -> Result<String, JournalError> {
        self.info(run)?;
        Ok(json_lines(&self.rows(run)?.rows))
    }

    /// Deletes a run for good, in the name of `who`. The journal keeps that it existed, who deleted it, and when. A run
    /// whose session is open in a program is not deleted ([`JournalError::InUse`]).
    pub fn delete(&mut self, run: &RunId, who: &str) -> Result<(), JournalError> {
        let info = self.info(run)?;
        let _lock = SessionLock::acquire(&self.files.directory, &info.session)?;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let rows: i64 =
            transaction.query_row("SELECT count(*) FROM facts WHERE run = ?1", [&run.0], |row| row.get(0))?;
        let at = Timestamp::now().to_string();
        let checksum = checksum_of(&[&run.0, &info.session, &info.title, &rows.to_string(), who, &at]);
        transaction.execute(
            "INSERT INTO deleted (run, session, title, rows, who, at, checksum) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![run.0, info.session, info.title, rows, who, at, checksum],
        )?;
        transaction.execute("DELETE FROM facts WHERE run = ?1", [&run.0])?;
        transaction.execute("DELETE FROM runs WHERE run = ?1", [&run.0])?;
        transaction.commit()?;
        let _ = self.marks.add(&[Mark::Deleted { run: run.clone() }]);
        // Take its pages out of the log as well. While another program is reading, they stay there a little longer.
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        Ok(())
    }

    /// The description of a run.
    pub fn info(&self, run: &RunId) -> Result<RunInfo, JournalError> {
        let query = "SELECT run, session, title, opened FROM runs WHERE run = ?1";
        let found = self.connection.query_row(query, [&run.0], RunInfo::read).optional()?;
        found.ok_or_else(|| JournalError::NoSuchRun(run.clone()))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use chairside_session::{Fact, ItemId};

    use super::*;
    use crate::support::{info, row, rows};

    fn two_runs(directory: &Path) -> Database {
        let mut database = Database::open(directory).unwrap();
        database.append(&info("a"), &rows("a", 1..=3)).unwrap();
        let mut held = rows("b", 1..=1);
        if let Fact::Opened { content, rehearsal, .. } = &mut held[0].fact {
            (content.group, *rehearsal) = (Some("secdispatch".into()), true);
        }
        let begun = Fact::ItemBegun { item: ItemId::from("intro") };
        for (number, fact) in (2..).zip([begun, Fact::SessionEnded, Fact::ClockSimulated]) {
            held.push(chairside_session::Row { fact, ..row("b", number) });
        }
        database.append(&info("b"), &held).unwrap();
        database
    }

    #[test]
    fn the_list_says_what_each_run_was() {
        let directory = tempfile::tempdir().unwrap();
        let list = two_runs(directory.path()).summaries().unwrap();
        let [a, b] = list.as_slice() else { panic!("{list:?}") };
        assert_eq!((a.rows, a.rehearsal, &a.started, &a.ended), (3, false, &None, &None));
        assert!(b.simulated && !a.simulated);
        assert_eq!((b.rows, b.rehearsal, b.group.as_deref()), (4, true, Some("secdispatch")));
        assert_eq!(b.started.as_deref(), Some("2021-11-09T12:00:02Z"));
        assert_eq!(b.ended.as_deref(), Some("2021-11-09T12:00:03Z"));
        assert_eq!(b.last.as_deref(), Some("2021-11-09T12:00:04Z"));
    }

    #[test]
    fn a_past_run_is_opened_and_exported() {
        let directory = tempfile::tempdir().unwrap();
        let database = two_runs(directory.path());
        assert_eq!(database.past(&RunId("a".into())).unwrap().rows().len(), 3);
        assert_eq!(database.export(&RunId("b".into())).unwrap().lines().count(), 4);
        assert!(matches!(database.past(&RunId("c".into())), Err(JournalError::NoSuchRun(_))));
        assert!(matches!(database.export(&RunId("c".into())), Err(JournalError::NoSuchRun(_))));
    }

    #[test]
    fn only_the_very_run_is_deleted_and_that_is_remembered() {
        let directory = tempfile::tempdir().unwrap();
        let mut database = two_runs(directory.path());
        let (a, b) = (RunId("a".into()), RunId("b".into()));
        for other in ["", "A", "%", "a "] {
            assert!(matches!(database.delete(&RunId(other.into()), "x"), Err(JournalError::NoSuchRun(_))));
        }
        let lock = SessionLock::acquire(directory.path(), "s").unwrap();
        assert!(matches!(database.delete(&a, "x"), Err(JournalError::InUse)));
        drop(lock);
        database.delete(&a, "Kathleen").unwrap();
        assert_eq!(database.runs(None).unwrap(), [info("b")]);
        let by = "SELECT who || ' ' || rows || ' ' || (at > '2021') FROM deleted";
        let by: String = database.connection.query_row(by, [], |row| row.get(0)).unwrap();
        assert_eq!(by, "Kathleen 3 1");
        // It does not come back by being saved once more.
        assert!(database.append(&info("a"), &rows("a", 1..=4)).is_err());
        drop(database);
        let again = Database::open(directory.path()).unwrap();
        assert_eq!(again.damage(), None);
        assert_eq!(again.rows(&b).unwrap().rows.len(), 4);
        let bytes = std::fs::read(&again.files.database).unwrap();
        let has = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
        let row_of = |run: &str| row(run, 2).stamp.row.0.to_string();
        assert!(has(&row_of("b")) && !has(&row_of("a")), "its text is gone too");
    }
}
