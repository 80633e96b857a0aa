//! How times are said: the words that stand in windows, minutes and messages.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// "12:05" in the zone.
pub fn clock_time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned_datetime(zone.clone()).strftime("%H:%M").to_string()
}

/// Whole minutes, rounded: "25", or "1 h 30" from an hour and a half on.
pub fn minutes_words(time: SignedDuration) -> String {
    let minutes = time.as_secs().saturating_add(30).div_euclid(60);
    if minutes < 90 { minutes.to_string() } else { format!("{} h {:02}", minutes / 60, minutes % 60) }
}

/// "2 to 3 minutes", "3 minutes", "90 seconds": limits as they are spoken.
pub fn spoken(from: SignedDuration, to: SignedDuration) -> String {
    let in_minutes = |time: SignedDuration| {
        let (minutes, seconds) = (time.as_secs() / 60, time.as_secs() % 60);
        if seconds == 0 { minutes.to_string() } else { format!("{minutes}:{seconds:02}") }
    };
    if from == to {
        format!("{} minutes", in_minutes(to))
    } else {
        format!("{} to {} minutes", in_minutes(from), in_minutes(to))
    }
}
