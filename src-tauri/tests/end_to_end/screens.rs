//! Two screens: which window is on which, and what happens when one goes.

use std::ffi::OsStr;

use crate::chairside::{Chairside, Place, click};
use crate::driver::{Key, LEFT, RIGHT, TwoScreens, is_on};

const ROOM: &str = "Slides for the room";
const CHAIR: &str = "for the chair only";

fn open(place: &Place, screens: &TwoScreens) -> Chairside {
    let chairside = place.open_in(&[("DISPLAY", OsStr::new(screens.display()))]);
    chairside.in_presenter();
    chairside
}

fn room_fills(screens: &TwoScreens, screen: (i32, i32, i32, i32)) {
    screens.wait_for(ROOM, &format!("{screen:?}"), |place| place == screen).unwrap();
}

fn chair_is_on(screens: &TwoScreens, screen: (i32, i32, i32, i32)) {
    screens.wait_for(CHAIR, &format!("on {screen:?}"), |place| is_on(screen, place)).unwrap();
}

#[test]
fn the_room_has_the_other_screen_and_the_windows_change_screens_with_one_key() {
    let screens = TwoScreens::start().unwrap();
    let place = Place::sample();
    let chairside = open(&place, &screens);
    room_fills(&screens, RIGHT);
    chair_is_on(&screens, LEFT);
    chairside.expect_chair("DUMMY1 · 1360 × 768 · drawn");

    chairside.in_presenter();
    chairside.shift(Key::F11);
    room_fills(&screens, LEFT);
    chair_is_on(&screens, RIGHT);
    chairside.expect_chair("The room's window fills DUMMY0");
    chairside.driver.quit().unwrap();
    let kept = std::fs::read_to_string(place.path("data/screens.toml")).unwrap();
    assert!(kept.contains("room = \"DUMMY0 1360x768\""), "{kept}");

    // The next start remembers it, and the settings have a drawing to choose from.
    let chairside = open(&place, &screens);
    room_fills(&screens, LEFT);
    chair_is_on(&screens, RIGHT);
    chairside.in_presenter();
    chairside.driver.press(',', &[crate::driver::Modifier::Control]).unwrap();
    chairside.expect_chair("Choose the one that the room's window fills");
    chairside.expect_chair("Calls and recordings can see this window");
    click(&chairside, "Show their numbers");
    chairside.expect_chair("This window is on screen 2");
    let corner = "return document.body.innerText.includes('Screen 1')";
    let shown = |driver: &crate::driver::Driver| Ok(driver.script(corner, &[])? == true);
    chairside.in_audience();
    chairside.driver.wait_until("the room's window has its number", crate::chairside::SOON, shown).unwrap();
    chairside.driver.wait_until("the number has gone", crate::chairside::SOON, |driver| Ok(!shown(driver)?)).unwrap();
    let choose = "document.querySelector('.desktop .screen[aria-pressed=false]').click()";
    chairside.in_presenter().script(choose, &[]).unwrap();
    room_fills(&screens, RIGHT);
    chair_is_on(&screens, LEFT);
}

/// Takes the room's screen away, turns, and gives it back.
fn take_and_give_back(chairside: &Chairside, screens: &TwoScreens, slide: usize) {
    screens.take_away("DUMMY1").unwrap();
    let beside = |place: (i32, i32, i32, i32)| is_on(LEFT, place);
    screens.wait_for(ROOM, "a window on the screen that is left", beside).unwrap();
    chairside.expect_chair("DUMMY1 is gone. The room's window is on this screen");
    chairside.in_presenter();
    chairside.press(&format!("{slide}{}", Key::ENTER));
    chairside.expect_room(&format!("chairs/{}", slide - 1));
    screens.give_back("DUMMY1").unwrap();
    room_fills(screens, RIGHT);
    chair_is_on(screens, LEFT);
    chairside
        .driver
        .wait_until("that is said no more", crate::chairside::SOON, |_| {
            Ok(!chairside.chair_reads().contains("is gone"))
        })
        .unwrap();
    assert_eq!(chairside.room_sees(), format!("chairs/{}", slide - 1));
}

fn in_a_running_session(times: usize) {
    let screens = TwoScreens::start().unwrap();
    let place = Place::sample();
    let chairside = open(&place, &screens);
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 ");
    for round in 0..times {
        take_and_give_back(&chairside, &screens, round % 5 + 2);
    }
    chairside.expect_saved();
    let went = place.journal().iter().filter(|row| row["fact"] == "turned").count();
    assert!(went >= times, "{went} turns are in the journal, of {times}");
    assert_eq!(place.count("item-begun"), 1);
}

#[test]
fn a_screen_that_goes_takes_nothing_with_it() {
    in_a_running_session(3);
}

#[test]
#[ignore = "takes minutes; docs/screens.md has its figures"]
fn a_screen_goes_and_comes_fifty_times() {
    in_a_running_session(50);
}

#[test]
fn a_screen_that_comes_back_at_once_is_filled_and_stays_filled() {
    let screens = TwoScreens::start().unwrap();
    let place = Place::sample();
    let _chairside = open(&place, &screens);
    for _ in 0..5 {
        room_fills(&screens, RIGHT);
        screens.take_away("DUMMY1").unwrap();
        screens.wait_for(ROOM, "a window", |place| is_on(LEFT, place) && place != LEFT).unwrap();
        screens.give_back("DUMMY1").unwrap();
        room_fills(&screens, RIGHT);
        // What was still to be done to the window on the other screen would have been done by now.
        std::thread::sleep(std::time::Duration::from_millis(600));
        assert_eq!(screens.place_of(ROOM).unwrap(), RIGHT);
    }
}

#[test]
fn notes_never_come_over_the_slides_by_themselves() {
    let screens = TwoScreens::start().unwrap();
    let place = Place::sample();
    let chairside = open(&place, &screens);
    room_fills(&screens, RIGHT);
    // The lid is closed: the projector alone is left, and keeps the slides.
    screens.take_away("DUMMY0").unwrap();
    room_fills(&screens, LEFT);
    chair_is_on(&screens, LEFT);
    chairside.expect_chair("DUMMY0 is gone. The slides stay over this window");
    let focused = || screens.focused().unwrap();
    chairside
        .driver
        .wait_until("the room's window has the keyboard", crate::chairside::SOON, |_| Ok(focused().contains(ROOM)))
        .unwrap();
    // One key, and the presenter window is there.
    screens.keys("Escape").unwrap();
    screens.wait_for(ROOM, "a window", |place| place != LEFT).unwrap();
    screens.give_back("DUMMY0").unwrap();
    room_fills(&screens, RIGHT);
    chair_is_on(&screens, LEFT);

    screens.mirror().unwrap();
    chairside.expect_chair("The screens are mirrored. The slides cover this window");
    room_fills(&screens, LEFT);
    screens.give_back("DUMMY1").unwrap();
    room_fills(&screens, RIGHT);
    chair_is_on(&screens, LEFT);
    let is_silent = |driver: &crate::driver::Driver| {
        Ok(!driver.script("return document.body.innerText", &[])?.to_string().contains("are mirrored"))
    };
    chairside.in_presenter().wait_until("they are no longer mirrored", crate::chairside::SOON, is_silent).unwrap();
}
