//! What a PDF deck says, or how long it takes:
//! `cargo run --release -p chairside-deck --example read_pdf [--time] FILE…`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chairside_deck::pdf::{PdfDeck, PdfOptions};

fn main() {
    let (flags, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|word| word.starts_with("--"));
    let measured = flags.iter().any(|flag| flag == "--time");
    let mut times = Times::default();
    for file in files {
        let bytes = match std::fs::read(&file) {
            Ok(bytes) => Arc::new(bytes),
            Err(error) => {
                eprintln!("{file}: {error}");
                continue;
            }
        };
        if measured { times.measure(&file, &bytes) } else { show(&file, bytes) }
    }
    if measured {
        times.print();
    }
}

fn show(file: &str, bytes: Arc<Vec<u8>>) {
    let deck = match PdfDeck::open(bytes, &PdfOptions::default()) {
        Ok(deck) => deck,
        Err(error) => {
            eprintln!("The deck {file} {error}.");
            return;
        }
    };
    let info = deck.info();
    println!("{file}: {:?}, {} pages, notes {:?}", info.title, info.pages.len(), info.notes_part);
    for entry in &info.outline {
        println!("{}{} → {}", "  ".repeat(usize::from(entry.level)), entry.title, entry.page);
    }
    let mut painter = deck.painter();
    for (number, page) in (0u32..).zip(&info.pages) {
        let text = painter.text(number);
        println!("== {number} ({:?}, {} × {}): {}", page.label, page.width, page.height, text.title);
        text.lines.iter().for_each(|line| println!("{}", line.text));
        text.links.iter().for_each(|link| println!("→ {:?}", link.target));
        if !text.notes.is_empty() {
            println!("-- {}", text.notes);
        }
    }
}

#[derive(Default)]
struct Times {
    open: Vec<Duration>,
    first: Vec<Duration>,
    render: Vec<Duration>,
    thumbnail: Vec<Duration>,
    text: Vec<Duration>,
}

impl Times {
    fn measure(&mut self, file: &str, bytes: &Arc<Vec<u8>>) {
        let start = Instant::now();
        let Ok(deck) = PdfDeck::open(bytes.clone(), &PdfOptions::default()) else { return };
        let opened = start.elapsed();
        self.open.push(opened);
        let mut painter = deck.painter();
        let mut turn = |width: u32, into: &mut Vec<Duration>, page: u32| {
            let start = Instant::now();
            let drawn = painter.render(page, width, width);
            into.push(start.elapsed());
            drawn.is_ok()
        };
        let whole = turn(1920, &mut self.first, 0);
        let first = self.first.last().copied().unwrap_or_default();
        println!("{file}: {} pages, open {opened:?}, first page {first:?} ({whole})", deck.info().pages.len());
        for (page, _) in (0u32..200).zip(&deck.info().pages) {
            turn(1920, &mut self.render, page);
            turn(320, &mut self.thumbnail, page);
        }
        let mut painter = deck.painter();
        for (page, _) in (0u32..200).zip(&deck.info().pages) {
            let start = Instant::now();
            painter.text(page);
            self.text.push(start.elapsed());
        }
    }

    fn print(mut self) {
        for (name, times) in [
            ("open", &mut self.open),
            ("first page", &mut self.first),
            ("1920 wide", &mut self.render),
            ("320 wide", &mut self.thumbnail),
            ("text", &mut self.text),
        ] {
            times.sort();
            let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
            let slowest = times.last().copied().unwrap_or_default();
            println!("{name}: median {:?}, p95 {:?}, slowest {slowest:?} of {}", at(50), at(95), times.len());
        }
    }
}
