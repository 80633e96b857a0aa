//! Damaged files: always an answer, never a panic.

use std::sync::Arc;

use chairside_deck::pdf::{NotesPart, NotesWanted, PdfDeck, PdfOptions};
use proptest::prelude::*;

use crate::annotations;
use crate::support::{Document, Page, folder, pdfs};

/// Opens, reads and draws (small) what there is of a file, its first pages.
fn survive(bytes: Vec<u8>) {
    let bytes = Arc::new(bytes);
    for notes in [NotesWanted::Detect, NotesWanted::Part(NotesPart::Right)] {
        let Ok(deck) = PdfDeck::open(bytes.clone(), &PdfOptions { notes, ..PdfOptions::default() }) else { return };
        let mut painter = deck.painter();
        for (page, _) in (0u32..3).zip(&deck.info().pages) {
            painter.text(page);
            if let Ok(bitmap) = painter.render(page, 96, 96) {
                assert_eq!(bitmap.rgba.len(), (bitmap.width * bitmap.height * 4) as usize);
            }
        }
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let small = pdfs(&folder("tests/pages")).into_iter().filter(|path| path.metadata().unwrap().len() < 40_000);
    let mut seeds: Vec<Vec<u8>> = small.map(|path| std::fs::read(path).unwrap()).collect();
    let page = Page::saying(&[(20.0, 250.0, 30.0, "A slide"), (20.0, 200.0, 12.0, "with text")]);
    let linked = page.with("/Annots [<< /Subtype /Link /Rect [0 0 90 90] /Dest (a) >>]");
    let document = Document::of([linked.clone(), linked])
        .catalog("/Names << /Dests << /Names [(a) [10 0 R /Fit]] >> >> /Outlines << /First 5000 0 R >>")
        .object(5000, "<< /Title (One) /Dest (a) >>");
    seeds.push(document.bytes());
    let cases = pdfs(&folder("tests/pdf/cases")).into_iter().filter(|path| path.metadata().unwrap().len() < 40_000);
    seeds.extend(cases.map(|path| std::fs::read(path).unwrap()));
    seeds.extend([annotations::of_all_kinds(), annotations::fields()].map(|document| document.bytes()));
    seeds
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_cut_off_anywhere_gives_an_answer(which in 0usize..100, share in 0.0f64..1.0) {
        let seeds = seeds();
        let mut bytes = seeds[which % seeds.len()].clone();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a file")]
        bytes.truncate((bytes.len() as f64 * share) as usize);
        survive(bytes);
    }

    #[test]
    fn changed_bytes_give_an_answer(
        which in 0usize..100,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
    ) {
        let seeds = seeds();
        let mut bytes = seeds[which % seeds.len()].clone();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        survive(bytes);
    }
}

/// Files that were trouble once.
#[test]
fn what_was_trouble_once_is_none() {
    for path in pdfs(&folder("fuzz/corpus")) {
        survive(std::fs::read(path).unwrap());
    }
}
