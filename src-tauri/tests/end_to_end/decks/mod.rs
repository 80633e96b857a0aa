//! Decks of a session, PDFs among them: sessions to try them with, and what the room's window shows.

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

/// The colours of the room's window at three places away from a slide's text.
fn pixels(chairside: &Chairside) -> Vec<Colour> {
    let seen = chairside.seen_by_room();
    [(0.3, 0.6), (0.5, 0.5), (0.7, 0.75)].map(|(across, down)| seen.at(across, down)).into()
}

fn is(pixels: &[Colour], colour: Colour) -> bool {
    let near = |pixel: &Colour| pixel.iter().zip(colour).all(|(part, wanted)| part.abs_diff(wanted) <= 2);
    pixels.iter().all(near)
}

/// Waits until the room sees the first page of [`three_decks`] that is of a PDF.
pub fn expect_first_page(chairside: &Chairside) {
    expect_page(chairside, "first.pdf/0", RED);
}

/// Waits until the room sees this page, and checks its colour.
fn expect_page(chairside: &Chairside, page: &str, colour: Colour) {
    chairside.expect_room(page);
    expect_colour(chairside, colour);
}

/// Waits until the room's window has this colour.
fn expect_colour(chairside: &Chairside, colour: Colour) {
    let mut last = Vec::new();
    let waited = chairside.driver.wait_until("the colour comes", SOON, |_| {
        last = pixels(chairside);
        Ok(is(&last, colour))
    });
    assert!(waited.is_ok(), "it is to be {colour:?}: {last:?}");
}

/// Waits until the room's window shows no page of a PDF: none of their colours.
fn expect_no_pdf(chairside: &Chairside) {
    let of_pdf = [RED, GREEN, BLUE, OCHRE, PURPLE, GREY];
    let mut last = Vec::new();
    let waited = chairside.driver.wait_until("the page of the PDF is gone", SOON, |_| {
        last = pixels(chairside);
        Ok(!of_pdf.iter().any(|colour| last.iter().any(|pixel| is(&[*pixel], *colour))))
    });
    assert!(waited.is_ok(), "{last:?}");
}

/// Checks that the window keeps this colour for that long.
fn expect_colour_stays(chairside: &Chairside, colour: Colour, time: Duration) {
    let begun = Instant::now();
    while begun.elapsed() < time {
        let pixels = pixels(chairside);
        assert!(is(&pixels, colour), "after {:?} not {colour:?}: {pixels:?}", begun.elapsed());
        std::thread::sleep(Duration::from_millis(20));
    }
}
