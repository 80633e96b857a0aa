//! Makes stamps: the only place that reads the clocks.

use std::cell::Cell;
use std::path::PathBuf;

use chairside_session::{BootId, Moment, RowId, Stamp};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Who a run's decisions are by, as long as one chair runs it.
pub const AUTHOR: &str = "chair";

/// The clocks of this machine, or one that a test drives.
#[derive(Debug, Clone)]
pub struct Clock {
    boot: BootId,
    simulated: Option<Simulated>,
}

/// A file that says what time it is.
#[derive(Debug, Clone)]
struct Simulated {
    file: PathBuf,
    /// What it said last.
    said: Cell<Timestamp>,
    /// It has said something else since that was asked.
    moved: Cell<bool>,
}

impl Simulated {
    fn now(&self) -> Timestamp {
        let read = std::fs::read_to_string(&self.file).ok().and_then(|text| text.trim().parse().ok());
        // While it is being written it says nothing.
        if let Some(time) = read.filter(|time| *time != self.said.get()) {
            self.said.set(time);
            self.moved.set(true);
        }
        self.said.get()
    }
}

impl Clock {
    /// Finds out which boot this is.
    pub fn new() -> Self {
        Self { boot: BootId(boot_id()), simulated: None }
    }

    /// A clock that says what stands in a file, an RFC 3339 time. Both clocks move together with it.
    pub fn simulated(file: PathBuf) -> Self {
        let simulated = Simulated { file, said: Cell::new(Timestamp::UNIX_EPOCH), moved: Cell::new(false) };
        simulated.now();
        Self { boot: BootId("simulated".into()), simulated: Some(simulated) }
    }

    /// Whether it is driven, not read.
    pub fn is_simulated(&self) -> bool {
        self.simulated.is_some()
    }

    /// Whether a driven clock has been moved since this was asked last.
    pub fn was_moved(&self) -> bool {
        self.simulated.as_ref().is_some_and(|simulated| {
            simulated.now();
            simulated.moved.take()
        })
    }

    /// Now, by both clocks.
    pub fn now(&self) -> Moment {
        let (wall, steady) = match &self.simulated {
            Some(simulated) => {
                let wall = simulated.now();
                (wall, wall.as_duration())
            }
            None => (Timestamp::now(), steady()),
        };
        Moment { wall, steady, boot: self.boot.clone() }
    }

    /// Time since boot without sleep, as of `now`: the difference to the steady clock grows while the machine sleeps.
    pub fn awake(&self, now: &Moment) -> SignedDuration {
        if self.is_simulated() { now.steady } else { awake() }
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

#[cfg(any(target_os = "linux", target_os = "android"))]
fn awake() -> SignedDuration {
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
fn awake() -> SignedDuration {
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
    fn a_driven_clock_says_what_its_file_says() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let says = |text: &str| std::fs::write(file.path(), text).unwrap();
        says("2021-11-09T12:00:00Z\n");
        let clock = Clock::simulated(file.path().into());
        let start = clock.now();
        assert_eq!(start.wall.to_string(), "2021-11-09T12:00:00Z");
        assert!(clock.was_moved() && !clock.was_moved());
        says("");
        assert_eq!(clock.now(), start);
        says("2021-11-09T12:05:00Z");
        assert_eq!(clock.now().since(&start), SignedDuration::from_mins(5));
        assert!(clock.was_moved());
    }

    #[test]
    fn the_steady_clock_goes_forward_within_one_boot() {
        let clock = Clock::new();
        let (one, other) = (clock.now(), clock.now());
        assert_eq!(one.boot, other.boot);
        assert!(other.steady >= one.steady);
        assert_ne!(clock.stamp().row, clock.stamp().row);
    }
}
