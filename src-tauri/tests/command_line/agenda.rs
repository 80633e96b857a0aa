//! `chairside import agenda`.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::meeting::AGENDA;
use crate::run::Place;

const ONE: &str = "# IETF 126 QUIC WG Agenda\n\nWednesday, July 22 2026, 16:00-18:00 Europe/Vienna\n\n\
                   Blue sheets are automatic, says the secretariat\n\n* 5 min - Administrivia - *Chairs*\n\
                   * 15 min - Open issues, updates to qmux - *Lucas Pardue*\n";

#[test]
fn an_agenda_becomes_a_session_file_that_check_has_nothing_to_say_of() {
    let place = Place::new();
    place.write("agenda.md", ONE);
    let printed = place.run(&["import", "agenda", "agenda.md"]);
    assert_eq!(printed.status, Some(0), "{}", printed.err);
    assert!(
        printed.out.starts_with("---\n# Only you") && printed.out.contains("title: \"Open issues, updates to qmux\"")
    );
    assert!(printed.err.contains("agenda.md:5: not an item, kept as a comment ("), "{}", printed.err);
    let written = place.run(&["import", "agenda", "agenda.md", "-o", "session.md"]);
    assert_eq!(written.out, "session.md: 2 items, 20 min\nLook at it, then show it: chairside session.md\n");
    assert_eq!(place.read("session.md"), printed.out);
    let checked = place.run(&["check", "session.md"]);
    assert_eq!((checked.status, checked.err.as_str()), (Some(0), ""));
    for line in [
        "QUIC · IETF 126",
        "Wed 22 Jul 2026, 16:00–18:00 Europe/Vienna (2 h 00 min)",
        "2 items, 20 of the slot's 120 min",
    ] {
        assert!(checked.out.contains(line), "{line} in {}", checked.out);
    }
}

#[test]
fn no_file_is_ever_replaced() {
    let place = Place::new();
    place.write("agenda.md", ONE);
    place.write("mine.md", "mine");
    let ran = place.run(&["import", "agenda", "agenda.md", "-o", "mine.md"]);
    assert_eq!((ran.status, place.read("mine.md").as_str()), (Some(2), "mine"));
    assert!(ran.err.contains("mine.md is there already and stays as it is. Name another file"), "{}", ran.err);
    let ran = place.run(&["import", "agenda", "agenda.md", "-o", "none/session.md"]);
    assert!(ran.status == Some(2) && ran.err.contains("none/session.md was not written"), "{}", ran.err);
}

#[test]
fn standard_input_is_an_agenda_too_and_one_of_several_sessions_is_chosen() {
    let place = Place::new();
    let ran = place.run_with(&["import", "agenda", "-"], ONE);
    assert!(ran.status == Some(0) && ran.out.contains("group: quic"), "{}", ran.err);
    let ran = place.run_with(&["import", "agenda", "-"], AGENDA);
    assert_eq!((ran.status, ran.out.as_str()), (Some(2), ""));
    for line in [
        "standard input has 2 sessions. Choose one with --session:\n",
        "  2: quic, IETF 126, 2026-07-24 09:00, 1 item (line ",
    ] {
        assert!(ran.err.contains(line), "{line} in {}", ran.err);
    }
    let ran = place.run_with(&["import", "agenda", "-", "--session", "2"], AGENDA);
    assert!(ran.out.contains("title: Extended key update") && !ran.out.contains("qmux"), "{}", ran.out);
    let ran = place.run_with(&["import", "agenda", "-", "--session", "3"], AGENDA);
    assert!(ran.err.contains("standard input has 2 sessions, and no number 3. Choose one"), "{}", ran.err);
}

#[test]
fn what_is_no_agenda_is_said() {
    let place = Place::new();
    place.write("prose.md", "# Hello\n\nNothing to see here.\n");
    for (file, words) in [
        ("prose.md", "prose.md: no agenda item was found"),
        ("missing.md", "missing.md cannot be read"),
        (".", ". is a folder"),
        ("/dev/zero", "/dev/zero is not a plain file"),
    ] {
        let ran = place.run(&["import", "agenda", file]);
        assert!(ran.status == Some(2) && ran.err.contains(words), "{words} in {}", ran.err);
    }
    let ran = place.run_with(&["import", "agenda", "-"], "");
    assert!(ran.err.contains("standard input: no agenda item was found"), "{}", ran.err);
}

#[test]
fn a_huge_agenda_takes_bounded_time_and_memory() {
    let place = Place::new();
    let lines = |count: usize, title: &str| {
        (0..count).fold(String::new(), |mut text, number| {
            let _ = writeln!(text, "* 5 min - {title} {number} - *Ana Lopez*");
            text
        })
    };
    let prose = "A line that says nothing of an agenda and that nobody will ever miss.\n".repeat(7_000);
    let cases = [
        (
            "five thousand items",
            lines(5000, "Topic"),
            "this session has 5000 items, and a session file has 500 at most",
        ),
        ("half a MB of items", lines(10_000, "Topic with a title"), "items, and a session file has 500 at most"),
        ("half a MB of prose", prose.clone(), "no agenda item was found"),
        ("one line of 2 MB", "* 5 min - ".to_owned() + &"word ".repeat(400_000), ""),
        ("2 MB of brackets", "[(".repeat(1_000_000), "no agenda item was found"),
        ("10 MB", prose.repeat(20), "standard input is longer than 2 MiB, which no agenda is"),
    ];
    place.write("large.md", prose.repeat(20));
    let ran = place.run(&["import", "agenda", "large.md"]);
    assert!(ran.status == Some(2) && ran.err.contains("large.md is too large"), "{}", ran.err);
    for (name, text, words) in cases {
        let start = Instant::now();
        let ran = place.run_with(&["import", "agenda", "-"], &text);
        let took = start.elapsed();
        println!("{name}: {took:?}, {} MiB", ran.peak);
        assert!(ran.err.contains(words), "{name}: {:.500}", ran.err);
        assert!(took < Duration::from_mins(1), "{name}: {took:?}");
        assert!(ran.peak < 512, "{name}: {} MiB", ran.peak);
    }
}
