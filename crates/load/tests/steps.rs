//! Page labels and steps of real PDFs, as a session has them: which pages are one slide, and which page a number means.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use chairside_load::{LoadedSession, PdfCache, Source};
use chairside_render::Renderer;
use chairside_session::SessionContent;
use chairside_session::content::SlideInfo;
use chairside_session::steps::{numbered, slide_on, slides};
use jiff::Timestamp;
use tempfile::TempDir;

/// The render process: the example `load_process`, which Cargo builds before it runs the tests.
fn program() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    tests.parent().unwrap().parent().unwrap().join("examples/load_process")
}

/// A session with one item that brings this deck. What is wrong with the deck is a failure.
fn session(files: &[(&str, Vec<u8>)]) -> SessionContent {
    let folder: TempDir = tempfile::tempdir().unwrap();
    let deck = files[0].0;
    let text = format!("---\ngroup: tls\nagenda: [{{ title: One, time: 5m, deck: {deck} }}]\n---\n# Welcome\n");
    fs::write(folder.path().join("session.md"), text).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let source = Source::of(&folder.path().join("session.md"));
    let now: Timestamp = "2021-11-09T12:00:00Z".parse().unwrap();
    let loaded = LoadedSession::load(&source, now, &PdfCache::new(Renderer::new(program()))).unwrap();
    assert!(loaded.broken.is_empty(), "{:?}", loaded.broken);
    loaded.content
}

/// The pages of the item's deck.
fn pages(files: &[(&str, Vec<u8>)]) -> Vec<SlideInfo> {
    let content = session(files);
    content.decks.iter().find(|deck| deck.id.as_str() == files[0].0).unwrap().slides.clone()
}

/// A file of the cases of `crates/deck`.
fn case(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../deck/tests/pdf/cases").join(name)).unwrap()
}

fn labels(pages: &[SlideInfo]) -> Vec<&str> {
    pages.iter().map(|page| page.label.as_deref().unwrap_or("")).collect()
}

/// How many pages each slide has.
fn steps(pages: &[SlideInfo]) -> Vec<usize> {
    slides(pages).into_iter().map(|slide| slide.len()).collect()
}

/// A PDF: each page with its label and its lines, the first of them large.
fn pdf(pages: &[(&str, &[&str])]) -> Vec<u8> {
    let count = pages.len();
    let kids: Vec<String> = (0..count).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    let labels = (0_u32..).zip(pages).map(|(at, (label, _))| format!("{at} << /P ({label}) >>"));
    let (kids, ranges) = (kids.join(" "), labels.collect::<Vec<_>>().join(" "));
    let mut file = format!(
        "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /PageLabels << /Nums [{ranges}] >> >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Count {count} /Kids [{kids}] >>\nendobj\n\
         3 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>\nendobj\n"
    );
    for (at, (_, lines)) in pages.iter().enumerate() {
        let mut content = String::from("BT ");
        for (line, text) in lines.iter().enumerate() {
            let size = if line == 0 { 30 } else { 12 };
            let _ = write!(content, "/F {size} Tf 1 0 0 1 20 {} Tm ({text}) Tj ", 250 - 30 * line);
        }
        content.push_str("ET");
        let number = 4 + 2 * at;
        let _ = write!(
            file,
            "{number} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents {} 0 R \
             /Resources << /Font << /F 3 0 R >> >> >>\nendobj\n\
             {} 0 obj\n<< /Length {} >>\nstream\n{content}\nendstream\nendobj\n",
            number + 1,
            number + 1,
            content.len()
        );
    }
    (file + "trailer\n<< /Root 1 0 R >>\n%%EOF\n").into_bytes()
}

#[test]
fn pages_of_one_label_are_one_slide_only_if_each_extends_the_one_before() {
    let lines: [(&str, &[&str]); 7] = [
        ("1", &["Results"]),
        ("2", &["Loss", "in the laboratory"]),
        ("2", &["Loss", "in the laboratory", "and in the wild"]),
        ("2", &["Delay", "measured in another way, with other numbers"]),
        ("2", &["Delay", "measured in another way, with other numbers", "and more"]),
        ("3", &["Part two"]),
        ("3", &["Method", "Probes of the network"]),
    ];
    let pages = pages(&[("talk.pdf", pdf(&lines))]);
    assert_eq!(labels(&pages), ["1", "2", "2", "2", "2", "3", "3"]);
    assert_eq!(slides(&pages), [0..1, 1..3, 3..5, 5..6, 6..7]);
    let going: Vec<Option<u32>> = (0..7).map(|page| slide_on(&pages, page)).collect();
    assert_eq!(going, [Some(1), Some(3), Some(3), Some(5), Some(5), Some(6), None]);
    assert_eq!([1, 2, 3, 4].map(|number| numbered(&pages, number)), [Some(0), Some(1), Some(5), Some(5)]);
}

#[test]
fn a_page_without_a_step_before_it_is_a_slide_whatever_is_repeated_later() {
    let lines: [(&str, &[&str]); 4] =
        [("A", &["Plan", "One"]), ("B", &["Plan", "One", "Two"]), ("C", &["Plan", "One"]), ("C", &["Plan"])];
    let pages = pages(&[("talk.pdf", pdf(&lines))]);
    assert_eq!(labels(&pages), ["A", "B", "C", "C"]);
    assert_eq!(steps(&pages), [1, 1, 1, 1], "another label, or less than before, is no step");
}

#[test]
fn labels_that_count_the_notes_too_are_halved() {
    let pages = pages(&[("talk.pdf", case("beamer-notes-labels.pdf"))]);
    assert_eq!(labels(&pages), ["1", "2", "2", "2", "3"]);
    assert_eq!(slides(&pages), [0..1, 1..4, 4..5]);
    assert_eq!([1, 2, 3].map(|number| numbered(&pages, number)), [Some(0), Some(1), Some(4)], "`3` Enter shows Close");
}

#[test]
fn a_section_page_with_the_number_of_the_slide_before_is_a_slide_of_its_own() {
    let pages = pages(&[("talk.pdf", case("same-label-other-slide.pdf"))]);
    assert_eq!(labels(&pages), ["1", "2", "2", "3", "3"]);
    assert_eq!(slides(&pages), [0..1, 1..2, 2..3, 3..5]);
    assert_eq!(slide_on(&pages, 1), Some(2), "`]` from Motivation stops at Part two");
}

#[test]
fn labels_from_0_lead_to_the_title_and_notes_are_of_their_pages() {
    let files = [("talk.pdf", case("label-zero.pdf")), ("talk.pdfpc", case("label-zero.pdfpc"))];
    let pages = pages(&files);
    assert_eq!(labels(&pages), ["0", "1", "1", "2"]);
    assert_eq!(steps(&pages), [1, 2, 1]);
    assert_eq!([0, 1, 2].map(|number| numbered(&pages, number)), [Some(0), Some(1), Some(3)]);
}

#[test]
fn two_slides_a_sheet_are_one_page_each() {
    let pages = pages(&[("talk.pdf", case("two-up-handout.pdf"))]);
    assert!(steps(&pages).iter().all(|steps| *steps == 1), "{:?}", labels(&pages));
}
