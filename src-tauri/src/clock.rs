//! Makes stamps: the only place that reads the clocks.

use chairside_session::{BootId, Moment, RowId, Stamp};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Who a run's decisions are by, as long as one chair runs it.
pub const AUTHOR: &str = "chair";

/// The clocks of this machine.
#[derive(Debug, Clone)]
pub struct Clock {
    boot: BootId,
}

impl Clock {
    /// Finds out which boot this is.
    pub fn new() -> Self {
        Self { boot: BootId(boot_id()) }
    }

    /// Now, by both clocks.
    pub fn now(&self) -> Moment {
        Moment { wall: Timestamp::now(), steady: steady(), boot: self.boot.clone() }
    }

    /// A stamp for what happens now.
    pub fn stamp(&self) -> Stamp {
        Stamp { at: self.now(), row: RowId(Uuid::now_v7()), author: AUTHOR.into() }
    }
}

/// Time since boot, counting sleep.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn steady() -> SignedDuration {
    since(rustix::time::ClockId::Boottime)
}

/// Time since boot without sleep: the difference to the steady clock grows while the machine sleeps.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub fn awake() -> SignedDuration {
    since(rustix::time::ClockId::Monotonic)
}

/// Darwin's monotonic clock counts sleep.
#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
fn steady() -> SignedDuration {
    since(rustix::time::ClockId::Monotonic)
}

#[cfg(unix)]
fn since(clock: rustix::time::ClockId) -> SignedDuration {
    let time = rustix::time::clock_gettime(clock);
    // A clock's nanoseconds are below one second.
    SignedDuration::new(time.tv_sec, i32::try_from(time.tv_nsec).unwrap_or(0))
}

#[cfg(not(unix))]
fn steady() -> SignedDuration {
    SignedDuration::try_from(START.elapsed()).unwrap_or(SignedDuration::ZERO)
}

#[cfg(not(unix))]
static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);

#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub fn awake() -> SignedDuration {
    steady()
}

/// The machine's boot id; where there is none, an id of this start of the program, so that after a restart the wall
/// clock serves.
fn boot_id() -> String {
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id")
        .map_or_else(|_| Uuid::now_v7().to_string(), |id| id.trim().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steady_clock_goes_forward_within_one_boot() {
        let clock = Clock::new();
        let (one, other) = (clock.now(), clock.now());
        assert_eq!(one.boot, other.boot);
        assert!(other.steady >= one.steady);
        assert_ne!(clock.stamp().row, clock.stamp().row);
    }
}
