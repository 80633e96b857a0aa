//! Pages of PDFs that can be opened and not drawn: named before the room asks for them, in bounded time.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::run::Place;
use crate::slow_pages::slow_pages;

const SESSION: &str =
    "---\ngroup: quic\nagenda:\n  - { title: One, presenter: Ann, time: 5m, deck: talk.pdf }\n---\n# QUIC\n";

/// A PDF that the renderer dies of when its page is drawn.
fn dies() -> Vec<u8> {
    let hostile = "crates/deck/fuzz/hostile/glyph-that-shows-itself.pdf";
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(hostile)).unwrap()
}

#[test]
fn check_ready_names_the_page_that_cannot_be_drawn_and_what_to_do() {
    let place = Place::new();
    place.write("session.md", SESSION);
    place.write("talk.pdf", dies());
    let said = "talk.pdf: page 1 cannot be shown: the page ";
    let ready = place.run(&["check", "--ready", "session.md"]);
    let line = ready.out.lines().find(|line| line.starts_with("-- Pages: ")).unwrap_or_default();
    assert!(line.contains(said), "{}", ready.out);
    assert!(line.ends_with("; print the deck to a new PDF, or ask the speaker for one"), "{line}");
    let warning = said.replacen(':', ": warning:", 1);
    assert!(ready.err.contains(&warning), "{}", ready.err);
    assert_eq!(ready.status, Some(1));
    // A plain talk has no such list.
    let plain = place.run(&["check", "--ready", "talk.pdf"]);
    assert!(plain.err.contains(&warning), "{}", plain.err);
    assert_eq!(plain.status, Some(1));
    // Without `--ready` nothing is drawn.
    assert_eq!(place.run(&["check", "talk.pdf"]).err, "");
}

#[test]
fn pages_that_take_for_ever_do_not_hold_up_preflight_for_ever() {
    let place = Place::new();
    place.write("talk.pdf", slow_pages(40));
    let begun = Instant::now();
    let ran = place.run(&["preflight", "talk.pdf"]);
    assert!(begun.elapsed() < Duration::from_secs(40), "{:?}", begun.elapsed());
    assert!(ran.out.contains("cannot be shown: such a page took longer than 5 s"), "{}", ran.out);
    assert!(ran.out.contains("were not tried: others took longer than 5 s each"), "{}", ran.out);
    assert_eq!(ran.status, Some(1));
}
