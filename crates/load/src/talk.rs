//! How long a talk without a session may take.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

/// How long a talk may take, as the command line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TalkTime {
    /// No limit: its time counts up.
    #[default]
    Unlimited,
    /// This long, from the first turn on.
    Lasts(SignedDuration),
    /// Until the next time that the clock shows this.
    Ends(Time),
}

impl TalkTime {
    /// What the options `--minutes` and `--ends` say; at most one of them is given.
    pub fn of(minutes: Option<SignedDuration>, ends: Option<Time>) -> Self {
        match (minutes, ends) {
            (Some(minutes), _) => Self::Lasts(minutes),
            (None, Some(ends)) => Self::Ends(ends),
            (None, None) => Self::Unlimited,
        }
    }

    /// The time left as of `now` by the clocks of `zone`; zero when there is no limit.
    pub fn length(self, now: Timestamp, zone: &TimeZone) -> SignedDuration {
        match self {
            Self::Unlimited => SignedDuration::ZERO,
            Self::Lasts(time) => time,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_talk_ends_at_the_next_such_time_across_midnight_and_clock_changes() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let ends =
            |at: &str, text: &str| TalkTime::Ends(text.parse().unwrap()).length(at.parse().unwrap(), &zone).as_mins();
        assert_eq!(ends("2026-11-24T13:00:00Z", "14:30"), 30);
        assert_eq!(ends("2026-11-24T13:30:00Z", "14:30"), 24 * 60);
        assert_eq!(ends("2026-11-24T22:50:00Z", "00:20"), 30);
        assert_eq!(ends("2026-10-25T00:30:00Z", "03:30"), 120, "the night that has an hour more");
    }
}
