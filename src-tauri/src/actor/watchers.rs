//! The programs that watch the session, and what they were told. `now` is in seconds of the wall clock.

use std::sync::mpsc::{SyncSender, TrySendError};
use std::time::Duration;

use tokio::time::Instant;

use crate::remote::status::Status;

/// Changes that come closer together are told as one.
const TOGETHER: Duration = Duration::from_millis(50);

/// The end of a time may seem to move so far by rounding, in seconds.
const ROUNDING: i64 = 1;

/// The programs that watch.
#[derive(Debug, Default)]
pub struct Watchers {
    to: Vec<SyncSender<Status>>,
    /// What they were told last, without what passes by itself.
    told: Option<(Status, Option<i64>)>,
    /// When they are told of what has changed.
    due: Option<Instant>,
}

impl Watchers {
    /// Another one, which is told how the session stands.
    pub fn add(&mut self, watcher: SyncSender<Status>, status: Status, now: i64) {
        if self.to.is_empty() {
            self.told = Some(status.settled(now));
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

    /// When they are to be told.
    pub fn due(&self) -> Option<Instant> {
        self.due
    }

    /// Tells them, if this differs from what they were told last by more than the time that has passed.
    pub fn tell(&mut self, status: &Status, now: i64) {
        self.due = None;
        let (settled, ends) = status.settled(now);
        let is_told = self.told.as_ref().is_some_and(|(told, told_end)| {
            let moved = ends.unwrap_or(0).abs_diff(told_end.unwrap_or(0));
            *told == settled && i64::try_from(moved).is_ok_and(|moved| moved <= ROUNDING)
        });
        if is_told {
            return;
        }
        self.told = Some((settled, ends));
        // Who reads nothing is dropped; the thread of its connection then closes that.
        self.to.retain(|watcher| {
            !matches!(watcher.try_send(status.clone()), Err(TrySendError::Disconnected(_) | TrySendError::Full(_)))
        });
    }
}
