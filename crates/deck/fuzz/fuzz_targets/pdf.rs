//! Any bytes as a PDF: opened, its first page read and drawn small. `fuzz_pdf` of the examples does the same in processes
//! of their own, so that a file that hangs does not end the search.
#![no_main]

use std::sync::Arc;

use chairside_deck::pdf::{PdfDeck, PdfOptions};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(deck) = PdfDeck::open(Arc::new(bytes.to_vec()), &PdfOptions::default()) else { return };
    let mut painter = deck.painter();
    painter.text(0);
    let _ = painter.render(0, 64, 64);
});
