//! Times as of the sending of a snapshot.

use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde::Serialize;
use ts_rs::TS;

use crate::model::stamp::Moment;
use crate::queries::rundown::project::Projected;

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
    /// The session's zone: seconds east of UTC now.
    pub zone_offset_s: i32,
    /// The session's zone in short: "UTC", "CET".
    pub zone_name: String,
    /// This machine's zone: seconds east of UTC now.
    pub local_offset_s: i32,
}

pub(crate) fn millis(time: SignedDuration) -> i64 {
    i64::try_from(time.as_millis()).unwrap_or(if time.is_negative() { i64::MIN } else { i64::MAX })
}

pub(crate) fn projection(projected: Projected) -> Projection {
    Projection { epoch_ms: projected.at.as_millisecond(), rate: i8::from(projected.slips) }
}

/// Both zones as of `now`.
pub(super) fn clocks(now: &Moment, zone: &TimeZone, local: &TimeZone) -> Clocks {
    Clocks {
        epoch_ms: now.wall.as_millisecond(),
        zone_offset_s: zone.to_offset(now.wall).seconds(),
        zone_name: zone.to_offset_info(now.wall).abbreviation().to_string(),
        local_offset_s: local.to_offset(now.wall).seconds(),
    }
}
