//! How long a talk without a session may take.

use chairside_session::typed::time_of_day::{Meant, NoInstant, as_typed, next_typed, twice_words};
use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

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
                let end = match ends(time, now, zone) {
                    Ok(meant) => Some(meant.at),
                    Err(NoInstant::SkippedOver { later, .. }) => Some(later),
                    Err(NoInstant::WrongOffset | NoInstant::OutOfRange) => None,
                };
                end.map_or(SignedDuration::ZERO, |end| end.duration_since(now))
            }
        }
    }

    /// What to tell the person who typed the end: that it comes twice before `Ok`, that it does not exist as an error.
    pub fn doubt(self, now: Timestamp, zone: &TimeZone) -> Result<Option<String>, String> {
        let Self::Ends(time) = self else { return Ok(None) };
        match ends(time, now, zone) {
            Ok(meant) => Ok(twice_words(&meant, zone).map(|(what, [first, second])| {
                let minutes = meant.again.map_or(0, |again| again.duration_since(now).as_mins());
                let time = time.strftime("%H:%M");
                format!("`--ends {time}` {what}, {first}; for {second} pass `--minutes {minutes}`")
            })),
            Err(NoInstant::SkippedOver { local, earlier, later }) => {
                let typed = |at: Timestamp| as_typed(at, zone);
                Err(format!(
                    "`--ends {}` does not exist on {}: the clocks go forward over it; write {} or {}",
                    local.strftime("%H:%M"),
                    local.strftime("%-d %b %Y"),
                    typed(earlier),
                    typed(later)
                ))
            }
            Err(NoInstant::WrongOffset | NoInstant::OutOfRange) => Ok(None),
        }
    }
}

/// The next instant after `now` at which clocks in the zone show this time.
fn ends(time: Time, now: Timestamp, zone: &TimeZone) -> Result<Meant, NoInstant> {
    let after = now.saturating_add(SignedDuration::from_nanos(1)).unwrap_or(now);
    next_typed(&time.into(), after, None, zone)
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

    #[test]
    fn an_end_that_does_not_exist_is_refused_and_one_that_comes_twice_is_explained() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let doubt = |at: &str| TalkTime::Ends("02:30".parse().unwrap()).doubt(at.parse().unwrap(), &zone);
        assert_eq!(
            doubt("2027-03-28T00:10:00Z").unwrap_err(),
            "`--ends 02:30` does not exist on 28 Mar 2027: the clocks go forward over it; write 01:30 or 03:30"
        );
        assert_eq!(
            doubt("2027-10-31T00:10:00Z").unwrap().unwrap(),
            "`--ends 02:30` comes twice on 31 Oct 2027, as the clocks go back; the first is meant, 02:30 CEST; \
             for 02:30 CET pass `--minutes 80`"
        );
        assert_eq!(doubt("2027-10-30T00:10:00Z"), Ok(None));
        // The whole of 30 December 2011 was left out there: the next noon is that of the 31st, 13 hours after 23:00 on the 29th.
        let apia = TimeZone::get("Pacific/Apia").unwrap();
        let noon = TalkTime::Ends("12:00".parse().unwrap());
        let (late, early) = ("2011-12-30T09:00:00Z".parse().unwrap(), "2011-12-30T21:00:00Z".parse().unwrap());
        assert_eq!((noon.doubt(late, &apia), noon.length(late, &apia).as_mins()), (Ok(None), 13 * 60));
        assert_eq!((noon.doubt(early, &apia), noon.length(early, &apia).as_mins()), (Ok(None), 60));
        assert_eq!(TalkTime::Unlimited.doubt("2027-03-28T00:10:00Z".parse().unwrap(), &zone), Ok(None));
    }
}
