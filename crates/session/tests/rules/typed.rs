//! Minutes as a chair types them: what is read, and what is refused in which words.

use chairside_session::typed_minutes::{Refusal, TypedMinutes, typed_minutes};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::support::{minutes, span};

/// Prague, where it is 12:20 in winter; and the night to winter time, when it is 02:50 for the first time.
const NOON: &str = "2021-11-09T11:20:00Z";
const NIGHT: &str = "2021-10-31T00:50:00Z";

fn said(text: &str, now: &str) -> String {
    let zone = TimeZone::get("Europe/Prague").unwrap();
    match typed_minutes(text, now.parse().unwrap(), &zone) {
        Ok(TypedMinutes::Length(length)) => span(length),
        Ok(TypedMinutes::Change(by)) => format!("by {}", span(by)),
        Ok(TypedMinutes::Until(until)) => until.to_string(),
        Err(refusal) => format!("{refusal:?}"),
    }
}

#[test]
fn minutes_are_read_as_people_type_them() {
    let cases = [
        ("7", "7:00"),
        (" 7m ", "7:00"),
        ("25 min", "25:00"),
        ("1h30", "1:30:00"),
        ("1h30m", "1:30:00"),
        ("2H", "2:00:00"),
        ("90s", "1:30"),
        ("0", "0:00"),
        ("+5", "by 5:00"),
        ("+ 5 min", "by 5:00"),
        ("-5", "by −5:00"),
        ("−5m", "by −5:00"),
        ("+1h", "by 1:00:00"),
        // 12:45 in Prague is 11:45 UTC.
        ("12:45", "2021-11-09T11:45:00Z"),
        ("12:20", "FarOff"),
        ("12:21", "2021-11-09T11:21:00Z"),
        ("0:15", "2021-11-09T23:15:00Z"),
        ("00:20", "2021-11-09T23:20:00Z"),
        ("9:05", "FarOff"),
        ("1:30", "FarOff"),
        ("", "Nothing"),
        ("  ", "Nothing"),
        ("+", "NotMinutes"),
        ("+-5", "NotMinutes"),
        ("--5", "NotMinutes"),
        ("seven", "NotMinutes"),
        ("24:00", "NotMinutes"),
        ("12:60", "NotMinutes"),
        ("12:5", "NotMinutes"),
        ("12:45:30", "NotMinutes"),
        ("+12:45", "NotMinutes"),
        ("1.5", "NotMinutes"),
        ("25h", "TooLong"),
        ("99999999999999999999", "TooLong"),
    ];
    for (text, reads) in cases {
        assert_eq!(said(text, NOON), reads, "{text}");
    }
}

#[test]
fn a_time_that_comes_twice_in_the_night_is_the_next_one() {
    assert_eq!(said("02:55", NIGHT), "2021-10-31T00:55:00Z");
    assert_eq!(said("02:45", NIGHT), "2021-10-31T01:45:00Z", "the clocks show it again an hour later");
    assert_eq!(said("03:00", NIGHT), "2021-10-31T02:00:00Z");
}

#[test]
fn what_is_typed_is_applied_to_the_time_an_item_has() {
    let at = |time: &str| -> Timestamp { format!("2021-11-09T{time}:00Z").parse().unwrap() };
    let half_past = at("12:30");
    let cases = [
        (TypedMinutes::Length(minutes(7)), Ok(minutes(7))),
        (TypedMinutes::Change(minutes(5)), Ok(minutes(30))),
        (TypedMinutes::Change(minutes(-25)), Ok(SignedDuration::ZERO)),
        (TypedMinutes::Change(minutes(-26)), Err(Refusal::BelowNothing)),
        (TypedMinutes::Change(minutes(24 * 60)), Err(Refusal::TooLong)),
        (TypedMinutes::Until(at("12:45")), Ok(minutes(15))),
        (TypedMinutes::Until(half_past), Err(Refusal::BeforeItsStart)),
        (TypedMinutes::Until(at("12:00")), Err(Refusal::BeforeItsStart)),
    ];
    for (typed, whole) in cases {
        assert_eq!(typed.applied(minutes(25), half_past), whole, "{typed:?}");
    }
}

#[test]
fn a_refusal_says_what_to_type() {
    use Refusal::{BeforeItsStart, BelowNothing, FarOff, NotMinutes, Nothing, TooLong};
    for refusal in [Nothing, NotMinutes, TooLong, FarOff, BeforeItsStart] {
        assert!(refusal.clone().words().contains("ype "), "{refusal:?}");
    }
    assert!(BelowNothing.words().contains("that many minutes"));
}

proptest::proptest! {
    #[test]
    fn nothing_typed_makes_it_panic(text in "(?s)[-+0-9:hms −]{0,12}|.{0,20}") {
        let _ = said(&text, NOON);
    }
}
