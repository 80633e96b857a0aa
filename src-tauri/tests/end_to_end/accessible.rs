//! Both windows through axe-core: roles, names, contrast.

use crate::chairside::{Chairside, Place};
use crate::driver::{Driver, Key};

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
    for _ in 0..5 {
        chairside.in_presenter();
        chairside.shift(Key::RIGHT);
    }
    chairside.expect_chair("End the session?");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_chair("Session ended at");
    for button in ["", "Edit the notes", "Add a name", "Slides"] {
        if !button.is_empty() {
            crate::chairside::click(&chairside, button);
        }
        std::thread::sleep(std::time::Duration::from_secs(1));
        chairside.in_presenter();
        assert_eq!(violations(&chairside), "", "after {button:?}");
    }
}
