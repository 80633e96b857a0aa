//! Measures how long agendas take to read: `cargo run --release -p chairside-agenda --example reading_times -- FILE…`
//!
//! Prints the median over all files, the slowest file, and what 10 MB of text and 5,000 items take.

use std::time::{Duration, Instant};

fn main() {
    let mut times: Vec<(Duration, String)> = Vec::new();
    for file in std::env::args().skip(1) {
        match std::fs::read(&file) {
            Ok(bytes) => times.push((median(&String::from_utf8_lossy(&bytes), 51), file)),
            Err(error) => eprintln!("{file}: {error}"),
        }
    }
    times.sort();
    if let (Some((middle, _)), Some((longest, file))) = (times.get(times.len() / 2), times.last()) {
        println!("{} files: median {middle:?}, slowest {longest:?} ({file})", times.len());
    }
    let items: String =
        (0..5_000).map(|n| format!("* 5 min - Title {n} of many - *Jane Doe*\n")).collect::<Vec<_>>().concat();
    println!("5,000 items, {} kB: {:?}", items.len() / 1000, median(&format!("## Agenda\n\n{items}"), 5));
    for (name, line) in [
        ("10 MB of items", "* 15 min - Title of it. [slides](https://x.org/a.pdf) - *Jane Doe*\n"),
        ("10 MB of prose", "A sentence that says nothing about the time, nor about who speaks, nor where.\n"),
        ("10 MB in one line", "a (b [c](d) "),
        ("10 MB of brackets", "((((((((\n"),
    ] {
        let text = line.repeat(10_000_000 / line.len());
        println!("{name}: {:?}", median(&text, 1));
    }
}

/// The median of several readings.
fn median(text: &str, times: usize) -> Duration {
    let mut taken: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(chairside_agenda::read(text));
            start.elapsed()
        })
        .collect();
    taken.sort();
    taken[times / 2]
}
