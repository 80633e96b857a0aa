//! How windows, minutes and messages write times and counts.

use std::borrow::Cow;

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// A time of day in the zone, without its date: "12:05". What is printed has a [`DayTimes`].
pub fn clock_time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned_datetime(zone.clone()).strftime("%H:%M").to_string()
}

/// With a capital: "Item moved".
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
}

/// "1 note", "3 notes".
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// Writes times of day of one session. A time gets its date when its day is not the session's first, and the zone's name
/// when the clocks are set differently then.
#[derive(Debug, Clone)]
pub struct DayTimes {
    zone: TimeZone,
    start: Option<Timestamp>,
}

impl DayTimes {
    /// Times in `zone`. Those of the day of `start` get no date; without a start none do.
    pub fn new(zone: TimeZone, start: Option<Timestamp>) -> Self {
        Self { zone, start }
    }

    /// The instant whose day has no date.
    pub fn start(&self) -> Option<Timestamp> {
        self.start
    }

    /// "12:05", "10 Nov 00:05", "03:15 CEST".
    pub fn time(&self, at: Timestamp) -> String {
        let start = self.start.unwrap_or(at);
        let name = self.is_set_differently(at, start).then(|| self.name(at));
        with_name(self.dated(at, start), name)
    }

    /// The same in two parts: the date, which is empty on the day of the start, and the time.
    pub fn day_and_time(&self, at: Timestamp) -> (String, String) {
        let time = self.time(at);
        let start = self.start.unwrap_or(at);
        let day = self.dated(at, start).rsplit_once(' ').map(|(day, _)| day.to_owned()).unwrap_or_default();
        let time = time.strip_prefix(&day).unwrap_or(&time).trim_start().to_owned();
        (day, time)
    }

    /// "12:05–12:30", "12:05–", "23:30 – 10 Nov 00:15", "01:30 CET – 03:15 CEST".
    pub fn span(&self, from: Timestamp, until: Option<Timestamp>) -> String {
        let start = self.start.unwrap_or(from);
        self.written(from, until, self.is_set_differently(until.unwrap_or(from), start), start)
    }

    /// The same with the zone's name at the end: "12:05–12:30 UTC".
    pub fn span_with_zone(&self, from: Timestamp, until: Option<Timestamp>) -> String {
        self.written(from, until, true, self.start.unwrap_or(from))
    }

    fn written(&self, from: Timestamp, until: Option<Timestamp>, named: bool, start: Timestamp) -> String {
        let begin = self.dated(from, start);
        let Some(until) = until else { return with_name(format!("{begin}–"), named.then(|| self.name(from))) };
        let changes = self.is_set_differently(until, from);
        let begin = with_name(begin, changes.then(|| self.name(from)));
        let end = self.dated(until, from);
        // Words with blanks in them need some around the dash.
        let dash = if changes || end.contains(' ') { " – " } else { "–" };
        with_name(format!("{begin}{dash}{end}"), (named || changes).then(|| self.name(until)))
    }

    /// The time of day, with its date unless `near` is on the same day.
    fn dated(&self, at: Timestamp, near: Timestamp) -> String {
        let [at, near] = [at, near].map(|at| at.to_zoned_datetime(self.zone.clone()));
        let format = match (at.date() == near.date(), at.year() == near.year()) {
            (true, _) => "%H:%M",
            (false, true) => "%-d %b %H:%M",
            (false, false) => "%-d %b %Y %H:%M",
        };
        at.strftime(format).to_string()
    }

    fn is_set_differently(&self, at: Timestamp, from: Timestamp) -> bool {
        self.zone.to_offset(at) != self.zone.to_offset(from)
    }

    fn name(&self, at: Timestamp) -> String {
        self.zone.to_offset_info(at).abbreviation().to_string()
    }
}

fn with_name(time: String, name: Option<String>) -> String {
    match name {
        Some(name) => format!("{time} {name}"),
        None => time,
    }
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

/// A title, a name or a file's name between other words. One that is written from right to left is isolated (Unicode's
/// FSI and PDI), or it would turn the numbers beside it round: “10 min” after a Hebrew title would stand before it.
pub fn isolated(name: &str) -> Cow<'_, str> {
    if name.chars().any(is_from_right_to_left) {
        Cow::Owned(format!("\u{2068}{name}\u{2069}"))
    } else {
        Cow::Borrowed(name)
    }
}

/// A letter from right to left, or a character that turns the direction of text.
fn is_from_right_to_left(character: char) -> bool {
    use BidiClass as Class;
    let class = CodePointMapData::<BidiClass>::new().get(character);
    matches!(
        class,
        Class::RightToLeft
            | Class::ArabicLetter
            | Class::ArabicNumber
            | Class::RightToLeftEmbedding
            | Class::RightToLeftOverride
            | Class::RightToLeftIsolate
            | Class::LeftToRightEmbedding
            | Class::LeftToRightOverride
            | Class::FirstStrongIsolate
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_has_the_offset_of_its_own_instant_and_its_date_when_the_day_differs() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let times = |zone: &str, start: &str| DayTimes::new(TimeZone::get(zone).unwrap(), Some(at(start)));
        let plain = times("UTC", "2021-11-09T12:00:00Z");
        assert_eq!(plain.span(at("2021-11-09T12:05:00Z"), Some(at("2021-11-09T12:30:00Z"))), "12:05–12:30");
        assert_eq!(
            plain.span_with_zone(at("2021-11-09T12:05:00Z"), Some(at("2021-11-09T14:00:00Z"))),
            "12:05–14:00 UTC"
        );
        assert_eq!(plain.span(at("2021-11-09T12:05:00Z"), None), "12:05–");

        // The night that the clocks go forward.
        let spring = times("Europe/Prague", "2027-03-28T00:30:00Z");
        assert_eq!(spring.time(at("2027-03-28T00:30:00Z")), "01:30");
        assert_eq!(spring.time(at("2027-03-28T01:15:00Z")), "03:15 CEST");
        let whole = (at("2027-03-28T00:30:00Z"), Some(at("2027-03-28T02:30:00Z")));
        assert_eq!(spring.span(whole.0, whole.1), "01:30 CET – 04:30 CEST");
        assert_eq!(spring.span_with_zone(whole.0, whole.1), "01:30 CET – 04:30 CEST");
        assert_eq!(spring.span(at("2027-03-28T01:15:00Z"), Some(at("2027-03-28T01:35:00Z"))), "03:15–03:35 CEST");
        // The night that they go back: the same time twice.
        let autumn = times("Europe/Prague", "2027-10-30T23:30:00Z");
        assert_eq!(autumn.span(at("2027-10-31T00:30:00Z"), Some(at("2027-10-31T01:30:00Z"))), "02:30 CEST – 02:30 CET");

        // Across midnight, in the session's zone.
        let late = times("Asia/Tokyo", "2021-11-09T14:00:00Z");
        assert_eq!(late.span(at("2021-11-09T14:30:00Z"), Some(at("2021-11-09T15:15:00Z"))), "23:30 – 10 Nov 00:15");
        assert_eq!(late.span(at("2021-11-09T15:15:00Z"), Some(at("2021-11-09T15:45:00Z"))), "10 Nov 00:15–00:45");
        assert_eq!(late.time(at("2021-11-09T15:00:00Z")), "10 Nov 00:00");
        let new_year = times("Pacific/Chatham", "2027-12-31T10:00:00Z");
        assert_eq!(new_year.time(at("2027-12-31T10:15:00Z")), "1 Jan 2028 00:00");
        let anywhere = DayTimes::new(TimeZone::UTC, None);
        assert_eq!(anywhere.time(at("2021-11-09T12:05:00Z")), "12:05");
    }

    #[test]
    fn a_name_from_right_to_left_turns_nothing_round_that_stands_beside_it() {
        assert_eq!(isolated("Multicast (v2), 10 min"), "Multicast (v2), 10 min");
        for name in ["שיחה 2", "مرحبا", "Talk \u{202E}", "٣"] {
            assert_eq!(isolated(name), format!("\u{2068}{name}\u{2069}"));
        }
    }

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
