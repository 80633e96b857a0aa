//! The cases of `cases`, each with what right looks like.

use std::sync::Arc;
use std::time::Instant;

use chairside_deck::pdf::{NotesFinding, NotesPart, OpenError, PdfDeck, PdfOptions, pdfpc};

use crate::support::{Document, Page, folder};

fn bytes(name: &str) -> Arc<Vec<u8>> {
    Arc::new(std::fs::read(folder("tests/pdf/cases").join(name)).unwrap())
}

fn open(name: &str) -> PdfDeck {
    PdfDeck::open(bytes(name), &PdfOptions::default()).unwrap()
}

fn labels(deck: &PdfDeck) -> Vec<&str> {
    deck.info().pages.iter().map(|page| page.label.as_deref().unwrap_or("")).collect()
}

/// The headings of the slides, a slide's steps as one.
fn slides(deck: &PdfDeck) -> Vec<String> {
    let mut painter = deck.painter();
    let pages = (0u32..).zip(&deck.info().pages).filter(|(_, page)| !page.continues);
    pages.map(|(number, _)| painter.text(number).title).collect()
}

#[test]
fn beamers_notes_and_its_broken_labels() {
    let deck = open("beamer-notes-labels.pdf");
    assert!(matches!(deck.info().notes, NotesFinding::Certain(_)));
    assert_eq!(deck.info().notes_part, Some(NotesPart::Right));
    assert_eq!(labels(&deck), ["1", "2", "2", "2", "3"]);
    assert_eq!(slides(&deck), ["Opening", "Handshake", "Close"]);
    let text = deck.painter().text(4);
    assert_eq!((text.text().as_str(), text.notes.as_str()), ("Close\nThanks", "Say it slowly: close"));
}

#[test]
fn a_section_page_with_the_number_of_the_slide_before() {
    let deck = open("same-label-other-slide.pdf");
    assert_eq!(slides(&deck), ["Start", "Motivation", "Part two", "Method"]);
    assert_eq!(labels(&deck), ["1", "2", "2", "3", "3"]);
}

#[test]
fn labels_from_0_and_their_notes() {
    let deck = open("label-zero.pdf");
    assert_eq!(labels(&deck), ["0", "1", "1", "2"]);
    assert_eq!(slides(&deck), ["Title page", "Alpha", "Beta"]);
    let file = std::fs::read_to_string(folder("tests/pdf/cases/label-zero.pdfpc")).unwrap();
    let notes: Vec<String> = pdfpc::read(&file).unwrap().notes(&deck.info().pages).into_values().collect();
    let expected = ["of the title page", "of alpha, first step", "of alpha, second step", "of beta"];
    assert_eq!(notes, expected.map(|note| format!("NOTE {note}")));
}

#[test]
fn two_slides_a_sheet_stay_whole() {
    let deck = open("two-up-handout.pdf");
    assert_eq!((&deck.info().notes, deck.info().notes_part), (&NotesFinding::None, None));
    assert_eq!((deck.info().pages[0].width, deck.info().pages[0].height), (960.0, 1080.0));
}

#[test]
fn a_password_that_only_the_owner_has_is_not_asked_for() {
    assert_eq!(open("owner-password-only.pdf").info().pages.len(), 1);
}

#[test]
fn a_password_in_any_spelling() {
    let open = |password: Option<&str>| {
        let options = PdfOptions { password: password.map(str::to_owned), ..PdfOptions::default() };
        PdfDeck::open(bytes("password-unicode.pdf"), &options).err()
    };
    assert_eq!(open(None), Some(OpenError::NeedsPassword));
    assert_eq!(open(Some("Zürich-東京")), None);
    assert_eq!(open(Some("Zu\u{308}rich-東京")), None, "decomposed, as macOS writes it");
    assert_eq!(open(Some("Zü\u{AD}rich-東京")), None, "with a character that SASLprep leaves out");
    assert_eq!(open(Some("Zurich-東京")), Some(OpenError::WrongPassword));
}

#[test]
fn pages_under_a_crooked_tree() {
    let deck = open("crooked-tree.pdf");
    assert_eq!(deck.info().pages.len(), 3);
    assert!(deck.info().pages.windows(2).all(|pages| pages[0] == pages[1]));
    assert!((0..3).all(|page| deck.painter().render(page, 160, 160).is_ok()));
}

#[test]
fn a_film_shows_its_poster_and_is_named() {
    let deck = open("film.pdf");
    let said: Vec<&str> = deck.info().findings.iter().map(|finding| finding.what.as_str()).collect();
    assert_eq!(said, ["a film on page 1 is not played", "a film on page 2 is not played"]);
    let mut painter = deck.painter();
    assert!(!painter.text(0).films.is_empty() && !painter.text(1).films.is_empty());
    assert!(painter.text(0).links.is_empty() && painter.text(1).links.is_empty());
}

#[test]
fn a_portfolio_says_where_its_slides_are() {
    let deck = open("portfolio.pdf");
    let [finding] = &deck.info().findings[..] else { panic!("{:?}", deck.info().findings) };
    assert!(finding.what.contains("`talk one.pdf`, `talk two.pdf`"), "{}", finding.what);
}

#[test]
fn fonts_that_are_not_in_the_file() {
    let deck = open("fonts-not-embedded.pdf");
    for page in 0..8 {
        let finding = deck.info().findings.iter().find(|finding| finding.pages == [page]).unwrap();
        assert!(finding.what.contains("is not in the file: may look different"), "{}", finding.what);
        let drawn = deck.painter().render(page, 480, 480).unwrap();
        let below = &drawn.rgba[drawn.rgba.len() / 4..];
        assert!(below.chunks(4).any(|pixel| pixel[0] < 128), "letters or boxes on page {page}");
    }
    assert_eq!(deck.painter().text(5).text().lines().last(), Some("ΑΒΓαβγ"));
}

/// The colour at a place of a page of 960 × 540 points, from its left lower corner.
fn colour(deck: &PdfDeck, page: u32, x: usize, y: usize) -> [u8; 3] {
    let drawn = deck.painter().render(page, 960, 540).unwrap();
    let start = ((539 - y) * 960 + x) * 4;
    [drawn.rgba[start], drawn.rgba[start + 1], drawn.rgba[start + 2]]
}

#[test]
fn transparency_is_as_each_page_says() {
    let deck = open("transparency.pdf");
    let (white, red, pink, green) = ([255; 3], [255, 0, 0], [255, 128, 128], [128, 255, 128]);
    let (left, both, right) = ((200, 200), (400, 300), (650, 400));
    for (page, places) in [
        (0, [pink, pink, pink]),
        (1, [pink, pink, pink]),
        (2, [red, red, red]),
        (3, [white, white, red]),
        (4, [red, red, white]),
        (5, [pink, green, green]),
    ] {
        for ((x, y), wanted) in [left, both, right].into_iter().zip(places) {
            let found = colour(&deck, page, x, y);
            assert!(found.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 2), "page {}: {found:?}", page + 1);
        }
    }
    assert_eq!(colour(&deck, 6, 690, 270), [255, 255, 0], "beside the words");
    let black = |page: u32| {
        let drawn = deck.painter().render(page, 960, 540).unwrap();
        drawn.rgba[drawn.rgba.len() / 4..].chunks(4).filter(|pixel| pixel[..3].iter().all(|part| *part < 60)).count()
    };
    assert!(black(6) > 2_000, "the words are still black");
    assert!(black(7) > 20_000, "a black bar");
    assert_eq!((colour(&deck, 8, 150, 200), colour(&deck, 8, 330, 200), colour(&deck, 8, 360, 200)), (red, red, white));
}

#[test]
fn boxes_and_turns() {
    let deck = open("boxes-and-turns.pdf");
    assert_eq!(deck.info().pages.len(), 8);
    for page in 0..8 {
        let text = deck.painter().text(page);
        let [link] = &text.links[..] else { panic!("page {}: {:?}", page + 1, text.links) };
        let corner = text.lines.iter().find(|line| line.text == "D").unwrap().area;
        let (x, y) = (corner.x + corner.width / 2.0, corner.y + corner.height / 2.0);
        assert!(x > 0.9 && y > 0.85, "page {}: D is in its corner", page + 1);
        assert!(x > link.area.x && x < link.area.x + link.area.width && y > link.area.y, "the link is on it");
        let order: Vec<&str> =
            text.lines.iter().map(|line| line.text.as_str()).filter(|text| text.len() == 1).collect();
        assert_eq!(order, ["A", "B", "C", "D"], "page {}", page + 1);
        let drawn = deck.painter().render(page, 480, 480).unwrap();
        let is_red = |pixel: &&[u8]| pixel[0] > 240 && pixel[1] < 10 && pixel[2] < 10;
        assert_eq!(
            drawn.rgba.chunks(4).filter(is_red).count(),
            0,
            "page {}: nothing red, as the arrow is darker",
            page + 1
        );
    }
}

#[test]
fn a_heavy_page_holds_up_no_other() {
    let shapes = (0..50_000).map(|at| format!("{} {} 9 9 re f ", at % 390, at % 290)).collect::<Vec<_>>().concat();
    let heavy = Page { content: format!("/M gs 0 0 1 rg {shapes}"), ..Page::saying(&[]) };
    let heavy = heavy.with("/Resources << /ExtGState << /M << /BM /Multiply /ca 0.5 >> >> >>");
    let light = || Page::saying(&[(20.0, 250.0, 30.0, "A slide")]);
    let document = Document::of([light(), heavy, light()]).catalog("/PageLabels << /Nums [0 << /P (x) >>] >>");
    let bytes = Arc::new(document.bytes());
    let start = Instant::now();
    let deck = PdfDeck::open(bytes, &PdfOptions::default()).unwrap();
    assert!(deck.painter().render(2, 960, 540).is_ok());
    assert!(start.elapsed().as_secs() < 2, "{:?}", start.elapsed());
}
