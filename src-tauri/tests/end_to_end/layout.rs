//! Where things stand in the presenter window: at the sizes that people have, in both schemes, in each state.

use std::fmt::Write;

use serde_json::Value;

use crate::chairside::{Chairside, Place, SOON, focus_row};
use crate::driver::{Driver, Key, Modifier};

/// A session of two hours with twelve items, as working groups have them.
pub fn two_hours() -> Place {
    let titles = [
        "Administrivia",
        "Open issues, updates to qmux",
        "Open issues, updates to extended key update",
        "Open issues, updates to receive timestamps",
        "Open issues, updates to qlog",
        "Reverso for QUIC",
        "TAPS over QUIC",
        "Authentication Tag lengths",
        "HTTPS RR and QUIC v2 measurements",
        "Mutable Idle Time out?",
        "QUIC and multicast IP",
        "n0 NAT",
    ];
    let mut text = String::from(
        "---\ngroup: quic\nmeeting: IETF 126\ntitle: QUIC\nstart: 2026-07-22T14:00:00Z\nend: 2026-07-22T16:00:00Z\n\
         time-zone: Europe/Vienna\nopen-with: [note-well, recording]\nagenda:\n",
    );
    for title in titles {
        write!(text, "  - title: \"{title}\"\n    presenter: Somebody Else\n    time: 9m\n    question: What next?\n")
            .unwrap();
    }
    text.push_str("---\n# QUIC\n\n<!-- Say hello. -->\n\n---\n\n# Agenda\n\n---\n\n# Thanks\n");
    Place::with_deck("quic.md", text)
}

/// The regions of the window: name, left, top, width, height.
const REGIONS: &str = "
    const regions = { header: 'header.top', room: '.pane.room', picture: '.pane.room > .picture', shows: '.shows',
        next: '.pane.next', detail: '.detail', column: '.column', now: '.column > .now',
        rundown: '.column > .rundown', note: '.column > .note' };
    return Object.entries(regions).map(([name, css]) => {
        const { left, top, width, height } = document.querySelector(css).getBoundingClientRect();
        return [name, left, top, width, height].map((part) => typeof part === 'number' ? Math.round(part) : part);
    })";

/// Words of the regions that must be readable whole, but are cut off or stick out.
pub const CUT: &str = "
    const whole = ['.pane header h2', '.pane header button', '.shows .label', '.shows .on', '.shows kbd',
        '.detail [role=tab]', '.now .time button', '.now .go button', '.now .mic button', '.now .mic strong', '.now .asks button', '.rundown > h2 b', '.rundown > h2 button', '.rundown time', 'header.top h1', 'header.top .end', '.column > .note'];
    return whole.flatMap((css) => [...document.querySelectorAll(css)]).filter((e) => e.checkVisibility()).filter((element) => {
        const region = element.closest('.pane, .act, .detail .head, header.top, .column');
        const [own, outer] = [element, region].map((e) => e.getBoundingClientRect());
        const inside = own.left >= outer.left - 1 && own.right <= outer.right + 1 &&
            own.top >= outer.top - 1 && own.bottom <= outer.bottom + 1;
        const cut = [element, ...element.querySelectorAll('.one')].some((e) => e.scrollWidth > e.clientWidth + 1);
        return !inside || cut;
    }).map((element) => element.textContent)";

/// Parts of the window that reach out of it.
pub const OUTSIDE: &str = "
    return ['header.top', '.pane.room', '.shows', '.pane.next', '.detail', '.column > .now', '.column > .rundown', '.column > .note']
        .filter((css) => {
            const { left, top, right, bottom } = document.querySelector(css).getBoundingClientRect();
            return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
        })";

/// How many rows of the rundown are whole in sight, each at least 24 px high.
pub const ROWS_IN_SIGHT: &str = "
    const list = document.querySelector('.rundown ol').getBoundingClientRect();
    return [...document.querySelectorAll('.rundown [data-row]')].map((row) => row.getBoundingClientRect())
        .filter(({ top, bottom, height }) => top >= list.top - 1 && bottom <= list.bottom + 1 && height >= 24).length";

struct Region {
    name: String,
    left: i64,
    top: i64,
    width: i64,
    height: i64,
}

impl Region {
    fn overlaps(&self, other: &Self) -> bool {
        let meets = |from: i64, length: i64, other: i64, other_length: i64| {
            from < other + other_length && other < from + length
        };
        meets(self.left, self.width, other.left, other.width) && meets(self.top, self.height, other.top, other.height)
    }
}

fn regions(chairside: &Chairside) -> Vec<Region> {
    found(chairside, REGIONS)
}

/// The regions that a script finds.
fn found(chairside: &Chairside, script: &str) -> Vec<Region> {
    let found = chairside.in_presenter().script(script, &[]).unwrap();
    let region = |row: &Value| {
        let number = |at: usize| row[at].as_i64().unwrap();
        Region {
            name: row[0].as_str().unwrap().to_owned(),
            left: number(1),
            top: number(2),
            width: number(3),
            height: number(4),
        }
    };
    found.as_array().unwrap().iter().map(region).collect()
}

fn region<'a>(all: &'a [Region], name: &str) -> &'a Region {
    all.iter().find(|region| region.name == name).unwrap()
}

/// All regions in one line, to compare.
fn in_words(all: &[Region]) -> String {
    all.iter()
        .map(|r| format!("{} {},{} {}×{}", r.name, r.left, r.top, r.width, r.height))
        .collect::<Vec<_>>()
        .join("; ")
}

/// Where the regions are, in one line.
pub fn places(chairside: &Chairside) -> String {
    in_words(&regions(chairside))
}

/// Presses keys and waits until the window has drawn what they lead to.
fn press(chairside: &Chairside, keys: &str) {
    chairside.in_presenter();
    chairside.press(keys);
    std::thread::sleep(std::time::Duration::from_millis(400));
}

fn press_right(chairside: &Chairside) {
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
}

/// What must hold at each size: width and height of the page, of the room's picture, and the width of Next.
const SIZES: [(i64, i64, i64, i64); 3] = [(1280, 720, 731, 233), (1440, 900, 941, 301), (1920, 1080, 1157, 370)];

fn check(chairside: &Chairside, state: &str) {
    let all = regions(chairside);
    let separate = ["header", "room", "shows", "next", "detail", "now", "rundown", "note"];
    for (at, one) in separate.iter().enumerate() {
        for other in &separate[at + 1..] {
            let (one, other) = (region(&all, one), region(&all, other));
            assert!(!one.overlaps(other), "{state}: {} and {} overlap: {}", one.name, other.name, in_words(&all));
        }
    }
    let (next, room) = (region(&all, "next"), region(&all, "picture"));
    assert!(next.width * 100 >= room.width * 30, "{state}: Next is too small: {}", in_words(&all));
    let rows = chairside.driver.script(ROWS_IN_SIGHT, &[]).unwrap();
    assert_eq!(rows, 12, "{state}: rows of the rundown in sight");
    let cut = chairside.driver.script(CUT, &[]).unwrap();
    assert_eq!(cut, serde_json::json!([]), "{state}: words are cut off");
}

/// States of a session, and the keys that lead from each to the next.
const STATES: [(&str, &str); 7] = [
    ("the Note Well", "n"),
    ("black over it", "b"),
    ("the slide again", "\u{e00c}\u{e00c}"),
    ("frozen", "f"),
    ("no longer frozen, with a message", "f\u{e011}\u{e012}"),
    ("the item's question", "q"),
    ("elsewhere", "qx"),
];

/// Two hours from then it is another day, and times there have their date: the longest that a time gets.
pub const LATE_IN_THE_EVENING: &str = "2026-11-28T23:10:00+01:00";

fn nothing_moves_or_overlaps(theme: &str, chairside: &Chairside) {
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Administrivia");
    press(chairside, "p");
    for (width, height, room, next) in SIZES {
        chairside.in_presenter().resize(width, height).unwrap();
        let size = format!("{theme}, {width} × {height}");
        let before = in_words(&regions(chairside));
        let all = regions(chairside);
        let near = |name: &str, expected: i64| {
            let width = region(&all, name).width;
            assert!((width - expected).abs() <= 3, "{size}: {name} is {width} wide, not {expected}: {before}");
        };
        near("picture", room);
        near("next", next);
        check(chairside, &format!("{size}, the slide"));
        for (state, keys) in STATES {
            press(chairside, keys);
            check(chairside, &format!("{size}, {state}"));
            assert_eq!(in_words(&regions(chairside)), before, "{size}: {state} moves something");
        }
        press(chairside, "x");
    }
}

#[test]
fn in_the_dark_scheme_every_region_has_its_place() {
    let place = two_hours();
    place.choose_theme("dark");
    nothing_moves_or_overlaps("dark", &place.open());
}

#[test]
fn in_the_light_scheme_late_in_the_evening_every_region_has_its_place() {
    let place = two_hours();
    place.choose_theme("light");
    nothing_moves_or_overlaps("light", &place.open_at(LATE_IN_THE_EVENING));
}

/// A small laptop has no room for the whole agenda, but always for the item that is up.
#[test]
fn on_a_small_screen_the_row_of_the_item_that_is_up_is_in_sight() {
    const UP_IN_SIGHT: &str = "
        const list = document.querySelector('.rundown ol').getBoundingClientRect();
        const { top, bottom, height } = document.querySelector('.rundown [aria-current]').getBoundingClientRect();
        return top >= list.top - 1 && bottom <= list.bottom + 1 && height >= 24";
    let place = two_hours();
    let chairside = place.open();
    chairside.in_presenter().resize(1024, 640).unwrap();
    for item in ["1 Administrivia", "2 Open issues", "3 Open issues", "4 Open issues", "5 Open issues", "6 Reverso"] {
        chairside.in_presenter();
        chairside.shift(Key::RIGHT);
        chairside.expect_up(item);
        let seen = chairside.driver.wait_until("its row is in sight", SOON, |_| {
            Ok(chairside.in_presenter().script(UP_IN_SIGHT, &[])? == true)
        });
        seen.unwrap_or_else(|why| panic!("{item}: {why:?}"));
        assert_eq!(chairside.driver.script(OUTSIDE, &[]).unwrap(), serde_json::json!([]), "{item}");
    }
}

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

/// The regions of the page after the end.
const AFTER: &str = "
    const regions = { header: 'header.top', head: '.after > header', still: '.still', hand: '.hand > ol', preview: '.preview',
        room: '.pane.room', rundown: '.rundown', note: '.note' };
    return Object.entries(regions).map(([name, css]) => {
        const { left, top, width, height } = document.querySelector(css).getBoundingClientRect();
        return [name, left, top, width, height].map((part) => typeof part === 'number' ? Math.round(part) : part);
    })";

/// Words of that page that must be readable whole, but are cut off or stick out.
const AFTER_CUT: &str = "
    const whole = ['.after h2', '.after > header button', '.still h3', '.still .does button', '.still b', '.hand strong',
        '.hand small', '.hand .plain', '.preview h3', '.preview header button', '.rundown > h2 b', '.rundown time', '.note'];
    return whole.flatMap((css) => [...document.querySelectorAll(css)]).filter((element) => {
        const region = element.closest('.after, .column');
        const [own, outer] = [element, region].map((e) => e.getBoundingClientRect());
        const inside = own.left >= outer.left - 1 && own.right <= outer.right + 1 && own.bottom <= outer.bottom + 1;
        return !inside || element.scrollWidth > element.clientWidth + 1;
    }).map((element) => element.textContent)";

fn after_the_end(theme: &str) {
    let place = two_hours();
    place.choose_theme(theme);
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Administrivia");
    press(&chairside, "v");
    press(&chairside, "Should the idle timeout change?\u{e007}");
    press(&chairside, "j");
    press(&chairside, "action: ask the TLS WG about #17\u{e007}\u{e00c}");
    for _ in 0..12 {
        chairside.in_presenter();
        chairside.shift(Key::RIGHT);
    }
    chairside.expect_chair("End the session?");
    press(&chairside, "\u{e007}");
    chairside.expect_chair("Session ended at");
    for (width, height, ..) in SIZES {
        chairside.in_presenter().resize(width, height).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(300));
        let size = format!("{theme}, {width} × {height}, after the end");
        let all = found(&chairside, AFTER);
        for (at, one) in all.iter().enumerate() {
            for other in &all[at + 1..] {
                assert!(!one.overlaps(other), "{size}: {} and {} overlap: {}", one.name, other.name, in_words(&all));
            }
            assert!(
                one.left >= 0 && one.left + one.width <= width && one.top + one.height <= height,
                "{size}: {}",
                one.name
            );
        }
        let rows = chairside.driver.script(ROWS_IN_SIGHT, &[]).unwrap();
        assert_eq!(rows, 12, "{size}: rows of the rundown in sight: {}", in_words(&all));
        let cut = chairside.driver.script(AFTER_CUT, &[]).unwrap();
        assert_eq!(cut, serde_json::json!([]), "{size}: words are cut off");
        assert!(region(&all, "preview").height * 100 >= height * 30, "{size}: the preview is low: {}", in_words(&all));
    }
}

#[test]
fn after_the_end_every_region_has_its_place_in_the_dark_scheme() {
    after_the_end("dark");
}

#[test]
fn after_the_end_every_region_has_its_place_in_the_light_scheme() {
    after_the_end("light");
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
