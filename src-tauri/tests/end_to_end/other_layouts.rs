//! Where things stand in a plain talk, and in the narrow window beside a browser.

use serde_json::{Value, json};

use crate::accessible::violations;
use crate::chairside::{Chairside, Place, SOON};
use crate::driver::{Driver, Key};

/// Name, left, top, width and height of what can be seen, of the parts that the selectors name.
const PARTS: &str = "
    return Object.entries(arguments[0]).flatMap(([name, css]) => {
        const element = document.querySelector(css);
        if (element === null || !element.checkVisibility()) return [];
        const { left, top, width, height } = element.getBoundingClientRect();
        return [[name, ...[left, top, width, height].map(Math.round)]];
    })";

/// The box of a part.
#[derive(Debug, Clone, Copy)]
struct Part {
    left: i64,
    top: i64,
    width: i64,
    height: i64,
}

/// The parts that can be seen.
fn parts(chairside: &Chairside, selectors: &Value) -> Vec<(String, Part)> {
    let found = chairside.in_presenter().script(PARTS, std::slice::from_ref(selectors)).unwrap();
    let part = |row: &Value| {
        let number = |at: usize| row[at].as_i64().unwrap();
        (
            row[0].as_str().unwrap().to_owned(),
            Part { left: number(1), top: number(2), width: number(3), height: number(4) },
        )
    };
    found.as_array().unwrap().iter().map(part).collect()
}

fn part(all: &[(String, Part)], name: &str) -> Part {
    all.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name} in {all:?}")).1
}

#[test]
fn a_plain_talk_has_the_current_and_the_next_slide_large_and_its_notes_under_them() {
    let place = Place::with_text("# One\n\n<!-- **Ask:** who runs it? -->\n\n---\n\n# Two\n\n---\n\n# Three\n");
    let chairside = place.open();
    chairside.expect_chair("Ask:");
    for (width, height) in [(1280, 720), (1440, 900), (1920, 1080)] {
        chairside.in_presenter().resize(width, height).unwrap();
        let selectors = json!({ "room": ".pane.room > .picture", "next": ".pane.next > .picture", "notes": ".notes",
            "bar": ".shows", "time": ".column > .now" });
        let all = parts(&chairside, &selectors);
        let [room, next, notes, bar, time] = ["room", "next", "notes", "bar", "time"].map(|name| part(&all, name));
        assert!(room.width * 100 >= width * 57, "{width} × {height}: {all:?}");
        assert!(next.width * 100 >= room.width * 55, "{width} × {height}: {all:?}");
        assert!(bar.top >= room.top + room.height && notes.top >= bar.top + bar.height, "{width} × {height}: {all:?}");
        assert!(notes.height >= 100 && notes.top + notes.height <= height, "{width} × {height}: {all:?}");
        assert!(
            next.left >= room.left + room.width && time.top >= next.top + next.height,
            "{width} × {height}: {all:?}"
        );
    }
    let bold = "return document.querySelector('.notes strong')?.textContent";
    assert_eq!(chairside.in_presenter().script(bold, &[]).unwrap(), "Ask:");
    // Nothing of a session.
    for other in [".note", ".rundown"] {
        let there = format!("return document.querySelector('{other}') !== null");
        assert_eq!(chairside.in_presenter().script(&there, &[]).unwrap(), false, "{other}");
    }
}

#[test]
fn a_click_on_the_next_slide_turns_to_it() {
    let place = Place::with_text("# One\n\n---\n\n# Two\n\n---\n\n# Three\n");
    let chairside = place.open();
    chairside.expect_room("chairs/0");
    std::thread::sleep(std::time::Duration::from_millis(500));
    let next = chairside.in_presenter().find(".pane.next button").unwrap();
    chairside.driver.click(&next).unwrap();
    chairside.expect_room("chairs/1");
}

#[test]
fn the_narrow_window_has_clock_room_time_bar_and_note_line_one_under_the_other() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.press("z");
    let width = || chairside.in_presenter().script("return innerWidth", &[]).unwrap().as_i64().unwrap();
    chairside.driver.wait_until("it is narrow", SOON, |_| Ok(width() <= 360)).unwrap();
    let selectors = json!({ "clock": ".clock", "room": ".pane.room", "time": ".column > .now", "bar": ".shows",
        "note": ".column > .note" });
    let all = parts(&chairside, &selectors);
    assert_eq!(all.len(), 5, "{all:?}");
    let order = ["clock", "room", "time", "bar", "note"];
    for (above, below) in order.iter().zip(&order[1..]) {
        let (one, other) = (part(&all, above), part(&all, below));
        assert!(one.top + one.height <= other.top, "{above} reaches into {below}: {all:?}");
    }
    let height = chairside.in_presenter().script("return innerHeight", &[]).unwrap().as_i64().unwrap();
    for (name, part) in &all {
        assert!(part.left >= 0 && part.left + part.width <= width(), "{name} sticks out: {all:?}");
        assert!(part.top + part.height <= height, "{name} is below the window: {all:?}");
    }
}

#[test]
fn the_narrow_window_has_the_queue_a_place_for_messages_and_what_the_rundown_opens() {
    /// Buttons and headings that are cut off.
    const CUT: &str = "
        return [...document.querySelectorAll('.narrow-queue button, .rundown > .head button, .shows .act, .now .go button')]
            .filter((e) => e.checkVisibility())
            .filter((e) => {
                const { left, right } = e.getBoundingClientRect();
                return left < 0 || right > innerWidth || e.scrollWidth > e.clientWidth + 1;
            }).map((e) => e.textContent)";
    let place = Place::sample();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Intro/Administrivia");
    chairside.in_presenter();
    for keys in ["i", "Ann Alba, Bob Berg, Cem Can", &Key::ENTER.to_string(), &Key::ESCAPE.to_string()] {
        chairside.press(keys);
        std::thread::sleep(std::time::Duration::from_millis(400));
    }
    chairside.press("z");
    let width = || chairside.in_presenter().script("return innerWidth", &[]).unwrap().as_i64().unwrap();
    chairside.driver.wait_until("it is narrow", SOON, |_| Ok(width() <= 360)).unwrap();
    let selectors = json!({ "clock": ".clock", "room": ".pane.room", "time": ".column > .now", "queue": ".narrow-queue",
        "rundown": ".column > .rundown", "message": "[data-testid=word] > .message", "bar": ".shows",
        "note": ".column > .note" });
    let order = ["clock", "room", "time", "queue", "rundown", "message", "bar", "note"];
    for height in [900, 740, 720, 700] {
        chairside.in_presenter().resize(340, height).unwrap();
        // A message, whatever hint there is.
        chairside.press(&Key::END.to_string());
        chairside.press(&Key::RIGHT.to_string());
        chairside.expect_chair("This is the last slide");
        // On a busy machine it takes a while until the page is laid out for the new size.
        let mut last = String::new();
        let fits = chairside.driver.wait_until("all have their places", SOON, |_| {
            let all = parts(&chairside, &selectors);
            let cut = chairside.in_presenter().script(CUT, &[])?;
            let picture = parts(&chairside, &json!({ "picture": ".pane.room > .picture" }));
            last = format!("{all:?}, cut off: {cut}, {picture:?}");
            if !all.iter().any(|(name, _)| name == "message") {
                // Its time is over.
                chairside.press(&Key::RIGHT.to_string());
                return Ok(false);
            }
            let stand_apart = order.iter().zip(&order[1..]).all(|(above, below)| {
                let (one, other) = (part(&all, above), part(&all, below));
                one.top + one.height <= other.top + 1
            });
            let are_inside = all.iter().all(|(_, part)| {
                part.left >= 0 && part.left + part.width <= width() && part.top + part.height <= height
            });
            let picture = part(&picture, "picture");
            let has_no_bars = (picture.width * 9 - picture.height * 16).abs() <= 32;
            Ok(stand_apart && are_inside && cut == json!([]) && has_no_bars)
        });
        assert!(fits.is_ok(), "{height}: {last}");
    }
    // The queue is the whole one: a name leaves it.
    chairside
        .in_presenter()
        .script("document.querySelector('.narrow-queue [aria-label=\"Remove Bob Berg\"]').click()", &[])
        .unwrap();
    let waits = "return document.querySelector('.narrow-queue ol').innerText";
    let left = |driver: &Driver| Ok(!driver.script(waits, &[])?.as_str().unwrap().contains("Bob"));
    chairside.driver.wait_until("Bob has left", SOON, left).unwrap();
    // An item opens in the place from the queue to the show bar, and closes again.
    let shown = "return document.querySelector('.detail').checkVisibility()";
    assert_eq!(chairside.in_presenter().script(shown, &[]).unwrap(), false);
    chairside
        .in_presenter()
        .script("document.querySelector('.rundown > .head .push > button:last-of-type').click()", &[])
        .unwrap();
    chairside.driver.wait_until("the sheet", SOON, |driver| Ok(driver.script(shown, &[])? == true)).unwrap();
    assert_eq!(violations(&chairside), "");
    let all = parts(&chairside, &json!({ "sheet": ".detail", "title": ".detail input" }));
    let (sheet, title) = (part(&all, "sheet"), part(&all, "title"));
    assert!(sheet.left >= 0 && sheet.left + sheet.width <= width() && title.width > 100, "{all:?}");
    // The clock, the time with its main button and the lines that are typed in stay.
    for height in [900, 700, 600] {
        chairside.in_presenter().resize(340, height).unwrap();
        let selectors = json!({ "clock": ".clock", "time": ".column > .now", "button": ".now .go button",
            "microphone": ".now .mic", "sheet": ".detail", "note": ".column > .note" });
        // On a busy machine it takes a while until the page is laid out for the new size.
        let mut last = String::new();
        let fits = chairside.driver.wait_until("all have their places", SOON, |_| {
            let all = parts(&chairside, &selectors);
            last = format!("{all:?}");
            let [clock, time, button, microphone, sheet, note] =
                ["clock", "time", "button", "microphone", "sheet", "note"].map(|name| part(&all, name));
            let is_in_time = |part: Part| part.top >= time.top && part.top + part.height <= time.top + time.height;
            Ok(is_in_time(button)
                && is_in_time(microphone)
                && clock.top + clock.height <= time.top
                && time.top + time.height <= sheet.top
                && sheet.top + sheet.height <= note.top
                && note.top + note.height <= height
                && sheet.height >= 150)
        });
        assert!(fits.is_ok(), "{height}: {last}");
    }
    let close =
        "[...document.querySelectorAll('.detail .more button')].find((e) => e.innerText.includes('Close')).click()";
    chairside.in_presenter().script(close, &[]).unwrap();
    chairside.driver.wait_until("no sheet", SOON, |driver| Ok(driver.script(shown, &[])? == false)).unwrap();
}

/// The window is often made narrow while a slide is up.
#[test]
fn in_the_narrow_window_of_a_talk_the_slide_that_is_up_is_in_sight_and_the_next_one_whole() {
    const UP: &str = "
        const list = document.querySelector('.pace ol').getBoundingClientRect();
        const { top, bottom } = document.querySelector('.pace li.up').getBoundingClientRect();
        return top >= list.top - 1 && bottom <= list.bottom + 1";
    let slides: Vec<String> = (1..=9).map(|number| format!("# Slide {number}\n")).collect();
    let place = Place::with_text(&slides.join("\n---\n\n"));
    let chairside = place.open();
    chairside.in_presenter();
    for _ in 0..5 {
        chairside.next();
    }
    chairside.expect_room("chairs/5");
    chairside.in_presenter();
    chairside.press("z");
    let is_narrow = |driver: &Driver| Ok(driver.script("return innerWidth", &[])?.as_i64().unwrap() <= 360);
    chairside.driver.wait_until("it is narrow", SOON, is_narrow).unwrap();
    for height in [900, 850] {
        chairside.in_presenter().resize(340, height).unwrap();
        let is_up_in_sight = |driver: &Driver| Ok(driver.script(UP, &[])? == true);
        chairside.driver.wait_until("the slide that is up", SOON, is_up_in_sight).unwrap();
        let picture = part(&parts(&chairside, &json!({ "picture": ".column > .next > .picture" })), "picture");
        assert!((picture.width * 9 - picture.height * 16).abs() <= 32, "{height}: {picture:?}");
    }
}

#[test]
fn a_talk_that_was_rehearsed_shows_its_pace_on_a_ribbon_of_slides() {
    let place = Place::with_text("# One\n\n---\n\n# Two\n\n---\n\n# Three\n\n---\n\n# Four\n");
    let says = |chairside: &Chairside| {
        let words = "return document.querySelector('.pace')?.innerText ?? ''";
        chairside.in_presenter().script(words, &[]).unwrap().as_str().unwrap().to_owned()
    };
    let chairside = place.open();
    let first = says(&chairside);
    assert!(
        first.contains("3 slides to come") && first.contains("Four"),
        "its slides, without an earlier run: {first}"
    );
    chairside.in_presenter();
    chairside.press("s");
    for _ in 0..2 {
        std::thread::sleep(std::time::Duration::from_millis(1200));
        chairside.next();
    }
    chairside.expect_room("chairs/2");
    std::thread::sleep(std::time::Duration::from_millis(1200));
    chairside.driver.quit().unwrap();

    let chairside = place.open_with(&["--fresh"]);
    chairside.expect_chair("Your last run took");
    chairside.in_presenter();
    chairside.press("s");
    chairside.expect_chair("On pace with your last run");
    chairside.expect_chair("finishes ");
    let words = says(&chairside);
    assert!(["One", "Two", "Three", "Four"].iter().all(|title| words.contains(title)), "{words}");
    assert!(words.contains("0:00 of 0:01") || words.contains("0:01 of 0:01"), "the slide that is up: {words}");
    chairside.expect_chair("behind your last run");
    for (width, height) in [(1280, 720), (1440, 900)] {
        chairside.in_presenter().resize(width, height).unwrap();
        let all = parts(&chairside, &json!({ "time": ".column > .now", "pace": ".column > .pace" }));
        let [time, ribbon] = ["time", "pace"].map(|name| part(&all, name));
        let is_below = ribbon.top >= time.top + time.height && ribbon.top + ribbon.height <= height;
        assert!(is_below && ribbon.height >= 80, "{width} × {height}: {all:?}");
    }
}
