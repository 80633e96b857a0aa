//! Projects the later items one after another, starting when the one that is up will be over.

use jiff::{SignedDuration, Timestamp};

use crate::queries::rundown::time::later;

/// A projected instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Projected {
    /// Its value as of now.
    pub at: Timestamp,
    /// Whether it moves with the clock, because no time is counting down.
    pub slips: bool,
}

/// A later item, as far as the projection needs it.
#[derive(Debug, Clone)]
pub(super) struct ToCome {
    /// Its index in the agenda.
    pub index: usize,
    /// The time it still needs.
    pub left: SignedDuration,
    /// Its fixed start, if it has one.
    pub not_before: Option<Timestamp>,
    /// Skipped items take no time.
    pub skipped: bool,
}

/// The projected times of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// Its start.
    pub start: Projected,
    /// Its end.
    pub end: Projected,
    /// The free time before its fixed start; zero without one.
    pub free_before: SignedDuration,
}

/// Returns the times of the items, and the end of the last one. A fixed start still ahead absorbs lateness: nothing
/// after it slips.
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
