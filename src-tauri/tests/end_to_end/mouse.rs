//! The mouse in both windows, full screen on one screen, and what closing a window asks. The mouse is the screen's own, since
//! only that brings windows to the front.

use std::thread::sleep;
use std::time::Duration;

use crate::chairside::{Chairside, Place, SOON, focus_row};
use crate::driver::{Key, Screen};
use crate::layout::two_hours;

const ROOM: &str = "Slides.for.the.room";
const CHAIR: &str = "Chairside:";

/// A deck of six slides, with the windows where a click hits the right one.
fn six_slides() -> Place {
    Place::with_text("# One\n\n---\n\n# Two\n\n---\n\n# Three\n\n---\n\n# Four\n\n---\n\n# Five\n\n---\n\n# Six\n")
}

fn settle() {
    sleep(Duration::from_millis(500));
}

/// Brings a window to the front and gives it the focus, as a person does before the rest.
pub fn raise(title: &str) {
    Screen::mouse(&format!("search --onlyvisible --name {title} windowactivate --sync")).unwrap();
    settle();
}

/// Does something with the mouse over the room's window.
fn in_room(action: &str) {
    let (left, top) = Screen::place_of("Slides for the room").unwrap();
    Screen::mouse(&format!("mousemove {} {} {action}", left + 200, top + 100)).unwrap();
}

/// Where an element of the presenter window is on the screen. Asking for it gives that window the focus.
pub fn place_of(chairside: &Chairside, css: &str) -> (i64, i64) {
    let middle = "const { left, top, width, height } = document.querySelector(arguments[0]).getBoundingClientRect();
        return [left + width / 2, top + height / 2].map(Math.round)";
    let at = chairside.in_presenter().script(middle, &[css.into()]).unwrap();
    let (left, top) = Screen::place_of(CHAIR).unwrap();
    (i64::from(left) + at[0].as_i64().unwrap(), i64::from(top) + at[1].as_i64().unwrap())
}

/// Does something with the mouse at a place of the screen.
fn at((x, y): (i64, i64), action: &str) {
    Screen::mouse(format!("mousemove {x} {y} {action}").trim_end()).unwrap();
}

/// Does something with the mouse over an element of the presenter window.
fn over(chairside: &Chairside, css: &str, action: &str) {
    at(place_of(chairside, css), action);
}

#[test]
fn in_the_rooms_window_a_click_and_the_wheel_turn_and_the_right_button_goes_back() {
    let place = six_slides();
    let chairside = place.open();
    chairside.expect_room("chairs/0");
    raise(CHAIR);
    raise(ROOM);
    for (action, page) in [
        ("click 1", "chairs/1"),
        ("click 3", "chairs/0"),
        ("click 5", "chairs/1"),
        ("click 5", "chairs/2"),
        ("click 4", "chairs/1"),
        ("click --repeat 3 --delay 40 5", "chairs/4"),
        ("click 1", "chairs/5"),
    ] {
        in_room(action);
        chairside.expect_room(page);
        settle();
        assert_eq!(chairside.room_sees(), page, "{action}");
    }
}

#[test]
fn a_click_that_only_brings_a_window_to_the_front_turns_nothing() {
    let place = six_slides();
    let chairside = place.open();
    chairside.expect_room("chairs/0");
    chairside.in_presenter().resize(1000, 620).unwrap();
    // Beside each other, so that each can be clicked whichever is in front.
    Screen::mouse(&format!("search --onlyvisible --name {CHAIR} windowmove 0 0")).unwrap();
    Screen::mouse(&format!("search --onlyvisible --name {ROOM} windowsize 400 225 windowmove 1030 640")).unwrap();
    settle();
    for button in ["1", "3"] {
        raise(CHAIR);
        in_room(&format!("click {button}"));
        settle();
        assert_eq!(chairside.room_sees(), "chairs/0", "button {button}");
    }
    in_room("click 1");
    chairside.expect_room("chairs/1");
    // The same over Next and over the arrows.
    for css in [".pane.next button", ".turn.back"] {
        let place = place_of(&chairside, css);
        raise(ROOM);
        at(place, "click 1");
        settle();
        assert_eq!(chairside.room_sees(), "chairs/1", "{css}");
    }
    over(&chairside, ".pane.next button", "click 1");
    chairside.expect_room("chairs/2");
}

#[test]
fn the_arrows_at_the_sides_of_the_picture_turn_and_are_seen_only_under_the_pointer() {
    let place = six_slides();
    let chairside = place.open();
    chairside.expect_room("chairs/0");
    raise(CHAIR);
    let opacity = || {
        let seen = "return getComputedStyle(document.querySelector('.turn.next')).opacity";
        chairside.in_presenter().script(seen, &[]).unwrap().as_str().unwrap().to_owned()
    };
    over(&chairside, ".rundown, .column", "");
    settle();
    assert_eq!(opacity(), "0");
    over(&chairside, ".turn.next", "click 1");
    chairside.expect_room("chairs/1");
    assert_eq!(opacity(), "1");
    over(&chairside, ".turn.back", "click 1");
    chairside.expect_room("chairs/0");
    // They are no part of what the room sees.
    let inside = "return document.querySelector('.room-picture .turn') === null";
    assert_eq!(chairside.in_presenter().script(inside, &[]).unwrap(), true);
    assert_eq!(chairside.in_audience().script(inside, &[]).unwrap(), true);
}

/// The words of the hint in the room's window, if it can be seen.
fn hint(chairside: &Chairside) -> String {
    let words = "const hint = document.querySelector('.leave-hint');
        return hint?.checkVisibility() ? hint.textContent : ''";
    chairside.in_audience().script(words, &[]).unwrap().as_str().unwrap_or_default().to_owned()
}

/// Writes down for how long the hint is there, in milliseconds.
const TIME_HINT: &str = "
    const hint = document.querySelector('.leave-hint');
    let since;
    new MutationObserver(() => {
        if (!hint.hidden) since ??= performance.now();
        else window.hintFor = performance.now() - since;
    }).observe(hint, { attributes: true, attributeFilter: ['hidden'] });
    return true";

#[test]
fn on_one_screen_esc_leaves_full_screen_once_nothing_covers_the_slide() {
    let place = six_slides();
    let chairside = place.open();
    chairside.expect_room("chairs/0");
    let width = || chairside.in_audience().script("return innerWidth", &[]).unwrap().as_i64().unwrap();
    let before = width();
    assert_eq!(hint(&chairside), "");
    chairside.in_audience().script(TIME_HINT, &[]).unwrap();
    chairside.in_presenter().press(Key::F11, &[]).unwrap();
    chairside
        .driver
        .wait_until("the hint", SOON, |_| Ok(hint(&chairside) == "Press Esc to leave full screen"))
        .unwrap();
    chairside.driver.wait_until("it is gone", SOON, |_| Ok(hint(&chairside).is_empty())).unwrap();
    assert!(width() > before, "it is full screen");
    let mut shown_for = 0.0;
    let timed = chairside.driver.wait_until("the hint is timed", SOON, |_| {
        let told = chairside.in_audience().script("return window.hintFor ?? 0", &[])?;
        shown_for = told.as_f64().unwrap_or_default();
        Ok(shown_for > 0.0)
    });
    timed.unwrap();
    assert!((1900.0..2600.0).contains(&shown_for), "the hint was there for {shown_for} ms, not two seconds");
    chairside.in_presenter();
    chairside.press("b");
    chairside.expect_room("blank:black");
    chairside.in_audience().press(Key::ESCAPE, &[]).unwrap();
    chairside.expect_room("chairs/0");
    settle();
    assert!(width() > before, "Esc has only taken black away");
    chairside.in_audience().press(Key::ESCAPE, &[]).unwrap();
    chairside.driver.wait_until("it has its size again", SOON, |_| Ok(width() == before)).unwrap();
}

#[test]
fn closing_either_window_while_an_item_is_up_asks_and_a_second_time_closes() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 ");
    let question = "is running. Close Chairside?";
    let close = |title: &str| Screen::close(title).unwrap();
    close("Slides for the room");
    chairside.expect_chair(question);
    std::thread::sleep(Duration::from_millis(400));
    chairside.in_presenter().press(Key::ESCAPE, &[]).unwrap();
    chairside.driver.wait_until("it is gone", SOON, |_| Ok(!chairside.chair_reads().contains(question))).unwrap();
    close(CHAIR);
    chairside.expect_chair(question);
    settle();
    close(CHAIR);
    chairside.driver.wait_until("it has ended", SOON, |driver| Ok(driver.app_pid().is_err())).unwrap();
    assert_eq!(place.count("closed"), 1, "as at any other end");
    assert_eq!(place.count("item-begun"), 1);
}

#[test]
fn the_second_click_of_a_double_click_begins_nothing() {
    let place = two_hours();
    let chairside = place.open();
    chairside.expect_chair("n0 NAT");
    chairside.in_presenter().resize(1440, 900).unwrap();
    Screen::mouse(&format!("search --onlyvisible --name {CHAIR} windowmove 0 0")).unwrap();
    raise(CHAIR);
    let double = |css: &str| over(&chairside, css, "click --repeat 2 --delay 130 1");
    let main = ".now .go .primary";
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Administrivia");
    settle();
    // It starts the time, and then begins the discussion.
    double(main);
    settle();
    assert_eq!((place.count("time-started"), place.count("discussion-begun")), (1, 0));
    over(&chairside, main, "click 1");
    chairside.expect_chair("Next speaker");
    assert_eq!(place.count("discussion-begun"), 1, "after that it does what it says");
    // Its neighbour begins the next item, and then the one after that.
    double(".now .go button:last-child");
    chairside.expect_up("2 Open issues");
    settle();
    assert_eq!(place.count("item-begun"), 2);
    // A row that is not next asks, and the second click is no answer.
    focus_row(&chairside, "authentication");
    chairside.in_presenter();
    chairside.press(&Key::ENTER.to_string());
    chairside.expect_chair("Begin item 8");
    settle();
    double(".item .last > .small-button:last-child");
    settle();
    chairside.expect_chair("Begin item 8 now?");
    chairside.expect_up("2 Open issues");
    assert_eq!(place.count("item-begun"), 2);
    over(&chairside, ".item .ask > .small-button", "click 1");
    chairside.expect_up("8 Authentication");
}

/// A pointer on a title that is cut off shows it whole, and on one that is whole it shows nothing.
#[test]
fn a_title_that_is_cut_off_is_whole_under_the_pointer() {
    const CUT_ROWS: &str = "
        return [...document.querySelectorAll('.rundown .name')].map((name) =>
            [name.closest('[data-row]').dataset.row, name.scrollWidth > name.clientWidth + 1, name.title, name.innerText])";
    let place = two_hours();
    let chairside = place.open();
    chairside.expect_chair("n0 NAT");
    chairside.in_presenter().resize(1000, 775).unwrap();
    Screen::mouse(&format!("search --onlyvisible --name {CHAIR} windowmove 0 0")).unwrap();
    raise(CHAIR);
    let rows = chairside.in_presenter().script(CUT_ROWS, &[]).unwrap();
    let rows = rows.as_array().unwrap();
    assert!(rows.iter().all(|row| row[2] == row[3]), "each has its title: {rows:?}");
    for is_cut in [true, false] {
        let row = rows.iter().find(|row| row[1] == is_cut).unwrap_or_else(|| panic!("none is {is_cut}: {rows:?}"));
        let name = format!("[data-row=\"{}\"] .name", row[0].as_str().unwrap());
        over(&chairside, &name, "");
        settle();
        let title =
            chairside.in_presenter().script("return document.querySelector(arguments[0]).title", &[name.into()]);
        let shown = if is_cut { row[3].clone() } else { "".into() };
        assert_eq!(title.unwrap(), shown, "{row}");
    }
}
