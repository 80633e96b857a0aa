//! What the presenter window does outside itself: the session file is saved, a second start brings it to the front, it
//! becomes narrow.

use std::process::Command;

use crate::chairside::{Chairside, Place, SOON, click, focus_row};
use crate::driver::{Key, Modifier, Screen};

const FILE: &str = "\
---
group: tls          # ours
agenda:
  # The chairs first.
  - { title: Agenda bash, presenter: Chairs, time: 5m }
  - { title: Encrypted Hello, presenter: \"Ann A.\", time: 20m }   # has slides
  - title: Deprecations
    time: 10m
links:
  Minutes: https://notes.ietf.org/notes-ietf-130-tls
---
# TLS

Slides stay as they are.
";

#[test]
fn the_bashed_agenda_is_saved_and_everything_else_in_the_file_stays() {
    let place = Place::with_deck("s.md", FILE);
    let chairside = place.open();
    chairside.expect_chair("Encrypted Hello");
    assert!(!chairside.chair_reads().contains("Save to the file"));
    focus_row(&chairside, "encrypted");
    chairside.driver.press(Key::DOWN, &[Modifier::Alt]).unwrap();
    chairside.expect_chair("Save to the file");
    click(&chairside, "Save to the file");
    chairside.expect_chair("Agenda saved to");
    let saved = std::fs::read_to_string(place.file()).unwrap();
    let moved = "  - { title: Encrypted Hello, presenter: \"Ann A.\", time: 20m }   # has slides\n";
    let expected = FILE.replace(moved, "").replace("    time: 10m\n", &format!("    time: 10m\n{moved}"));
    assert_eq!(saved, expected);
    // File and session have the same agenda: there is nothing to take over or to save.
    let settled = |_: &crate::driver::Driver| Ok(!chairside.chair_reads().contains("Save to the file"));
    chairside.driver.wait_until("nothing is left to be saved", SOON, settled).unwrap();
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert!(!chairside.chair_reads().contains("The session file has changed"));
    chairside.expect_saved();
    assert_eq!((place.count("item-moved"), place.count("agenda-saved")), (1, 1));
    chairside.driver.quit().unwrap();

    // Opened again, the agenda is the same, and the only question is whether to resume.
    let again = place.open();
    again.expect_chair("Resume");
    again.in_presenter();
    again.reads_question();
    again.press(&Key::ENTER.to_string());
    let order = "return [...document.querySelectorAll('[data-row]')].map((row) => row.textContent).join('|')";
    let rows = again.in_presenter().script(order, &[]).unwrap();
    let rows = rows.as_str().unwrap();
    assert!(rows.find("Deprecations").unwrap() < rows.find("Encrypted").unwrap(), "{rows}");
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert!(!again.chair_reads().contains("The session file has changed"));
}

/// The dialog comes some time after the key that saves, and may come while something is typed.
#[test]
fn nothing_typed_settles_a_conflict() {
    const RETITLE: &str = "
        const field = [...document.querySelectorAll('input')].find((field) => field.value === 'Encrypted Hello');
        field.focus();
        field.select();
        return true";
    let place = Place::with_deck("s.md", FILE);
    let chairside = place.open();
    chairside.expect_chair("Encrypted Hello");
    focus_row(&chairside, "encrypted");
    chairside.press(&Key::ENTER.to_string());
    let found =
        chairside.driver.wait_until("its title is a field", SOON, |driver| Ok(driver.script(RETITLE, &[]).is_ok()));
    found.unwrap();
    chairside.press(&format!("Hello{}", Key::ENTER));
    chairside.expect_chair("Save to the file");
    let theirs = FILE.replace("Encrypted Hello", "Greeting");
    place.replace_file("s.md", &theirs);
    click(&chairside, "Save to the file");
    chairside.expect_chair("The file was changed meanwhile");
    chairside.in_presenter();
    for keys in [" ", "mn", "7", "\u{e007}", " \u{e007}", "\u{e014}\u{e007}", "bw \u{e007}"] {
        chairside.press(keys);
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    chairside.expect_chair("The file was changed meanwhile");
    chairside.expect_chair("1 to choose");
    chairside.expect_room("holding");
    assert_eq!(std::fs::read_to_string(place.file()).unwrap(), theirs);
    chairside.in_presenter();
    chairside.press(&Key::ESCAPE.to_string());
    let closed = |_: &crate::driver::Driver| Ok(!chairside.chair_reads().contains("The file was changed meanwhile"));
    chairside.driver.wait_until("it has closed", SOON, closed).unwrap();
    assert_eq!(std::fs::read_to_string(place.file()).unwrap(), theirs);
    chairside.expect_saved();
    assert_eq!((place.count("blanked"), place.count("agenda-saved")), (0, 0));
}

#[test]
fn a_changed_deck_raises_no_question_about_the_bashed_agenda() {
    let place = Place::with_deck("s.md", FILE.replace("time: 20m }", "time: 20m, deck: ech.md }"));
    place.with_file("ech.md", "# Encrypted Hello\n");
    let chairside = place.open();
    chairside.expect_chair("Encrypted Hello");
    focus_row(&chairside, "encrypted");
    chairside.driver.press(Key::UP, &[Modifier::Alt]).unwrap();
    chairside.expect_chair("Save to the file");
    // The row's details say how many slides its deck has.
    focus_row(&chairside, "encrypted");
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_chair("ech.md\n1 slide");
    place.replace_file("ech.md", "# Encrypted Hello\n\n---\n\n# Two\n");
    chairside.expect_chair("ech.md\n2 slides");
    assert!(!chairside.chair_reads().contains("The session file has changed"));
}

#[test]
fn a_second_start_brings_the_first_to_the_front_and_resets_nothing() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.expect_room("holding");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.press("p");
    chairside.expect_up("1 Intro");
    chairside.expect_saved();
    let second = Command::new(env!("CARGO_BIN_EXE_chairside"))
        .arg(place.file())
        .arg("--data-dir")
        .arg(place.path("data"))
        .env("DISPLAY", Screen::display().unwrap())
        .output()
        .unwrap();
    assert!(second.status.success(), "{}", String::from_utf8_lossy(&second.stderr));
    assert!(String::from_utf8_lossy(&second.stdout).contains("already open"));
    chairside.expect_chair("This session is already open");
    // The second has closed itself: the item is up, its time runs, and the journal knows one run and no other start.
    chairside.expect_up("1 Intro");
    chairside.expect_chair("left of");
    let facts = ["opened", "went-on", "closed", "item-begun", "time-started", "time-reset"];
    assert_eq!(facts.map(|fact| place.count(fact)), [1, 0, 0, 1, 1, 0]);
}

#[test]
fn the_presenter_window_becomes_narrow_and_wide_again() {
    let place = Place::sample();
    let chairside = place.open();
    let width = || chairside.in_presenter().script("return innerWidth", &[]).unwrap().as_u64().unwrap();
    let wide = width();
    chairside.press("z");
    chairside.driver.wait_until("it is narrow", SOON, |_| Ok((320..=360).contains(&width()))).unwrap();
    chairside.expect_chair("Holding page");
    chairside.press("n");
    chairside.expect_room("show:note-well/0");
    chairside.in_presenter();
    chairside.press("z");
    chairside.driver.wait_until("it is as it was", SOON, |_| Ok(width() == wide)).unwrap();
}

#[test]
fn a_poll_that_cannot_be_understood_stays_open_to_be_corrected() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.press(&format!("vIs there interest?{}", Key::ENTER));
    chairside.expect_chair("Is there interest?");
    chairside.press(&format!("v31 4 many{}", Key::ENTER));
    chairside.expect_chair("31 4 many");
    for _ in 0..4 {
        chairside.press(&Key::BACKSPACE.to_string());
    }
    chairside.press(&format!("62{}", Key::ENTER));
    chairside.expect_chair("31 yes, 4 no, 62 no opinion");
    // The room has seen nothing of it, and no slide was turned.
    chairside.expect_room("chairs/0");
}

/// Waits until the row at a place of the rundown, from 0, is this item's.
fn expect_row(chairside: &Chairside, place: u64, title: &str) {
    const ROW: &str = "return document.querySelectorAll('[data-row]')[arguments[0]]?.textContent ?? ''";
    let mut row = String::new();
    let waited = chairside.driver.wait_until(title, SOON, |_| {
        let found = chairside.in_presenter().script(ROW, &[place.into()])?;
        found.as_str().unwrap_or_default().clone_into(&mut row);
        Ok(row.contains(title))
    });
    assert!(waited.is_ok(), "row {place} is {row:?}, not {title}");
}

#[test]
fn what_another_program_writes_meanwhile_survives_and_what_both_changed_is_asked() {
    let place = Place::with_deck("s.md", FILE);
    let chairside = place.open();
    let text = || std::fs::read_to_string(place.file()).unwrap();
    focus_row(&chairside, "encrypted");
    chairside.driver.press(Key::DOWN, &[Modifier::Alt]).unwrap();
    chairside.expect_chair("Save to the file");
    place.replace_file("s.md", FILE.replace("    time: 10m\n", "    time: 12m   # longer\n"));
    click(&chairside, "Save to the file");
    let encrypted = "  - { title: Encrypted Hello, presenter: \"Ann A.\", time: 20m }   # has slides\n";
    let deprecations = "  - title: Deprecations\n    time: 12m   # longer\n";
    let bash = "  # The chairs first.\n  - { title: Agenda bash, presenter: Chairs, time: 5m }\n";
    let (head, rest) = FILE.split_once("  # The chairs first.").unwrap();
    let tail = &rest[rest.find("links:").unwrap()..];
    let file = |items: [&str; 3]| format!("{head}{}{tail}", items.concat());
    // What is said of it may give way to the question about the other program's change.
    let is = |wanted: String| {
        let waited = chairside.driver.wait_until("the file is saved", SOON, |_| Ok(text() == wanted));
        assert!(waited.is_ok(), "{}", text());
    };
    is(file([bash, deprecations, encrypted]));
    // Both move items.
    for place in [1, 0] {
        focus_row(&chairside, "encrypted");
        chairside.driver.press(Key::UP, &[Modifier::Alt]).unwrap();
        expect_row(&chairside, place, "Encrypted Hello");
    }
    chairside.expect_chair("Save to the file");
    let theirs = file([deprecations, encrypted, bash]);
    place.replace_file("s.md", &theirs);
    let asks = "The file was changed meanwhile";
    click(&chairside, "Save to the file");
    chairside.expect_chair(asks);
    chairside.expect_chair("Encrypted Hello, Agenda bash, Deprecations");
    chairside.expect_chair("1 to choose");
    chairside.press(&Key::ESCAPE.to_string());
    let gone = |_: &crate::driver::Driver| Ok(!chairside.chair_reads().contains(asks));
    chairside.driver.wait_until("the dialog is closed", SOON, gone).unwrap();
    assert_eq!(text(), theirs, "nothing is written");
    click(&chairside, "Save to the file");
    chairside.expect_chair(asks);
    chairside.in_presenter();
    // By keyboard: Tab goes to the first choice, Space takes it: what is mine.
    chairside.press(&Key::TAB.to_string());
    chairside.press(" ");
    let chosen = |_: &crate::driver::Driver| Ok(!chairside.chair_reads().contains("1 to choose"));
    chairside.driver.wait_until("mine is chosen", SOON, chosen).unwrap();
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    chairside.driver.wait_until("the dialog is closed", SOON, gone).unwrap();
    is(file([encrypted, bash, deprecations]));
    chairside.expect_room("holding");
}
