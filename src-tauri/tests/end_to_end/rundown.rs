//! The rundown in the real window: a click on a row begins nothing, Begin asks first, and keys on a block give minutes.

use crate::chairside::{Chairside, Place, SOON, click};
use crate::driver::{Key, Modifier};

/// Clicks a row as the mouse does.
fn click_row(chairside: &Chairside, number: usize) {
    let click = format!("document.querySelectorAll('[data-row]')[{}].click(); return true", number - 1);
    chairside.in_presenter().script(&click, &[]).unwrap();
}

#[test]
fn a_click_on_a_row_begins_nothing_and_begin_asks_when_the_item_is_not_next() {
    let place = Place::sample();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Intro");
    click_row(&chairside, 3);
    chairside.expect_chair("Begin item 3");
    click(&chairside, "Begin item 3");
    chairside.expect_chair("Begin item 3 now?");
    chairside.expect_chair("Item 2 would be skipped for now");
    chairside.expect_saved();
    assert_eq!(place.count("item-begun"), 1, "nothing has begun by being looked at");
    let before = chairside.room_sees();
    click(&chairside, "Begin item 3");
    chairside.expect_up("3 ");
    assert_ne!(chairside.room_sees(), before);
    // One key undoes the item, and its slides go with it.
    chairside.in_presenter().press('z', &[Modifier::Control]).unwrap();
    chairside.expect_up("1 Intro");
    chairside.expect_room(&before);
}

#[test]
fn keys_on_a_block_of_the_ribbon_give_and_take_whole_minutes() {
    const BLOCK: &str = "
        const blocks = [...document.querySelectorAll('[data-block]')];
        const block = blocks.find((block) => block.textContent === '2');
        block.focus({ focusVisible: true });
        return Number(block.getAttribute('aria-valuenow'))";
    let place = Place::sample();
    let chairside = place.open();
    let minutes = || chairside.in_presenter().script(BLOCK, &[]).unwrap().as_f64().unwrap();
    let before = minutes();
    for (key, by) in [(Key::RIGHT, 1.0), (Key::RIGHT, 2.0), (Key::LEFT, 1.0)] {
        minutes();
        chairside.driver.press(key, &[Modifier::Alt]).unwrap();
        let given = |_: &crate::driver::Driver| Ok((minutes() - before - by).abs() < f64::EPSILON);
        chairside.driver.wait_until("the minutes are given", SOON, given).unwrap();
    }
    chairside.expect_saved();
    assert_eq!(place.count("minutes-set"), 3);
    chairside.in_presenter().press('z', &[Modifier::Control]).unwrap();
    let undone = |_: &crate::driver::Driver| Ok((minutes() - before - 2.0).abs() < f64::EPSILON);
    chairside.driver.wait_until("the last one is undone", SOON, undone).unwrap();
    chairside.expect_room("holding");
}
