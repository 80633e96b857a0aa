//! The ten everyday jobs of docs/jobs.md: each row's keys are pressed here, and must do what the row says.

use crate::chairside::{Chairside, Place, SOON};
use crate::driver::{Key, Modifier};

/// A working group's session that began two minutes ago by the simulated clock.
const SESSION: &str = "---
group: quic
meeting: IETF 126
title: QUIC
start: 2026-07-22T14:00:00Z
end: 2026-07-22T14:30:00Z
agenda:
  - title: Administrivia
    presenter: Chairs
    time: 5m
  - title: Reverso for QUIC
    presenter: Florentin Rochet
    time: 10m
    question: Should we adopt it?
  - title: Anything else
    presenter: Lucas Pardue
    time: 14m
---
# QUIC
";

/// A row of the table.
struct Job {
    name: String,
    count: usize,
    strokes: Vec<Stroke>,
}

/// A key on its cap, or words.
#[derive(Debug, PartialEq)]
enum Stroke {
    Key(String),
    Words(String),
}

fn jobs() -> Vec<Job> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/jobs.md");
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| job"));
    rows.map(|row| {
        let cells: Vec<_> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        Job { name: cells[0].into(), count: cells[2].parse().unwrap(), strokes: strokes(cells[3]) }
    })
    .collect()
}

/// "`I` *Ada, Grace* `Enter`"
fn strokes(cell: &str) -> Vec<Stroke> {
    let mut strokes = Vec::new();
    let mut rest = cell.trim();
    while let Some(mark) = rest.chars().next() {
        let (inside, after) = rest[1..].split_once(mark).unwrap_or_else(|| panic!("{cell}"));
        strokes.push(if mark == '`' { Stroke::Key(inside.into()) } else { Stroke::Words(inside.into()) });
        rest = after.trim_start();
    }
    strokes
}

fn strike(chairside: &Chairside, stroke: &Stroke) {
    chairside.in_presenter();
    match stroke {
        Stroke::Words(words) => chairside.press(words),
        Stroke::Key(cap) => match cap.as_str() {
            "Esc" => chairside.press(&Key::ESCAPE.to_string()),
            "Enter" => chairside.press(&Key::ENTER.to_string()),
            "Shift+→" => chairside.shift(Key::RIGHT),
            "Ctrl+K" => {
                chairside.driver.press('k', &[Modifier::Control]).unwrap();
                chairside.expect_chair("Every action");
                chairside.in_presenter();
            }
            "Shift+W" => chairside.driver.press('w', &[Modifier::Shift]).unwrap(),
            cap => chairside.press(&cap.to_lowercase()),
        },
    }
    std::thread::sleep(std::time::Duration::from_millis(350));
}

fn set_clock(place: &Place, time: &str) {
    place.with_file("clock~", format!("2026-07-22T{time}Z"));
    std::fs::rename(place.path("clock~"), place.path("clock")).unwrap();
}

/// The facts that the journal must have once a job is done: each kind with its number.
const DONE: [(&str, &[(&str, usize)]); 10] = [
    ("Show the Note Well", &[("drawn", 1)]),
    ("Begin the next item", &[("item-begun", 2)]),
    ("Put three people", &[("queue-joined", 3)]),
    ("Begin the discussion", &[("discussion-begun", 1), ("speaker-began", 1)]),
    ("Write a note", &[("noted", 1)]),
    ("Take a poll", &[("poll-counted", 1)]),
    ("Record the outcome", &[("outcome-recorded", 1)]),
    ("Give the item", &[("time-added", 5)]),
    ("Late in the session", &[("time-given", 1)]),
    ("End the session", &[("session-ended", 1), ("minutes-copied", 1)]),
];

#[test]
fn everyday_jobs_take_the_keys_that_the_docs_say() {
    let place = Place::with_deck("quic.md", SESSION);
    set_clock(&place, "14:01:00");
    let clock = place.path("clock");
    let chairside = place.open_with(&["--simulated-clock", clock.to_str().unwrap()]);
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Administrivia");
    let jobs = jobs();
    assert_eq!(jobs.len(), DONE.len());
    for (job, (name, facts)) in jobs.iter().zip(DONE) {
        assert!(job.name.starts_with(name), "{} is not {name}", job.name);
        let keys = job.strokes.iter().filter(|stroke| matches!(stroke, Stroke::Key(_))).count();
        assert_eq!(keys, job.count, "{}", job.name);
        if name == "Late in the session" {
            set_clock(&place, "14:20:00");
            chairside.expect_chair("End by");
        }
        if name == "End the session" {
            chairside.in_presenter();
            chairside.shift(Key::RIGHT);
            chairside.expect_up("3 Anything else");
        }
        for stroke in &job.strokes {
            strike(&chairside, stroke);
        }
        for (fact, number) in facts {
            let waited = chairside.driver.wait_until(name, SOON, |_| Ok(place.count(fact) == *number));
            assert!(waited.is_ok(), "{name}: {} of {fact}, not {number}", place.count(fact));
        }
    }
}
