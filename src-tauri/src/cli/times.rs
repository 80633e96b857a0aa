//! Times on the command line.

use chairside_session::typed::duration::duration;
use jiff::SignedDuration;
use jiff::civil::Time;

/// How long a talk may take: "20", "20m", "1h30", "1h30m", "90s"; more than nothing, at most a day.
pub fn minutes(text: &str) -> Result<SignedDuration, String> {
    let time = duration(text).ok().filter(SignedDuration::is_positive);
    time.ok_or_else(|| format!("`{text}` is not a duration: write minutes, such as 20, or 20m, 1h30, 90s"))
}

/// A time of day: "14:30".
pub fn time_of_day(text: &str) -> Result<Time, String> {
    Time::strptime("%H:%M", text.trim()).map_err(|_| format!("`{text}` is not a time of day: write it as 14:30"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_typed_as_people_type_them() {
        let table =
            [("20", 1200), ("20m", 1200), ("1h30", 5400), ("1h30m", 5400), ("1h", 3600), ("90s", 90), ("2m30", 150)];
        for (text, seconds) in table {
            assert_eq!(minutes(text), Ok(SignedDuration::from_secs(seconds)), "{text}");
        }
        for text in ["", "0", "-5", "5x", "m", "25h", "30m1h", "1m2m3", "99999999999999999999"] {
            assert!(minutes(text).is_err(), "{text}");
        }
        assert!(time_of_day("14:30").is_ok() && time_of_day("25:00").is_err() && time_of_day("2pm").is_err());
    }
}
