//! Fetches a page again and again, in a thread of its own, and keeps each version.

use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use chairside_datatracker::{Cancel, Patience};
use jiff::Timestamp;

use crate::copies::Copies;
use crate::page::NotesPage;

/// What came of one time that the page was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// It is copied, or was the same.
    Copied {
        /// When it was fetched.
        at: Timestamp,
        /// Its text.
        text: String,
    },
    /// It could not be fetched or kept.
    Failed {
        /// When that was tried.
        at: Timestamp,
        /// Why, in words.
        why: String,
    },
}

/// A page that is being followed, until this is dropped.
#[derive(Debug)]
pub struct Following {
    cancel: Cancel,
    /// The thread ends when this is dropped.
    _end: Sender<()>,
}

impl Drop for Following {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

/// Fetches `page` at once and then each time that `every` has passed, keeps its versions in `folder`, and reports each time.
/// `None` if no thread can be started.
pub fn follow(
    page: NotesPage,
    folder: PathBuf,
    every: Duration,
    patience: Patience,
    report: impl Fn(Seen) + Send + 'static,
) -> Option<Following> {
    let cancel = Cancel::default();
    let (end, ended) = mpsc::channel::<()>();
    let is_cancelled = cancel.clone();
    let work = move || {
        let mut copies = Copies::in_folder(folder);
        loop {
            let fetched = page.fetch(patience, &is_cancelled);
            let at = Timestamp::now();
            let seen = match fetched {
                Ok(text) => match copies.keep(&text, at) {
                    Ok(_) => Seen::Copied { at, text },
                    Err(why) => Seen::Failed { at, why: format!("its copy cannot be written: {why}") },
                },
                Err(trouble) => Seen::Failed { at, why: trouble.to_string() },
            };
            match ended.recv_timeout(Duration::ZERO) {
                Err(RecvTimeoutError::Timeout) => report(seen),
                _ => return,
            }
            if ended.recv_timeout(every) != Err(RecvTimeoutError::Timeout) {
                return;
            }
        }
    };
    thread::Builder::new().name("notes page".into()).spawn(work).ok()?;
    Some(Following { cancel, _end: end })
}
