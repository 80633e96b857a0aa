//! The pages of the design, one after another, at the sizes that people have and in both schemes: no word is cut off and
//! axe-core finds nothing. With `CHAIRSIDE_PICTURES=FOLDER` each is left there as a picture.

use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use serde_json::json;

use crate::accessible::violations;
use crate::chairside::{Chairside, Place, focus_row};
use crate::driver::{Driver, Key};

/// A working group's session of two hours.
const SESSION: &str = include_str!("gallery.md");

/// The sizes of the presenter window.
const SIZES: [(i64, i64); 3] = [(1280, 720), (1440, 900), (1920, 1080)];

/// Texts that are cut off although nothing says that they may be.
const CUT: &str = "
    return [...document.querySelectorAll('button, h1, h2, h3, [role=tab], kbd, label, legend')].filter((element) => {
        const box = element.getBoundingClientRect();
        const may = element.closest('.one, .picture, .room-picture, .unseen, [aria-hidden=true]') !== null ||
            element.querySelector('.one, .unseen') !== null || getComputedStyle(element).textOverflow === 'ellipsis';
        return box.width > 0 && !may && element.checkVisibility() && element.scrollWidth > element.clientWidth + 1 &&
            getComputedStyle(element).overflow !== 'visible';
    }).map((element) => element.textContent)";

/// Leaves a picture of the window in the folder `CHAIRSIDE_PICTURES`, if that is set.
pub fn keep_picture(driver: &Driver, name: &str) {
    if let Some(folder) = std::env::var_os("CHAIRSIDE_PICTURES") {
        let picture = driver.screenshot().unwrap();
        std::fs::write(Path::new(&folder).join(format!("{name}.png")), picture).unwrap();
    }
}

/// Looks at one page of the design at each size.
fn look(chairside: &Chairside, page: &str, theme: &str, sizes: &[(i64, i64)]) {
    for &(width, height) in sizes {
        chairside.in_presenter().resize(width, height).unwrap();
        sleep(Duration::from_millis(300));
        let name = format!("{page}-{width}-{theme}");
        let cut = chairside.in_presenter().script(CUT, &[]).unwrap();
        assert_eq!(cut, json!([]), "{name}: words are cut off");
        keep_picture(&chairside.driver, &name);
    }
    assert_eq!(violations(chairside), "", "{page}, {theme}");
}

fn set_clock(place: &Place, chairside: Option<&Chairside>, time: &str) {
    place.with_file("clock~", format!("2026-07-22T{time}Z"));
    std::fs::rename(place.path("clock~"), place.path("clock")).unwrap();
    if let Some(chairside) = chairside {
        sleep(Duration::from_millis(1200));
        chairside.in_presenter();
    }
}

fn press(chairside: &Chairside, keys: &str) {
    chairside.in_presenter();
    chairside.press(keys);
    sleep(Duration::from_millis(400));
}

fn session(theme: &str) {
    let place = Place::with_deck("quic.md", SESSION);
    place.choose_theme(theme);
    set_clock(&place, None, "13:50:00");
    let clock = place.path("clock");
    let chairside = place.open_with(&["--simulated-clock", clock.to_str().unwrap()]);
    look(&chairside, "presenter-before", theme, &SIZES);

    set_clock(&place, Some(&chairside), "14:00:00");
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Administrivia");
    press(&chairside, "p");
    set_clock(&place, Some(&chairside), "14:04:00");
    chairside.shift(Key::RIGHT);
    chairside.expect_up("2 Open issues, updates to qmux");
    press(&chairside, "p");
    set_clock(&place, Some(&chairside), "14:11:46");
    look(&chairside, "presenter", theme, &SIZES);

    focus_row(&chairside, "authentication");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    sleep(Duration::from_millis(400));
    look(&chairside, "presenter-item", theme, &SIZES);
    press(&chairside, &Key::ESCAPE.to_string());
    press(&chairside, &Key::ESCAPE.to_string());

    press(&chairside, "n");
    look(&chairside, "presenter-note-well", theme, &SIZES);
    press(&chairside, &Key::ESCAPE.to_string());

    press(&chairside, "m");
    press(&chairside, "i");
    press(&chairside, "Martin Thomson, Jana Iyengar, Ian Swett, Christian Huitema, Mirja Kühlewind");
    press(&chairside, &Key::ENTER.to_string());
    press(&chairside, &Key::ESCAPE.to_string());
    press(&chairside, "m");
    press(&chairside, "v");
    press(&chairside, "Is the document ready for last call?");
    press(&chairside, &Key::ENTER.to_string());
    look(&chairside, "presenter-discussion", theme, &SIZES);

    set_clock(&place, Some(&chairside), "15:20:00");
    chairside.expect_chair("End by");
    look(&chairside, "presenter-late", theme, &SIZES);

    for _ in 3..=12 {
        chairside.in_presenter();
        chairside.shift(Key::RIGHT);
        sleep(Duration::from_millis(150));
    }
    chairside.expect_up("12 n0 NAT");
    set_clock(&place, Some(&chairside), "15:58:00");
    chairside.shift(Key::RIGHT);
    chairside.expect_chair("End the session?");
    press(&chairside, &Key::ENTER.to_string());
    chairside.expect_chair("Session ended at");
    look(&chairside, "presenter-after", theme, &SIZES);
    chairside.driver.quit().unwrap();
}

#[test]
fn a_session_in_the_dark_scheme() {
    session("dark");
}

#[test]
fn a_session_in_the_light_scheme() {
    session("light");
}

#[test]
fn a_talk_and_the_narrow_window() {
    for theme in ["dark", "light"] {
        let place = Place::with_text("# One\n\n<!-- **Ask:** who runs it? -->\n\n---\n\n# Two\n\n---\n\n# Three\n");
        place.choose_theme(theme);
        let chairside = place.open();
        look(&chairside, "talk", theme, &SIZES);
        chairside.driver.quit().unwrap();
        let place = Place::with_deck("quic.md", SESSION);
        place.choose_theme(theme);
        let chairside = place.open();
        press(&chairside, "z");
        look(&chairside, "narrow", theme, &[(340, 900)]);
        chairside.driver.quit().unwrap();
    }
}
