//! Pages of PDFs that open and then cannot be drawn are found before the room sees them, by file and page.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use chairside_load::{LoadedSession, PdfCache, Source, Trial};
use chairside_problem::Problem;
use chairside_render::Renderer;
use jiff::Timestamp;

/// The render process: the example `load_process`, which Cargo builds before it runs the tests.
fn program() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    tests.parent().unwrap().parent().unwrap().join("examples/load_process")
}

fn of_deck(path: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../deck").join(path)).unwrap()
}

/// A session whose first deck the renderer dies of (a glyph that shows itself), and whose second takes it for ever.
fn session(pdfs: &PdfCache) -> LoadedSession {
    let folder = tempfile::tempdir().unwrap();
    let text = "---\ngroup: tls\nagenda:\n  - { title: One, time: 5m, deck: dies.pdf }\n  \
                - { title: Two, time: 5m, deck: fine.pdf }\n  - { title: Three, time: 5m, deck: hangs.pdf }\n---\n# Welcome\n";
    fs::write(folder.path().join("session.md"), text).unwrap();
    let decks = [
        ("dies.pdf", "fuzz/hostile/glyph-that-shows-itself.pdf"),
        ("fine.pdf", "tests/pdf/cases/crooked-tree.pdf"),
        ("hangs.pdf", "fuzz/hostile/forms-of-forms.pdf"),
    ];
    for (name, from) in decks {
        fs::write(folder.path().join(name), of_deck(from)).unwrap();
    }
    let now: Timestamp = "2021-11-09T12:00:00Z".parse().unwrap();
    LoadedSession::load(&Source::of(&folder.path().join("session.md")), now, pdfs).unwrap()
}

fn said(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(Problem::with_file_name).collect()
}

#[test]
fn a_page_that_cannot_be_drawn_is_named_with_its_file_and_what_to_do() {
    let pdfs = PdfCache::new(Renderer::new(program()));
    let session = session(&pdfs);
    assert_eq!(said(&session.pages_not_drawn(pdfs.renderer())), [""; 0], "nobody has tried yet");
    let mut failed = 0;
    let untried = Trial::SMALL.draw(&session.pages.pdf_pages, pdfs.renderer(), || failed += 1);
    assert!(untried.is_empty(), "{untried:?}");
    let problems = said(&session.pages_not_drawn(pdfs.renderer()));
    assert_eq!(problems.len(), 2, "{problems:?}");
    // On a busy machine the first may take its five seconds before the renderer dies of it.
    for (problem, deck) in problems.iter().zip(["dies.pdf", "hangs.pdf"]) {
        assert!(problem.starts_with(&format!("{deck}: page 1 cannot be shown: the page ")), "{problem}");
        assert!(problem.ends_with("; print the deck to a new PDF, or ask the speaker for one"), "{problem}");
    }
    assert_eq!(failed, 2);
}

#[test]
fn what_there_was_no_time_to_draw_is_named_too() {
    let pdfs = PdfCache::new(Renderer::new(program()));
    let session = session(&pdfs);
    let begun = Instant::now();
    let trial = Trial { within: Duration::from_secs(2), at_once: 1, ..Trial::LARGE };
    let untried = trial.draw(&session.pages.pdf_pages, pdfs.renderer(), || ());
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
    let untried = said(&session.pages_not_tried(&untried, trial));
    let hangs = "hangs.pdf: page 1 was not drawn for this check, which ended after 2 s; `chairside preflight` draws all pages, \
                 however long it takes";
    assert_eq!(untried.last().map(String::as_str), Some(hangs), "{untried:?}");
}
