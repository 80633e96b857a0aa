//! The thread that writes the journal, so that no slide waits for the disk. "Saved" is reported once the commit is done.
//! Rows that cannot be written stay in memory, in order, and are tried again until they can.

use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;

use chairside_session::Row;

use crate::database::Database;
use crate::error::JournalError;
use crate::run::RunInfo;

/// The pause before the first new attempt after a failed one. It doubles with each attempt.
const RETRY: Duration = Duration::from_millis(250);

/// The longest pause: once the disk has space again, rows are written soon after.
const RETRY_AT_MOST: Duration = Duration::from_secs(4);

/// What the writer reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// Every row up to the one with this number is on disk.
    Saved(u64),
    /// Rows could not be written, for this reason. The writer tries again.
    Failed(String),
    /// While the session went on, the journal was repaired or replaced by a new one, so rows that were saved may be
    /// missing. The words say what was kept and lost. Write all rows of the run again, from the first; those that are
    /// still there are skipped.
    Repaired(String),
}

enum Order {
    Write(RunInfo, Vec<Row>),
    Finish,
}

/// Passes rows to the writing thread.
#[derive(Debug)]
pub struct Writer {
    orders: mpsc::Sender<Order>,
    thread: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Order {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Order::Write(_, rows) => write!(out, "Write({} rows)", rows.len()),
            Order::Finish => out.write_str("Finish"),
        }
    }
}

impl Writer {
    /// Starts the thread, which calls `report`. If the database could not be opened yet (`None`), the thread opens the
    /// one in `directory` as soon as it can.
    pub fn start(
        directory: &Path,
        mut database: Option<Database>,
        report: impl Fn(Report) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (orders, inbox) = mpsc::channel();
        let directory = directory.to_path_buf();
        let thread = std::thread::Builder::new().name("journal".into()).spawn(move || {
            let append = |info: &RunInfo, rows: &[Row]| {
                let open = match &mut database {
                    Some(open) => open,
                    closed => closed.insert(open_now(&directory, &report)?),
                };
                let appended = open.append(info, rows);
                // A connection whose file was deleted or damaged never recovers; open a new one for the next attempt.
                let closes = match &appended {
                    Err(JournalError::Sql(error)) => !is_passing(error),
                    Err(JournalError::Gone { .. }) => true,
                    _ => false,
                };
                if closes {
                    database = None;
                }
                appended
            };
            run(&inbox, append, &report);
        })?;
        Ok(Self { orders, thread: Some(thread) })
    }

    /// Passes rows to the thread and returns at once. `info` describes the run they belong to.
    pub fn write(&self, info: &RunInfo, rows: Vec<Row>) {
        // The thread ends only after `finish`. If it died, its last report was `Failed`.
        let _ = self.orders.send(Order::Write(info.clone(), rows));
    }

    /// Waits until everything is written or has failed once more, then ends the thread.
    pub fn finish(mut self) {
        let _ = self.orders.send(Order::Finish);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Opens the database again, or for the first time, and reports damage.
fn open_now(directory: &Path, report: &impl Fn(Report)) -> Result<Database, JournalError> {
    let database = Database::open(directory)?;
    if let Some(damage) = database.damage() {
        report(Report::Repaired(damage.to_string()));
    }
    Ok(database)
}

/// Whether the connection can be used again: another program is writing just now, or the disk is full.
fn is_passing(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked, DiskFull};
    error.sqlite_error_code().is_some_and(|code| [DatabaseBusy, DatabaseLocked, DiskFull].contains(&code))
}

fn run(
    inbox: &mpsc::Receiver<Order>,
    mut append: impl FnMut(&RunInfo, &[Row]) -> Result<(), JournalError>,
    report: &impl Fn(Report),
) {
    let mut waiting: Vec<(RunInfo, Vec<Row>)> = Vec::new();
    let mut retry = RETRY;
    let mut asked_again = false;
    loop {
        let order = if waiting.is_empty() {
            inbox.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            inbox.recv_timeout(retry)
        };
        let mut finish = false;
        match order {
            Ok(Order::Write(info, rows)) => waiting.push((info, rows)),
            Ok(Order::Finish) | Err(RecvTimeoutError::Disconnected) => finish = true,
            Err(RecvTimeoutError::Timeout) => retry = (retry * 2).min(RETRY_AT_MOST),
        }
        // Put what came meanwhile into the same commit, one for each run.
        while let Ok(order) = inbox.try_recv() {
            match order {
                Order::Write(info, rows) => waiting.push((info, rows)),
                Order::Finish => finish = true,
            }
        }
        merge(&mut waiting);
        while let Some((info, rows)) = waiting.first() {
            match append(info, rows) {
                Ok(()) => {
                    let saved = rows.last().map_or(0, |row| row.number);
                    waiting.remove(0);
                    retry = RETRY;
                    asked_again = false;
                    report(Report::Saved(saved));
                }
                Err(error) => {
                    // Rows that were saved are missing, so none after them can be appended until they are written again.
                    if matches!(error, JournalError::Gap { .. }) && !std::mem::replace(&mut asked_again, true) {
                        report(Report::Repaired(
                            "The journal was deleted. The session is being written to a new one".into(),
                        ));
                    }
                    report(Report::Failed(error.to_string()));
                    break;
                }
            }
        }
        if finish {
            return;
        }
    }
}

/// Joins orders of the same run that follow one another; each row is kept once, in order.
fn merge(waiting: &mut Vec<(RunInfo, Vec<Row>)>) {
    let mut merged: Vec<(RunInfo, Vec<Row>)> = Vec::with_capacity(waiting.len());
    for (info, rows) in waiting.drain(..) {
        match merged.last_mut() {
            Some((last, before)) if *last == info => before.extend(rows),
            _ => merged.push((info, rows)),
        }
    }
    for (_, rows) in &mut merged {
        rows.sort_by_key(|row| row.number);
        rows.dedup_by_key(|row| row.number);
    }
    *waiting = merged;
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::support::{info, row};

    #[test]
    fn what_failed_is_written_again_and_in_order() {
        let (orders, inbox) = mpsc::channel();
        for number in 1..=3 {
            orders.send(Order::Write(info("r"), vec![row("r", number)])).unwrap();
        }
        let reports = Arc::new(Mutex::new(Vec::new()));
        let mut failures = 1;
        let mut written = Vec::new();
        let sender = orders.clone();
        run(
            &inbox,
            |_, rows| {
                if failures > 0 {
                    failures -= 1;
                    sender.send(Order::Write(info("r"), vec![row("r", 4)])).unwrap();
                    return Err(JournalError::Sql(rusqlite::Error::InvalidQuery));
                }
                written.extend(rows.iter().map(|row| row.number));
                sender.send(Order::Finish).unwrap();
                Ok(())
            },
            &|report| reports.lock().unwrap().push(report),
        );
        assert_eq!(written, [1, 2, 3, 4]);
        let reports = reports.lock().unwrap();
        assert!(matches!(reports[0], Report::Failed(_)));
        assert_eq!(reports[1], Report::Saved(4));
    }

    #[test]
    fn a_journal_that_could_not_be_opened_is_opened_when_that_goes() {
        let directory = tempfile::tempdir().unwrap();
        let place = directory.path().join("data");
        // A file where the directory should be.
        std::fs::write(&place, "").unwrap();
        let (told, reports) = mpsc::channel();
        let writer = Writer::start(&place, None, move |report| told.send(report).unwrap()).unwrap();
        writer.write(&info("r"), vec![row("r", 1)]);
        assert!(
            matches!(reports.recv().unwrap(), Report::Failed(why) if why.contains("cannot create the data directory"))
        );
        writer.write(&info("r"), vec![row("r", 2)]);
        std::fs::remove_file(&place).unwrap();
        let saved = reports.iter().find(|report| !matches!(report, Report::Failed(_)));
        assert_eq!(saved, Some(Report::Saved(2)));
        writer.finish();
        assert_eq!(Database::open(&place).unwrap().rows(&info("r").run).unwrap().rows.len(), 2);
    }
}
