//! Makes stamps. This is the only place that reads the clocks.

use std::cell::Cell;
use std::path::PathBuf;

use chairside_session::{BootId, Moment, RowId, Stamp};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// The author of all decisions, as long as one chair runs a session.
pub const AUTHOR: &str = "chair";

/// The clocks of this machine, or a simulated one.
#[derive(Debug, Clone)]
pub struct Clock {
    boot: BootId,
    simulated: Option<Simulated>,
}

/// A file with the time.
#[derive(Debug, Clone)]
struct Simulated {
    file: PathBuf,
    /// The last time that was in it.
    last: Cell<Timestamp>,
    /// The time has changed since somebody asked.
    moved: Cell<bool>,
}

impl Simulated {
    fn now(&self) -> Timestamp {
        let read = std::fs::read_to_string(&self.file).ok().and_then(|text| text.trim().parse().ok());
        // While the file is being written it has no time.
        if let Some(time) = read.filter(|time| *time != self.last.get()) {
            self.last.set(time);
            self.moved.set(true);
        }
        self.last.get()
    }
}

impl Clock {
    /// The clocks of this machine.
    pub fn new() -> Self {
        Self { boot: BootId(boot_id()), simulated: None }
    }

    /// Clocks that both show the time in a file (RFC 3339).
    pub fn simulated(file: PathBuf) -> Self {
        let simulated = Simulated { file, last: Cell::new(Timestamp::UNIX_EPOCH), moved: Cell::new(false) };
        simulated.now();
        Self { boot: BootId("simulated".into()), simulated: Some(simulated) }
    }

    /// Whether the time comes from a file.
    pub fn is_simulated(&self) -> bool {
        self.simulated.is_some()
    }

    /// Whether a simulated clock has been moved since this was asked last.
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

    /// Time since boot without sleep, as of `now`. The steady clock counts sleep too, so the difference is the time
    /// slept.
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

/// The machine's boot id. Where there is none, an id of this start of the program: after a restart only the wall clock
/// can be compared then.
fn boot_id() -> String {
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id")
        .map_or_else(|_| Uuid::now_v7().to_string(), |id| id.trim().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_simulated_clock_shows_the_time_in_its_file() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let write = |text: &str| std::fs::write(file.path(), text).unwrap();
        write("2021-11-09T12:00:00Z\n");
        let clock = Clock::simulated(file.path().into());
        let start = clock.now();
        assert_eq!(start.wall.to_string(), "2021-11-09T12:00:00Z");
        assert!(clock.was_moved() && !clock.was_moved());
        write("");
        assert_eq!(clock.now(), start);
        write("2021-11-09T12:05:00Z");
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
