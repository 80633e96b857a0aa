//! Where things stand in the presenter window: at the sizes that people have, in both schemes, in each state.

use std::fmt::Write;

use serde_json::Value;

use crate::chairside::{Chairside, Place, SOON};
use crate::driver::Key;

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
        '.detail [role=tab]', '.now .time button', '.now .go button', '.now .mic button', '.now .mic strong', '.now .asks button', '.rundown > .head b', '.rundown > .head button', '.rundown time', 'header.top h1', 'header.top .end', '.column > .note'];
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

pub struct Region {
    pub name: String,
    pub left: i64,
    pub top: i64,
    pub width: i64,
    pub height: i64,
}

impl Region {
    pub fn overlaps(&self, other: &Self) -> bool {
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
pub fn found(chairside: &Chairside, script: &str) -> Vec<Region> {
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

pub fn region<'a>(all: &'a [Region], name: &str) -> &'a Region {
    all.iter().find(|region| region.name == name).unwrap()
}

/// All regions in one line, to compare.
pub fn in_words(all: &[Region]) -> String {
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
pub fn press(chairside: &Chairside, keys: &str) {
    chairside.in_presenter();
    chairside.press(keys);
    std::thread::sleep(std::time::Duration::from_millis(400));
}

pub fn press_right(chairside: &Chairside) {
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
}

/// What must hold at each size: width and height of the page, of the room's picture, and the width of Next.
pub const SIZES: [(i64, i64, i64, i64); 3] = [(1280, 720, 731, 233), (1440, 900, 941, 301), (1920, 1080, 1157, 370)];

/// What holds in every state: nothing overlaps, Next is large enough, all rows are in sight, no words are cut off.
pub fn check(chairside: &Chairside, state: &str) {
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

/// Several would come one after the other, and in an order of their own: the sizes of the narrow window once gave way to the usual ones.
#[test]
fn a_page_has_one_script_and_one_style_sheet_in_the_order_of_the_sources() {
    const FILES: &str =
        "return ['script[src]', 'link[rel=stylesheet]'].map((css) => document.querySelectorAll(css).length)";
    const INSET: &str =
        "return [innerWidth < 480, parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--inset'))]";
    let chairside = two_hours().open();
    assert_eq!(chairside.in_audience().script(FILES, &[]).unwrap(), serde_json::json!([1, 1]));
    assert_eq!(chairside.in_presenter().script(FILES, &[]).unwrap(), serde_json::json!([1, 1]));
    press(&chairside, "z");
    let inset = chairside.driver.wait_until("the narrow window has its own sizes", SOON, |driver| {
        Ok(driver.script(INSET, &[])? == serde_json::json!([true, 0.8]))
    });
    inset.unwrap_or_else(|why| panic!("{why:?}: {}", chairside.driver.script(INSET, &[]).unwrap()));
}
