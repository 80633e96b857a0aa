//! Pages that the program itself paints into the room's window: the same picture, to the pixel, as the web page would draw,
//! whatever comes before and after; and a room that turns while the web process hangs.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::sync::OnceLock;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::chairside::{Chairside, NO_WORD, Place, SOON};
use crate::decks::three_decks;
use crate::driver::{Picture, Screen};

const WEB: (&str, &str) = ("CHAIRSIDE_ROOM", "web");
const NATIVE: (&str, &str) = ("CHAIRSIDE_ROOM", "native");

/// What the room can be shown here, and the keys between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct State {
    /// The slide of the item's PDF, or that of the chairs' own deck.
    of_item: bool,
    page: usize,
    chairs: usize,
    note_well: bool,
    black: bool,
}

impl State {
    const FIRST: Self = Self { of_item: true, page: 0, chairs: 0, note_well: false, black: false };

    /// The keys that change what is to be seen, each with what is seen then.
    fn ways(self) -> Vec<(&'static str, Self)> {
        let mut ways = vec![("b", Self { black: !self.black, ..self })];
        if self.black {
            return ways;
        }
        ways.push(("n", Self { note_well: !self.note_well, ..self }));
        if self.note_well {
            ways.push(("Right", Self { note_well: false, ..self }));
            return ways;
        }
        let (last, place) = if self.of_item { (2, self.page) } else { (1, self.chairs) };
        let at = |place| if self.of_item { Self { page: place, ..self } } else { Self { chairs: place, ..self } };
        if place < last {
            ways.push(("Right", at(place + 1)));
        }
        if place > 0 {
            ways.push(("Left", at(place - 1)));
        }
        ways.push(("h", Self { of_item: !self.of_item, ..self }));
        ways
    }
}

/// The item's deck, shown in this way; its first page is up.
fn open(place: &Place, way: (&str, &str)) -> Chairside {
    let chairside = place.open_in(&[(way.0, OsStr::new(way.1))]);
    chairside.expect_room("holding");
    Screen::keys("shift+Right").unwrap();
    chairside.expect_room("first.pdf/0");
    chairside
}

/// Waits until the window has not changed for a while.
pub fn settled(chairside: &Chairside) -> Picture {
    let mut last = chairside.seen_by_room();
    let mut since = Instant::now();
    while since.elapsed() < Duration::from_millis(600) {
        sleep(Duration::from_millis(40));
        let now = chairside.seen_by_room();
        if now != last {
            (last, since) = (now, Instant::now());
        }
    }
    last
}

/// Letters wait for others; two of them come further apart, or they would be words.
fn press(key: &str) {
    Screen::keys(key).unwrap();
    if key.len() == 1 {
        sleep(NO_WORD);
    }
}

/// What the web page draws in each state, found by walking through all of them once for all tests.
fn drawn_by_web() -> &'static HashMap<State, Picture> {
    static DRAWN: OnceLock<HashMap<State, Picture>> = OnceLock::new();
    DRAWN.get_or_init(walk)
}

fn walk() -> HashMap<State, Picture> {
    let place = three_decks();
    let chairside = open(&place, WEB);
    let mut known = HashMap::new();
    let mut now = State::FIRST;
    known.insert(now, settled(&chairside));
    for key in ["Right", "Right", "n", "b", "b", "n", "h", "Right", "Left"] {
        let (_, next) = now.ways().into_iter().find(|(way, _)| *way == key).unwrap();
        press(key);
        now = next;
        known.entry(picture_of(now)).or_insert_with(|| settled(&chairside));
    }
    known
}

/// States that look the same are one.
fn picture_of(state: State) -> State {
    if state.black {
        return State { black: true, ..State::FIRST };
    }
    if state.note_well {
        return State { note_well: true, ..State::FIRST };
    }
    if state.of_item { State { chairs: 0, ..state } } else { State { page: 0, ..state } }
}

#[test]
fn after_each_of_200_turns_the_room_has_the_picture_that_the_web_page_would_draw() {
    let known = drawn_by_web();
    assert_eq!(known.len(), 7);
    let native = three_decks();
    let chairside = open(&native, NATIVE);
    let mut now = State::FIRST;
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for turn in 0..200 {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let mut ways = now.ways();
        // A letter waits for others, so most turns are by arrows.
        if turn % 4 != 0 && ways.iter().any(|(key, _)| key.len() > 1) {
            ways.retain(|(key, _)| key.len() > 1);
        }
        let (key, next) = ways[usize::try_from(random % 1009).unwrap() % ways.len()];
        if turn % 5 == 0 {
            // Long enough for copies of the pages that may come next.
            sleep(NO_WORD);
        }
        press(key);
        now = next;
        let expected = &known[&picture_of(now)];
        let until = Instant::now() + SOON;
        let mut seen = chairside.seen_by_room();
        while seen != *expected {
            let words = format!("turn {turn}, {key}: {now:?} differs in {} pixels", seen.differs_from(expected));
            assert!(Instant::now() < until, "{words}; {}", chairside.room_sees());
            sleep(Duration::from_millis(5));
            seen = chairside.seen_by_room();
        }
    }
    // And it stays.
    assert!(settled(&chairside) == known[&picture_of(now)]);
}

#[test]
fn the_room_turns_while_the_web_process_hangs() {
    // The walk comes first: two programs at once would get each other's keys.
    assert_eq!(drawn_by_web().len(), 7);
    let place = three_decks();
    let chairside = open(&place, NATIVE);
    let mut now = State::FIRST;
    assert_eq!(turns_while_web_hangs(&chairside, &mut now, &["Right", "Right", "Left", "Right", "Left", "Left"]), None);
    // The web page catches up with what was turned meanwhile.
    chairside.expect_room("first.pdf/0");
    // Of Markdown slides there are copies.
    press("h");
    now = State { of_item: false, ..now };
    chairside.expect_room("chairs/0");
    assert_eq!(turns_while_web_hangs(&chairside, &mut now, &["Right", "Left"]), None);
    chairside.expect_room("chairs/0");
}

/// Presses keys while the web processes stand still. Returns the first after which the room had a wrong picture.
fn turns_while_web_hangs(chairside: &Chairside, now: &mut State, keys: &[&'static str]) -> Option<&'static str> {
    settled(chairside);
    // Nobody sees when copies are made.
    sleep(Duration::from_secs(1));
    let web = chairside.driver.web_processes().unwrap();
    for process in &web {
        Screen::signal(*process, "STOP").unwrap();
    }
    let wrong = keys.iter().copied().find(|key| {
        press(key);
        *now = now.ways().into_iter().find(|(way, _)| way == key).unwrap().1;
        let expected = &drawn_by_web()[&picture_of(*now)];
        let until = Instant::now() + Duration::from_secs(2);
        while chairside.seen_by_room() != *expected && Instant::now() < until {
            sleep(Duration::from_millis(5));
        }
        chairside.seen_by_room() != *expected
    });
    for process in &web {
        Screen::signal(*process, "CONT").unwrap();
    }
    wrong
}

/// The web process stops at some moment while its page draws others unseen, and goes on later.
#[test]
fn a_page_that_is_drawn_beforehand_is_never_seen_by_the_room() {
    let place = three_decks();
    let chairside = open(&place, NATIVE);
    press("h");
    chairside.expect_room("chairs/0");
    let title = "Slides for the room";
    // Another size of the window needs new copies.
    let sizes = [(1000, 700), (1100, 640)];
    let seen = |key: &str| {
        press(key);
        sizes.map(|(width, height)| {
            Screen::resize(title, width, height).unwrap();
            settled(&chairside)
        })
    };
    let (next, own) = (seen("Right"), seen("Left"));
    in_the_document_the_slide_stays(&chairside, sizes[0]);
    let web = chairside.driver.web_processes().unwrap();
    for (round, delay) in [150, 230, 310].into_iter().enumerate() {
        let (width, height) = sizes[round % 2];
        Screen::resize(title, width, height).unwrap();
        sleep(Duration::from_millis(delay));
        for process in &web {
            Screen::signal(*process, "STOP").unwrap();
        }
        // Longer than the program waits for an answer.
        let (stopped, mut stands) = (Instant::now(), true);
        while stopped.elapsed() < Duration::from_secs(5) {
            if stands && stopped.elapsed() > Duration::from_millis(3500) {
                stands = false;
                for process in &web {
                    Screen::signal(*process, "CONT").unwrap();
                }
            }
            assert!(chairside.seen_by_room() != next[round % 2], "{delay} ms: the room sees the next slide");
            sleep(Duration::from_millis(10));
        }
        assert_eq!(settled(&chairside).differs_from(&own[round % 2]), 0, "after {delay} ms");
    }
}

/// What a screen reader finds while other pages are drawn, once the window has another size.
fn in_the_document_the_slide_stays(chairside: &Chairside, (width, height): (u32, u32)) {
    const WATCH: &str = "
        window.seen = { shown: new Set(), rehearsed: new Set() };
        const look = () => {
            for (const [name, all] of Object.entries(window.seen)) {
                const host = document.querySelector(`.slide-host.${name}`);
                if (host) all.add(host.dataset.id);
            }
        };
        new MutationObserver(look).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['class'] });
        look();
        return true";
    const SEEN: &str = "return [[...window.seen.shown], window.seen.rehearsed.size > 0]";
    chairside.in_audience().script(WATCH, &[]).unwrap();
    Screen::resize("Slides for the room", width, height).unwrap();
    let seen = chairside
        .driver
        .wait_until("a page is drawn beforehand", SOON, |driver| Ok(driver.script(SEEN, &[])?[1] == true));
    seen.unwrap();
    settled(chairside);
    assert_eq!(chairside.driver.script(SEEN, &[]).unwrap()[0], serde_json::json!(["chairs/0"]));
}

#[test]
fn another_size_of_the_window_has_the_same_picture() {
    let place = three_decks();
    let web = open(&place, WEB);
    let title = "Slides for the room";
    let sizes = [(1000, 700), (1366, 600), (801, 451)];
    let expected = sizes.map(|(width, height)| {
        Screen::resize(title, width, height).unwrap();
        settled(&web)
    });
    drop(web);
    let native = three_decks();
    let chairside = open(&native, NATIVE);
    for ((width, height), expected) in sizes.into_iter().zip(expected) {
        Screen::resize(title, width, height).unwrap();
        let until = Instant::now() + SOON;
        let mut seen = settled(&chairside);
        while seen != expected && Instant::now() < until {
            seen = settled(&chairside);
        }
        assert_eq!((seen.width, seen.height), (expected.width, expected.height));
        assert_eq!(seen.differs_from(&expected), 0, "{width} × {height}");
    }
}

/// A dark line was left where a card had ended at a size that no screen here has.
#[test]
fn nothing_of_a_large_card_stays_at_4k() {
    for way in [NATIVE, WEB] {
        let place = three_decks();
        let chairside = open(&place, way);
        Screen::resize("Slides for the room", 3840, 2160).unwrap();
        press("p");
        let without = settled(&chairside);
        assert_eq!((without.width, without.height), (3840, 2160));
        for _ in 0..3 {
            press("shift+k");
            // A busy machine may take longer for the card than the window rests before it.
            let until = Instant::now() + SOON;
            while settled(&chairside).differs_from(&without) <= 10_000 {
                assert!(Instant::now() < until, "{way:?}: the card is not there");
            }
            press("shift+k");
            assert_eq!(settled(&chairside).differs_from(&without), 0, "{way:?}");
        }
    }
}

#[test]
fn a_time_card_and_the_timer_lie_over_the_page_and_stay_there_while_it_turns() {
    let place = three_decks();
    let chairside = open(&place, NATIVE);
    settled(&chairside);
    let without = chairside.seen_by_room();
    // The time card in the corner, and the timer.
    press("p");
    press("k");
    press("shift+t");
    chairside.driver.wait_until("the card is there", SOON, |_| Ok(chairside.seen_by_room() != without)).unwrap();
    let with = settled(&chairside);
    assert!(with.differs_from(&without) > 500);
    // It stays where it is while the page turns.
    press("Right");
    let turned = settled(&chairside);
    let dark = |picture: &Picture| {
        let top = (0..picture.height / 6).flat_map(|y| (picture.width / 2..picture.width).map(move |x| (x, y)));
        top.filter(|(x, y)| picture.pixel(*x, *y) == [0x14, 0x20, 0x2b]).count()
    };
    assert!(dark(&with) > 300 && dark(&with).abs_diff(dark(&turned)) < 20, "{} and {}", dark(&with), dark(&turned));
    // The empty web page is nowhere to be seen.
    let empty = (0..turned.height).flat_map(|y| (0..turned.width).map(move |x| (x, y)));
    assert_eq!(empty.filter(|(x, y)| turned.pixel(*x, *y) == [1, 2, 3]).count(), 0);
}
