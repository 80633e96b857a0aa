//! Lays the items to come one after another, from when the one that is up will have ended.

use jiff::{SignedDuration, Timestamp};

use crate::queries::rundown::time::later;

/// An instant that may move on with the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Projected {
    /// As of now.
    pub at: Timestamp,
    /// Whether it moves on as time passes (nothing runs, or the item is over its time).
    pub slips: bool,
}

/// An item to come, as far as the projection asks.
#[derive(Debug, Clone)]
pub(super) struct ToCome {
    /// Its place in the agenda, from 0.
    pub index: usize,
    /// What it will take.
    pub left: SignedDuration,
    /// It does not start before this.
    pub not_before: Option<Timestamp>,
    /// It is skipped.
    pub skipped: bool,
}

/// When an item is projected to take place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// Its start.
    pub start: Projected,
    /// Its end.
    pub end: Projected,
    /// Free time before its fixed start; zero without one.
    pub free_before: SignedDuration,
}

/// The times of the items, and the end of the last. A fixed start that is still ahead takes up what came late: from
/// there nothing slips.
pub(super) fn project(from: Projected, items: &[ToCome]) -> (Vec<Option<Times>>, Projected) {
    let mut at = from;
    let mut times = Vec::with_capacity(items.len());
    for item in items {
        if item.skipped {
            times.push(None);
            continue;
        }
        let mut free_before = SignedDuration::ZERO;
        if let Some(start) = item.not_before.filter(|start| *start > at.at) {
            free_before = start.duration_since(at.at);
            at = Projected { at: start, slips: false };
        }
        let end = Projected { at: later(at.at, item.left), slips: at.slips };
        times.push(Some(Times { start: at, end, free_before }));
        at = end;
    }
    (times, at)
}
