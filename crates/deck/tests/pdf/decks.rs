//! Real decks: every page is drawn and read.

use std::sync::Arc;

use chairside_deck::pdf::{PdfDeck, PdfOptions};

use crate::support::{folder, pdfs, real_pages};

/// Draws and reads all pages of a file; returns how many there are, and how many say something.
fn whole(path: &std::path::Path) -> (usize, usize) {
    let bytes = Arc::new(std::fs::read(path).unwrap());
    let deck = PdfDeck::open(bytes, &PdfOptions::default()).unwrap();
    let mut painter = deck.painter();
    let mut said = 0;
    for (page, info) in (0u32..).zip(&deck.info().pages) {
        let drawn = painter.render(page, 1920, 1920).unwrap();
        assert!(drawn.width == 1920 || drawn.height == 1920, "{} {page}", path.display());
        assert!(drawn.rgba.chunks(4).any(|pixel| pixel != &drawn.rgba[..4]), "{} {page} is blank", path.display());
        assert!(info.width > 0.0 && info.height > 0.0);
        let text = painter.text(page);
        for area in text.lines.iter().map(|line| line.area).chain(text.links.iter().map(|link| link.area)) {
            assert!(area.x >= 0.0 && area.y >= 0.0 && area.x + area.width <= 1.001 && area.y + area.height <= 1.001);
        }
        said += usize::from(!text.lines.is_empty());
    }
    (deck.info().pages.len(), said)
}

#[test]
fn every_page_of_the_repository_is_drawn_and_read() {
    for path in real_pages() {
        // That one is a picture; its words are not text.
        let said = usize::from(!path.ends_with("ietf126-GCM-SST-07.pdf"));
        assert_eq!(whole(&path), (1, said), "{}", path.display());
    }
}

/// The whole decks are not in the repository; where they are beside it, all of their pages are drawn.
#[test]
fn every_page_of_whole_decks_is_drawn() {
    let mut total = (0, 0);
    for path in pdfs(&folder("../../../shared/data/decks")) {
        let (pages, said) = whole(&path);
        total = (total.0 + pages, total.1 + said);
    }
    println!("{} pages, {} with text", total.0, total.1);
    assert!(total.1 * 100 >= total.0 * 95, "{total:?}");
}
