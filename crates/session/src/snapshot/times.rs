//! Times as of the sending of a snapshot.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use ts_rs::TS;

use crate::model::stamp::Moment;
use crate::queries::rundown::project::Projected;
use crate::state::State;

/// A time span as of the sending. The window adds what has passed since, times `rate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Ticking {
    /// Milliseconds; negative when over.
    #[ts(type = "number")]
    pub ms: i64,
    /// −1 counts down, 0 stands, 1 counts up.
    pub rate: i8,
}

impl Ticking {
    /// Whether `after` is where `before` has to be once `elapsed` has passed.
    pub(crate) fn goes_on(before: Option<Self>, after: Option<Self>, elapsed: SignedDuration) -> bool {
        /// So far may a timer be from where it was expected, in milliseconds; more is a step.
        const NEAR: i64 = 250;
        let (Some(before), Some(after)) = (before, after) else { return before == after };
        let expected = before.ms.saturating_add(millis(elapsed).saturating_mul(before.rate.into()));
        before.rate == after.rate && expected.saturating_sub(after.ms).saturating_abs() <= NEAR
    }
}

/// An instant that may move on with the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Projection {
    /// Milliseconds since 1970 as of the sending.
    #[ts(type = "number")]
    pub epoch_ms: i64,
    /// 1 when it moves on as time passes, else 0.
    pub rate: i8,
}

/// The clocks as of the sending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Clocks {
    /// Wall time, milliseconds since 1970.
    #[ts(type = "number")]
    pub epoch_ms: i64,
    /// The session's start, in milliseconds since 1970: times of its day have no date, and times with its offset no zone.
    /// `None` before a session without a slot is held; then today is that day.
    #[ts(type = "number | null")]
    pub start_ms: Option<i64>,
    /// The offsets of the session's zone, in order, from before the start on; at least one.
    pub zone: Vec<ZoneOffset>,
    /// Those of this machine's zone.
    pub local: Vec<ZoneOffset>,
}

/// How a zone's clocks are set from an instant on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ZoneOffset {
    /// From when, in milliseconds since 1970; 0 for the first of a list.
    #[ts(type = "number")]
    pub from_ms: i64,
    /// Seconds east of UTC.
    pub offset_s: i32,
    /// The zone in short: "UTC", "CET".
    pub name: String,
}

pub(crate) fn millis(time: SignedDuration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(if time.is_negative() { i64::MIN } else { i64::MAX })
}

pub(crate) fn projection(projected: Projected) -> Projection {
    Projection { epoch_ms: projected.at.as_millisecond(), rate: i8::from(projected.slips) }
}

/// How many changes of the clocks are sent: one that may have come since the start, and two that may come in a session.
const CHANGES: usize = 3;

/// Both zones from before the session's start until long after `now`.
pub(super) fn clocks(state: &State, now: &Moment, local: &TimeZone) -> Clocks {
    let start = state.day_times().start();
    Clocks {
        epoch_ms: now.wall.as_millisecond(),
        start_ms: start.map(Timestamp::as_millisecond),
        zone: offsets(&state.content.time_zone(), start.map_or(now.wall, |start| start.min(now.wall))),
        local: offsets(local, now.wall),
    }
}

fn offsets(zone: &TimeZone, from: Timestamp) -> Vec<ZoneOffset> {
    let offset = |at: Timestamp, from_ms: i64| ZoneOffset {
        from_ms,
        offset_s: zone.to_offset(at).seconds(),
        name: zone.to_offset_info(at).abbreviation().to_string(),
    };
    let changes = zone.following(from).take(CHANGES).map(|change| change.timestamp());
    let later = changes.map(|at| offset(at, at.as_millisecond()));
    std::iter::once(offset(from, 0)).chain(later).collect()
}
