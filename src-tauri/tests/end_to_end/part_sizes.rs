//! The borders between the parts of the presenter window: dragged with the screen's own mouse, moved with keys, remembered, and never so far
//! that a promise of the layout is broken.

use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use crate::accessible::violations;
use crate::chairside::{Chairside, NO_WORD, Place, SOON, click};
use crate::driver::{Driver, Key, Modifier, Screen};
use crate::layout::{self, SIZES, two_hours};
use crate::mouse::{place_of, raise};

const CHAIR: &str = "Chairside:";

/// What the room sees while the first item is up.
const PAGE: &str = "item:administrivia/0";

/// Widths of the column and of Next, and the height of what is below the room, in pixels.
const PARTS: &str = "
    const box = (css) => document.querySelector(css)?.getBoundingClientRect();
    return [box('.column').width, box('.below').height, box('.below > .next')?.width ?? 0].map(Math.round)";

/// Names for what [`PARTS`] returns.
const COLUMN: usize = 0;
const BELOW: usize = 1;
const NEXT: usize = 2;

/// The borders, each with the part that it makes larger.
const BORDERS: [(&str, usize); 3] = [("column", COLUMN), ("below", BELOW), ("next", NEXT)];

fn parts(chairside: &Chairside) -> [i64; 3] {
    let found = chairside.in_presenter().script(PARTS, &[]).unwrap();
    [COLUMN, BELOW, NEXT].map(|at| found[at].as_i64().unwrap())
}

fn border(name: &str) -> String {
    format!("[data-border={name}]")
}

/// Waits until a part has a length, give or take a pixel.
fn expect(chairside: &Chairside, part: usize, length: i64, when: &str) {
    let mut last = [0; 3];
    let waited = chairside.driver.wait_until(when, SOON, |_| {
        last = parts(chairside);
        Ok((last[part] - length).abs() <= 1)
    });
    assert!(waited.is_ok(), "{when}: {last:?}, not {length} at {part}");
}

/// A session of twelve items in a window of this size, with the mouse's window in front.
fn open(place: &Place, (width, height): (i64, i64)) -> Chairside {
    let chairside = place.open_with(&["--fresh"]);
    chairside.in_presenter().resize(width, height).unwrap();
    Screen::mouse(&format!("search --onlyvisible --name {CHAIR} windowmove 0 0")).unwrap();
    raise(CHAIR);
    chairside
}

/// Begins the first item.
fn begin(chairside: &Chairside) {
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Administrivia");
    chairside.expect_room(PAGE);
}

/// Drags a border by so many pixels, in steps.
fn drag(chairside: &Chairside, name: &str, (across, down): (i64, i64)) {
    let (x, y) = place_of(chairside, &border(name));
    let steps: Vec<String> =
        (1..=8).map(|step| format!("mousemove {} {} sleep 0.03", x + across * step / 8, y + down * step / 8)).collect();
    Screen::mouse(&format!("mousemove {x} {y} sleep 0.1 mousedown 1 {} mouseup 1", steps.join(" "))).unwrap();
}

/// Gives a border the focus, as the Tab key does, and presses a key.
fn press(chairside: &Chairside, name: &str, key: char) {
    let focus = "document.querySelector(arguments[0]).focus({ focusVisible: true })";
    chairside.in_presenter().script(focus, &[border(name).into()]).unwrap();
    chairside.driver.press(key, &[]).unwrap();
}

/// Gives all parts their usual sizes, by name.
fn reset(chairside: &Chairside) {
    chairside.in_presenter().press('k', &[Modifier::Control]).unwrap();
    chairside.driver.keys("reset the sizes").unwrap();
    chairside.expect_chair("Reset the sizes of the parts");
    chairside.in_presenter().press(Key::ENTER, &[]).unwrap();
}

fn settings(place: &Place) -> String {
    std::fs::read_to_string(place.path("data/settings.toml")).unwrap_or_default()
}

#[test]
fn borders_are_dragged_and_stay_where_they_were_left() {
    let place = two_hours();
    let chairside = open(&place, (1440, 900));
    let [column, below, next] = parts(&chairside);
    drag(&chairside, "column", (-120, 0));
    expect(&chairside, COLUMN, column + 120, "the column is dragged wider");
    // The room's picture keeps its shape, so what is below it has more room.
    let [_, higher, _] = parts(&chairside);
    assert!(higher > below + 40, "{higher}");
    drag(&chairside, "below", (0, -40));
    expect(&chairside, BELOW, higher + 40, "what is below the room is dragged higher");
    let [_, _, before] = parts(&chairside);
    drag(&chairside, "next", (-30, 0));
    expect(&chairside, NEXT, before - 30, "Next is dragged narrower");
    assert_eq!(violations(&chairside), "");
    let left = parts(&chairside);
    let written = |driver: &Driver| {
        let _ = driver;
        Ok(["column-width = ", "detail-height = ", "next-width = "].iter().all(|key| settings(&place).contains(key)))
    };
    chairside.driver.wait_until("the file has the sizes", SOON, written).unwrap();
    let text = settings(&place);
    assert_eq!(text.matches("-width = ").count() + text.matches("-height = ").count(), 3, "{text}");
    chairside.driver.quit().unwrap();

    let chairside = open(&place, (1440, 900));
    for part in [COLUMN, BELOW, NEXT] {
        expect(&chairside, part, left[part], "a part has its size after a restart");
    }
    // A smaller window gives each what it can, and a larger one again what was set.
    chairside.in_presenter().resize(1280, 720).unwrap();
    sleep(Duration::from_millis(400));
    layout::check(&chairside, "what was set in a larger window");
    chairside.in_presenter().resize(1440, 900).unwrap();
    for part in [COLUMN, BELOW, NEXT] {
        expect(&chairside, part, left[part], "a part has its size in the larger window again");
    }
    reset(&chairside);
    for (part, usual) in [(COLUMN, column), (BELOW, below), (NEXT, next)] {
        expect(&chairside, part, usual, "the usual sizes");
    }
    chairside
        .driver
        .wait_until("they are gone from the file", SOON, |_| Ok(!settings(&place).contains("-width")))
        .unwrap();
}

#[test]
fn with_the_focus_on_a_border_keys_move_it() {
    let place = two_hours();
    let chairside = open(&place, (1440, 900));
    begin(&chairside);
    let usual = parts(&chairside);
    let (wide, high, stage) = (1440, 900, 945);
    for (name, [away, back], part, percent) in [
        ("column", [Key::LEFT, Key::RIGHT], COLUMN, wide),
        ("below", [Key::UP, Key::DOWN], BELOW, high),
        ("next", [Key::LEFT, Key::RIGHT], NEXT, -stage),
    ] {
        let before = parts(&chairside)[part];
        press(&chairside, name, away);
        press(&chairside, name, away);
        expect(&chairside, part, before + percent * 2 / 100, &format!("{name} moves by 2 %"));
        press(&chairside, name, back);
        expect(&chairside, part, before + percent / 100, &format!("{name} moves back by 1 %"));
        let ends = [Key::HOME, Key::END].map(|key| {
            press(&chairside, name, key);
            let at_the_end = |driver: &Driver| {
                let places = "const border = document.querySelector(arguments[0]);
                    return [border.ariaValueMin, border.ariaValueNow, border.ariaValueMax].map(Number)";
                let places = driver.script(places, &[border(name).into()])?;
                Ok(places[1] == places[if key == Key::HOME { 0 } else { 2 }])
            };
            chairside.in_presenter().wait_until(&format!("{name} is at its end"), SOON, at_the_end).unwrap();
            parts(&chairside)[part]
        });
        assert!((ends[0] - ends[1]).abs() > 15, "{name} goes from {ends:?}");
        press(&chairside, name, Key::DELETE);
        expect(&chairside, part, before, "Delete brings the usual size back");
    }
    // A double click does it too.
    press(&chairside, "column", Key::HOME);
    let (x, y) = place_of(&chairside, &border("column"));
    Screen::mouse(&format!("mousemove {x} {y} sleep 0.1 click --repeat 2 --delay 80 1")).unwrap();
    expect(&chairside, COLUMN, usual[COLUMN], "a double click brings the usual size back");
    // None of the keys has turned a slide.
    assert_eq!(chairside.room_sees(), PAGE);
    // The settings have a button for all.
    press(&chairside, "column", Key::HOME);
    chairside.in_presenter().press(',', &[Modifier::Control]).unwrap();
    chairside.expect_chair("Sizes of the parts");
    sleep(Duration::from_millis(600));
    assert_eq!(violations(&chairside), "");
    click(&chairside, "Reset the sizes");
    expect(&chairside, COLUMN, usual[COLUMN], "the settings bring the usual size back");
}

#[test]
fn wherever_the_borders_are_nothing_is_cut_off_and_next_is_large_enough() {
    let place = two_hours();
    place.choose_theme("light");
    let chairside = open(&place, (1440, 900));
    begin(&chairside);
    for (width, height, ..) in SIZES {
        chairside.in_presenter().resize(width, height).unwrap();
        for column in [Key::HOME, Key::END] {
            for below in [Key::HOME, Key::END] {
                for next in [Key::HOME, Key::END] {
                    for ((name, _), key) in BORDERS.into_iter().zip([column, below, next]) {
                        press(&chairside, name, key);
                    }
                    let ends = [column, below, next].map(|key| if key == Key::HOME { "least" } else { "most" });
                    sleep(Duration::from_millis(300));
                    layout::check(&chairside, &format!("{width} × {height}, borders at {ends:?}"));
                    let out = chairside.driver.script(layout::OUTSIDE, &[]).unwrap();
                    assert_eq!(out, json!([]), "{width} × {height}, borders at {ends:?}");
                }
            }
        }
    }
    for state in ["f", "q", "x"] {
        layout::press(&chairside, state);
        layout::check(&chairside, &format!("after {state}"));
    }
}

#[test]
fn a_press_on_a_border_never_makes_a_command_of_what_is_typed() {
    let place = two_hours();
    let chairside = open(&place, (1440, 900));
    begin(&chairside);
    chairside.in_presenter();
    chairside.press("j");
    chairside.expect_chair("Esc");
    Screen::mouse("type --delay 90 be").unwrap();
    for (name, by) in [("column", (-60, 0)), ("below", (0, -20)), ("next", (20, 0))] {
        drag(&chairside, name, by);
        Screen::mouse("type --delay 90 bw").unwrap();
    }
    let typed = |driver: &Driver| {
        let line = "return document.querySelector('[data-field=note]')?.value ?? ''";
        Ok(driver.script(line, &[])? == "bebwbwbw")
    };
    chairside.in_presenter().wait_until("all of it is in the line", SOON, typed).unwrap();
    sleep(NO_WORD);
    assert_eq!(chairside.room_sees(), PAGE);
}

/// A border has its own place: what is beside it takes its clicks to its edge.
#[test]
fn a_border_lies_over_nothing_that_takes_clicks() {
    const OVER: &str = "
        const controls = [...document.querySelectorAll('button, a, input, [role=tab], [data-row], [role=slider]')]
            .filter((control) => control.checkVisibility() && control.closest('[role=separator]') === null);
        return [...document.querySelectorAll('[role=separator]')].flatMap((border) => {
            const own = border.getBoundingClientRect();
            return controls.filter((control) => {
                const { left, top, right, bottom } = control.getBoundingClientRect();
                return left < own.right - 1 && right > own.left + 1 && top < own.bottom - 1 && bottom > own.top + 1;
            }).map((control) => border.ariaLabel + ': ' + control.textContent);
        })";
    let place = two_hours();
    let chairside = open(&place, (1440, 900));
    begin(&chairside);
    for (width, height, ..) in SIZES {
        chairside.in_presenter().resize(width, height).unwrap();
        assert_eq!(chairside.driver.script(OVER, &[]).unwrap(), json!([]), "{width} × {height}");
    }
    // The narrow window has none, and neither has the page after the end.
    chairside.press("z");
    let seen = "return [...document.querySelectorAll('[role=separator]')].filter((e) => e.checkVisibility()).length";
    let none = |driver: &Driver| Ok(driver.script(seen, &[])? == 0);
    chairside.in_presenter().wait_until("no borders in the narrow window", SOON, none).unwrap();
}

#[test]
fn a_talk_has_sizes_of_its_own() {
    let place = Place::with_text("# One\n\n<!-- Ask: who runs it? -->\n\n---\n\n# Two\n\n---\n\n# Three\n");
    std::fs::create_dir_all(place.path("data")).unwrap();
    place.with_file("data/settings.toml", "column-width = 80\nnext-width = 20\n");
    let chairside = open(&place, (1440, 900));
    chairside.expect_chair("Ask:");
    let [column, below, _] = parts(&chairside);
    drag(&chairside, "below", (0, -100));
    expect(&chairside, BELOW, below + 100, "the notes are dragged higher");
    drag(&chairside, "column", (-100, 0));
    expect(&chairside, COLUMN, column + 100, "the column is dragged wider");
    assert_eq!(violations(&chairside), "");
    let written = |_: &Driver| {
        let text = settings(&place);
        Ok(["column-width = 80\n", "next-width = 20\n", "talk-column-width = ", "talk-notes-height = "]
            .iter()
            .all(|line| text.contains(line)))
    };
    chairside.driver.wait_until("the file has both", SOON, written).unwrap();
    let shape = "const { width, height } = document.querySelector('.pane.room > .picture').getBoundingClientRect();
        return width / height";
    for (width, height) in [(1280, 720), (1440, 900), (1920, 1080)] {
        chairside.in_presenter().resize(width, height).unwrap();
        for keys in [[Key::HOME, Key::HOME], [Key::HOME, Key::END], [Key::END, Key::HOME], [Key::END, Key::END]] {
            press(&chairside, "column", keys[0]);
            press(&chairside, "below", keys[1]);
            sleep(Duration::from_millis(300));
            let shape: Value = chairside.in_presenter().script(shape, &[]).unwrap();
            assert!((shape.as_f64().unwrap() - 16.0 / 9.0).abs() < 0.02, "{width} × {height}: {shape}");
            let out = "return ['.pane.room', '.shows', '.detail', '.pane.next', '.column > .now', '.pace']
                .map((css) => document.querySelector(css).getBoundingClientRect())
                .filter(({ left, top, right, bottom, height }) =>
                    left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1 || height < 40).length";
            assert_eq!(chairside.driver.script(out, &[]).unwrap(), 0, "{width} × {height}");
            let cut = "const { right } = document.querySelector('.column > .now').getBoundingClientRect();
                return [...document.querySelectorAll('.column > .now :is(button, b, em, [role=timer])')]
                    .filter((e) => e.getBoundingClientRect().right > right || e.scrollWidth > e.clientWidth + 1)
                    .map((e) => e.textContent)";
            assert_eq!(chairside.driver.script(cut, &[]).unwrap(), json!([]), "{width} × {height}");
        }
    }
}
