//! A session from the Datatracker, as a chair gets it in the start window: from a server that answers as the Datatracker does.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;

use crate::accessible::{violations, violations_in};
use crate::chairside::{Place, SOON, click};
use crate::driver::{Driver, Key, Modifier};
use crate::gallery::keep_picture;
use crate::meeting::{datatracker, path_of, pdf};
use crate::server::{Fake, Reply, text};
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

#[test]
fn a_session_is_opened_while_a_deck_still_comes_and_gets_it_then() {
    let fake = datatracker();
    fake.on(&path_of("slides-126-quic-qmux"), Reply::Drip(Duration::from_millis(2), pdf("qmux", 1500)));
    let (started, place) = started(&fake.url(""), "dark");
    ask(&started, "126", "quic");
    started.click(".sessions button", "16:00–18:00");
    started.click("button", "Save and open");
    started.expect("3 of 5 decks are there");
    started.click("button:enabled", "Open it now");
    let (chairside, _folder) = started.session();
    chairside.expect_room("holding");
    assert!(!place.join("ietf126-quic-1/slides-126-quic-qmux-02.pdf").exists(), "it came too soon for this test");
    chairside.expect_chair("1 deck is still coming from the Datatracker");
    chairside.expect_chair("slides-126-quic-qmux-02.pdf ready, 1 slide");
    chairside.in_presenter().press(Key::RIGHT, &[Modifier::Shift]).unwrap();
    chairside.in_presenter().press(Key::RIGHT, &[Modifier::Shift]).unwrap();
    chairside.expect_room("late:slides-126-quic-qmux-02.pdf/0");
    assert!(!chairside.chair_reads().contains("still coming"));
}

/// A session that was made of what the server had, with an item of the chair's own.
fn made(fake: &Fake, scheme: &str) -> Place {
    let place = Place::with_text(
        "---\nmeeting: IETF 126\ngroup: quic\ntitle: QUIC\n\nstart: 2026-07-22T16:00 # Wednesday\nend: 2026-07-22T18:00\n\
         time-zone: Europe/Vienna\nchairs: [{ name: Lars Example, email: lars@example.com }]\nopen-with: []\n\ndeck: slides-126-quic-chair-slides-02.pdf\nagenda:\n  - title: Mine\n    time: 5m\n  \
         - title: Open issues, updates to qmux\n    time: 15m\n    deck: slides-126-quic-qmux-02.pdf\n  \
         - title: Multipath deployment\n    time: 20m\n---\n",
    );
    for (name, title) in [("slides-126-quic-chair-slides", "Chair slides"), ("slides-126-quic-qmux", "qmux as it was")]
    {
        place.with_file(&format!("{name}-02.pdf"), pdf(title, 2000));
    }
    place.choose_theme(scheme);
    let deck = |name: &str, title: &str, revision: &str| {
        let url = fake.url(&format!("meeting/126/materials/{name}-{revision}"));
        fake.on(&format!("/meeting/126/materials/{name}-{revision}.pdf"), Reply::Body(200, pdf(title, 2000)));
        json!({ "title": title, "rev": revision, "ext": "pdf", "order": 0, "url": url })
    };
    let decks = [
        deck("slides-126-quic-chair-slides", "Chair slides", "02"),
        deck("slides-126-quic-qmux", "qmux as it is now", "03"),
        deck("slides-126-quic-multipath", "Multipath deployment", "00"),
        deck("slides-126-quic-other", "Unrelated", "00"),
    ];
    let materials = json!({ "url": null, "slides": { "decks": decks }, "minutes": null });
    fake.on("/api/meeting/session/3/materials", text(&materials.to_string()));
    let entry = json!({ "sessionId": 3, "acronym": "quic", "groupAcronym": "quic", "groupName": "QUIC", "duration": 3600,
        "startDateTime": "2026-07-23T07:30:00+00:00", "status": "sched", "room": "Hall B" });
    let data = json!({ "meeting": { "timezone": "Europe/Vienna" }, "schedule": [entry] });
    fake.on("/api/meeting/126/agenda-data", text(&data.to_string()));
    place
}

#[test]
fn ctrl_u_shows_what_changed_and_takes_what_is_ticked_and_the_chairs_edit_stays() {
    let fake = datatracker();
    let place = made(&fake, "dark");
    let chairside = place.open_with(&["--datatracker", &fake.url("")]);
    chairside.in_presenter().press(Key::RIGHT, &[Modifier::Shift]).unwrap();
    chairside.expect_up("1 Mine");
    chairside.in_presenter().press(Key::RIGHT, &[Modifier::Shift]).unwrap();
    chairside.expect_up("2 Open issues");
    chairside.expect_room("slides-126-quic-qmux-02.pdf/0");
    // The chair's edit: two minutes more.
    chairside.press("+");
    chairside.press("+");
    chairside.expect_chair("17");
    assert_eq!(fake.requests(), Vec::<String>::new(), "nothing is asked by itself");

    chairside.in_presenter().press('u', &[Modifier::Control]).unwrap();
    chairside.expect_chair("4 changes. Nothing is taken before you say so");
    for words in [
        "Another time: Thu 23 Jul 2026, 09:30–10:30 Europe/Vienna (60 min)",
        "Revision 03 of “qmux as it is now”",
        "2 Open issues, updates to qmux, which has slides-126-quic-qmux-02.pdf",
        "For 3 Multipath deployment: the titles agree",
        "No item fits its title",
    ] {
        chairside.expect_chair(words);
    }
    assert_eq!(violations(&chairside), "", "the changes");
    assert!(!place.path("slides-126-quic-qmux-03.pdf").exists());
    let room = chairside.room_sees();
    // A letter is a command of no one while the list is open.
    chairside.in_presenter();
    chairside.press("b");
    assert_eq!(chairside.room_sees(), room);
    click(&chairside, "Take what is ticked");
    chairside.expect_chair("slides-126-quic-qmux-03.pdf ready, 1 slide");
    assert_eq!(chairside.room_sees(), room, "the room sees nothing of it yet");
    let said = std::fs::read_to_string(place.file()).unwrap();
    assert!(said.contains("start: 2026-07-23T09:30 # Wednesday\nend: 2026-07-23T10:30\n"), "{said}");
    assert!(
        said.contains("- title: Mine\n    time: 5m\n") && said.contains("deck: slides-126-quic-qmux-02.pdf"),
        "{said}"
    );
    // A key pressed before the question was seen does not answer it.
    std::thread::sleep(Duration::from_millis(500));
    chairside.in_presenter().press(Key::ENTER, &[Modifier::Control]).unwrap();
    chairside.expect_room("late:slides-126-quic-qmux-03.pdf/0");
    chairside.expect_chair("17");
    chairside.expect_chair("09:30");
    assert!(
        place.path("slides-126-quic-multipath-00.pdf").exists() && !place.path("slides-126-quic-other-00.pdf").exists()
    );
    // Saved by the chair, the file names both.
    chairside.in_presenter().press('s', &[Modifier::Control]).unwrap();
    chairside.expect_chair("Agenda saved to");
    let said = std::fs::read_to_string(place.file()).unwrap();
    for part in
        ["time: 15m\n    deck: slides-126-quic-qmux-03.pdf", "deck: slides-126-quic-multipath-00.pdf", "# Wednesday"]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
    chairside.in_presenter().press('u', &[Modifier::Control]).unwrap();
    chairside.expect_chair("1 change. Nothing is taken before you say so");
}

/// Gives the session the agenda, a link and other chairs.
fn says_more(fake: &Fake) {
    let entry = json!({ "sessionId": 3, "acronym": "quic", "groupAcronym": "quic", "groupName": "QUIC", "duration": 3600,
        "startDateTime": "2026-07-23T07:30:00+00:00", "status": "sched", "room": "Hall B",
        "agenda": { "url": fake.url("meeting/126/materials/agenda-126-quic-02") },
        "links": { "videoStream": "https://meetecho.example/?session=3" } });
    let data = json!({ "meeting": { "timezone": "Europe/Vienna" }, "schedule": [entry] });
    fake.on("/api/meeting/126/agenda-data", text(&data.to_string()));
    fake.on("/api/v1/person/person/11/?format=json", text("{\"name\": \"Ana Lopez\"}"));
}

#[test]
fn the_changes_fit_in_both_schemes_and_nobody_there_is_said() {
    for scheme in ["dark", "light"] {
        let fake = datatracker();
        let place = made(&fake, scheme);
        says_more(&fake);
        let chairside = place.open_with(&["--datatracker", &fake.url("")]);
        chairside.in_presenter().press('u', &[Modifier::Control]).unwrap();
        for words in [
            "Another presenter: Lucas Pardue",
            "New item: “Reverso for QUIC”",
            "Other chairs: Ana Lopez",
            "New link: Meetecho",
        ] {
            chairside.expect_chair(words);
        }
        for (width, height) in [(1280, 720), (1920, 1080)] {
            chairside.in_presenter().resize(width, height).unwrap();
            std::thread::sleep(Duration::from_millis(300));
            keep_picture(&chairside.driver, &format!("refresh-{width}-{scheme}"));
        }
        assert_eq!(violations(&chairside), "", "{scheme}");
        chairside.in_presenter().press(Key::ESCAPE, &[]).unwrap();
        chairside.driver.quit().unwrap();
    }
    let fake = datatracker();
    let place = made(&fake, "dark");
    let chairside = place.open_with(&["--datatracker", "http://127.0.0.1:9/"]);
    chairside.in_presenter().press('u', &[Modifier::Control]).unwrap();
    chairside.expect_chair("Asking 127.0.0.1…");
    chairside.expect_chair("127.0.0.1 cannot be reached");
}
