//! How long decks take: `cargo bench -p chairside-deck`. The PDF is a page of a real deck that the repository carries.

use std::hint::black_box;
use std::sync::Arc;

use chairside_deck::pdf::{PdfDeck, PdfOptions};
use chairside_deck::{Folder, parse};
use criterion::{Criterion, criterion_group, criterion_main};

const PAGE: &[u8] = include_bytes!("../tests/pages/ietf126-chairs-07.pdf");
const MARKDOWN: &str = include_str!("../tests/decks/session.md");

fn pdf(criterion: &mut Criterion) {
    let bytes = Arc::new(PAGE.to_vec());
    let open = || PdfDeck::open(bytes.clone(), &PdfOptions::default());
    criterion.bench_function("open", |bencher| bencher.iter(|| black_box(open().is_ok())));
    let Ok(deck) = open() else { return };
    let mut painter = deck.painter();
    criterion.bench_function("render, 1920 wide", |bencher| {
        bencher.iter(|| black_box(painter.render(0, 1920, 1920).is_ok()));
    });
    criterion.bench_function("thumbnail, 320 wide", |bencher| {
        bencher.iter(|| black_box(painter.render(0, 320, 320).is_ok()));
    });
    criterion.bench_function("text", |bencher| bencher.iter(|| black_box(painter.text(0).lines.len())));
}

fn markdown(criterion: &mut Criterion) {
    let folder = Folder { root: ".".into(), image_base: "deck://localhost/".into() };
    criterion.bench_function("Markdown", |bencher| {
        bencher.iter(|| black_box(parse("session.md", MARKDOWN, 1, &folder).slides.len()));
    });
}

criterion_group!(benches, pdf, markdown);
criterion_main!(benches);
