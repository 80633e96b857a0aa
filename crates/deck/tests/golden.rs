//! Whole decks as a reader would see them: every file in tests/decks has its picture in words in tests/snapshots.

use std::fmt::Write as _;
use std::path::Path;

use chairside_deck::{Content, Deck, Folder, parse_deck, read_text};

fn picture(deck: &Deck) -> String {
    let mut out = String::new();
    for problem in &deck.problems {
        writeln!(out, "{problem}").unwrap();
    }
    for image in &deck.images {
        writeln!(out, "image {} {} {} bytes", image.id, image.mime, image.bytes.len()).unwrap();
    }
    for (number, slide) in (1..).zip(&deck.slides) {
        let lead = if slide.lead { ", lead" } else { "" };
        writeln!(out, "\n════ {number}: {:?} from line {}, fit {:.2}{lead}", slide.title, slide.line, slide.fit)
            .unwrap();
        match &slide.content {
            Content::Html(html) => writeln!(out, "{html}").unwrap(),
            Content::Generated { name, again } => writeln!(out, "generated {name}, again: {again}").unwrap(),
        }
        for (name, text) in [("text", &slide.text), ("notes", &slide.notes)] {
            if !text.is_empty() {
                writeln!(out, "── {name}\n{text}").unwrap();
            }
        }
    }
    out
}

fn deck(name: &str) -> Deck {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decks");
    let text = read_text(&root.join(name), name).unwrap();
    parse_deck(name, &text, &Folder { root, image_base: "deck://localhost/".into() }).unwrap()
}

macro_rules! golden {
    ($($name:ident),*) => { $(
        #[test]
        fn $name() {
            insta::assert_snapshot!(picture(&deck(concat!(stringify!($name), ".md"))));
        }
    )* };
}

golden!(commonmark, session, marp, slidev, reveal, hostile, long, divided);
