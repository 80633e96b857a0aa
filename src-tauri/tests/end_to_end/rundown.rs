//! The rundown in the real window: a click on a row begins nothing, Begin asks first, and keys on a block give minutes.

use crate::chairside::{Chairside, Place, SOON, click};
use crate::driver::{Driver, Key, Modifier};

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

#[test]
fn the_end_and_the_rows_follow_a_dragged_edge_and_esc_takes_it_back() {
    const READ: &str = "
        const [pointer, more] = arguments;
        const blocks = [...document.querySelectorAll('[data-block]')];
        const index = blocks.findIndex((block) => block.textContent === '2');
        const grip = document.querySelectorAll('.ribbon .grip')[index];
        const { left, width, top } = grip.getBoundingClientRect();
        window.dragged ??= { grip, x: left + width / 2, y: top + 4 };
        if (pointer) dragged.grip.dispatchEvent(new PointerEvent(pointer, { bubbles: true, cancelable: true, button: 0,
            pointerId: 1, clientX: dragged.x + more, clientY: dragged.y }));
        return [document.querySelector('.rundown > .head b').innerText,
            document.querySelectorAll('[data-row] time')[2].innerText, blocks[index].getAttribute('aria-valuenow')].join(' ')";
    let place = Place::sample();
    let chairside = place.open_at("2021-11-09T12:00:00Z");
    let read = |pointer: &str, more: i64| {
        chairside.in_presenter().script(READ, &[pointer.into(), more.into()]).unwrap().as_str().unwrap().to_owned()
    };
    let until = |what: &str, fits: &dyn Fn(&str) -> bool| {
        chairside.driver.wait_until(what, SOON, |_| Ok(fits(&read("", 0)))).unwrap();
    };
    // A pointer that a script moves cannot be captured.
    chairside.in_presenter().script("Element.prototype.setPointerCapture = () => {}", &[]).unwrap();
    let before = read("", 0);
    read("pointerdown", 0);
    read("pointermove", 60);
    until("the end and the next item are later", &|now| {
        let parts = |text: &str| text.split(' ').map(String::from).collect::<Vec<_>>();
        parts(now).iter().zip(parts(&before)).skip(1).all(|(now, before)| *now != before)
    });
    chairside.in_presenter().press(Key::ESCAPE, &[]).unwrap();
    until("all is as it was", &|now| now == before);
    read("pointerup", 60);
    chairside.expect_saved();
    assert_eq!(place.count("minutes-set"), 0);

    read("pointerdown", 0);
    read("pointermove", 60);
    until("it is drawn", &|now| now != before);
    let drawn = read("", 0);
    read("pointerup", 60);
    chairside.expect_saved();
    assert_eq!(place.count("minutes-set"), 1);
    assert_eq!(read("", 0), drawn, "what was drawn is what was taken");
    chairside.in_presenter().press('z', &[Modifier::Control]).unwrap();
    until("it is undone", &|now| now == before);
}

#[test]
fn after_a_click_on_a_row_the_keys_that_its_details_name_are_its_own() {
    const MARK: &str = "document.querySelectorAll('[data-row]')[2].id = 'third'";
    const WHERE: &str = "
        const { activeElement } = document;
        return activeElement.matches('[data-field=form]') ? 'field' : activeElement.id";
    let place = Place::sample();
    let chairside = place.open();
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Intro");
    let before = chairside.room_sees();
    chairside.in_presenter().script(MARK, &[]).unwrap();
    let third = chairside.driver.find("#third").unwrap();
    let is_in = |what: &'static str| {
        let is = move |driver: &Driver| Ok(driver.script(WHERE, &[])? == what);
        chairside.driver.wait_until(&format!("the focus is in {what:?}"), SOON, is).unwrap();
    };
    let details = |open: bool| {
        let is = move |driver: &Driver| {
            Ok(driver.script("return document.querySelector('[data-item]') !== null", &[])? == open)
        };
        chairside.driver.wait_until("the details", SOON, is).unwrap();
    };
    // Enter edits, as the button says.
    chairside.driver.click(&third).unwrap();
    details(true);
    is_in("third");
    chairside.driver.press(Key::ENTER, &[]).unwrap();
    is_in("field");
    chairside.driver.press(Key::ESCAPE, &[]).unwrap();
    details(false);
    // Shift and Enter ask whether to begin it; Esc says no, and a second time closes the details.
    chairside.driver.click(&third).unwrap();
    is_in("third");
    chairside.driver.press(Key::ENTER, &[Modifier::Shift]).unwrap();
    chairside.expect_chair("Begin item 3 now?");
    chairside.in_presenter().press(Key::ESCAPE, &[]).unwrap();
    let asks = "return document.querySelector('[data-item] [role=alertdialog]') !== null";
    chairside.driver.wait_until("it no longer asks", SOON, |driver| Ok(driver.script(asks, &[])? == false)).unwrap();
    is_in("third");
    chairside.driver.press(Key::ESCAPE, &[]).unwrap();
    details(false);
    chairside.expect_saved();
    assert_eq!(chairside.room_sees(), before, "the room noticed none of it");
    assert_eq!(place.count("item-begun"), 1);
    // Keys that turn are never the row's.
    chairside.in_presenter().click(&third).unwrap();
    is_in("third");
    chairside.driver.press(Key::RIGHT, &[]).unwrap();
    let turned = |_: &Driver| Ok(chairside.room_sees() != before);
    chairside.driver.wait_until("the slide is turned", SOON, turned).unwrap();
}

#[test]
fn an_edge_stays_in_the_hand_while_an_item_waits_for_its_time_to_be_started() {
    const SESSION: &str = "---
group: quic
start: 2026-03-19T09:00:00Z
end: 2026-03-19T11:00:00Z
start-time: by-hand
agenda:
  - { title: One, time: 10m }
  - { title: Two, time: 10m }
  - { title: Three, time: 10m }
---
# QUIC
";
    const GRIP: &str = "
        const [pointer, more] = arguments;
        if (pointer === 'pointerdown') {
            const blocks = [...document.querySelectorAll('[data-block]')];
            const grip = document.querySelectorAll('.ribbon .grip')[blocks.findIndex((block) => block.textContent === '2')];
            const { left, width, top } = grip.getBoundingClientRect();
            window.dragged = { grip, x: left + width / 2, y: top + 4 };
        }
        const { grip, x, y } = window.dragged;
        grip.dispatchEvent(new PointerEvent(pointer, { bubbles: true, cancelable: true, button: 0, pointerId: 1,
            clientX: x + more, clientY: y }));
        return grip.isConnected";
    let place = Place::with_text(SESSION);
    let chairside = place.open_at("2026-03-19T09:00:00Z");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 One");
    chairside.in_presenter().script("Element.prototype.setPointerCapture = () => {}", &[]).unwrap();
    let point =
        |pointer: &str, more: i64| chairside.in_presenter().script(GRIP, &[pointer.into(), more.into()]).unwrap();
    assert_eq!(point("pointerdown", 0), true);
    for more in [20, 40, 60] {
        assert_eq!(point("pointermove", more), true, "the edge at {more} pixels");
        std::thread::sleep(std::time::Duration::from_millis(1100));
    }
    let label = "return document.querySelector('.ribbon .grip b')?.innerText ?? ''";
    let said = chairside.in_presenter().script(label, &[]).unwrap();
    let said = said.as_str().unwrap();
    assert!(said.starts_with("10 → ") && said != "10 → 10 min", "{said}");
    let minutes = said.trim_start_matches("10 → ").trim_end_matches(" min").to_owned();
    assert_eq!(point("pointerup", 60), true);
    chairside.expect_saved();
    assert_eq!(place.count("minutes-set"), 1);
    let row = "return document.querySelectorAll('[data-row]')[1].innerText.replace(/\\s+/g, ' ')";
    let has = |driver: &Driver| {
        Ok(driver.script(row, &[])?.as_str().is_some_and(|row| row.ends_with(&format!("{minutes} min"))))
    };
    chairside.in_presenter().wait_until(&format!("item 2 has {minutes} min"), SOON, has).unwrap();
    assert_eq!(chairside.driver.script(label, &[]).unwrap(), "", "nothing is dragged any more");
}
