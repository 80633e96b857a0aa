//! Past runs: listing them, opening one to read, deleting one on purpose.

use std::path::Path;

use chairside_session::Run;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, TransactionBehavior, params};
use serde::Serialize;

use crate::claim::Claim;
use crate::database::{Database, HAPPENED};
use crate::error::JournalError;
use crate::export::json_lines;
use crate::marks::Mark;
use crate::run::{RunId, RunInfo};
use crate::stored::checksum_of;

/// What a list of past runs says of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Its id.
    pub run: RunId,
    /// Which session it is of: meeting, group and start, else the file's path.
    pub session: String,
    /// Where the session was held, as its file said.
    pub meeting: Option<String>,
    /// The group.
    pub group: Option<String>,
    /// The session's title.
    pub title: String,
    /// When the file was opened (RFC 3339, UTC), like the times below.
    pub opened: String,
    /// When the first item came up.
    pub started: Option<String>,
    /// When the session ended; `None` when it never did.
    pub ended: Option<String>,
    /// When the last row was written.
    pub last: Option<String>,
    /// How many rows it has.
    pub rows: u64,
    /// The slot was not on that day.
    pub rehearsal: bool,
    /// Its clock was driven, not read.
    pub simulated: bool,
    /// Something happened in it besides being opened and closed.
    pub happened: bool,
}

impl Database {
    /// Every run, oldest first.
    pub fn summaries(&self) -> Result<Vec<Summary>, JournalError> {
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
            // Read as plain JSON: a fact of a newer version says these things too.
            let first: Option<String> = row.get(5)?;
            let first: serde_json::Value =
                first.and_then(|first| serde_json::from_str(&first).ok()).unwrap_or_default();
            let text = |name: &str| first["content"][name].as_str().map(str::to_owned);
            let rows: i64 = row.get(4)?;
            summaries.push(Summary {
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

    /// A past run as it stood at its end, to read; nothing can be added to it this way.
    pub fn past(&self, run: &RunId) -> Result<Run, JournalError> {
        let rows = self.rows(run)?;
        Run::replay(rows.rows).ok_or_else(|| JournalError::NoSuchRun(run.clone()))
    }

    /// A run as JSON lines.
    pub fn export(&self, run: &RunId) -> Result<String, JournalError> {
        self.info(run)?;
        Ok(json_lines(&self.rows(run)?.rows))
    }

    /// Deletes a run for good, in the name of `who`. That it was there, who deleted it and when is kept. A run of a
    /// session that is open is not deleted.
    pub fn delete(&mut self, run: &RunId, who: &str) -> Result<(), JournalError> {
        let info = self.info(run)?;
        let directory: &Path = &self.files.directory;
        let _claim = Claim::make(directory, &info.session)?;
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
        let _ = self.marker.add(&[Mark::Deleted { run: run.clone() }]);
        // Its pages leave the log too; another program that reads just now keeps them there a while longer.
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        Ok(())
    }

    /// What is known of a run without its rows.
    pub fn info(&self, run: &RunId) -> Result<RunInfo, JournalError> {
        let found = self
            .connection
            .query_row("SELECT session, title, opened FROM runs WHERE run = ?1", [&run.0], |row| {
                Ok(RunInfo { run: run.clone(), session: row.get(0)?, title: row.get(1)?, opened: row.get(2)? })
            })
            .optional()?;
        found.ok_or_else(|| JournalError::NoSuchRun(run.clone()))
    }
}

#[cfg(test)]
mod tests {
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
        let claim = Claim::make(directory.path(), "s").unwrap();
        assert!(matches!(database.delete(&a, "x"), Err(JournalError::InUse)));
        drop(claim);
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
