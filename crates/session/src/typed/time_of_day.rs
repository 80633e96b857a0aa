//! A time of day as people write it, and the instant it means.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// Reads `13:00` or `9:05`, and nothing else.
pub(crate) fn time_of_day(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once(':')?;
    let number = |text: &str| (1..=2).contains(&text.len()).then(|| text.parse::<i8>().ok())?;
    if minute.len() != 2 || !(hour.to_string() + minute).bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Time::new(number(hour)?, number(minute)?, 0, 0).ok()
}

/// The first instant, not before `from`, at which clocks in the zone show this time.
pub(crate) fn next_at(time: Time, from: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let today = from.to_zoned_datetime(zone.clone()).date();
    let days = [today, today.checked_add(1.day()).ok()?, today.checked_add(2.days()).ok()?];
    days.into_iter().find_map(|day| {
        // When the clocks are set back, an hour comes twice.
        let both = zone.to_ambiguous_timestamp(day.to_datetime(time));
        [both.earlier(), both.later()].into_iter().flatten().find(|at| *at >= from)
    })
}
