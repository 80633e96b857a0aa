//! Decks of a session, PDFs among them: sessions to try them with, and what the room's canvas shows.

mod changed;
mod notes;
mod plain;
mod shown;
mod unreadable;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::chairside::{Chairside, Place, SOON};
use crate::driver::{Key, Modifier, Screen};
use crate::pdf::{Colour, Page, pdf};

const RED: Colour = [200, 30, 30];
const GREEN: Colour = [20, 140, 40];
const BLUE: Colour = [30, 60, 190];
const OCHRE: Colour = [180, 130, 20];
const PURPLE: Colour = [120, 30, 150];
const GREY: Colour = [90, 90, 90];

/// The promise for a deck that is rebuilt.
const TAKEN_WITHIN: Duration = Duration::from_millis(1500);
/// A PDF that cannot be read is tried for two seconds before the chair is told.
const TRIED_FOR: Duration = Duration::from_millis(2500);

/// A session whose items have these decks.
fn session(start: Timestamp, decks: &[&str]) -> Place {
    let end = start + SignedDuration::from_hours(2);
    let items: Vec<String> = (1..)
        .zip(decks)
        .map(|(number, deck)| format!(" - {{ title: Talk {number}, presenter: Ann, time: 20m, deck: {deck} }}\n"))
        .collect();
    Place::with_text(&format!(
        "---\nmeeting: IETF 112\ngroup: secdispatch\ntitle: Security Dispatch\nstart: {start}\nend: {end}\nopen-with: []\n\
         agenda:\n{}---\n# Welcome\n\n---\n\n# Process\n",
        items.concat()
    ))
}

/// A session long past, so that it runs as a rehearsal.
fn rehearsal(decks: &[&str]) -> Place {
    session("2021-11-09T12:00:00Z".parse().unwrap(), decks)
}

fn first_deck() -> String {
    pdf(&[Page::of(RED, "Red herrings"), Page::of(GREEN, "Green pastures"), Page::of(BLUE, "Blue moons")])
}

fn second_deck() -> String {
    pdf(&[Page::of(OCHRE, "Ochre soil"), Page::of(PURPLE, "A quagga grazing")])
}

/// Two PDFs and one in Markdown.
pub fn three_decks() -> Place {
    let place = rehearsal(&["first.pdf", "second.pdf", "third.md"]);
    place.with_file("first.pdf", first_deck());
    place.with_file("second.pdf", second_deck());
    place.with_file("third.md", "# Third\n\n---\n\n# Questions\n");
    place
}

/// A file of `crates/deck`.
fn carried(path: &str) -> Vec<u8> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/deck").join(path);
    std::fs::read(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The colours of the audience window's canvas at three places away from its text; `None` while it shows no page of a
/// PDF.
fn pixels(chairside: &Chairside) -> Option<Vec<Colour>> {
    const PIXELS: &str = "
        const canvas = document.querySelector('canvas.picture.shown');
        if (canvas === null) return null;
        const context = canvas.getContext('2d');
        return [[0.3, 0.6], [0.5, 0.5], [0.7, 0.75]].map(([x, y]) =>
            [...context.getImageData(Math.round(x * canvas.width), Math.round(y * canvas.height), 1, 1).data].slice(0, 3))";
    let pixels = chairside.in_audience().script(PIXELS, &[]).unwrap();
    serde_json::from_value(pixels).unwrap()
}

fn is(pixels: Option<&[Colour]>, colour: Colour) -> bool {
    let near = |pixel: &Colour| pixel.iter().zip(colour).all(|(part, wanted)| part.abs_diff(wanted) <= 2);
    pixels.is_some_and(|pixels| pixels.iter().all(near))
}

/// Waits until the room sees the first page of [`three_decks`] that is of a PDF.
pub fn expect_first_page(chairside: &Chairside) {
    expect_page(chairside, "first.pdf/0", RED);
}

/// Waits until the room sees this page, and checks the canvas.
fn expect_page(chairside: &Chairside, page: &str, colour: Colour) {
    chairside.expect_room(page);
    expect_colour(chairside, colour);
}

/// Waits until the canvas has this colour.
fn expect_colour(chairside: &Chairside, colour: Colour) {
    let mut last = None;
    let waited = chairside.driver.wait_until("the colour comes", SOON, |_| {
        last = pixels(chairside);
        Ok(is(last.as_deref(), colour))
    });
    assert!(waited.is_ok(), "it is to be {colour:?}: {last:?}; {}", canvas(chairside));
}

/// What tells why a canvas looks as it does: its size, the window's, and the box around all that is not black.
fn canvas(chairside: &Chairside) -> Value {
    const ABOUT: &str = "
        const canvas = document.querySelector('canvas.picture');
        const { width, height } = canvas;
        const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
        const box = [width, height, -1, -1];
        for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
            const at = (y * width + x) * 4;
            if (data[at] + data[at + 1] + data[at + 2] === 0) continue;
            box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y);
            box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y);
        }
        return { classes: canvas.className, canvas: [width, height], window: [innerWidth, innerHeight], drawn: box }";
    chairside.in_audience().script(ABOUT, &[]).unwrap()
}

/// Checks that the canvas keeps this colour for that long.
fn expect_colour_stays(chairside: &Chairside, colour: Colour, time: Duration) {
    let begun = Instant::now();
    while begun.elapsed() < time {
        let pixels = pixels(chairside);
        assert!(is(pixels.as_deref(), colour), "after {:?} not {colour:?}: {pixels:?}", begun.elapsed());
        std::thread::sleep(Duration::from_millis(20));
    }
}
