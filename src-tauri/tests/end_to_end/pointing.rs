//! Pointing at slides and drawing on them, with the screen's own mouse, in both windows: the room's window and Room now show the same, at
//! the same place, and strokes stay with their slide.

use std::ffi::OsStr;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use lopdf::{Document, Object, ObjectId};
use serde_json::Value;

use crate::chairside::{Chairside, NO_WORD, Place, SOON};
use crate::decks::three_decks;
use crate::driver::{Driver, Key, Picture, Screen, Seen, Times};
use crate::mouse::{place_of, raise};
use crate::room_painted::settled;

const ROOM: &str = "Slides.for.the.room";
const CHAIR: &str = "Chairside:";
const PANE: &str = ".pane.room .picture";

/// Both ways in which the room's window is painted.
const WAYS: [&str; 2] = ["native", "web"];

fn six_slides() -> Place {
    Place::with_text("# One\n\n---\n\n# Two\n\n---\n\n# Three\n\n---\n\n# Four\n\n---\n\n# Five\n\n---\n\n# Six\n")
}

fn open(place: &Place, way: &str) -> Chairside {
    place.open_in(&[("CHAIRSIDE_ROOM", OsStr::new(way))])
}

/// Six slides of text, the first of them up.
fn on_text(way: &str) -> (Place, Chairside) {
    let place = six_slides();
    let chairside = open(&place, way);
    chairside.expect_room("chairs/0");
    (place, chairside)
}

/// An item whose slides are pages of a PDF, the second of them up.
fn on_page(way: &str) -> (Place, Chairside) {
    let place = three_decks();
    let chairside = open(&place, way);
    chairside.expect_room("holding");
    Screen::keys("shift+Right").unwrap();
    chairside.expect_room("first.pdf/0");
    press("Right");
    chairside.expect_room("first.pdf/1");
    (place, chairside)
}

/// A part of the slide in Room now, on the screen.
fn on_pane(chairside: &Chairside, across: f64, down: f64) -> (i64, i64) {
    let box_of = "const { left, top, width, height } = document.querySelector(arguments[0]).getBoundingClientRect();
        return [left + width * arguments[1], top + height * arguments[2]].map(Math.round)";
    let at = chairside.in_presenter().script(box_of, &[PANE.into(), across.into(), down.into()]).unwrap();
    let (left, top) = Screen::place_of(CHAIR).unwrap();
    (i64::from(left) + at[0].as_i64().unwrap(), i64::from(top) + at[1].as_i64().unwrap())
}

/// A part of the slide in the room's window, on the screen.
fn in_room(chairside: &Chairside, across: f64, down: f64) -> (i64, i64) {
    let Picture { width, height, .. } = chairside.seen_by_room();
    let (left, top) = Screen::place_of("Slides for the room").unwrap();
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
    let part = |of: usize, part: f64| (of as f64 * part) as i64;
    (i64::from(left) + part(width, across), i64::from(top) + part(height, down))
}

/// Goes there as a hand does, in steps.
fn go((x, y): (i64, i64)) {
    for (left, top) in [(x - 12, y - 3), (x - 4, y - 1), (x, y)] {
        Screen::mouse(&format!("mousemove {left} {top}")).unwrap();
        sleep(Duration::from_millis(60));
    }
}

/// Draws from one place of the screen to another.
fn draw(from: (i64, i64), to: (i64, i64)) {
    go(from);
    Screen::mouse("mousedown 1").unwrap();
    for step in 1..=20 {
        let between = |one: i64, other: i64| one + (other - one) * step / 20;
        Screen::mouse(&format!("mousemove {} {}", between(from.0, to.0), between(from.1, to.1))).unwrap();
    }
    sleep(Duration::from_millis(60));
    Screen::mouse("mouseup 1").unwrap();
}

fn is_red([red, green, blue]: [u8; 3]) -> bool {
    red > 190 && green < 90 && blue < 90
}

/// What is painted over Room now at a part of the slide: red, green, blue and how opaque.
fn over_pane(chairside: &Chairside, across: f64, down: f64) -> [u64; 4] {
    let pixel = "const canvas = document.querySelector('.pane.room .marks');
        if (!canvas.classList.contains('shown')) return [0, 0, 0, 0];
        const [x, y] = [arguments[0] * canvas.width, arguments[1] * canvas.height].map(Math.floor);
        return [...canvas.getContext('2d').getImageData(x, y, 1, 1).data]";
    let pixel = chairside.in_presenter().script(pixel, &[across.into(), down.into()]).unwrap();
    let channel = |value: &Value| value.as_u64().unwrap();
    pixel.as_array().unwrap().iter().map(channel).collect::<Vec<_>>().try_into().unwrap()
}

/// Waits until the room and Room now agree that there is red at a part of the slide, or none.
fn expect_red(chairside: &Chairside, (across, down): (f64, f64), expected: bool, when: &str) {
    let start = Instant::now();
    loop {
        let room = chairside.seen_by_room().at(across, down);
        let [red, green, blue, opaque] = over_pane(chairside, across, down);
        let pane = opaque > 200 && red > 190 && green < 90 && blue < 90;
        if (is_red(room), pane) == (expected, expected) {
            return;
        }
        assert!(start.elapsed() < SOON, "{when}: the room has {room:?}, Room now {red} {green} {blue} {opaque}");
        sleep(Duration::from_millis(40));
    }
}

fn press(key: &str) {
    Screen::keys(key).unwrap();
    sleep(NO_WORD);
}

#[test]
fn the_laser_pointer_is_where_the_mouse_is_in_either_window_and_off_until_armed() {
    for way in WAYS {
        let (_place, chairside) = on_text(way);
        let pane = on_pane(&chairside, 0.6, 0.7);
        raise(CHAIR);
        go(pane);
        expect_red(&chairside, (0.6, 0.7), false, "not armed");
        press("ctrl+l");
        go(pane);
        expect_red(&chairside, (0.6, 0.7), true, way);
        go(on_pane(&chairside, 0.3, 0.8));
        expect_red(&chairside, (0.3, 0.8), true, way);
        expect_red(&chairside, (0.6, 0.7), false, "moved away");
        press("Escape");
        expect_red(&chairside, (0.3, 0.8), false, "put away");
        press("ctrl+l");
        raise(ROOM);
        go(in_room(&chairside, 0.7, 0.75));
        expect_red(&chairside, (0.7, 0.75), true, "in the room's own window");
        Screen::mouse("click 1").unwrap();
        sleep(NO_WORD);
        assert_eq!(chairside.room_sees(), "chairs/0", "a click turns no slide while a tool is armed");
        press("e");
        expect_red(&chairside, (0.7, 0.75), false, "all away");
    }
}

#[test]
fn the_laser_pointer_is_on_a_page_of_a_pdf_as_well_and_moves_over_what_is_beneath() {
    let (_place, chairside) = on_page("native");
    let before = settled(&chairside);
    let pane = on_pane(&chairside, 0.6, 0.7);
    raise(CHAIR);
    press("ctrl+l");
    go(pane);
    expect_red(&chairside, (0.6, 0.7), true, "a green page");
    go(on_pane(&chairside, 0.3, 0.8));
    expect_red(&chairside, (0.6, 0.7), false, "moved away");
    press("Escape");
    expect_red(&chairside, (0.3, 0.8), false, "put away");
    assert_eq!(settled(&chairside).differs_from(&before), 0, "it leaves nothing behind");
}

#[test]
fn a_mouse_that_moves_as_fast_as_it_can_leaves_the_pointer_where_it_stops() {
    let (_place, chairside) = on_page("native");
    raise(ROOM);
    press("ctrl+l");
    go(in_room(&chairside, 0.2, 0.3));
    expect_red(&chairside, (0.2, 0.3), true, "before");
    let (from, to) = (in_room(&chairside, 0.2, 0.6), in_room(&chairside, 0.8, 0.6));
    let steps = (0..=300).map(|step| format!("mousemove {} {}", from.0 + (to.0 - from.0) * step / 300, to.1));
    Screen::mouse(&steps.collect::<Vec<_>>().join(" ")).unwrap();
    expect_red(&chairside, (0.8, 0.6), true, "where it stopped");
    for across in [0.2, 0.3, 0.4, 0.5, 0.6, 0.7] {
        expect_red(&chairside, (across, 0.6), false, "on its way");
    }
    expect_red(&chairside, (0.2, 0.3), false, "where it was");
}

#[test]
fn the_spotlight_darkens_all_but_its_circle() {
    for way in WAYS {
        let (_place, chairside) = on_text(way);
        let before = settled(&chairside);
        let pane = on_pane(&chairside, 0.5, 0.6);
        raise(CHAIR);
        press("ctrl+shift+l");
        go(pane);
        sleep(NO_WORD);
        let lit = chairside.seen_by_room();
        assert_eq!(lit.at(0.5, 0.6), before.at(0.5, 0.6), "{way}: in the circle");
        for place in [(0.1, 0.5), (0.9, 0.9), (0.5, 0.95)] {
            let [was, is] = [&before, &lit].map(|picture| u16::from(picture.at(place.0, place.1)[1]));
            assert!(is * 2 < was, "{way}: {place:?} was {was} and is {is}");
            assert!(over_pane(&chairside, place.0, place.1)[3] > 150, "{way}: Room now at {place:?}");
        }
        assert_eq!(over_pane(&chairside, 0.5, 0.6)[3], 0);
        press("ctrl+shift+l");
        sleep(NO_WORD);
        assert_eq!(settled(&chairside).differs_from(&before), 0, "{way}: put away");
    }
}

#[test]
fn a_stroke_stays_with_its_slide_survives_a_restart_and_is_undone() {
    for way in WAYS {
        let (place, chairside) = on_text(way);
        let (from, to) = (on_pane(&chairside, 0.3, 0.8), on_pane(&chairside, 0.7, 0.8));
        raise(CHAIR);
        press("ctrl+p");
        draw(from, to);
        expect_red(&chairside, (0.5, 0.8), true, "drawn");
        press("Right");
        chairside.expect_room("chairs/1");
        expect_red(&chairside, (0.5, 0.8), false, "the next slide");
        press("Left");
        chairside.expect_room("chairs/0");
        expect_red(&chairside, (0.5, 0.8), true, "back");
        chairside.expect_saved();
        assert_eq!(place.count("stroke-drawn"), 1, "{way}");
        chairside.driver.kill_app().unwrap();
        drop(chairside);
        let chairside = open(&place, way);
        chairside.expect_room("chairs/0");
        expect_red(&chairside, (0.5, 0.8), true, "after a crash");
        raise(CHAIR);
        press("e");
        expect_red(&chairside, (0.5, 0.8), false, "put away");
        press("e");
        expect_red(&chairside, (0.5, 0.8), true, "shown again");
        // Turning has started the talk's time, which was decided after the stroke.
        press("ctrl+z");
        expect_red(&chairside, (0.5, 0.8), true, "the time undone");
        press("ctrl+z");
        expect_red(&chairside, (0.5, 0.8), false, "undone");
    }
}

#[test]
fn a_stroke_is_in_the_pdf_of_the_slides_on_request() {
    let (place, chairside) = on_text("native");
    press("Right");
    chairside.expect_room("chairs/1");
    let (from, to) = (on_pane(&chairside, 0.3, 0.8), on_pane(&chairside, 0.7, 0.8));
    raise(CHAIR);
    press("ctrl+i");
    draw(from, to);
    chairside.expect_saved();
    for (more, expected) in [(&[][..], [false; 6]), (&["--strokes"], [false, true, false, false, false, false])] {
        let pdf = place.path("slides.pdf");
        let done = Command::new(env!("CARGO_BIN_EXE_chairside"))
            .args([OsStr::new("export"), place.file().as_os_str(), OsStr::new("-o"), pdf.as_os_str()])
            .args([OsStr::new("--data-dir"), place.data_dir().as_os_str()])
            .args(more)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let document = Document::load(&pdf).unwrap();
        let has_ink = |page: ObjectId| {
            let (resources, _) = document.get_page_resources(page).unwrap();
            resources.is_some_and(|resources| {
                resources.get(b"ExtGState").and_then(Object::as_dict).is_ok_and(|states| states.has(b"Ink0"))
            })
        };
        let has_ink: Vec<bool> = document.get_pages().into_values().map(has_ink).collect();
        assert_eq!(has_ink, expected, "{more:?}");
    }
}

#[test]
fn strokes_are_drawn_in_the_rooms_window_on_a_pdf_and_erased() {
    let (_place, chairside) = on_page("native");
    let before = settled(&chairside);
    raise(ROOM);
    press("ctrl+p");
    draw(in_room(&chairside, 0.3, 0.8), in_room(&chairside, 0.7, 0.8));
    expect_red(&chairside, (0.5, 0.8), true, "drawn in the room's window");
    assert_eq!(chairside.room_sees(), "first.pdf/1", "nothing was turned");
    press("Right");
    chairside.expect_room("first.pdf/2");
    expect_red(&chairside, (0.5, 0.8), false, "the next page");
    press("Left");
    chairside.expect_room("first.pdf/1");
    expect_red(&chairside, (0.5, 0.8), true, "back");
    press("ctrl+e");
    draw(in_room(&chairside, 0.5, 0.7), in_room(&chairside, 0.5, 0.9));
    press("Escape");
    expect_red(&chairside, (0.5, 0.8), false, "erased");
    assert_eq!(settled(&chairside).differs_from(&before), 0, "nothing is left behind");
    press("ctrl+z");
    expect_red(&chairside, (0.5, 0.8), true, "the eraser undone");
}

#[test]
fn the_tools_are_in_a_menu_which_says_what_is_in_use() {
    let (_place, chairside) = on_text("native");
    let button = place_of(&chairside, ".pointing-tools");
    raise(CHAIR);
    Screen::mouse(&format!("mousemove {} {} click 1", button.0, button.1)).unwrap();
    let says = |words: &str| {
        let is_there = "return [...document.querySelectorAll('.menu-item, .pointing-tools')].some((one) => one.textContent.includes(arguments[0]))";
        let found = |driver: &Driver| Ok(driver.script(is_there, &[words.into()])? == true);
        chairside.in_presenter().wait_until(words, SOON, found).unwrap();
    };
    says("Spotlight");
    chairside.in_presenter().keys(&Key::DOWN.to_string()).unwrap();
    chairside.in_presenter().keys(&Key::ENTER.to_string()).unwrap();
    says("Laser");
}

/// How often the mouse is moved for a figure.
const MOVES: usize = 300;

/// Moves the mouse to and fro between two places of the slide and returns how long it took each time until the room's window changed
/// there.
fn measure(chairside: &Chairside, name: &str, at: impl Fn(f64, f64) -> (i64, i64)) -> Times {
    let seen = Seen::window("Slides for the room").unwrap();
    let Picture { width, height, .. } = chairside.seen_by_room();
    let places = [(0.45, 0.6), (0.55, 0.65)].map(|(across, down)| {
        let (x, y) = at(across, down);
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss)]
        let part = |of: usize, part: f64| (of as f64 * part) as i16;
        let screen = (i16::try_from(x).unwrap(), i16::try_from(y).unwrap());
        (screen, (part(width, across), part(height, down)))
    });
    let mut times = Vec::new();
    for number in 0..MOVES {
        let (screen, pixel) = places[number % 2];
        times.extend(seen.time_until_changed(screen, pixel, Duration::from_secs(1)).unwrap());
        // A hand does not move in step with the screen.
        sleep(Duration::from_millis(17 + u64::try_from(number * 7 % 23).unwrap()));
    }
    let missed = MOVES - times.len();
    let times = Times::of(times);
    let [half, most, all] = [50, 95, 100].map(|percent| times.percentile(percent));
    eprintln!("{name}: p50 {half:.1} ms, p95 {most:.1} ms, longest {all:.1} ms, missed {missed} of {MOVES}");
    assert!(missed <= 2, "{name}");
    times
}

/// Each case at full HD, in the way the room is painted here.
fn from_mouse_to_pixel(way: &str) -> Vec<(String, Times)> {
    let place = three_decks();
    let chairside = open(&place, way);
    chairside.expect_room("holding");
    Screen::resize("Slides for the room", 1920, 1080).unwrap();
    Screen::keys("shift+Right").unwrap();
    chairside.expect_room("first.pdf/0");
    let mut all = Vec::new();
    for (page, keys) in [("a page of a PDF", "Right"), ("a Markdown slide", "h")] {
        raise(CHAIR);
        press(keys);
        sleep(Duration::from_secs(1));
        for (tool, key) in [("laser", "ctrl+l"), ("spotlight", "ctrl+shift+l")] {
            press(key);
            let pane = |across, down| on_pane(&chairside, across, down);
            raise(CHAIR);
            go(pane(0.5, 0.5));
            let name = format!("{tool} over {page}, mouse over Room now");
            all.push((name.clone(), measure(&chairside, &name, pane)));
            let room = |across, down| in_room(&chairside, across, down);
            raise(ROOM);
            go(room(0.5, 0.5));
            let name = format!("{tool} over {page}, mouse in the room's window");
            all.push((name.clone(), measure(&chairside, &name, room)));
            press("Escape");
            raise(CHAIR);
        }
    }
    all
}

#[test]
#[ignore = "needs a quiet machine; its figures stand in docs/pointing.md"]
fn from_the_mouse_to_the_pixel_95_of_100_take_25_ms_at_most() {
    for (name, times) in from_mouse_to_pixel("native") {
        assert!(times.percentile(95) <= 25.0, "{name}");
    }
}

#[test]
#[ignore = "only says how long it takes where the web page draws the room"]
fn from_the_mouse_to_the_pixel_where_the_web_page_draws() {
    assert_eq!(from_mouse_to_pixel("web").len(), 8);
}
