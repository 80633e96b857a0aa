//! Files dragged from another program and dropped onto a window.

use std::thread::sleep;
use std::time::Duration;

use crate::chairside::{Chairside, Place};
use crate::driver::{Drag, Screen};
use crate::pdf::{Page, pdf};

const CHAIR: &str = "Chairside:";

/// Where the row of this item is on the screen.
fn row(chairside: &Chairside, number: u32) -> (i64, i64) {
    const MIDDLE: &str = "
        const { left, top, width, height } = document.querySelectorAll('[data-row]')[arguments[0]].getBoundingClientRect();
        return [left + width / 2, top + height / 2].map(Math.round)";
    let at = chairside.in_presenter().script(MIDDLE, &[number.into()]).unwrap();
    let (left, top) = Screen::place_of(CHAIR).unwrap();
    (i64::from(left) + at[0].as_i64().unwrap(), i64::from(top) + at[1].as_i64().unwrap())
}

#[test]
fn a_pdf_dropped_onto_a_row_is_that_items_deck() {
    let place = Place::with_text(
        "---\ngroup: quic\nagenda:\n  - { title: One, time: 5m }\n  - { title: Two, time: 5m }\n---\n# QUIC\n",
    );
    place.with_file("two.pdf", pdf(&[Page::of([200, 30, 30], "One"), Page::of([30, 200, 30], "Two")]));
    let chairside = place.open();
    chairside.expect_chair("Two");
    sleep(Duration::from_millis(500));
    let over = row(&chairside, 1);
    let drag = Drag::over(CHAIR, &place.path("two.pdf")).unwrap();
    let first = row(&chairside, 0);
    drag.move_to(first).unwrap();
    assert!(drag.move_to(over).unwrap(), "the window would take it");
    drag.drop_it().unwrap();
    chairside.expect_chair("two.pdf");
}
