//! Whether there is a window to paint in. Slides that are drawn for a file have none.

use std::sync::atomic::{AtomicBool, Ordering};

static IS: AtomicBool = AtomicBool::new(false);

/// There is one from now on.
pub fn note() {
    IS.store(true, Ordering::Relaxed);
}

/// Whether there is one.
pub fn is() -> bool {
    IS.load(Ordering::Relaxed)
}
