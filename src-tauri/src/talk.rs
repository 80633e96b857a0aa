//! A talk without a session: how long it may take, as it was said on the command line.

use chairside_session::typed::duration::duration;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

/// How long a talk may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Talk {
    /// Nothing was said: its time counts up.
    #[default]
    Open,
    /// So long, from the first turn on.
    Takes(SignedDuration),
    /// Until this time of day, the next one that comes.
    Ends(Time),
}

impl Talk {
    /// From the two options, of which at most one is given.
    pub fn of(minutes: Option<SignedDuration>, ends: Option<Time>) -> Self {
        match (minutes, ends) {
            (Some(minutes), _) => Self::Takes(minutes),
            (None, Some(ends)) => Self::Ends(ends),
            (None, None) => Self::Open,
        }
    }

    /// The time there is, as of `now`; zero when nothing was said.
    pub fn time(self, now: Timestamp, zone: &TimeZone) -> SignedDuration {
        match self {
            Self::Open => SignedDuration::ZERO,
            Self::Takes(time) => time,
            Self::Ends(time) => {
                let here = now.to_zoned_datetime(zone.clone());
                let on = |day: Date| zone.to_ambiguous_timestamp(day.to_datetime(time)).compatible().ok();
                let today = on(here.date()).filter(|end| *end > now);
                let end = today.or_else(|| on(here.date().checked_add(1.day()).ok()?));
                end.map_or(SignedDuration::ZERO, |end| end.duration_since(now))
            }
        }
    }
}

/// "20", "20m", "1h30", "1h30m", "90s"; more than nothing, at most a day.
pub fn minutes(text: &str) -> Result<SignedDuration, String> {
    let time = duration(text).ok().filter(SignedDuration::is_positive);
    time.ok_or_else(|| format!("`{text}` is no time: write minutes, such as 20, or 20m, 1h30, 90s"))
}

/// "14:30".
pub fn time_of_day(text: &str) -> Result<Time, String> {
    Time::strptime("%H:%M", text.trim()).map_err(|_| format!("`{text}` is no time of day: write 14:30"))
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

    #[test]
    fn a_talk_ends_at_the_next_such_time_across_midnight_and_clock_changes() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let ends =
            |at: &str, text: &str| Talk::Ends(time_of_day(text).unwrap()).time(at.parse().unwrap(), &zone).as_mins();
        assert_eq!(ends("2026-11-24T13:00:00Z", "14:30"), 30);
        assert_eq!(ends("2026-11-24T13:30:00Z", "14:30"), 24 * 60);
        assert_eq!(ends("2026-11-24T22:50:00Z", "00:20"), 30);
        assert_eq!(ends("2026-10-25T00:30:00Z", "03:30"), 120, "the night that has an hour more");
    }
}
