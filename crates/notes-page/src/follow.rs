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
    /// It is there, but most of its text is gone. Such a version is kept if it says anything, and takes no other's place.
    Emptied {
        /// When it was fetched.
        at: Timestamp,
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
        let mut full = last_full(&copies);
        loop {
            let fetched = page.fetch(patience, &is_cancelled);
            let at = Timestamp::now();
            let seen = match fetched {
                Ok(text) => {
                    let is_emptied = full.as_ref().is_some_and(|full| is_emptied(full, &text));
                    // A page without a word is no copy of anything, unless it is how the page began.
                    let kept = if is_emptied && text.trim().is_empty() { Ok(None) } else { copies.keep(&text, at) };
                    match kept {
                        Err(why) => Seen::Failed { at, why: format!("its copy cannot be written: {why}") },
                        Ok(_) if is_emptied => Seen::Emptied { at },
                        Ok(_) => {
                            full = Some(text.clone());
                            Seen::Copied { at, text }
                        }
                    }
                }
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

/// The latest version that is not an emptied one.
fn last_full(copies: &Copies) -> Option<String> {
    copies.recent().reduce(|newer, older| if is_emptied(&older, &newer) { older } else { newer })
}

/// Whether most of a page is gone: all of its text, or three quarters of a page of twelve lines or more, as when somebody has
/// selected everything and typed a letter.
fn is_emptied(before: &str, now: &str) -> bool {
    const MANY: usize = 12;
    let lines = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).count();
    let (before, now) = (lines(before), lines(now));
    (now == 0 && before > 0) || (before >= MANY && now * 4 < before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emptied_version_counts_for_nothing_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let mut copies = Copies::in_folder(folder.path().join("notes"));
        assert_eq!(last_full(&copies), None);
        let full = "a line\n".repeat(20);
        for (second, text) in [(0, "old\n"), (30, &*full), (60, "x\n")] {
            copies.keep(text, Timestamp::from_second(1_790_000_000 + second).unwrap()).unwrap();
        }
        assert_eq!(last_full(&copies), Some(full));
    }

    #[test]
    fn a_page_is_emptied_when_most_of_it_is_gone() {
        let page = |lines: usize| "a line\n\n".repeat(lines);
        for (before, now, is) in
            [(0, 0, false), (1, 0, true), (11, 1, false), (12, 3, false), (12, 2, true), (40, 10, false), (40, 9, true)]
        {
            assert_eq!(is_emptied(&page(before), &page(now)), is, "{before} lines, then {now}");
        }
        assert!(is_emptied("a word", " \n\t\n"));
    }
}
