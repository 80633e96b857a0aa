//! Parts of the presenter window that are whole at any size and in any state, and stay where they are.

use crate::chairside::{Place, SOON, focus_row};
use crate::driver::{Driver, Key, Modifier};
use crate::layout::{CUT, LATE_IN_THE_EVENING, SIZES, press, press_right, two_hours};

/// A title bar and a panel take their part of a screen, so a window has any height; and text may be larger.
#[test]
fn every_label_of_the_show_bar_is_whole_at_any_size() {
    const CUT_LABELS: &str = "
        const bar = document.querySelector('.shows').getBoundingClientRect();
        return [...document.querySelectorAll('.shows .act')].filter((act) => {
            const label = act.querySelector('.label');
            const { left, right, bottom } = act.getBoundingClientRect();
            const text = document.createRange();
            text.selectNodeContents(label);
            const box = label.getBoundingClientRect();
            return text.getBoundingClientRect().width > box.width + 0.5 || box.right > right ||
                left < bar.left - 1 || right > bar.right + 1 || bottom > bar.bottom + 1;
        }).map((act) => act.textContent)";
    let place = two_hours();
    let chairside = place.open();
    let whole = |size: &str| {
        std::thread::sleep(std::time::Duration::from_millis(300));
        let labels = "return document.querySelectorAll('.shows .act .label').length";
        assert_eq!(chairside.in_presenter().script(labels, &[]).unwrap(), 13, "{size}");
        let cut = chairside.driver.script(CUT_LABELS, &[]).unwrap();
        assert_eq!(cut, serde_json::json!([]), "{size}: labels are cut off");
    };
    for (width, height) in [(1278, 695), (1366, 694), (1366, 693), (1280, 656), (1180, 720), (1179, 800), (960, 600)] {
        chairside.in_presenter().resize(width, height).unwrap();
        whole(&format!("{width} × {height}"));
    }
    chairside.in_presenter().resize(1440, 900).unwrap();
    for _ in 0..5 {
        chairside.in_presenter().press('+', &[Modifier::Control]).unwrap();
        whole("1440 × 900 with larger text");
    }
    chairside.in_presenter();
    chairside.press("z");
    let narrow = |driver: &Driver| Ok(driver.script("return innerWidth", &[])?.as_i64().unwrap() <= 360);
    chairside.driver.wait_until("it is narrow", SOON, narrow).unwrap();
    whole("narrow, at the largest text");
}

/// Room now says and draws what the audience window draws.
#[test]
fn the_pane_draws_what_the_room_sees() {
    let place = two_hours();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    press(&chairside, "h");
    for (keys, page) in [
        ("n", "show:note-well/0"),
        ("b", "blank:black"),
        ("w", "blank:white"),
        ("\u{e00c}\u{e00c}q", "card:question"),
        ("q", "chairs/0"),
        ("f", "chairs/0"),
        ("\u{e014}", "chairs/0"),
        ("f", "chairs/1"),
    ] {
        press(&chairside, keys);
        chairside.expect_room(page);
        let drawn = chairside.in_presenter().script("return document.querySelector('.room-picture').dataset.page", &[]);
        assert_eq!(drawn.unwrap(), page, "after {keys:?}");
    }
}

/// The form of an item is whole in sight at every size, but for the fields that are asked for.
#[test]
fn the_form_of_an_item_needs_no_scrolling() {
    const HIDDEN: &str = "
        const box = document.querySelector('.detail .tab-content[data-state=active]').getBoundingClientRect();
        return [...document.querySelectorAll('.editor :is(input, button), .item .last button')].filter((element) => {
            const { top, bottom, left, right } = element.getBoundingClientRect();
            return top < box.top || bottom > box.bottom || left < box.left || right > box.right;
        }).map((element) => element.closest('label')?.innerText ?? element.innerText)";
    let place = two_hours();
    // One of the items has slides, whose name and count stand above the buttons.
    place.with_file("tag-lengths.md", "# Tags\n\n---\n\n# More\n");
    let text = std::fs::read_to_string(place.file()).unwrap();
    let title = "  - title: \"Authentication Tag lengths\"\n";
    place.replace_file("quic.md", text.replace(title, &format!("{title}    deck: tag-lengths.md\n")));
    let chairside = place.open();
    // Also with a title bar.
    for (width, height) in SIZES.map(|(width, height, ..)| (width, height)).into_iter().chain([
        (1278, 695),
        (1366, 693),
        (1438, 875),
        (1438, 845),
        (1438, 810),
    ]) {
        chairside.in_presenter().resize(width, height).unwrap();
        for item in ["reverso-for-quic", "authentication-tag-lengths"] {
            focus_row(&chairside, item);
            press(&chairside, &Key::ENTER.to_string());
            let open = "return document.querySelector('.editor input') !== null";
            let is_open = |driver: &Driver| Ok(driver.script(open, &[])? == true);
            chairside.driver.wait_until("the form is open", SOON, is_open).unwrap();
            let hidden = chairside.driver.script(HIDDEN, &[]).unwrap();
            assert_eq!(hidden, serde_json::json!([]), "{item}, {width} × {height}");
            press(&chairside, &Key::ESCAPE.to_string());
        }
    }
}

/// Hours late, too, each way to end on time says when that would be, beside its button.
#[test]
fn the_ways_to_end_on_time_are_whole_when_the_session_is_hours_late() {
    const OVER: &str = "
        return [...document.querySelectorAll('[aria-label=\"Ways to end on time\"] > li')].flatMap((way) => {
            const words = document.createRange();
            words.selectNodeContents(way.querySelector('b').parentElement);
            const [said, button] = [words, way.querySelector('button')].map((part) => part.getBoundingClientRect());
            return said.right > button.left - 4 ? [way.textContent] : [];
        })";
    let place = two_hours();
    let chairside = place.open_at("2026-07-22T15:55:00Z");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Administrivia");
    chairside.expect_chair("1 h ");
    let ways = "return document.querySelectorAll('[aria-label=\"Ways to end on time\"] > li').length > 2";
    let has_ways = |driver: &Driver| Ok(driver.script(ways, &[])? == true);
    chairside.in_presenter().wait_until("the ways to end on time", SOON, has_ways).unwrap();
    for (width, height, ..) in SIZES {
        chairside.in_presenter().resize(width, height).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(300));
        let over = chairside.driver.script(OVER, &[]).unwrap();
        assert_eq!(over, serde_json::json!([]), "{width} × {height}");
    }
}

/// A changed agenda brings one button more, and with it everything in the rundown's head is still whole.
#[test]
fn the_head_of_the_rundown_has_room_for_the_button_that_saves() {
    let place = two_hours();
    let chairside = place.open_at(LATE_IN_THE_EVENING);
    chairside.in_presenter();
    focus_row(&chairside, "reverso-for-quic");
    chairside.driver.press(Key::DOWN, &[Modifier::Alt]).unwrap();
    chairside.expect_chair("Save to the file");
    for (width, height, ..) in SIZES {
        chairside.in_presenter().resize(width, height).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(300));
        let cut = chairside.driver.script(CUT, &[]).unwrap();
        assert_eq!(cut, serde_json::json!([]), "{width} × {height}: words are cut off");
    }
}

/// Tiles in a tab that isn't open have no size, and must not decide how large the words of their pages are elsewhere.
#[test]
fn the_pages_of_a_deck_have_their_words_in_next_and_in_the_tiles() {
    const UNREADABLE: &str = "
        return [...document.querySelectorAll('.next .slide-host.shown, .detail .deck .slide-host')].flatMap((host) => {
            const body = host.shadowRoot.querySelector('.body');
            const size = parseFloat(getComputedStyle(body).fontSize);
            return size >= 8 ? [] : [`${body.textContent}: ${size} px`];
        })";
    const TILES: &str = "return document.querySelectorAll('.detail .deck .slide-host').length";
    const SLIDES: &str = "
        const tab = [...document.querySelectorAll('.detail [role=tab]')].find((tab) => tab.textContent.includes('Slides'));
        tab.focus(); tab.click();
        return tab.dataset.state";
    let place = two_hours();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Administrivia");
    press(&chairside, "h");
    chairside.expect_room("chairs/0");
    let tiles_are_drawn = |_: &Driver| Ok(chairside.in_presenter().script(TILES, &[])?.as_u64() >= Some(3));
    chairside.driver.wait_until("three tiles", SOON, tiles_are_drawn).unwrap();
    let unreadable = || chairside.in_presenter().script(UNREADABLE, &[]).unwrap();
    for page in ["show:note-well/0", "show:recording/0", "chairs/1", "chairs/2"] {
        assert_eq!(unreadable(), serde_json::json!([]), "before {page}");
        press(&chairside, &Key::RIGHT.to_string());
        chairside.expect_room(page);
    }
    chairside.in_presenter().script(SLIDES, &[]).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(600));
    assert_eq!(unreadable(), serde_json::json!([]), "in the open tab");
}

/// With Ctrl on every keycap, what says that a source was shown is still in the source's own box.
#[test]
fn with_ctrl_for_every_key_of_the_room_ticks_stay_in_their_boxes() {
    const TICKS: &str = "return document.querySelectorAll('.shows .done').length";
    const OUT: &str = "
        const bar = document.querySelector('.shows').getBoundingClientRect();
        return [...document.querySelectorAll('.shows .act')].filter((act) => {
            const box = act.getBoundingClientRect();
            return box.right > bar.right + 1 || [...act.querySelectorAll('.keys, .done svg, .done i, .done > :first-child, .at, .on')].some((part) => {
                if (getComputedStyle(part).position === 'absolute') return false;
                const { left, right } = part.getBoundingClientRect();
                return right > box.right + 0.5 || left < box.left - 0.5;
            });
        }).map((act) => act.textContent)";
    let place = two_hours();
    std::fs::create_dir_all(place.path("data")).unwrap();
    place.with_file("data/settings.toml", "room-needs-ctrl = true\n");
    let chairside = place.open();
    let pages = [('n', "note-well"), ('r', "recording"), ('t', "tips"), ('g', "mic-rules"), ('l', "links")];
    for (key, page) in pages {
        // Ctrl+L is the laser pointer.
        let modifiers = if key == 'l' { &[Modifier::Control, Modifier::Alt][..] } else { &[Modifier::Control] };
        chairside.in_presenter().press(key, modifiers).unwrap();
        chairside.expect_room(&format!("show:{page}/0"));
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    press(&chairside, &Key::ESCAPE.to_string());
    for (width, height) in [(1280, 720), (1278, 695), (1440, 900), (1000, 775), (1920, 1080)] {
        chairside.in_presenter().resize(width, height).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(300));
        assert_eq!(chairside.driver.script(TICKS, &[]).unwrap(), 5, "{width} × {height}");
        let out = chairside.driver.script(OUT, &[]).unwrap();
        assert_eq!(out, serde_json::json!([]), "{width} × {height}: beyond its box");
    }
}

/// What a key led to is said beside the question, whose buttons do not move.
#[test]
fn the_buttons_of_a_question_stay_put_when_a_message_comes() {
    const BUTTONS: &str = "
        return [...document.querySelectorAll('.message button')].map((button) => {
            const { left, top, width } = button.getBoundingClientRect();
            return [button.innerText, Math.round(left), Math.round(top), Math.round(width)];
        })";
    let place = Place::sample();
    let chairside = place.open();
    press_right(&chairside);
    chairside.expect_up("1 Intro/Administrivia");
    chairside.expect_saved();
    chairside.driver.quit().unwrap();
    let chairside = place.open();
    chairside.reads_question();
    chairside.in_presenter().resize(1280, 720).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(400));
    let before = chairside.in_presenter().script(BUTTONS, &[]).unwrap();
    assert_eq!(before.as_array().map(Vec::len), Some(2), "{before}");
    press(&chairside, "f");
    chairside.expect_chair("Answer the question first");
    let after = chairside.in_presenter().script(BUTTONS, &[]).unwrap();
    assert_eq!(after, before);
}
