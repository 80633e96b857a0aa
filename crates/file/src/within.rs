//! Does what may hang in a thread of its own, and waits only so long.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// How long a file may give no sign of itself.
pub const DEADLINE: Duration = Duration::from_secs(5);

/// So many threads may hang at once. With more, answers are refused at once, so that a drive that is gone does not fill
/// the memory with threads.
const MOST_HANGING: usize = 32;

static HANGING: AtomicUsize = AtomicUsize::new(0);

/// Returns what `work` does, or `None` when it takes longer than `at_most`. It then goes on in its thread, and what comes of
/// it is dropped.
pub fn within<T: Send + 'static>(at_most: Duration, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (sender, done) = mpsc::channel();
    start(move || drop(sender.send(work())))?;
    done.recv_timeout(at_most).ok()
}

/// Starts a thread that may hang; `None` when too many do.
pub(crate) fn start(work: impl FnOnce() + Send + 'static) -> Option<()> {
    if HANGING.fetch_add(1, Ordering::Relaxed) >= MOST_HANGING {
        HANGING.fetch_sub(1, Ordering::Relaxed);
        return None;
    }
    let counted = move || {
        work();
        HANGING.fetch_sub(1, Ordering::Relaxed);
    };
    let started = thread::Builder::new().name("file".into()).spawn(counted);
    if started.is_err() {
        HANGING.fetch_sub(1, Ordering::Relaxed);
    }
    started.ok().map(drop)
}
