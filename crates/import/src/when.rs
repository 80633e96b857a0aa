//! The slot and the time zone of a session whose agenda names a day, times and perhaps a zone.

use chairside_agenda::SessionRead;
use chairside_ietf::{MeetingPlace, body, meeting_number};
use chairside_session::content::Slot;
use chairside_session::typed::time_of_day::{Meant, NoInstant, instant_of};
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, ToSpan as _};

/// When a session takes place, as far as its agenda tells.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct When {
    /// Start and end.
    pub slot: Option<Slot>,
    /// The IANA name of the zone.
    pub zone: String,
    /// What is uncertain, a sentence each.
    pub doubts: Vec<String>,
}

/// Places where the clocks show what an abbreviation says, tried in order.
const PLACES: &[(&str, &[&str])] = &[
    ("WET", &["Europe/Lisbon"]),
    ("WEST", &["Europe/Lisbon"]),
    ("GMT", &["Europe/London"]),
    ("BST", &["Europe/London"]),
    ("CET", &["Europe/Berlin"]),
    ("CEST", &["Europe/Berlin"]),
    ("MEZ", &["Europe/Berlin"]),
    ("MESZ", &["Europe/Berlin"]),
    ("EET", &["Europe/Helsinki"]),
    ("EEST", &["Europe/Helsinki"]),
    ("SGT", &["Asia/Singapore"]),
    ("HKT", &["Asia/Hong_Kong"]),
    ("AWST", &["Australia/Perth"]),
    ("ICT", &["Asia/Bangkok"]),
    ("JST", &["Asia/Tokyo"]),
    ("KST", &["Asia/Seoul"]),
    ("AEST", &["Australia/Brisbane"]),
    ("AEDT", &["Australia/Sydney"]),
    ("NZST", &["Pacific/Auckland"]),
    ("NZDT", &["Pacific/Auckland"]),
    ("ART", &["America/Argentina/Buenos_Aires"]),
    ("EST", &["America/New_York", "America/Panama"]),
    ("EDT", &["America/New_York"]),
    ("CDT", &["America/Chicago"]),
    ("MST", &["America/Denver", "America/Phoenix"]),
    ("MDT", &["America/Denver"]),
    ("PST", &["America/Los_Angeles"]),
    ("PDT", &["America/Los_Angeles"]),
    ("HST", &["Pacific/Honolulu"]),
];

/// Reads day, times and zone of a session.
pub(crate) fn when(session: &SessionRead) -> When {
    let mut doubts = Vec::new();
    let Some((start, end)) = local_times(session, &mut doubts) else {
        let zone = session.time_zone.as_ref().and_then(|zone| zone.name.clone()).unwrap_or_else(|| "UTC".into());
        return When { slot: None, zone, doubts };
    };
    let (zone, clocks) = zone(session, start, &mut doubts);
    let instant = |local| match instant_of(local, &clocks) {
        Ok(Meant { at, .. }) | Err(NoInstant::SkippedOver { later: at, .. }) => Some(at),
        Err(NoInstant::WrongOffset | NoInstant::OutOfRange) => None,
    };
    let slot = match (instant(start), instant(end)) {
        (Some(start), Some(end)) if end > start => Some(Slot { start, end }),
        _ => {
            doubts.push(format!("No session can last from {start} to {end}: write `start:` and `end:`."));
            None
        }
    };
    When { slot, zone, doubts }
}

/// Start and end as the clocks there show them.
fn local_times(session: &SessionRead, doubts: &mut Vec<String>) -> Option<(DateTime, DateTime)> {
    let (date, start) = match (session.date, session.start) {
        (Some(date), Some(start)) => (date, start),
        (None, _) => {
            doubts.push("The agenda names no day: write `start:` and `end:`.".into());
            return None;
        }
        (Some(date), None) => {
            doubts.push(format!("The agenda names {date} and no time: write `start:` and `end:`."));
            return None;
        }
    };
    let start = date.to_datetime(start);
    if let Some(end) = session.end {
        let end = date.to_datetime(end);
        return Some((start, if end > start { end } else { end.checked_add(1.day()).unwrap_or(end) }));
    }
    let planned = session.items.iter().filter_map(|item| item.time);
    let planned = planned.fold(SignedDuration::ZERO, SignedDuration::saturating_add);
    let length = planned.clamp(SignedDuration::from_mins(30), SignedDuration::from_hours(12));
    doubts.push("The agenda names no end: it is as late as the items need. Look at `end:`.".into());
    Some((start, start.checked_add(length).unwrap_or(start)))
}

/// The name of the zone, and the clocks to read the agenda's times by.
fn zone(session: &SessionRead, at: DateTime, doubts: &mut Vec<String>) -> (String, TimeZone) {
    let utc = || ("UTC".to_owned(), TimeZone::UTC);
    let Some(read) = &session.time_zone else {
        if let Some((place, clocks)) = place(session) {
            let MeetingPlace { number, city, zone } = place;
            doubts.push(format!("The agenda names no time zone: {zone} is taken, because IETF {number} is in {city}."));
            return (zone.clone(), clocks);
        }
        doubts.push("The agenda names no time zone: its times are taken as UTC. Look at `time-zone:`.".into());
        return utc();
    };
    if let Some(found) = read.name.as_deref().and_then(|name| Some((name.to_owned(), TimeZone::get(name).ok()?))) {
        return found;
    }
    let Some(offset) = read.offset else {
        doubts.push(format!("The time zone {} is not known: the times are taken as UTC.", read.text));
        return utc();
    };
    let places =
        PLACES.iter().find(|(abbreviation, _)| *abbreviation == read.text).map_or(&[][..], |(_, places)| places);
    let fits = |clocks: &TimeZone| clocks.to_ambiguous_timestamp(at).offset() == unambiguous(offset);
    let found = places.iter().find_map(|place| Some((*place, TimeZone::get(place).ok().filter(fits)?)));
    if let Some((place, clocks)) = found {
        doubts.push(format!("{} is written as {place}, where the clocks show the same.", read.text));
        return (place.to_owned(), clocks);
    }
    doubts.push(format!("The agenda's times are in {}; the file has them in UTC.", read.text));
    ("UTC".into(), TimeZone::fixed(offset))
}

/// Where the meeting is, and the clocks there.
fn place(session: &SessionRead) -> Option<(&'static MeetingPlace, TimeZone)> {
    let place = body().place_of(meeting_number(session.meeting.as_deref()?)?)?;
    Some((place, TimeZone::get(&place.zone).ok()?))
}

/// The IANA name of the zone where a meeting is: "IETF 126" is in Europe/Vienna. `None` if that is not known, or it was
/// held online.
pub fn zone_of_meeting(meeting: &str) -> Option<&'static str> {
    Some(body().place_of(meeting_number(meeting)?)?.zone.as_str())
}

fn unambiguous(offset: Offset) -> jiff::tz::AmbiguousOffset {
    jiff::tz::AmbiguousOffset::Unambiguous { offset }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Slot and zone of an agenda with this heading.
    fn of(heading: &str) -> String {
        let reading = chairside_agenda::read(&format!("# QUIC\n\n{heading}\n\n* 10 min - One - Ana Lopez\n"));
        let when = when(&reading.sessions[0]);
        let slot = when.slot.map_or("none".into(), |slot| format!("{}/{}", slot.start, slot.end));
        format!("{slot} {} {}", when.zone, when.doubts.len())
    }

    #[test]
    fn the_slot_is_read_in_the_zone_that_the_agenda_names() {
        for (heading, expected) in [
            (
                "Wednesday 22 July 2026, 16:00-18:00 Europe/Vienna",
                "2026-07-22T14:00:00Z/2026-07-22T16:00:00Z Europe/Vienna 0",
            ),
            ("Wednesday 22 July 2026, 16:00-18:00 UTC", "2026-07-22T16:00:00Z/2026-07-22T18:00:00Z UTC 0"),
            ("Wednesday 22 July 2026, 16:00-18:00 CEST", "2026-07-22T14:00:00Z/2026-07-22T16:00:00Z Europe/Berlin 1"),
            ("Wednesday 22 July 2026, 16:00-18:00 (UTC-7)", "2026-07-22T23:00:00Z/2026-07-23T01:00:00Z UTC 1"),
            ("Wednesday 22 July 2026, 16:00-18:00", "2026-07-22T16:00:00Z/2026-07-22T18:00:00Z UTC 1"),
            ("Wednesday 22 July 2026, 23:30-01:00 UTC", "2026-07-22T23:30:00Z/2026-07-23T01:00:00Z UTC 0"),
            ("Wednesday 22 July 2026", "none UTC 1"),
        ] {
            assert_eq!(of(heading), expected, "{heading}");
        }
    }

    #[test]
    fn without_a_zone_the_place_of_the_meeting_counts() {
        let agenda =
            "# IETF 126 QUIC WG Agenda\n\n## Wednesday, July 22 2026\n\n16:00-18:00\n\n* 5 min - One - Bo Li\n";
        let read = |agenda: &str| when(&chairside_agenda::read(agenda).sessions[0]);
        let vienna = read(agenda);
        assert_eq!(vienna.zone, "Europe/Vienna");
        assert_eq!(vienna.slot.unwrap().start.to_string(), "2026-07-22T14:00:00Z");
        let doubt = "The agenda names no time zone: Europe/Vienna is taken, because IETF 126 is in Vienna.";
        assert_eq!(vienna.doubts, [doubt]);
        assert_eq!(read(&agenda.replace("126", "112")).zone, "UTC", "it was held online");
        assert_eq!(zone_of_meeting("IETF 126"), Some("Europe/Vienna"));
        assert_eq!((zone_of_meeting("IETF 112"), zone_of_meeting("interim-2026-quic-01")), (None, None));
    }

    /// Hours before UTC's clocks in January and in July 2026, by city: from the IANA's zone data 2025b, read on 2026-11-28.
    const CLOCKS: &[(&str, i8, i8)] = &[
        ("Bangkok", 7, 7),
        ("Berlin", 1, 2),
        ("Brisbane", 10, 10),
        ("Buenos Aires", -3, -3),
        ("Chicago", -6, -5),
        ("Dublin", 0, 1),
        ("London", 0, 1),
        ("Madrid", 1, 2),
        ("Montreal", -5, -4),
        ("Philadelphia", -5, -4),
        ("Prague", 1, 2),
        ("San Francisco", -8, -7),
        ("Seoul", 9, 9),
        ("Shenzhen", 8, 8),
        ("Singapore", 8, 8),
        ("Vancouver", -8, -7),
        ("Vienna", 1, 2),
        ("Yokohama", 9, 9),
    ];

    #[test]
    fn every_place_of_a_meeting_has_its_clocks() {
        let mut numbers: Vec<_> = body().meetings.iter().map(|place| place.number).collect();
        for MeetingPlace { number, city, zone } in &body().meetings {
            let clocks = TimeZone::get(zone).unwrap_or_else(|_| panic!("{number}: {zone} is no zone"));
            assert_eq!(clocks.iana_name(), Some(zone.as_str()), "{number}: the name is spelt as the IANA does");
            let hours = |month: i8| {
                let noon = jiff::civil::date(2026, month, 15).at(12, 0, 0, 0);
                clocks
                    .to_ambiguous_timestamp(noon)
                    .compatible()
                    .map(|at| clocks.to_offset(at).seconds() / 3600)
                    .unwrap()
            };
            let (_, winter, summer) = CLOCKS.iter().find(|(name, ..)| name == city).expect(city);
            assert_eq!((hours(1), hours(7)), (i32::from(*winter), i32::from(*summer)), "{number}: {city} in {zone}");
        }
        let count = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), count, "each meeting is in one place");
    }

    #[test]
    fn an_abbreviation_of_the_wrong_season_is_an_offset() {
        assert_eq!(of("22 July 2026, 16:00-18:00 CET"), "2026-07-22T15:00:00Z/2026-07-22T17:00:00Z UTC 1");
    }
}
