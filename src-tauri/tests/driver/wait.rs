//! Waits for something that has no event.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::trouble::Trouble;

/// How long a desktop may take.
const PATIENCE: Duration = Duration::from_secs(8);

/// How often we look.
const PAUSE: Duration = Duration::from_millis(25);

/// Waits until there is something; `what` it is, once it has not come.
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Result<Option<T>, Trouble>) -> Result<T, Trouble> {
    let begun = Instant::now();
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        if begun.elapsed() > PATIENCE {
            return Err(Trouble::new(format!("not after {PATIENCE:?}: {what}")));
        }
        sleep(PAUSE);
    }
}
