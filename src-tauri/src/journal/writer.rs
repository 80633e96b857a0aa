//! The thread that writes the journal: the slide turns first, and "saved" is said once the commit is done.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::JoinHandle;
use std::time::Duration;

use chairside_session::Row;

use super::database::{Database, JournalError, RunInfo};

/// How long to wait before writing is tried again after it failed (a full disk may be emptied).
const RETRY: Duration = Duration::from_secs(2);

/// What the writer tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// Every row up to this number is on disk.
    Saved(u64),
    /// It could not be written; it is tried again.
    Failed(String),
}

enum Order {
    Write(RunInfo, Vec<Row>),
    Finish,
}

/// Hands rows to the writing thread.
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
    /// Starts the thread. `report` is called from it.
    pub fn start(mut database: Database, report: impl Fn(Report) + Send + 'static) -> std::io::Result<Self> {
        let (orders, inbox) = mpsc::channel();
        let thread = std::thread::Builder::new().name("journal".into()).spawn(move || {
            run(&inbox, |info, rows| database.append(info, rows), &report);
        })?;
        Ok(Self { orders, thread: Some(thread) })
    }

    /// Has rows written. Returns at once.
    pub fn write(&self, info: &RunInfo, rows: Vec<Row>) {
        // The thread ends only after `finish`; should it have died, its last report was `Failed`.
        let _ = self.orders.send(Order::Write(info.clone(), rows));
    }

    /// Waits until all is written, or has failed once more.
    pub fn finish(mut self) {
        let _ = self.orders.send(Order::Finish);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn run(
    inbox: &mpsc::Receiver<Order>,
    mut append: impl FnMut(&RunInfo, &[Row]) -> Result<(), JournalError>,
    report: &impl Fn(Report),
) {
    let mut waiting: Vec<(RunInfo, Vec<Row>)> = Vec::new();
    loop {
        let order = if waiting.is_empty() {
            inbox.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            inbox.recv_timeout(RETRY)
        };
        let mut finish = false;
        match order {
            Ok(Order::Write(info, rows)) => waiting.push((info, rows)),
            Ok(Order::Finish) | Err(RecvTimeoutError::Disconnected) => finish = true,
            Err(RecvTimeoutError::Timeout) => {}
        }
        // What came meanwhile goes into the same commits: one for each run.
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
                    report(Report::Saved(saved));
                }
                Err(error) => {
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

/// Joins neighbouring orders of one run.
fn merge(waiting: &mut Vec<(RunInfo, Vec<Row>)>) {
    let mut merged: Vec<(RunInfo, Vec<Row>)> = Vec::with_capacity(waiting.len());
    for (info, rows) in waiting.drain(..) {
        match merged.last_mut() {
            Some((last, before)) if *last == info => before.extend(rows),
            _ => merged.push((info, rows)),
        }
    }
    *waiting = merged;
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use chairside_session::Fact;

    use super::*;
    use crate::clock::Clock;
    use crate::journal::RunId;

    fn row(number: u64) -> Row {
        Row { number, stamp: Clock::new().stamp(), fact: Fact::WentOn }
    }

    fn info() -> RunInfo {
        RunInfo { run: RunId("r".into()), session: "s".into(), title: "S".into(), opened: "2021".into() }
    }

    #[test]
    fn what_failed_is_written_again_and_in_order() {
        let (orders, inbox) = mpsc::channel();
        for number in 1..=3 {
            orders.send(Order::Write(info(), vec![row(number)])).unwrap();
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
                    sender.send(Order::Write(info(), vec![row(4)])).unwrap();
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
}
