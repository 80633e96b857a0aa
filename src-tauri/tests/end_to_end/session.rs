//! The whole SecDispatch session of IETF 112 in simulated time, from the opening over agenda bashing, overruns and
//! outcomes to its end; and its minutes.

use std::path::PathBuf;
use std::process::Command;

use crate::chairside::{Chairside, Place, SOON, click, focus_row};
use crate::driver::{Key, Modifier};

/// A session whose clock the test sets.
struct Simulated {
    place: Place,
    chairside: Chairside,
}

impl Simulated {
    fn start(time: &str) -> Self {
        let place = Place::sample();
        set(&place, time);
        let clock = place.path("clock");
        let chairside = place.open_with(&["--simulated-clock", clock.to_str().unwrap()]);
        Self { place, chairside }
    }

    /// Sets the clock, once everything that was drawn before is in the journal.
    fn at(&self, time: &str) {
        self.chairside.expect_saved();
        set(&self.place, time);
        self.chairside.expect_chair(time);
    }

    /// A key in the presenter window.
    fn press(&self, keys: &str) {
        self.chairside.in_presenter();
        self.chairside.press(keys);
    }

    fn next_item(&self, heading: &str) {
        self.chairside.in_presenter();
        self.chairside.shift(Key::RIGHT);
        self.chairside.expect_up(heading);
    }

    /// Types a line that a key opens.
    fn line(&self, key: &str, text: &str) {
        self.press(key);
        self.chairside.press(text);
        self.chairside.press(&Key::ENTER.to_string());
        // A line for notes stays open.
        if key == "j" {
            self.chairside.press(&Key::ESCAPE.to_string());
        }
    }

    /// Waits until the room sees a page, and the journal has it.
    fn shown(&self, page: &str, drawn: usize) {
        self.chairside.expect_room(page);
        let known =
            self.chairside.driver.wait_until("the journal knows", SOON, |_| Ok(self.place.count("drawn") == drawn));
        known.unwrap();
    }

    fn minutes(&self, options: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_chairside"))
            .arg("minutes")
            .arg(self.place.file())
            .arg("--data-dir")
            .arg(self.place.path("data"))
            .args(options)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

fn set(place: &Place, time: &str) {
    place.with_file("clock~", format!("2021-11-09T{time}Z"));
    std::fs::rename(place.path("clock~"), place.path("clock")).unwrap();
}

/// The text that the room sees.
fn room_reads(chairside: &Chairside) -> String {
    const TEXT: &str = "
        const shown = [...document.querySelectorAll('.shown')];
        return shown.map((e) => e.shadowRoot ? e.shadowRoot.textContent : e.textContent).join('\\n')";
    let text = chairside.in_audience().script(TEXT, &[]).unwrap();
    text.as_str().unwrap_or_default().to_owned()
}

#[test]
fn the_whole_sec_dispatch_session_from_the_note_well_to_its_minutes() {
    let session = Simulated::start("11:58:00");
    let chairside = &session.chairside;
    chairside.expect_room("holding");
    chairside.expect_chair("11:58:00");
    assert!(!chairside.chair_reads().contains("Rehearsal"));

    // The title slide, then the opening texts.
    chairside.in_presenter();
    chairside.next();
    chairside.expect_room("chairs/0");
    for (time, page, drawn) in [
        ("11:59:30", "show:note-well/0", 1),
        ("12:00:10", "show:code-of-conduct/0", 2),
        ("12:00:40", "show:recording/0", 3),
    ] {
        session.at(time);
        chairside.in_presenter();
        chairside.next();
        session.shown(page, drawn);
    }
    session.at("12:01:00");
    chairside.in_presenter();
    chairside.next();
    chairside.expect_room("chairs/4");

    // The first item, and agenda bashing in it: multicast goes first.
    session.next_item("1 Intro/Administrivia");
    session.press("p");
    session.line("j", "Blue sheets are automatic");
    session.at("12:03:00");
    focus_row(chairside, "multicast");
    chairside.driver.press(Key::UP, &[Modifier::Alt]).unwrap();
    expect_second(chairside, "Multicast");
    chairside.in_presenter();
    chairside.driver.press('z', &[Modifier::Control]).unwrap();
    expect_second(chairside, "Private Access Tokens");
    chairside.driver.press('z', &[Modifier::Control, Modifier::Shift]).unwrap();
    expect_second(chairside, "Multicast");
    // The agenda slide changes at once.
    session.press("a");
    chairside.expect_room("show:agenda/0");
    let agenda = room_reads(chairside);
    assert!(agenda.find("Multicast").unwrap() < agenda.find("Private Access").unwrap(), "{agenda}");
    session.press("a");
    chairside.expect_room("chairs/4");
    click(chairside, "Agenda agreed");
    chairside.expect_chair("Agenda agreed 12:03");

    // Multicast runs over by nine minutes.
    session.at("12:06:00");
    session.next_item("2 Security and Privacy");
    session.press("p");
    session.at("12:21:00");
    session.press("m");
    chairside.expect_chair("left to discuss");
    session.press("m");
    session.at("12:24:00");
    session.press("m");
    chairside.expect_chair("Speaker 2");
    session.line("j", "Ben Schwartz: the threat model needs a draft of its own");
    session.line("j", "action: Jake Holland: write up the threat model");
    session.line("v", "Is there interest in working on this?");
    session.line("v", "31 4 62");
    chairside.expect_chair("31 yes, 4 no, 62 no opinion");
    session.at("12:32:00");
    chairside.expect_chair("min discussion");
    session.at("12:40:00");
    decide(&session, "4");
    chairside.expect_chair("Additional discussion");

    // Private Access Tokens takes more than an hour: minutes have to be cut to finish in time.
    session.next_item("3 Private Access Tokens");
    session.press("p");
    session.at("13:05:00");
    session.press("mm");
    session.at("13:56:30");
    chairside.expect_chair("End by 14:00");
    session.press(&Key::ESCAPE.to_string());
    decide(&session, "2");
    chairside.expect_chair("Propose a new");
    chairside.in_presenter();
    chairside.driver.press('w', &[Modifier::Shift]).unwrap();
    let cut = |_: &crate::driver::Driver| Ok(!chairside.chair_reads().contains("End by 14:00"));
    chairside.driver.wait_until("the session ends in time again", SOON, cut).unwrap();

    // The summary, made of the outcomes.
    session.at("13:57:00");
    session.next_item("4 Summary");
    session.press("p");
    session.press("s");
    chairside.expect_room("card:summary");
    let summary = room_reads(chairside);
    for words in ["Additional discussion", "Propose a new"] {
        assert!(summary.contains(words), "{summary}");
    }
    session.press("s");
    session.at("13:59:00");
    session.next_item("5 Draft on Secure Credential Transfer");
    session.at("13:59:40");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_chair("End the session?");
    session.press(&Key::ENTER.to_string());
    let ended = |_: &crate::driver::Driver| Ok(session.place.count("session-ended") == 1);
    chairside.driver.wait_until("the session has ended", SOON, ended).unwrap();

    let facts = session.place.journal();
    assert!(facts.iter().any(|fact| fact["fact"] == "clock-simulated"), "the run is marked as simulated");
    golden("secdispatch-minutes.md", &session.minutes(&[]));
    golden("secdispatch-brief.txt", &session.minutes(&["--brief"]));
}

fn expect_second(chairside: &Chairside, title: &str) {
    const SECOND: &str = "return document.querySelectorAll('[data-row]')[1]?.textContent";
    let waited = chairside.driver.wait_until(&format!("{title} is second"), SOON, |driver| {
        driver.switch(&chairside.presenter)?;
        Ok(driver.script(SECOND, &[])?.as_str().is_some_and(|text| text.contains(title)))
    });
    waited.unwrap();
}

/// Opens the list of outcomes, chooses by digits and records.
fn decide(session: &Simulated, digits: &str) {
    session.press("d");
    session.chairside.expect_chair("No conclusion");
    session.chairside.in_presenter();
    session.chairside.press(digits);
    session.chairside.press(&Key::ENTER.to_string());
    let gone = |_: &crate::driver::Driver| Ok(!session.chairside.chair_reads().contains("No conclusion"));
    session.chairside.driver.wait_until("the chooser is closed", SOON, gone).unwrap();
}

/// Compares a text with a file. With `CHAIRSIDE_GOLDEN=write` it writes the file.
pub fn golden(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src-tauri/tests/end_to_end/golden").join(name);
    if std::env::var("CHAIRSIDE_GOLDEN").is_ok_and(|what| what == "write") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, golden, "{name}; CHAIRSIDE_GOLDEN=write writes it anew");
}
