//! When something happened, by two clocks. The program makes stamps; nothing in this crate reads a clock.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::model::ids::RowId;

/// One boot of the machine. Times of the steady clock can only be compared within one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BootId(pub String);

/// An instant by both clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Wall time in UTC. Can be set, so it can jump.
    pub wall: Timestamp,
    /// Time since boot, including sleep. Never set.
    pub steady: SignedDuration,
    /// The boot that `steady` counts from.
    pub boot: BootId,
}

impl Moment {
    /// Time from `earlier` to this moment, never negative. Within one boot the steady clock decides, otherwise the wall
    /// clock.
    pub fn since(&self, earlier: &Moment) -> SignedDuration {
        let elapsed = if self.boot == earlier.boot {
            self.steady.saturating_sub(earlier.steady)
        } else {
            self.wall.duration_since(earlier.wall)
        };
        elapsed.max(SignedDuration::ZERO)
    }

    /// The moment `ago` before this one.
    #[must_use]
    pub fn back(&self, ago: SignedDuration) -> Moment {
        Moment {
            wall: self.wall.saturating_sub(ago).unwrap_or(self.wall),
            steady: self.steady.saturating_sub(ago),
            boot: self.boot.clone(),
        }
    }
}

/// The author of everything done at this machine.
pub const CHAIR: &str = "chair";

/// When and by whom a fact was made, and its row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// When, by both clocks.
    pub at: Moment,
    /// The journal row of the stamp's first fact.
    pub row: RowId,
    /// The author; [`CHAIR`] unless several chairs share a run.
    pub author: String,
}

impl Stamp {
    /// The stamp of the `n`th fact (from 0) of one intent: the same instant, the next row ids.
    #[must_use]
    pub fn nth(&self, n: u32) -> Stamp {
        let row = RowId(uuid::Uuid::from_u128(self.row.0.as_u128().wrapping_add(n.into())));
        Stamp { row, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(boot: &str, wall_s: i64, steady_s: i64) -> Moment {
        Moment {
            wall: Timestamp::from_second(wall_s).unwrap(),
            steady: SignedDuration::from_secs(steady_s),
            boot: BootId(boot.into()),
        }
    }

    #[test]
    fn a_step_of_the_wall_clock_moves_nothing_within_a_boot() {
        assert_eq!(moment("a", 10_000, 160).since(&moment("a", 0, 100)), SignedDuration::from_secs(60));
    }

    #[test]
    fn after_a_reboot_the_wall_clock_serves_and_never_runs_backwards() {
        assert_eq!(moment("b", 90, 5).since(&moment("a", 0, 100)), SignedDuration::from_secs(90));
        assert_eq!(moment("b", 0, 5).since(&moment("a", 90, 100)), SignedDuration::ZERO);
    }
}
