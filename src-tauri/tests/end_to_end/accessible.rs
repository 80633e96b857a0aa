//! Both windows through axe-core: roles, names, contrast.

use crate::chairside::{Chairside, Place, SOON};
use crate::driver::{Driver, Key, Reader};
use crate::session::golden;

/// Every violation that axe-core finds, one a line.
pub fn violations(chairside: &Chairside) -> String {
    violations_in(&chairside.driver)
}

/// The same in the window that is driven now.
pub fn violations_in(driver: &Driver) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(path).expect("axe-core: `npm ci` in ui/ brings it");
    let run = "
        const [done] = arguments;
        window.axe.run(document, { resultTypes: ['violations'] }).then(
            ({ violations }) => done(violations.flatMap((v) =>
                v.nodes.map((n) => `${v.id}: ${v.help}: ${n.target} ${n.failureSummary}`)).join('\\n')),
            (error) => done('' + error))";
    driver.script(&axe, &[]).unwrap();
    let answer = driver.script_async(run, &[]).unwrap();
    answer.as_str().unwrap().to_owned()
}

#[test]
fn axe_finds_no_violation_in_either_window() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.press("p");
    chairside.expect_up("1 Intro");
    for keys in ["", "n", "n?", "?no", "/agenda"] {
        chairside.in_presenter();
        chairside.press(keys);
        std::thread::sleep(std::time::Duration::from_secs(1));
        chairside.in_presenter();
        assert_eq!(violations(&chairside), "", "presenter window, after {keys:?}");
    }
    chairside.in_audience();
    assert_eq!(violations(&chairside), "", "audience window");
}

#[test]
fn axe_finds_no_violation_on_the_page_after_the_end() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.press("p");
    chairside.press("jaction: write it up");
    chairside.press(&format!("{}{}", Key::ENTER, Key::ESCAPE));
    for _ in 0..4 {
        chairside.in_presenter();
        chairside.shift(Key::RIGHT);
    }
    chairside.end_session();
    for button in ["", "Edit the notes", "Add a name", "Slides"] {
        if !button.is_empty() {
            crate::chairside::click(&chairside, button);
        }
        std::thread::sleep(std::time::Duration::from_secs(1));
        chairside.in_presenter();
        assert_eq!(violations(&chairside), "", "after {button:?}");
    }
}

/// The page of the chair's window, and that of the room's, as a screen reader reads them. docs/accessibility.md says what to do when one
/// of these differs.
#[test]
fn a_screen_reader_reads_what_is_in_the_golden_files() {
    let reader = Reader::start().unwrap();
    let place = Place::sample();
    let chairside = place.open_at("12:03");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.press("p");
    chairside.expect_up("1 Intro");
    for (name, page) in [("reads-chair.txt", "Chairside"), ("reads-room.txt", "Slides for the room")] {
        let mut before = String::new();
        // Things come one by one.
        let stands = |_: &Driver| {
            let tree = without_times(&reader.tree(page)?);
            let is_same = !tree.is_empty() && tree == before;
            before = tree;
            Ok(is_same)
        };
        let waited = chairside.driver.wait_until("the tree stands still", SOON, stands);
        assert!(waited.is_ok(), "{name}: {before}\n{:?}", reader.reads());
        golden(name, &format!("{before}\n"));
    }
}

/// Each time of day and each duration is the same, whoever draws it.
fn without_times(tree: &str) -> String {
    let mut out = String::new();
    let mut was_digit = false;
    for c in tree.chars() {
        match c {
            '0'..='9' if was_digit => {}
            '0'..='9' => out.push('0'),
            c => out.push(c),
        }
        was_digit = c.is_ascii_digit();
    }
    // Digits that tick are text, and pictures with a name once the window has rested for a moment.
    let is_time =
        |line: &&str| line.trim_start().strip_prefix("image “").is_some_and(|name| !name.contains(char::is_alphabetic));
    let without_name = |line: &str| match line.split_once("timer “") {
        Some((before, _)) if before.trim().is_empty() => format!("{before}timer"),
        _ => line.to_owned(),
    };
    out.lines().filter(|line| !is_time(line)).map(without_name).collect::<Vec<_>>().join("\n")
}
