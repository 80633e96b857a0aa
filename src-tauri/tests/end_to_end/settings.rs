//! What a person sets: at once, after a restart, and never so that something is cut off.

use serde_json::{Value, json};

use crate::accessible::violations;
use crate::chairside::{Chairside, NO_WORD, Place, SOON, click};
use crate::driver::{Driver, Key, Modifier};
use crate::layout;

/// Opens the settings.
fn open_settings(chairside: &Chairside) {
    chairside.in_presenter().press(',', &[Modifier::Control]).unwrap();
    chairside.expect_chair("Colours of this window");
}

fn background(chairside: &Chairside) -> String {
    let colour = "return getComputedStyle(document.body).backgroundColor";
    chairside.in_presenter().script(colour, &[]).unwrap().as_str().unwrap().to_owned()
}

/// How large the text is on the screen, against the usual one, in percent.
fn text_size(chairside: &Chairside) -> i64 {
    let widths = "return [outerWidth, innerWidth]";
    let widths = chairside.in_presenter().script(widths, &[]).unwrap();
    let number = |at: usize| widths[at].as_f64().unwrap();
    #[allow(clippy::cast_possible_truncation)]
    let percent = (number(0) / number(1) * 100.0).round() as i64;
    percent
}

#[test]
fn a_theme_a_size_and_ctrl_for_the_room_count_at_once_and_after_a_restart() {
    let place = Place::sample();
    let chairside = place.open();
    let dark = background(&chairside);
    open_settings(&chairside);
    click(&chairside, "Light");
    chairside.driver.wait_until("it is light", SOON, |_| Ok(background(&chairside) != dark)).unwrap();
    let tick =
        "const row = [...document.querySelectorAll('.settings label')].find((row) => row.textContent.includes('Ctrl'));
        row.querySelector('input').click()";
    chairside.in_presenter().script(tick, &[]).unwrap();
    chairside.driver.press(',', &[Modifier::Control]).unwrap();
    chairside.in_presenter().press('+', &[Modifier::Control]).unwrap();
    chairside.driver.wait_until("the text is larger", SOON, |_| Ok(text_size(&chairside) == 110)).unwrap();
    let light = background(&chairside);
    // A letter alone shows nothing any more, in either window, and its keycap says so.
    for window in [&chairside.presenter, &chairside.audience] {
        chairside.driver.switch(window).unwrap();
        chairside.press("n");
        chairside.expect_chair("Note Well: press Ctrl+N");
        assert_eq!(chairside.room_sees(), "holding");
        chairside.driver.switch(window).unwrap();
        chairside.driver.press('n', &[Modifier::Control]).unwrap();
        chairside.expect_room("show:note-well/0");
        chairside.in_presenter().press(Key::ESCAPE, &[]).unwrap();
        chairside.expect_room("holding");
    }
    let caps = "return [...document.querySelectorAll('.shows .act kbd')].map((cap) => cap.textContent)";
    let all_have_ctrl = |driver: &Driver| {
        let caps = driver.script(caps, &[])?;
        Ok(caps.as_array().unwrap().iter().all(|cap| cap.as_str().unwrap().starts_with("Ctrl+")))
    };
    chairside.in_presenter();
    chairside.driver.wait_until("every keycap begins with Ctrl", SOON, all_have_ctrl).unwrap();
    chairside.driver.quit().unwrap();

    let text = std::fs::read_to_string(place.path("data/settings.toml")).unwrap();
    assert!(text.contains("theme = \"light\"") && text.contains("room-needs-ctrl = true"), "{text}");
    let chairside = place.open_with(&["--fresh"]);
    assert_eq!(background(&chairside), light);
    chairside.driver.wait_until("the text is larger", SOON, |_| Ok(text_size(&chairside) == 110)).unwrap();
    chairside.in_presenter();
    chairside.press("n");
    chairside.expect_chair("Note Well: press Ctrl+N");
    open_settings(&chairside);
    click(&chairside, "Reset all");
    chairside.driver.wait_until("it is dark again", SOON, |_| Ok(background(&chairside) == dark)).unwrap();
    chairside.driver.wait_until("the usual size", SOON, |_| Ok(text_size(&chairside) == 100)).unwrap();
}

#[test]
fn a_key_is_chosen_in_the_window_and_counts_in_both_at_once_and_after_a_restart() {
    let place = Place::sample();
    let chairside = place.open();
    open_settings(&chairside);
    click(&chairside, "Choose keys");
    chairside.expect_chair("A key that you give to an action");
    let freeze =
        "const row = [...document.querySelectorAll('.key-list li')].find((row) => row.textContent.includes('Freeze'));";
    let add = |key: char| {
        chairside
            .in_presenter()
            .script(&format!("{freeze} [...row.querySelectorAll('button')].at(-1).click()"), &[])
            .unwrap();
        chairside.expect_chair("Press the key");
        chairside.driver.press(key, &[]).unwrap();
    };
    // A key of another action is asked about; what cannot be chosen is refused, and shows nothing to the room.
    add('n');
    chairside.expect_chair("is “Note Well”");
    click(&chairside, "Leave it");
    add('7');
    chairside.expect_chair("Not that key");
    chairside.driver.press(Key::F8, &[]).unwrap();
    let caps =
        format!("{freeze} return [...row.querySelectorAll('kbd')].map((cap) => cap.textContent.trim()).join(' ')");
    let has = |wanted: &'static str| {
        let wait = |driver: &Driver| Ok(driver.script(&caps, &[])?.as_str() == Some(wanted));
        chairside.driver.wait_until(wanted, SOON, wait).unwrap();
    };
    has("F8 F");
    assert_eq!(violations(&chairside), "");
    chairside.driver.press(Key::ESCAPE, &[]).unwrap();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Intro");
    for window in [&chairside.presenter, &chairside.audience] {
        chairside.driver.switch(window).unwrap();
        chairside.driver.press(Key::F8, &[]).unwrap();
        chairside.expect_chair("Frozen");
        chairside.driver.switch(window).unwrap();
        chairside.driver.press(Key::F8, &[]).unwrap();
        let goes_on =
            |driver: &Driver| Ok(!driver.script("return document.body.innerText", &[])?.to_string().contains("Frozen"));
        chairside.in_presenter();
        chairside.driver.wait_until("the room goes on", SOON, goes_on).unwrap();
    }
    chairside.driver.quit().unwrap();
    let text = std::fs::read_to_string(place.path("data/settings.toml")).unwrap();
    assert!(text.contains("[keys]\nfreeze = [\"F8\", \"F\"]\n"), "{text}");

    // A key that is taken from another is no longer that one's.
    std::fs::write(place.path("data/settings.toml"), "[keys]\nfreeze = \"n\"\nfrezze = \"x\"\n").unwrap();
    let chairside = place.open_with(&["--fresh"]);
    chairside.expect_chair("`frezze` in `[keys]` is no action whose keys can be chosen");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Intro");
    chairside.press("n");
    chairside.expect_chair("Frozen");
}

#[test]
fn a_bad_file_of_settings_is_named_with_its_line_and_left_alone() {
    let place = Place::sample();
    std::fs::create_dir_all(place.path("data")).unwrap();
    let file = place.path("data/settings.toml");
    let bad = "theme = \"light\"\ntext-size = large\n";
    std::fs::write(&file, bad).unwrap();
    let chairside = place.open();
    chairside.expect_chair("settings.toml:2: error:");
    chairside.in_presenter().press('+', &[Modifier::Control]).unwrap();
    chairside.expect_chair("Settings are not saved");
    chairside.driver.quit().unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), bad);
}

#[test]
fn without_the_guard_letters_act_at_once() {
    let place = Place::sample();
    std::fs::create_dir_all(place.path("data")).unwrap();
    std::fs::write(place.path("data/settings.toml"), "fast-letters-are-words = false\n").unwrap();
    let chairside = place.open();
    chairside.in_presenter().type_at("nb", 20).unwrap();
    chairside.expect_room("blank:black");
    std::thread::sleep(NO_WORD);
    assert_eq!(chairside.room_sees(), "blank:black");
    assert_eq!(place.count("note"), 0);
}

#[test]
fn at_the_largest_text_that_a_window_has_room_for_nothing_is_cut_off() {
    let place = layout::two_hours();
    let chairside = place.open_at(layout::LATE_IN_THE_EVENING);
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Administrivia");
    // The last two are what title bars leave of these screens.
    for (width, height, most) in [(1280, 720, 124), (1440, 900, 150), (1278, 695, 120), (1438, 875, 150)] {
        chairside.in_presenter().press('0', &[Modifier::Control]).unwrap();
        chairside.driver.wait_until("the usual size", SOON, |_| Ok(text_size(&chairside) == 100)).unwrap();
        chairside.in_presenter().resize(width, height).unwrap();
        for _ in 0..8 {
            chairside.in_presenter().press('+', &[Modifier::Control]).unwrap();
        }
        chairside.expect_chair("is the largest that fits");
        assert!((text_size(&chairside) - most).abs() <= 1, "{} % at {width} × {height}", text_size(&chairside));
        for theme in ["Light", "Dark"] {
            open_settings(&chairside);
            click(&chairside, theme);
            let cut = "return [...document.querySelectorAll('.settings button, .settings b')]
                .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0).map((e) => e.textContent)";
            assert_eq!(chairside.in_presenter().script(cut, &[]).unwrap(), json!([]));
            chairside.driver.press(',', &[Modifier::Control]).unwrap();
            // Rows of the rundown that have no room scroll.
            let cut = layout::CUT.replace("'.rundown time', ", "");
            let cut = chairside.in_presenter().script(&cut, &[]).unwrap();
            assert_eq!(cut, json!([]), "{theme}, {width} × {height} at the largest text");
            let out: Value = chairside.driver.script(layout::OUTSIDE, &[]).unwrap();
            assert_eq!(out, json!([]), "{theme}, {width} × {height}: outside the window");
        }
    }
}

#[test]
fn axe_finds_no_violation_in_the_settings_in_either_scheme() {
    let place = Place::sample();
    let chairside = place.open();
    open_settings(&chairside);
    for theme in ["Light", "Dark"] {
        click(&chairside, theme);
        std::thread::sleep(std::time::Duration::from_millis(600));
        chairside.in_presenter();
        assert_eq!(violations(&chairside), "", "{theme}");
    }
}

#[test]
fn the_first_session_has_hints_one_at_a_time_that_go_for_good() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.expect_chair("begins the first item");
    let before = layout::places(&chairside);
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_chair("finds everything by name");
    assert_eq!(layout::places(&chairside), before, "a hint moves nothing");
    click(&chairside, "Got it");
    chairside.expect_chair("takes a note for the minutes");
    chairside.in_presenter();
    chairside.press("jhello\u{e007}\u{e007}\u{e007}");
    chairside.expect_chair("hides the slide from the room");
    chairside.driver.quit().unwrap();
    let chairside = place.open();
    chairside.reads_question();
    chairside.in_presenter().press(Key::ENTER, &[]).unwrap();
    chairside.expect_chair("hides the slide from the room");
    let text = std::fs::read_to_string(place.path("data/settings.toml")).unwrap();
    assert!(text.contains("hints-done = [\"begin\", \"palette\", \"note\"]"), "{text}");
}

/// The focus is on what is chosen already, so Enter by mistake changes nothing.
#[test]
fn settings_open_with_the_focus_on_what_is_chosen() {
    let place = Place::sample();
    place.choose_theme("light");
    let chairside = place.open();
    open_settings(&chairside);
    let focused = "return document.activeElement.innerText";
    let on_it = |driver: &Driver| Ok(driver.script(focused, &[])? == "Light");
    chairside.in_presenter().wait_until("the focus is on Light", SOON, on_it).unwrap();
    let light = background(&chairside);
    chairside.in_presenter().press(Key::ENTER, &[]).unwrap();
    std::thread::sleep(NO_WORD);
    assert_eq!(background(&chairside), light);
    chairside.in_presenter().press(Key::ESCAPE, &[]).unwrap();
}
