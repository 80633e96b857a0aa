//! How long decks take: `cargo run --release -p chairside-deck --example timing [FILE]`.

use std::time::Instant;

use chairside_deck::{Folder, parse};

fn main() {
    let folder = Folder { root: ".".into(), image_base: "deck://localhost/".into() };
    let prose = "## A slide of the usual kind\n\n- A first point, with **strong** words and a [link](https://www.ietf.org/)\n\
                 - A second point, which is long enough to need a second line on the slide, as points do\n  - and one below it\n\
                 - A third point, `with code`\n\n| a | b |\n|---|---|\n| c | d |\n\n<!-- Notes for the chair. -->\n\n---\n\n";
    let code = "## Code\n\n```rust\nfn main() {\n    let answer: u32 = 42; // why\n    println!(\"{answer}\");\n}\n```\n\n---\n\n";
    let mut decks = vec![
        ("1 slide", prose.to_owned()),
        ("300 slides", prose.repeat(300)),
        ("5000 slides", prose.repeat(5000)),
        ("1 slide of code (grammars are unpacked)", code.to_owned()),
        ("300 slides of code", code.repeat(300)),
    ];
    if let Some(file) = std::env::args().nth(1) {
        decks.push(("the file", std::fs::read_to_string(file).unwrap_or_default()));
    }
    for (name, markdown) in decks {
        let mut times: Vec<_> = (0..7)
            .map(|_| {
                let start = Instant::now();
                let deck = parse("deck.md", &markdown, 1, &folder);
                assert!(!deck.slides.is_empty());
                start.elapsed()
            })
            .collect();
        let first = times[0];
        times.sort();
        println!("{name}: first {first:?}, median {:?}", times[times.len() / 2]);
    }
}
