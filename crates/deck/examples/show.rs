//! A deck as it was understood, in words: `cargo run -p chairside-deck --example show FILE`.

use std::path::Path;

use chairside_deck::{Folder, parse_deck, read_text};

fn main() {
    let Some(file) = std::env::args().nth(1) else { return eprintln!("name a Markdown file") };
    let path = Path::new(&file);
    let folder = Folder { root: path.parent().unwrap_or(path).into(), image_base: "deck://localhost/".into() };
    match read_text(path, &file).and_then(|text| parse_deck(&file, &text, &folder)) {
        Ok(deck) => {
            deck.problems.iter().for_each(|problem| println!("{problem}"));
            for (number, slide) in (1..).zip(&deck.slides) {
                println!("{number:3} line {:4} fit {:.2} {:?} lead {}", slide.line, slide.fit, slide.title, slide.lead);
            }
        }
        Err(problem) => println!("{problem}"),
    }
}
