//! Pages of PDFs that can be opened and not drawn: named before the room asks for them, in bounded time.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::run::Place;

const SESSION: &str =
    "---\ngroup: quic\nagenda:\n  - { title: One, presenter: Ann, time: 5m, deck: talk.pdf }\n---\n# QUIC\n";

/// A PDF that the renderer dies of when its page is drawn.
fn dies() -> Vec<u8> {
    let hostile = "crates/deck/fuzz/hostile/glyph-that-shows-itself.pdf";
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(hostile)).unwrap()
}

/// So many pages that take for ever to draw: forms that draw forms, each many times.
fn hangs(pages: usize) -> String {
    const DEPTH: usize = 12;
    let kids = (0..pages).map(|page| format!("{} 0 R ", 100 + page)).collect::<Vec<_>>().concat();
    let mut file = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count {pages} /Kids [{kids}] >>\n\
         endobj\n5 0 obj\n<< /Length 5 >>\nstream\n/F Do\nendstream\nendobj\n"
    );
    for page in 0..pages {
        let _ = write!(
            file,
            "{} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 960 540] /Resources << /XObject << /F 6 0 R >> >> \
             /Contents 5 0 R >>\nendobj\n",
            100 + page
        );
    }
    for level in 0..DEPTH {
        let content = if level + 1 == DEPTH { "q Q ".repeat(10) } else { "/F Do ".repeat(10) };
        let number = 6 + level;
        let _ = write!(
            file,
            "{number} 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 960 540] /Resources << /XObject << /F {} 0 R >> >> \
             /Length {} >>\nstream\n{content}\nendstream\nendobj\n",
            number + 1,
            content.len()
        );
    }
    file + "trailer\n<< /Root 1 0 R >>\n%%EOF\n"
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
    place.write("talk.pdf", hangs(40));
    let begun = Instant::now();
    let ran = place.run(&["preflight", "talk.pdf"]);
    assert!(begun.elapsed() < Duration::from_secs(40), "{:?}", begun.elapsed());
    assert!(ran.out.contains("cannot be shown: such a page took longer than 5 s"), "{}", ran.out);
    assert!(ran.out.contains("were not tried: others took longer than 5 s each"), "{}", ran.out);
    assert_eq!(ran.status, Some(1));
}
