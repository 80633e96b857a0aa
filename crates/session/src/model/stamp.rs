//! When something happened, by both clocks. The shell makes stamps; nothing here reads a clock.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::model::ids::RowId;

/// One boot of the machine. The steady clock means something only within it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BootId(pub String);

/// An instant by both clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Wall time (UTC). May be stepped.
    pub wall: Timestamp,
    /// Time since boot, counting sleep. Never stepped.
    pub steady: SignedDuration,
    /// The boot that `steady` counts from.
    pub boot: BootId,
}

impl Moment {
    /// Time from `earlier` to this moment, never negative: by the steady clock within one boot, else by the wall clock.
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

/// The author of what the chair at this machine does.
pub const CHAIR: &str = "chair";

/// Everything about the making of a fact: when, which row, by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// When, by both clocks.
    pub at: Moment,
    /// The journal row that the first fact of this stamp gets.
    pub row: RowId,
    /// Who did it; [`CHAIR`] unless several chairs share a run.
    pub author: String,
}

impl Stamp {
    /// The stamp of the `n`th fact (from 0) that one intent gives: the same instant, the row ids in order.
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
