//! How small the pages of PDF decks become at full HD, and how long that takes:
//! `cargo run --release -p chairside-render --example packing FILE…`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chairside_deck::pdf::{PdfDeck, PdfOptions};
use chairside_render::{pack, unpack};

fn main() {
    let mut all: Vec<(usize, Duration)> = Vec::new();
    for file in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&file) else {
            eprintln!("{file}: cannot read the file");
            continue;
        };
        let Ok(deck) = PdfDeck::open(Arc::new(bytes), &PdfOptions::default()) else {
            eprintln!("{file}: not a PDF that can be opened");
            continue;
        };
        let mut painter = deck.painter();
        let pages = u32::try_from(deck.info().pages.len()).unwrap_or(0);
        let mut of_file: Vec<(usize, Duration)> = Vec::new();
        for page in 0..pages {
            let Ok(bitmap) = painter.render(page, 1920, 1080) else { continue };
            let began = Instant::now();
            let packed = pack(bitmap.width as usize, &bitmap.rgba);
            of_file.push((packed.len(), began.elapsed()));
            if unpack(bitmap.width as usize, &packed) != bitmap.rgba {
                eprintln!("{file}, page {}: unpacking does not give the pixels that were packed", page + 1);
            }
        }
        say(&file, &mut of_file);
        all.extend(of_file);
    }
    say("all", &mut all);
}

fn say(name: &str, pages: &mut [(usize, Duration)]) {
    pages.sort_by_key(|(bytes, _)| *bytes);
    let (Some(median), Some((largest, _))) = (pages.get(pages.len() / 2), pages.last()) else { return };
    let longest = pages.iter().map(|(_, time)| *time).max().unwrap_or_default();
    println!(
        "{name}: {} pages, median {} KiB in {:.1} ms, largest {} KiB, longest {:.1} ms",
        pages.len(),
        median.0 / 1024,
        median.1.as_secs_f64() * 1e3,
        largest / 1024,
        longest.as_secs_f64() * 1e3
    );
}
