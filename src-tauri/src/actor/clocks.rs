//! The clocks as the actor watches them: a wall clock that is set, and a machine that has slept.

use chairside_session::{Moment, Stamp};
use jiff::SignedDuration;

use crate::clock::Clock;

/// A step of the wall clock smaller than this is not worth a fact (the network's time service slews by less).
const STEP: SignedDuration = SignedDuration::from_millis(1_500);

/// The clocks, and how far apart they were when last compared.
#[derive(Debug)]
pub struct Clocks {
    clock: Clock,
    /// Wall clock minus steady clock.
    wall: SignedDuration,
    /// Time that the machine has slept: steady clock minus the clock that stops in sleep.
    slept: SignedDuration,
}

/// What a comparison of the clocks has found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Divergence {
    /// The wall clock was set forward by this, or back if negative.
    pub step: Option<SignedDuration>,
    /// The clocks of the windows are behind: the machine has slept, or the wall clock was set.
    pub windows_are_behind: bool,
}

impl Clocks {
    /// Watches these clocks from now on.
    pub fn new(clock: Clock) -> Self {
        let (wall, slept) = offsets(&clock);
        Self { clock, wall, slept }
    }

    /// Now, by both clocks.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// A stamp for what happens now.
    pub fn stamp(&self) -> Stamp {
        self.clock.stamp()
    }

    /// Whether a file drives the clock (tests do that).
    pub fn is_simulated(&self) -> bool {
        self.clock.is_simulated()
    }

    /// Whether a simulated clock has been moved since this was asked last.
    pub fn was_moved(&self) -> bool {
        self.clock.was_moved()
    }

    /// Compares the clocks with what they were at the last divergence.
    pub fn compare(&mut self) -> Divergence {
        let (wall, slept) = offsets(&self.clock);
        let step = wall.saturating_sub(self.wall);
        let step = Some(step).filter(|step| step.abs() >= STEP);
        let windows_are_behind = step.is_some() || slept.saturating_sub(self.slept) >= STEP;
        if step.is_some() {
            self.wall = wall;
        }
        if windows_are_behind {
            self.slept = slept;
        }
        Divergence { step, windows_are_behind }
    }

    /// As if the machine had slept.
    #[cfg(test)]
    pub fn sleep(&mut self, time: SignedDuration) {
        self.slept -= time;
    }
}

fn offsets(clock: &Clock) -> (SignedDuration, SignedDuration) {
    let now = clock.now();
    (now.wall.as_duration().saturating_sub(now.steady), now.steady.saturating_sub(clock.awake(&now)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_and_a_sleep_are_each_found_once() {
        let mut clocks = Clocks::new(Clock::new());
        let nothing = Divergence { step: None, windows_are_behind: false };
        assert_eq!(clocks.compare(), nothing);
        clocks.sleep(SignedDuration::from_secs(10));
        assert_eq!(clocks.compare(), Divergence { step: None, windows_are_behind: true });
        assert_eq!(clocks.compare(), nothing);
        clocks.wall += SignedDuration::from_mins(1);
        let found = clocks.compare();
        assert!(found.step.is_some_and(|step| step.as_secs() == -60 || step.as_secs() == -59), "{found:?}");
        assert_eq!(clocks.compare(), nothing);
    }
}
