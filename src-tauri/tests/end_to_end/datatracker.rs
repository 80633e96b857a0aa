//! A session from the Datatracker, as a chair gets it in the start window: from a server that answers as the Datatracker does.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;

use crate::accessible::violations_in;
use crate::chairside::SOON;
use crate::driver::{Driver, Key};
use crate::gallery::keep_picture;
use crate::meeting::{datatracker, path_of, pdf};
use crate::server::{Fake, Reply};
use crate::start::{PROGRAM, Started, nothing_overlaps};

/// The start window of a program that asks this server and saves in a folder of its own.
fn started(server: &str, scheme: &str) -> (Started, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_path_buf();
    std::fs::create_dir(place.join("data")).unwrap();
    std::fs::write(place.join("data/settings.toml"), format!("theme = \"{scheme}\"\n")).unwrap();
    // A session that was opened before says where the next one goes.
    let before = json!([{ "path": place.join("ietf125-quic/session.md"), "session": "quic", "name": "quic · IETF 125",
        "start": null, "zone": "UTC", "is_talk": false, "minutes": null, "at": "2026-03-18T14:00:00Z" }]);
    std::fs::write(place.join("data/journal.opened.json"), before.to_string()).unwrap();
    (open(folder, server), place)
}

fn open(folder: TempDir, server: &str) -> Started {
    let data = folder.path().join("data");
    let args = [OsStr::new("--data-dir"), data.as_os_str(), OsStr::new("--datatracker"), OsStr::new(server)];
    let driver = Driver::start(Path::new(PROGRAM), &args, &[]).unwrap();
    driver.switch_to_window_where("return document.querySelector('.start main') !== null").unwrap();
    Started { driver, folder }
}

/// Types into the fields of the form, and presses Enter.
fn ask(started: &Started, meeting: &str, group: &str) {
    let empty = "document.querySelectorAll('.chair input').forEach((input) => {
        input.value = ''; input.dispatchEvent(new Event('input', { bubbles: true })) });
        document.querySelectorAll('.chair input')[arguments[0]].focus()";
    started.driver.script(empty, &[json!(0)]).unwrap();
    started.driver.keys(meeting).unwrap();
    started.driver.script("document.querySelectorAll('.chair input')[1].focus()", &[]).unwrap();
    started.driver.keys(group).unwrap();
    started.driver.keys(&Key::ENTER.to_string()).unwrap();
}

fn slow(fake: &Fake) {
    fake.on(&path_of("slides-126-quic-other"), Reply::Drip(Duration::from_millis(10), pdf("Unrelated", 4000)));
}

#[test]
fn a_session_is_found_chosen_matched_stopped_resumed_and_opened() {
    let fake = datatracker();
    slow(&fake);
    let (started, place) = started(&fake.url(""), "dark");
    started.expect("Get it from the Datatracker");
    ask(&started, "126", "quic");
    started.expect("2 sessions: choose one");
    assert_eq!(violations_in(&started.driver), "", "the choice");
    started.click(".sessions button", "Wed 22 Jul 2026, 16:00–18:00 Europe/Vienna");
    started.expect("4 items, 50 min");
    started.expect("most words of the titles are the same");
    assert_eq!(violations_in(&started.driver), "", "the decks");
    // The deck that fits nothing is for the last item.
    let choose = "const select = document.querySelectorAll('.decks select')[3];
        select.value = '5'; select.dispatchEvent(new Event('change', { bubbles: true }))";
    started.driver.script(choose, &[]).unwrap();
    started.expect("you chose it");

    started.click("button", "Save and open");
    started.expect("Stop");
    let arrives = "return (document.querySelectorAll('.far')[3]?.innerText ?? '').includes('bytes')";
    started.driver.wait_until("arrives", SOON, |driver| Ok(driver.script(arrives, &[])? == true)).unwrap();
    started.click("button", "Stop");
    started.expect("no session was made");
    assert!(!place.join("ietf126-quic-1/session.md").exists());
    fake.on(&path_of("slides-126-quic-other"), Reply::Body(200, pdf("Unrelated", 4000)));
    started.click("button", "Resume");
    started.expect("4 of 5 decks are there");
    started.expect("it is a .txt file. Ask the presenter for a PDF");
    assert_eq!(violations_in(&started.driver), "", "what is missing");
    started.click("button", "Open the session");
    let (chairside, _folder) = started.session();
    chairside.expect_room("holding");
    let said = std::fs::read_to_string(place.join("ietf126-quic-1/session.md")).unwrap();
    assert!(said.contains("deck: slides-126-quic-other-02.pdf"), "{said}");
    assert_eq!(
        std::fs::read(place.join("ietf126-quic-1/slides-126-quic-other-02.pdf")).unwrap(),
        pdf("Unrelated", 4000)
    );
}

#[test]
fn a_wrong_name_and_nobody_there_are_said_and_nothing_is_made() {
    let fake = datatracker();
    let (started, place) = started(&fake.url(""), "light");
    ask(&started, "126", "quci");
    started.expect("quci has no session at IETF 126. Did you mean quic?");
    assert_eq!(violations_in(&started.driver), "", "a wrong name");
    started.click(".nearest button", "quic");
    started.expect("2 sessions: choose one");
    started.driver.keys(&Key::ESCAPE.to_string()).unwrap();
    started.expect("Chair a session");
    let typed = "return document.querySelectorAll('.chair input')[1].value";
    assert_eq!(started.driver.script(typed, &[]).unwrap(), "quic", "the name that was meant stands there");
    ask(&started, "", "quic");
    started.expect("Type the meeting, such as IETF 126");
    started.driver.quit().unwrap();

    let offline = open(started.folder, "http://127.0.0.1:9/");
    ask(&offline, "IETF 126", "quic");
    offline.expect("Asking 127.0.0.1 for quic at IETF 126…");
    offline.expect("127.0.0.1 cannot be reached");
    offline.driver.quit().unwrap();
    let made: Vec<_> =
        std::fs::read_dir(&place).into_iter().flatten().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(made, ["data"]);
}

fn every_state_fits(scheme: &str) {
    let fake = datatracker();
    slow(&fake);
    let (started, _place) = started(&fake.url(""), scheme);
    let keep = |name: &str| {
        for (width, height) in [(1280, 720), (1920, 1080)] {
            started.driver.resize(width, height).unwrap();
            nothing_overlaps(&started.driver, &format!("{name}, {width} × {height}, {scheme}"));
            keep_picture(&started.driver, &format!("start-{name}-{width}-{scheme}"));
        }
        assert_eq!(violations_in(&started.driver), "", "{name}, {scheme}");
    };
    ask(&started, "126", "quci");
    started.expect("Did you mean quic?");
    keep("not-found");
    ask(&started, "126", "quic");
    started.expect("2 sessions: choose one");
    keep("sessions");
    started.click(".sessions button", "16:00–18:00");
    started.expect("4 items, 50 min");
    keep("decks");
    started.click("button", "Save and open");
    started.expect("3 of 5 decks are there");
    keep("fetching");
    started.click("button", "Stop");
    started.expect("no session was made");
    keep("stopped");
    fake.on(&path_of("slides-126-quic-other"), Reply::Body(200, pdf("Unrelated", 4000)));
    started.click("button", "Resume");
    started.expect("4 of 5 decks are there");
    keep("there");
}

#[test]
fn every_state_fits_in_the_dark_scheme() {
    every_state_fits("dark");
}

#[test]
fn every_state_fits_in_the_light_scheme() {
    every_state_fits("light");
}
