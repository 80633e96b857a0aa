//! The programs that watch the session, and what was sent to them last. `now` is in seconds of the wall clock.

use std::sync::mpsc::SyncSender;
use std::time::Duration;

use tokio::time::Instant;

use crate::remote::status::Status;

/// Changes closer together than this are sent as one.
const TOGETHER: Duration = Duration::from_millis(50);

/// Rounding may move the computed end of the timer by this much, in seconds.
const ROUNDING: u64 = 1;

/// The programs that watch.
#[derive(Debug, Default)]
pub struct Watchers {
    to: Vec<SyncSender<Status>>,
    /// What was sent last, without the times that pass by themselves, and when the timer ends.
    sent: Option<(Status, i64)>,
    /// When the next status is to be sent.
    due: Option<Instant>,
}

impl Watchers {
    /// Adds a program, and sends it the status as it is now.
    pub fn add(&mut self, watcher: SyncSender<Status>, status: Status, now: i64) {
        if self.to.is_empty() {
            self.sent = Some(status.settled(now));
        }
        if watcher.try_send(status).is_ok() {
            self.to.push(watcher);
        }
    }

    /// Something may have changed.
    pub fn note_change(&mut self) {
        if !self.to.is_empty() {
            self.due.get_or_insert_with(|| Instant::now() + TOGETHER);
        }
    }

    /// When the next status is to be sent; `None` if nothing has changed.
    pub fn due(&self) -> Option<Instant> {
        self.due
    }

    /// Sends a status, unless only time has passed since the last one.
    pub fn send(&mut self, status: &Status, now: i64) {
        self.due = None;
        let (settled, ends) = status.settled(now);
        let is_known =
            self.sent.as_ref().is_some_and(|(sent, sent_end)| *sent == settled && ends.abs_diff(*sent_end) <= ROUNDING);
        if is_known {
            return;
        }
        self.sent = Some((settled, ends));
        // A program that doesn't read is dropped; the thread of its connection then closes it.
        self.to.retain(|watcher| watcher.try_send(status.clone()).is_ok());
    }
}
