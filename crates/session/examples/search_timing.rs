//! How long a search takes in 400 slides: `cargo run --release -p chairside-session --example search_timing`.

use std::time::Instant;

use chairside_session::search::{Index, SearchText};
use chairside_session::{DeckId, Place};

const SLIDES: u32 = 400;
const WORDS: &[&str] = &[
    "privacy",
    "tokens",
    "issuer",
    "café",
    "origin",
    "the",
    "mediator",
    "of",
    "Zürich",
    "rate",
    "limits",
    "a",
    "multicast",
    "transport",
    "security",
    "and",
    "considerations",
    "draft",
    "working",
    "group",
];

fn main() {
    let text = |slide: u32| -> String {
        let word = |nth: u32| WORDS[((slide * 31 + nth * nth * 7) as usize) % WORDS.len()];
        (0..120).map(word).collect::<Vec<_>>().join(" ")
    };
    let texts = (0..SLIDES).map(|slide| SearchText {
        place: Place { deck: DeckId::chairs(), slide },
        title: format!("Slide {slide}"),
        text: text(slide),
        notes: text(slide + 1),
    });
    let texts: Vec<SearchText> = texts.collect();
    let begun = Instant::now();
    let index = Index::new(texts);
    println!("{SLIDES} slides of 240 words made ready in {:?}", begun.elapsed());
    for query in ["t", "tok", "zurich", "privacy tokens issuer", "nothing of the kind", "s w g"] {
        let begun = Instant::now();
        let found = index.find(query).len();
        println!("{query:?}: {found} slides in {:?}", begun.elapsed());
    }
}
