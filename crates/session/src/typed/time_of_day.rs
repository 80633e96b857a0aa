//! A time of day as people write it, and the instant it means. Where clocks are set forward a local time does not
//! exist, where they are set back it comes twice; both are told apart here, for the session file and for what is typed.

use jiff::civil::{DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{Timestamp, ToSpan};

/// A time of day, such as `13:00`; with an offset or the zone's short name if it has to say which of two it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeOfDay {
    time: Time,
    which: Option<Which>,
}

/// What is written after a time that comes twice.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Which {
    /// `+01:00`, `Z`.
    Offset(Offset),
    /// `CET`.
    Name(String),
}

/// An instant, and what else the same words could mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meant {
    /// The instant that is meant.
    pub at: Timestamp,
    /// The later instant at which clocks show the same, when nothing says which is meant.
    pub again: Option<Timestamp>,
}

/// Why no instant is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoInstant {
    /// The clocks are set forward over that time.
    SkippedOver {
        /// The local time as written.
        local: DateTime,
        /// As far before the change as the time was to be after it.
        earlier: Timestamp,
        /// As far after the change as the time was to be before it.
        later: Timestamp,
    },
    /// The clocks of the zone never show that time with the offset or name that is written.
    WrongOffset,
    /// It is beyond what a calendar holds.
    OutOfRange,
}

impl From<Time> for TimeOfDay {
    fn from(time: Time) -> Self {
        Self { time, which: None }
    }
}

/// Reads `13:00` or `9:05`, which `+01:00`, `Z` or a zone's short name such as `CET` may follow; nothing else.
pub fn time_of_day(text: &str) -> Option<TimeOfDay> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    let (time, after) = text.split_at(end);
    let (hour, minute) = time.split_once(':')?;
    let number = |text: &str| (1..=2).contains(&text.len()).then(|| text.parse::<i8>().ok())?;
    if minute.len() != 2 || minute.contains(':') {
        return None;
    }
    let time = Time::new(number(hour)?, number(minute)?, 0, 0).ok()?;
    let after = after.trim_start();
    let which = if after.is_empty() { None } else { Some(which(after)?) };
    Some(TimeOfDay { time, which })
}

/// Reads what follows a time.
fn which(text: &str) -> Option<Which> {
    if text.starts_with(['+', '-', '−']) || text.eq_ignore_ascii_case("z") {
        let zulu = text.eq_ignore_ascii_case("z");
        return Some(Which::Offset(if zulu { Offset::UTC } else { offset(text)? }));
    }
    let is_name = (3..=5).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_name.then(|| Which::Name(text.to_ascii_uppercase()))
}

/// Reads `+1`, `+01` or `+01:00`.
fn offset(text: &str) -> Option<Offset> {
    let (sign, digits) = match text.strip_prefix('+') {
        Some(digits) => (1, digits),
        None => (-1, text.strip_prefix(['-', '−'])?),
    };
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "00"));
    let number = |text: &str| {
        let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse::<i32>().ok())?
    };
    Offset::from_seconds(sign * (number(hours)? * 3600 + number(minutes)? * 60)).ok()
}

impl Which {
    fn is(&self, offset: Offset, at: Timestamp, zone: &TimeZone) -> bool {
        match self {
            Self::Offset(written) => *written == offset,
            Self::Name(name) => zone.to_offset_info(at).abbreviation().to_ascii_uppercase() == *name,
        }
    }
}

/// The instant of a local time in the zone; of one that comes twice the earlier.
pub fn instant_of(local: DateTime, zone: &TimeZone) -> Result<Meant, NoInstant> {
    let at = |offset: Offset| offset.to_timestamp(local).map_err(|_| NoInstant::OutOfRange);
    match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => Ok(Meant { at: at(offset)?, again: None }),
        AmbiguousOffset::Fold { before, after } => Ok(Meant { at: at(before)?, again: Some(at(after)?) }),
        AmbiguousOffset::Gap { before, after } => {
            Err(NoInstant::SkippedOver { local, earlier: at(after)?, later: at(before)? })
        }
    }
}

/// The first instant, not before `from`, at which clocks in the zone show this time. It is doubtful only if they show it
/// again before `until`.
pub fn next_at(
    time: &TimeOfDay,
    from: Timestamp,
    until: Option<Timestamp>,
    zone: &TimeZone,
) -> Result<Meant, NoInstant> {
    let today = from.to_zoned_datetime(zone.clone()).date();
    let mut found = Err(NoInstant::OutOfRange);
    for days in 0..3 {
        let Ok(day) = today.checked_add(days.days()) else { break };
        found = on_day(time, day.to_datetime(time.time), from, zone);
        match found {
            Ok(_) => break,
            // What is skipped before `from` is not meant.
            Err(NoInstant::SkippedOver { later, .. }) if later >= from => break,
            Err(_) => {}
        }
    }
    let meant = found?;
    let again = meant.again.filter(|again| until.is_none_or(|until| *again < until));
    Ok(Meant { again, ..meant })
}

/// The same for a time that is typed without a date. Where the clocks leave out a whole day, the next day's is meant: the time
/// of day is the same on both sides, so that nothing else could be typed.
pub fn next_typed(
    time: &TimeOfDay,
    from: Timestamp,
    until: Option<Timestamp>,
    zone: &TimeZone,
) -> Result<Meant, NoInstant> {
    let shown = |at: Timestamp| at.to_zoned_datetime(zone.clone()).time();
    match next_at(time, from, until, zone) {
        Err(NoInstant::SkippedOver { earlier, later, .. }) if shown(earlier) == shown(later) => {
            next_at(time, later, until, zone)
        }
        found => found,
    }
}

fn on_day(time: &TimeOfDay, local: DateTime, from: Timestamp, zone: &TimeZone) -> Result<Meant, NoInstant> {
    let meant = instant_of(local, zone)?;
    let both = [Some(meant.at), meant.again].into_iter().flatten();
    let fits = |at: &Timestamp| time.which.as_ref().is_none_or(|which| which.is(zone.to_offset(*at), *at, zone));
    let mut fitting = both.filter(|at| fits(at)).peekable();
    if fitting.peek().is_none() {
        return Err(NoInstant::WrongOffset);
    }
    let mut ahead = fitting.filter(|at| *at >= from);
    let at = ahead.next().ok_or(NoInstant::OutOfRange)?;
    Ok(Meant { at, again: ahead.next() })
}

/// How a time of day is typed so that it means this instant: `13:00`, and `02:30 CET` when it comes twice that day.
pub fn as_typed(at: Timestamp, zone: &TimeZone) -> String {
    let local = at.to_zoned_datetime(zone.clone()).datetime();
    let short = local.strftime("%H:%M").to_string();
    match instant_of(local, zone) {
        Ok(Meant { again: Some(_), .. }) => with_name(&short, at, zone),
        _ => short,
    }
}

fn with_name(time: &str, at: Timestamp, zone: &TimeZone) -> String {
    let info = zone.to_offset_info(at);
    let name = info.abbreviation();
    let is_name = (3..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_name { format!("{time} {name}") } else { format!("{time}{}", info.offset()) }
}

/// What is said of a time that comes twice: "comes twice on 31 Oct 2027, as the clocks go back; the first is meant" and
/// how the two are written.
pub fn twice_words(meant: &Meant, zone: &TimeZone) -> Option<(String, [String; 2])> {
    let again = meant.again?;
    let day = day_words(meant.at.to_zoned_datetime(zone.clone()).datetime());
    let what = format!("comes twice on {day}, as the clocks go back; the first is meant");
    Some((what, [meant.at, again].map(|at| as_typed(at, zone))))
}

pub(crate) fn day_words(local: DateTime) -> String {
    local.strftime("%-d %b %Y").to_string()
}

/// What a chair is told of a typed time that does not exist, with both ways to type it.
pub(crate) fn skipped_words(local: DateTime, earlier: Timestamp, later: Timestamp, zone: &TimeZone) -> String {
    let short = local.strftime("%H:%M");
    let [earlier, later] = [earlier, later].map(|at| as_typed(at, zone));
    format!("On {} the clocks go forward and never show {short}. Type {earlier} or {later}.", day_words(local))
}

/// The notice for a typed time that comes twice; `None` for one that does not.
pub(crate) fn twice_notice(meant: &Meant, zone: &TimeZone) -> Option<String> {
    let (_, [first, second]) = twice_words(meant, zone)?;
    let day = day_words(meant.at.to_zoned_datetime(zone.clone()).datetime());
    Some(format!("On {day} the clocks show that time twice. {first} is meant; for the other type {second}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Prague").unwrap()
    }

    fn meant(text: &str, from: &str) -> Result<(String, Option<String>), NoInstant> {
        let time = time_of_day(text).unwrap();
        next_at(&time, from.parse().unwrap(), None, &zone())
            .map(|meant| (meant.at.to_string(), meant.again.map(|again| again.to_string())))
    }

    #[test]
    fn a_time_of_day_is_read_with_what_says_which_of_two_it_is() {
        for text in ["9:05", "13:00", " 02:30+01:00", "02:30 +1", "2:30Z", "02:30 cet", "02:30-0:30"] {
            assert!(time_of_day(text).is_some(), "{text}");
        }
        for text in
            ["", "9", "9:5", "9:005", "24:00", "12:60", "+9:05", "1:2:3", "02:30 +", "02:30 at", "2:30 C", "2:30+x"]
        {
            assert!(time_of_day(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_time_that_the_clocks_skip_is_named_with_the_two_that_may_be_meant() {
        let Err(NoInstant::SkippedOver { local, earlier, later }) = meant("02:30", "2027-03-28T00:30:00Z") else {
            panic!("02:30 does not exist that night");
        };
        assert_eq!(
            (earlier.to_string().as_str(), later.to_string().as_str()),
            ("2027-03-28T00:30:00Z", "2027-03-28T01:30:00Z")
        );
        assert_eq!(
            skipped_words(local, earlier, later, &zone()),
            "On 28 Mar 2027 the clocks go forward and never show 02:30. Type 01:30 or 03:30."
        );
        // After the change the next day's is meant.
        assert_eq!(meant("02:30", "2027-03-28T02:00:00Z").unwrap().0, "2027-03-29T00:30:00Z");
    }

    #[test]
    fn a_time_that_comes_twice_means_the_first_unless_it_says_otherwise() {
        let evening = "2027-10-30T20:00:00Z";
        let (first, second) = ("2027-10-31T00:30:00Z".to_string(), "2027-10-31T01:30:00Z".to_string());
        assert_eq!(meant("02:30", evening), Ok((first.clone(), Some(second.clone()))));
        for text in ["02:30 CEST", "02:30+02:00", "02:30+2"] {
            assert_eq!(meant(text, evening), Ok((first.clone(), None)), "{text}");
        }
        for text in ["02:30 CET", "2:30 cet", "02:30+01:00"] {
            assert_eq!(meant(text, evening), Ok((second.clone(), None)), "{text}");
        }
        // Between the two only the second is ahead.
        assert_eq!(meant("02:30", "2027-10-31T00:45:00Z"), Ok((second, None)));
        assert_eq!(meant("02:30 EST", evening), Err(NoInstant::WrongOffset));
        let words = next_at(&time_of_day("02:30").unwrap(), evening.parse().unwrap(), None, &zone()).unwrap();
        assert_eq!(
            twice_notice(&words, &zone()).unwrap(),
            "On 31 Oct 2027 the clocks show that time twice. 02:30 CEST is meant; for the other type 02:30 CET."
        );
    }

    #[test]
    fn a_time_typed_on_a_day_that_is_left_out_is_the_next_days() {
        let apia = TimeZone::get("Pacific/Apia").unwrap();
        let next = |text: &str, from: &str| {
            let from: jiff::civil::DateTime = from.parse().unwrap();
            let from = instant_of(from, &apia).unwrap().at;
            let meant = next_typed(&time_of_day(text).unwrap(), from, None, &apia)?;
            assert_eq!(meant.again, None);
            Ok(meant.at.to_zoned_datetime(apia.clone()).datetime().to_string())
        };
        // There was no 30 December 2011.
        assert_eq!(next("12:00", "2011-12-29T23:00"), Ok("2011-12-31T12:00:00".into()));
        assert_eq!(next("12:00", "2011-12-29T11:00"), Ok("2011-12-29T12:00:00".into()));
        assert_eq!(next("12:00+14:00", "2011-12-29T23:00"), Ok("2011-12-31T12:00:00".into()));
        assert_eq!(next("12:00 CET", "2011-12-29T23:00"), Err(NoInstant::WrongOffset));
        // An hour that is left out still has two times in its place.
        let from = "2027-03-28T00:30:00Z".parse().unwrap();
        let refused = next_typed(&time_of_day("02:30").unwrap(), from, None, &zone());
        assert!(matches!(refused, Err(NoInstant::SkippedOver { .. })), "{refused:?}");
    }

    #[test]
    fn an_instant_is_typed_so_that_it_is_read_back() {
        for at in ["2027-10-30T22:30:00Z", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z", "2027-10-31T02:30:00Z"] {
            let at: Timestamp = at.parse().unwrap();
            let typed = as_typed(at, &zone());
            let from = "2027-10-30T20:00:00Z".parse().unwrap();
            let read = next_at(&time_of_day(&typed).unwrap(), from, None, &zone()).unwrap();
            assert_eq!(read, Meant { at, again: None }, "{typed}");
        }
        // A zone whose offsets have no names says the offset.
        let zone = TimeZone::get("America/Asuncion").unwrap();
        let at: Timestamp = "2019-03-24T03:30:00Z".parse().unwrap();
        assert_eq!(as_typed(at, &zone), "23:30-04");
    }
}
