//! Pages look as they did: small pictures of them are kept in `tests/golden` and compared as an eye would. A picture
//! that does not exist is made; delete it to make it anew.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

use chairside_deck::pdf::{Bitmap, PdfDeck, PdfOptions};

use crate::annotations;
use crate::support::{folder, real_pages};

const WIDTH: u32 = 160;
/// Blocks of so many pixels are compared by their mean.
const BLOCK: usize = 4;
/// What the mean of all channels may differ by, of 255, and what a single block may.
const MEAN: f64 = 1.5;
const WORST: f64 = 40.0;

#[test]
fn pages_look_as_they_did() {
    for path in real_pages() {
        let deck = PdfDeck::open(Arc::new(std::fs::read(&path).unwrap()), &PdfOptions::default()).unwrap();
        looks_as_it_did(path.file_stem().unwrap().to_str().unwrap(), &deck, 0);
    }
}

#[test]
fn cases_look_as_they_did() {
    for (case, pages) in [("transparency", 0..9), ("boxes-and-turns", 0..8), ("film", 0..2)] {
        let path = folder("tests/pdf/cases").join(case).with_extension("pdf");
        let deck = PdfDeck::open(Arc::new(std::fs::read(&path).unwrap()), &PdfOptions::default()).unwrap();
        for page in pages {
            looks_as_it_did(&format!("case-{case}-{}", page + 1), &deck, page);
        }
    }
}

#[test]
fn annotations_without_an_appearance_look_as_they_did() {
    looks_as_it_did("annotations", &annotations::of_all_kinds().open().unwrap(), 0);
    looks_as_it_did("form-values", &annotations::fields().open().unwrap(), 0);
}

/// Compares a page with its picture, which is made when it does not exist.
fn looks_as_it_did(name: &str, deck: &PdfDeck, page: u32) {
    let drawn = deck.painter().render(page, WIDTH, WIDTH).unwrap();
    let picture = folder("tests/golden").join(name).with_extension("png");
    if !picture.exists() {
        write(&picture, &drawn);
        panic!("a picture that did not exist was made; look at it: {}", picture.display());
    }
    let (width, height, kept) = read(&picture);
    assert_eq!((drawn.width, drawn.height), (width, height), "{name}");
    let (mean, worst) = difference(&without_alpha(&drawn), &kept, width as usize);
    assert!(mean <= MEAN && worst <= WORST, "{name}: mean {mean:.2}, worst block {worst:.1}");
}

#[test]
fn a_missing_line_of_text_would_be_seen() {
    let white = vec![255; 160 * 90 * 3];
    let mut line = white.clone();
    for row in 40..44 {
        line[(row * 160 + 20) * 3..(row * 160 + 100) * 3].fill(120);
    }
    assert!(difference(&white, &line, 160).1 > WORST);
}

fn without_alpha(bitmap: &Bitmap) -> Vec<u8> {
    bitmap.rgba.chunks(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
}

/// The mean difference of all channels, and that of the block that differs most.
fn difference(one: &[u8], other: &[u8], width: usize) -> (f64, f64) {
    let across = width.div_ceil(BLOCK);
    let down = (one.len() / 3 / width).div_ceil(BLOCK);
    let mut blocks = vec![(0.0, 0.0); across * down * 3];
    let mut total = 0.0;
    for (at, (a, b)) in one.iter().zip(other).enumerate() {
        let (pixel, channel) = (at / 3, at % 3);
        let block = (pixel / width / BLOCK) * across + pixel % width / BLOCK;
        let off = f64::from(*a) - f64::from(*b);
        total += off.abs();
        let (sum, count) = &mut blocks[block * 3 + channel];
        *sum += off;
        *count += 1.0;
    }
    let worst = blocks.iter().filter(|(_, count)| *count > 0.0).map(|(sum, count): &(f64, f64)| (sum / count).abs());
    #[expect(clippy::cast_precision_loss, reason = "a small picture")]
    let mean = total / one.len() as f64;
    (mean, worst.fold(0.0, f64::max))
}

fn write(path: &Path, bitmap: &Bitmap) {
    let mut encoder = png::Encoder::new(File::create(path).unwrap(), bitmap.width, bitmap.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    encoder.write_header().unwrap().write_image_data(&without_alpha(bitmap)).unwrap();
}

fn read(path: &Path) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(BufReader::new(File::open(path).unwrap())).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    (info.width, info.height, pixels)
}
