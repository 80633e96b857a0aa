//! What differs under Wayland, where no program may place its windows and none hears what covers them: sway, which asks no covered window for
//! frames, and weston, which asks them all.

use std::time::Duration;

use crate::chairside::{Chairside, Place};
use crate::driver::{Cover, Key, SECOND, Wayland};
use crate::sight::{is_warned_at_each_of_twenty_slides, said, within_two_seconds};

const ROOM: &str = "Slides for the room";

/// A session of 24 slides with its first item up.
fn open(desktop: &Wayland) -> (Place, Chairside) {
    let place = Place::with_slides(24);
    let chairside = place.open_in(&desktop.environment());
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.press("h");
    chairside.expect_room("chairs/0");
    (place, chairside)
}

#[test]
fn sway_fills_the_other_screen_and_a_covered_room_is_said() {
    const UNSEEN: &str = "The room's window isn't on the screen";
    let desktop = Wayland::sway().unwrap();
    let (_place, chairside) = open(&desktop);
    desktop.wait_until_fills(ROOM, Some(SECOND)).unwrap();
    let cover = is_warned_at_each_of_twenty_slides(&chairside, UNSEEN, || Cover::over_second(&desktop).unwrap());
    drop(cover);
    within_two_seconds(&chairside, UNSEEN, false);
    // The screens are known by their connectors.
    chairside.in_presenter();
    chairside.shift(Key::F11);
    desktop.wait_until_fills(ROOM, Some(0)).unwrap();
    chairside.expect_chair("The room's window fills X11-1");
}

fn in_a_running_session(times: usize) {
    let mut desktop = Wayland::sway().unwrap();
    let (place, chairside) = open(&desktop);
    desktop.wait_until_fills(ROOM, Some(SECOND)).unwrap();
    for round in 0..times {
        let slide = round % 5 + 2;
        desktop.take_away_second().unwrap();
        desktop.wait_until_fills(ROOM, None).unwrap();
        chairside.in_presenter();
        chairside.press(&format!("{slide}{}", Key::ENTER));
        chairside.expect_room(&format!("chairs/{}", slide - 1));
        desktop.give_back_second().unwrap();
        desktop.wait_until_fills(ROOM, Some(SECOND)).unwrap();
        assert_eq!(chairside.room_sees(), format!("chairs/{}", slide - 1));
    }
    assert_eq!(place.count("item-begun"), 1);
}

#[test]
fn sway_takes_the_rooms_screen_away_and_gives_it_back() {
    in_a_running_session(3);
}

#[test]
#[ignore = "takes half a minute; docs/screens.md has its figures"]
fn sway_takes_the_rooms_screen_away_fifty_times() {
    in_a_running_session(50);
}

#[test]
fn weston_does_not_say_what_is_covered_so_another_program_in_front_is_warned_of() {
    const MAY_BE: &str = "The room's window may be covered";
    let desktop = Wayland::weston().unwrap();
    let (place, chairside) = open(&desktop);
    let _cover = is_warned_at_each_of_twenty_slides(&chairside, MAY_BE, || Cover::over_second(&desktop).unwrap());
    // Nobody may have seen this text.
    chairside.in_presenter();
    chairside.press("n");
    chairside.expect_room("show:note-well/0");
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(place.count("drawn"), 0);
    // The slides come to the front, and keep their screen.
    chairside.in_presenter();
    chairside.press(&Key::F11.to_string());
    within_two_seconds(&chairside, MAY_BE, false);
    within_two_seconds(&chairside, "screen1 · 1280 × 720", true);
    chairside
        .driver
        .wait_until("the room has seen it", crate::chairside::SOON, |_| Ok(place.count("drawn") == 1))
        .unwrap();
    std::thread::sleep(Duration::from_secs(2));
    assert!(!said(&chairside).contains("The room's window"), "{}", said(&chairside));
}
