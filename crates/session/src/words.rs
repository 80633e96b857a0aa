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

/// "5 minutes left", "Time".
pub fn minutes_left(minutes: u32) -> String {
    match minutes {
        0 => "Time".into(),
        1 => "1 minute left".into(),
        minutes => format!("{minutes} minutes left"),
    }
}

/// What a card says of the time that is left: whole minutes, never wrong by more than half of one, and "time" from half
/// a minute on.
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
