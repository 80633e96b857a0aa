//! Pages that the program itself paints into the room's window: the same picture, to the pixel, as the web page would draw,
//! whatever comes before and after; and a room that turns while the web process hangs.

use std::collections::HashMap;
use std::ffi::OsStr;
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
    black: bool,
}

impl State {
    const FIRST: Self = Self { of_item: true, page: 0, chairs: 0, black: false };

    /// The keys that change what is to be seen, each with what is seen then.
    fn ways(self) -> Vec<(&'static str, Self)> {
        let mut ways = vec![("b", Self { black: !self.black, ..self })];
        if self.black {
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
fn settled(chairside: &Chairside) -> Picture {
    let mut last = chairside.seen_by_room();
    let mut since = Instant::now();
    while since.elapsed() < Duration::from_millis(800) {
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

/// What the web page draws in each state, found by walking through all of them.
fn drawn_by_web(place: &Place) -> HashMap<State, Picture> {
    let chairside = open(place, WEB);
    let mut known = HashMap::new();
    let mut now = State::FIRST;
    known.insert(now, settled(&chairside));
    for key in ["Right", "Right", "b", "b", "h", "Right", "b", "b", "Left", "h", "Left", "Left"] {
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
    if state.of_item { State { chairs: 0, ..state } } else { State { page: 0, ..state } }
}

#[test]
fn after_each_of_200_turns_the_room_has_the_picture_that_the_web_page_would_draw() {
    let place = three_decks();
    let known = drawn_by_web(&place);
    assert_eq!(known.len(), 6);
    let native = three_decks();
    let chairside = open(&native, NATIVE);
    let mut now = State::FIRST;
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for turn in 0..200 {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let ways = now.ways();
        let (key, next) = ways[usize::try_from(random % 1009).unwrap() % ways.len()];
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
    let place = three_decks();
    let known = drawn_by_web(&place);
    let native = three_decks();
    let chairside = open(&native, NATIVE);
    let web = chairside.driver.web_processes().unwrap();
    settled(&chairside);
    for process in &web {
        Screen::signal(*process, "STOP").unwrap();
    }
    let mut now = State::FIRST;
    let mut right = true;
    for key in ["Right", "Right", "Left", "Right", "Left", "Left"] {
        press(key);
        now = now.ways().into_iter().find(|(way, _)| *way == key).unwrap().1;
        let until = Instant::now() + Duration::from_secs(2);
        while chairside.seen_by_room() != known[&picture_of(now)] && Instant::now() < until {
            sleep(Duration::from_millis(5));
        }
        right &= chairside.seen_by_room() == known[&picture_of(now)];
    }
    for process in &web {
        Screen::signal(*process, "CONT").unwrap();
    }
    assert!(right, "the room did not follow");
    // The web page catches up with what was turned meanwhile.
    chairside.expect_room("first.pdf/0");
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
