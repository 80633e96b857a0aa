//! Another program turns the slides and asks how the session stands: `chairside ctl` and the real windows.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::chairside::{Place, SOON};

const CHAIRSIDE: &str = env!("CARGO_BIN_EXE_chairside");

fn ctl(place: &Place, words: &[&str]) -> Output {
    Command::new(CHAIRSIDE).arg("ctl").args(words).arg("--data-dir").arg(place.path("data")).output().unwrap()
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

fn status(place: &Place) -> Value {
    let output = ctl(place, &["status", "--json"]);
    assert_eq!(code(&output), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn expect_soon(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < SOON, "{what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn another_program_runs_the_session_and_the_room_follows() {
    let place = Place::sample();
    assert_eq!(code(&ctl(&place, &["next"])), Some(3), "no session is open");
    let chairside = place.open();
    let mut watching = Command::new(CHAIRSIDE)
        .args(["ctl", "watch", "--data-dir"])
        .arg(place.path("data"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(watching.stdout.take().unwrap()).lines();
    let mut told = || serde_json::from_str::<Value>(&lines.next().unwrap().unwrap()).unwrap();
    assert_eq!(told()["version"], 1);

    let output = ctl(&place, &["note-well"]);
    assert_eq!(code(&output), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    chairside.expect_room("show:note-well/0");
    while told()["room"]["shows"] != "note-well" {}
    assert_eq!(code(&ctl(&place, &["note-well"])), Some(0));
    assert_eq!(code(&ctl(&place, &["goto", "3"])), Some(0));
    assert_eq!(status(&place)["slide"]["number"], 3);
    assert_eq!(code(&ctl(&place, &["prev"])), Some(0));
    assert!(status(&place)["slide"]["number"].as_u64().is_some_and(|number| number < 3));

    assert_eq!(code(&ctl(&place, &["timer", "pause"])), Some(1), "nothing runs");
    assert_eq!(code(&ctl(&place, &["goto", "999"])), Some(5), "there is no such slide");
    assert_eq!(code(&ctl(&place, &["tea"])), Some(2), "there is no such action");
    assert_eq!(code(&ctl(&place, &["next", "--session", "quic"])), Some(3));

    assert_eq!(code(&ctl(&place, &["next-item"])), Some(0));
    assert_eq!(code(&ctl(&place, &["timer", "start", "--session", "secdispatch"])), Some(0));
    assert_eq!(status(&place)["timer"]["state"], "running");
    assert_eq!(status(&place)["item"]["number"], 1);
    // All of it is in the journal, as if a key had done it.
    expect_soon("the journal has it", || place.count("item-begun") == 1 && place.count("time-started") == 1);
    watching.kill().unwrap();
    watching.wait().unwrap();
}

#[test]
fn with_two_sessions_open_it_has_to_be_said_which() {
    let place =
        Place::with_text("---\ngroup: one\nagenda:\n  - { title: Tea, time: 5m }\n---\n# One\n\n---\n\n# More\n");
    place.with_file("two.md", "---\ngroup: two\nagenda:\n  - { title: Tea, time: 5m }\n---\n# Two\n\n---\n\n# More\n");
    let _one = place.open();
    let mut two =
        Command::new(CHAIRSIDE).arg(place.path("two.md")).arg("--data-dir").arg(place.path("data")).spawn().unwrap();
    expect_soon("both are open", || String::from_utf8_lossy(&ctl(&place, &["sessions"]).stdout).lines().count() == 2);
    let output = ctl(&place, &["status"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(code(&output), Some(4), "{said}");
    assert!(said.contains("one (") && said.contains("two ("), "{said}");
    assert_eq!(code(&ctl(&place, &["last", "--session", "two"])), Some(0));
    let of = |name| {
        let output = ctl(&place, &["status", "--json", "--session", name]);
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    assert_eq!(of("two")["slide"]["number"], 2);
    assert_eq!(of("one")["slide"]["number"], 1);
    two.kill().unwrap();
    two.wait().unwrap();
    assert_eq!(code(&ctl(&place, &["status"])), Some(0), "the other is the only one now");
}
