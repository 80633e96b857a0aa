//! Whether there is a window to paint in. Slides that are drawn for a file have none.

use std::sync::atomic::{AtomicBool, Ordering};

static IS_ATTACHED: AtomicBool = AtomicBool::new(false);

/// From now on there is one.
pub fn set() {
    IS_ATTACHED.store(true, Ordering::Relaxed);
}

/// Whether there is one.
pub fn is() -> bool {
    IS_ATTACHED.load(Ordering::Relaxed)
}
