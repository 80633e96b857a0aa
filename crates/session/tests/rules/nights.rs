//! Sessions over midnight and through the nights in which clocks are changed: what is printed, and what is typed.

use chairside_session::content::{SessionContent, Slot};
use chairside_session::file::read;
use chairside_session::snapshot::Advice;
use chairside_session::{Intent, minutes};

use crate::support::{Chair, item, sec_dispatch};

/// A session of four items of 45 minutes, with the chair at its start.
fn night(zone: &str, start: &str, hours: i64) -> Chair {
    let start: jiff::Timestamp = start.parse().unwrap();
    let slot = Slot { start, end: start + jiff::SignedDuration::from_hours(hours) };
    let agenda = ["one", "two", "three", "four"].map(|id| item(id, 45)).to_vec();
    let mut chair = Chair::opens(SessionContent { zone: zone.into(), slot: Some(slot), agenda, ..sec_dispatch() });
    chair.clock.at_instant(&start.to_string());
    chair
}

fn planned(chair: &Chair) -> Vec<String> {
    chair.snapshot().agenda.into_iter().map(|row| row.planned).collect()
}

#[test]
fn the_agenda_over_midnight_has_the_date_of_the_next_day() {
    let chair = night("UTC", "2021-11-09T22:00:00Z", 3);
    assert_eq!(planned(&chair), ["22:00–22:45", "22:45–23:30", "23:30 – 10 Nov 00:15", "10 Nov 00:15–01:00"]);
    // The same session for a chair in New York is over before midnight there.
    let there = night("America/New_York", "2021-11-09T22:00:00Z", 3);
    assert_eq!(planned(&there), ["17:00–17:45", "17:45–18:30", "18:30–19:15", "19:15–20:00"]);
}

#[test]
fn the_agenda_of_the_night_to_summer_time_has_each_instants_own_offset() {
    let chair = night("Europe/Prague", "2027-03-28T00:00:00Z", 3);
    assert_eq!(planned(&chair), ["01:00–01:45", "01:45 CET – 03:30 CEST", "03:30–04:15 CEST", "04:15–05:00 CEST"]);
    let card = chairside_session::snapshot::session_card(chair.state(), Advice::default(), Vec::new(), "");
    assert!(card.header.slot == "Sun 28 Mar 2027 · 01:00 CET – 05:00 CEST", "{}", card.header.slot);
    // The window is told the change, so that a projected end has its own offset too.
    let zone: Vec<_> = chair.snapshot().clocks.zone.into_iter().map(|zone| (zone.offset_s, zone.name)).collect();
    assert_eq!(zone[..2], [(3600, "CET".into()), (7200, "CEST".into())]);
}

#[test]
fn minutes_say_which_of_two_equal_times_it_was() {
    let mut chair = night("Europe/Prague", "2027-10-30T23:45:00Z", 3);
    chair.press("Shift+→ P");
    chair.clock.passes(crate::support::minutes(45));
    chair.press("Shift+→ P");
    chair.clock.passes(crate::support::minutes(60));
    chair.wants(&Intent::Note { text: "It is half past two again".into() });
    chair.wants(&Intent::EndSession);
    let text = minutes::minutes(&chair.run, minutes::Options::default());
    for expected in [
        "Sunday, 31 October 2027, 01:45 CEST – 03:45 CET, held 01:45 CEST – 02:30 CET",
        "02:30 CEST – 02:30 CET, took 60 of 45 min",
        "02:30 CET It is half past two again",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    let report = minutes::report(&chair.run);
    assert!(report.contains("on 31 October 2027, 01:45 CEST – 02:30 CET"), "{report}");
}

#[test]
fn a_typed_start_that_does_not_exist_is_refused_with_the_two_ways_to_type_it() {
    let mut chair = night("Europe/Prague", "2027-03-28T00:00:00Z", 3);
    let start = |at: &str| Intent::SetStart { item: "three".into(), at: at.into() };
    let said = "On 28 Mar 2027 the clocks go forward and never show 02:30. Type 01:30 or 03:30.";
    assert!(chair.wants(&start("02:30")).facts.is_empty());
    assert_eq!(chair.notice(), said);
    // An end that is typed, too.
    chair.press("Shift+→ P");
    assert!(chair.wants(&Intent::SetMinutes { item: "one".into(), minutes: "02:30".into() }).facts.is_empty());
    assert_eq!(chair.notice(), said);
    chair.wants(&start("03:30"));
    assert_eq!(chair.snapshot().agenda[2].fixed_start.as_deref(), Some("03:30 CEST"));
}

#[test]
fn a_typed_start_that_comes_twice_says_which_is_meant_and_can_mean_the_other() {
    let mut chair = night("Europe/Prague", "2027-10-30T23:45:00Z", 3);
    let start = |at: &str| Intent::SetStart { item: "three".into(), at: at.into() };
    chair.wants(&start("02:30"));
    assert_eq!(
        chair.notice(),
        "On 31 Oct 2027 the clocks show that time twice. 02:30 CEST is meant; for the other type 02:30 CET."
    );
    let fixed = |chair: &Chair| chair.state().content.agenda[2].fixed_start.unwrap().to_string();
    assert_eq!(fixed(&chair), "2027-10-31T00:30:00Z");
    chair.wants(&start("02:30 CET"));
    assert_eq!((fixed(&chair).as_str(), chair.notice()), ("2027-10-31T01:30:00Z", ""));
    let row = &chair.snapshot().agenda[2];
    assert_eq!((row.fixed_start.as_deref(), row.fixed_start_typed.as_str()), (Some("02:30 CET"), "02:30 CET"));
    // An end of minutes: the first is an hour from now, the second two.
    chair.press("Shift+→ P");
    chair.wants(&Intent::SetMinutes { item: "one".into(), minutes: "02:45".into() });
    assert!(chair.notice().contains("02:45 CEST is meant; for the other type 02:45 CET"), "{}", chair.notice());
}

#[test]
fn a_time_typed_on_a_day_that_the_clocks_leave_out_is_the_next_days() {
    // Samoa had no 30 December 2011. The session begins at 23:00 on the 29th.
    let mut chair = night("Pacific/Apia", "2011-12-30T09:00:00Z", 15);
    chair.wants(&Intent::SetStart { item: "three".into(), at: "12:00".into() });
    let fixed = chair.state().content.agenda[2].fixed_start.unwrap().to_string();
    assert_eq!((fixed.as_str(), chair.notice()), ("2011-12-30T22:00:00Z", ""));
    chair.press("Shift+→ P");
    chair.wants(&Intent::SetMinutes { item: "one".into(), minutes: "00:30".into() });
    assert_eq!(chair.notice(), "");
}

#[test]
fn a_session_file_with_such_times_is_an_error_or_says_which_is_meant() {
    let said = |yaml: &str| read("s.md", yaml, 2).1.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        said("time-zone: Europe/Prague\nstart: 2027-03-28T02:30\nend: 2027-03-28T05:00"),
        ["s.md:3: error: `start: 2027-03-28T02:30` does not exist: on 28 Mar 2027 the clocks go forward over it; \
          write `2027-03-28T01:30` or `2027-03-28T03:30`"]
    );
    assert_eq!(
        said("time-zone: Europe/Prague\nstart: 2027-10-31T02:30\nend: 2027-10-31T05:00"),
        ["s.md:3: warning: `start: 2027-10-31T02:30` comes twice on 31 Oct 2027, as the clocks go back; the first is \
          meant, 02:30 CEST; write `2027-10-31T02:30+01:00` for the other, or `2027-10-31T02:30+02:00` to be clear"]
    );
    let agenda = |at: &str| {
        let slot = "time-zone: Europe/Prague\nstart: 2027-10-31T01:00\nend: 2027-10-31T05:00";
        said(&format!("{slot}\nagenda: [{{ title: A, at: {at} }}]"))
    };
    assert_eq!(
        agenda("2:30"),
        [
            "s.md:5: warning: `at: 2:30` comes twice on 31 Oct 2027, as the clocks go back; the first is meant, 02:30 CEST; \
          write `02:30 CET` for the other, or `02:30 CEST` to be clear"
        ]
    );
    for clear in ["02:30 CET", "02:30 CEST", "02:30+01:00", "2027-10-31T02:30+01:00", "03:30"] {
        assert_eq!(agenda(clear), [] as [&str; 0], "{clear}");
    }
    assert_eq!(agenda("02:30 EST").len(), 1);
    // A whole day was left out once: the two ways to write it have their dates.
    assert_eq!(
        said(
            "time-zone: Pacific/Apia\nstart: 2011-12-29T23:00\nend: 2011-12-31T01:00\nagenda: [{ title: A, at: 12:00 }]"
        ),
        ["s.md:5: error: `at: 12:00` does not exist: on 30 Dec 2011 the clocks go forward over it; write \
          `2011-12-29T12:00` or `2011-12-31T12:00`"]
    );
    assert_eq!(
        said("start: 2026-02-30T12:00\nend: 2026-03-01T12:00"),
        ["s.md:2: error: `start: 2026-02-30T12:00` is on 2026-02-30, a day that does not exist; write a date of the \
          calendar, as in `2021-11-09T12:00`"]
    );
    for start in ["12026-02-28T12:00", "12026-02-28", "9999-12-31T23:59"] {
        let said = said(&format!("start: {start}\nend: 2026-03-01T12:00"));
        assert!(
            said[0].starts_with(&format!("s.md:2: error: `start: {start}` is out of range: the year ")),
            "{said:?}"
        );
    }
}
