//! A clock that is told the time. The wall clock may be stepped, the machine may sleep or boot again.

use chairside_session::{BootId, Moment, RowId, Stamp};
use jiff::{SignedDuration, Timestamp};

pub struct Clock {
    /// The time that it really is.
    really: Timestamp,
    /// How wrong the wall clock is.
    step: SignedDuration,
    boot: u32,
    booted: Timestamp,
    rows: u128,
}

impl Clock {
    pub fn new(at: &str) -> Self {
        let really: Timestamp = at.parse().unwrap();
        Self { really, step: SignedDuration::ZERO, boot: 1, booted: really - SignedDuration::from_hours(3), rows: 0 }
    }

    /// It is this time of the same day (UTC).
    pub fn at(&mut self, time: &str) {
        let day = self.really.strftime("%Y-%m-%d");
        let seconds = if time.len() == 5 { ":00" } else { "" };
        self.really = format!("{day}T{time}{seconds}Z").parse().unwrap();
    }

    /// It is this instant.
    pub fn at_instant(&mut self, at: &str) {
        self.really = at.parse().unwrap();
    }

    pub fn passes(&mut self, time: SignedDuration) {
        self.really += time;
    }

    /// Somebody (or the network) sets the wall clock.
    pub fn step_wall(&mut self, by: SignedDuration) {
        self.step += by;
    }

    /// The machine boots again: its steady clock begins at nothing.
    pub fn reboot(&mut self) {
        self.boot += 1;
        self.booted = self.really;
    }

    pub fn now(&self) -> Moment {
        Moment {
            wall: self.really + self.step,
            steady: self.really.duration_since(self.booted),
            boot: BootId(format!("boot {}", self.boot)),
        }
    }

    pub fn stamp(&mut self, author: &str) -> Stamp {
        self.rows += 0x1_0000;
        Stamp { at: self.now(), row: RowId(uuid::Uuid::from_u128(self.rows)), author: author.into() }
    }
}
