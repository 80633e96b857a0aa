//! How windows, minutes and messages write times and counts.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// A time of day in the zone: "12:05".
pub fn clock_time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned_datetime(zone.clone()).strftime("%H:%M").to_string()
}

/// Rounded to whole minutes: "25", or "1 h 30" from an hour and a half on.
pub fn minutes_words(time: SignedDuration) -> String {
    let minutes = time.as_secs().saturating_add(30).div_euclid(60);
    if minutes < 90 { minutes.to_string() } else { format!("{} h {:02}", minutes / 60, minutes % 60) }
}

/// A range of time limits, spelled out: "2 to 3 minutes", "3 minutes", "1:30 to 2 minutes".
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

/// A range of time limits in short: "2–3 min", "3 min", "1:30–2 min".
pub fn limits(from: SignedDuration, to: SignedDuration) -> String {
    let words = spoken(from, to);
    let numbers = words.trim_end_matches(" minutes").replace(" to ", "–");
    format!("{numbers} min")
}

/// What a time card says: "5 minutes left", "Time".
pub fn minutes_left(minutes: u32) -> String {
    match minutes {
        0 => "Time".into(),
        1 => "1 minute left".into(),
        minutes => format!("{minutes} minutes left"),
    }
}

/// The whole minutes that a time card says: never wrong by more than half a minute, and 0 ("Time") for the last half
/// minute.
pub fn whole_minutes_left(left: SignedDuration) -> u32 {
    let millis = left.as_millis().max(0).saturating_add(29_999) / 60_000;
    u32::try_from(millis).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_never_wrong_by_more_than_half_a_minute() {
        let cases = [
            (1200, 20),
            (600, 10),
            (310, 5),
            (271, 5),
            (270, 4),
            (150, 2),
            (151, 3),
            (120, 2),
            (90, 1),
            (31, 1),
            (30, 0),
            (29, 0),
            (0, 0),
            (-120, 0),
        ];
        for (seconds, minutes) in cases {
            assert_eq!(whole_minutes_left(SignedDuration::from_secs(seconds)), minutes, "{seconds} s");
        }
        assert_eq!(minutes_left(whole_minutes_left(SignedDuration::from_secs(90))), "1 minute left");
    }
}
