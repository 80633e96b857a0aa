//! A session across midnight, in the night in which the clocks are set back: times on the other day have their date and the name
//! of the zone, the longest that a time gets, and stay whole.

use std::thread::sleep;
use std::time::Duration;

use serde_json::{Value, json};

use crate::chairside::{Chairside, Place, SOON};
use crate::cut_text::cut_texts;
use crate::driver::{Key, Modifier};
use crate::gallery::keep_picture;

const SESSION: &str = "---
meeting: IETF 126
group: secdispatch
title: Security Dispatch
start: 2026-10-24T23:40:00+02:00
end: 2026-10-25T03:30:00+01:00
time-zone: Europe/Vienna
open-with: []
agenda:
  - { title: Administrivia, presenter: Chairs, time: 15m }
  - { title: Key update, presenter: Nora Nobody, time: 40m, question: Adopt? }
  - { title: Reverso for QUIC, presenter: Florentin Rochet, time: 60m, question: Adopt? }
  - { title: Tag lengths, presenter: Otto Nobody, time: 95m, question: Adopt? }
  - { title: AOB, time: 30m }
---
# Welcome
";

/// What a pointer shows whole in a narrow row: who presents it, and its title.
const IN_ROWS: &str = ".now > .title bdi, .rundown .name, .rundown .who";

/// The times under the ribbon that are seen.
const LABELS: &str = "
    return [...document.querySelectorAll('.ribbon .mark')].filter((mark) => getComputedStyle(mark).visibility === 'visible')
        .map((mark) => [...mark.children].filter((part) => getComputedStyle(part).visibility === 'visible')
            .map((part) => part.textContent).join('').replaceAll('\u{a0}', ' '))";

/// What a window of this size cuts off, and the times under its ribbon.
fn seen_at(chairside: &Chairside, width: i64, height: i64, name: &str) -> Value {
    chairside.in_presenter().resize(width, height).unwrap();
    sleep(Duration::from_millis(600));
    keep_picture(&chairside.driver, &format!("midnight-{name}"));
    assert_eq!(cut_texts(&chairside.driver, IN_ROWS), json!([]), "{name}");
    let labels = chairside.driver.script(LABELS, &[]).unwrap();
    let last = labels.as_array().and_then(|all| all.last()).and_then(Value::as_str).unwrap_or_default();
    assert!(last.ends_with("03:30 CET"), "{name}: the slot's end: {labels}");
    let dated = labels.as_array().unwrap().iter().filter(|label| label.as_str().unwrap().contains("25 Oct")).count();
    assert_eq!(dated, 1, "{name}: the date stands once: {labels}");
    labels
}

#[test]
fn times_of_another_day_are_whole_at_every_width() {
    let place = Place::with_text(SESSION);
    let chairside = place.open_at("2026-10-25T00:20:00+02:00");
    chairside.in_presenter();
    chairside.shift(Key::RIGHT);
    chairside.expect_up("1 Administrivia");
    chairside.in_presenter();
    chairside.press("p");
    chairside.expect_chair("ends 25 Oct 00:35");
    chairside.expect_chair("Finishes 25 Oct 03:20 CET");
    let wide = seen_at(&chairside, 1280, 720, "1280");
    assert_eq!(wide[0], "23:40", "{wide}");
    for _ in 0..8 {
        chairside.driver.press('+', &[Modifier::Control]).unwrap();
    }
    chairside.expect_chair("is the largest that fits");
    seen_at(&chairside, 1280, 720, "1280 with the largest text");
    // 150 % are asked for, and each window gives as much of it as it has room for.
    chairside.in_presenter();
    chairside.press("z");
    let width = || chairside.in_presenter().script("return innerWidth", &[]).unwrap().as_i64().unwrap();
    chairside.driver.wait_until("it is narrow", SOON, |_| Ok(width() <= 360)).unwrap();
    for (width, height) in [(320, 1000), (340, 1000), (360, 1000), (360, 760)] {
        seen_at(&chairside, width, height, &format!("{width} × {height} with the largest text"));
    }
    chairside.driver.press('0', &[Modifier::Control]).unwrap();
    for width in [320, 340, 360] {
        seen_at(&chairside, width, 1000, &width.to_string());
    }
}
