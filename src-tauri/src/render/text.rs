//! What the slides of a deck say.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::mpsc;

use chairside_deck::pdf::PageText;
use chairside_load::{PdfCache, is_pdf};
use chairside_problem::Problem;
use chairside_render::Failure;

use super::pdf::open;

/// The text of a deck, Markdown or PDF: each page under a line with its number.
pub fn text(file: &Path, password: Option<&str>, pdfs: &PdfCache) -> Result<String, String> {
    let mut text = String::new();
    let mut page = |number: usize, words: &str| {
        let _ = writeln!(text, "--- {number} ---\n{}\n", words.trim());
    };
    if is_pdf(file) {
        let deck = open(file, password, pdfs)?;
        for (number, _) in (0..).zip(&deck.info.pages) {
            let (sender, read) = mpsc::channel();
            let reply = move |text: Result<PageText, Failure>| {
                let _ = sender.send(text);
            };
            pdfs.renderer().text(deck.key, number, Box::new(reply));
            let words = read.recv().unwrap_or(Err(Failure::Crashed));
            let words = words.map_err(|why| format!("{}: page {} {why}", file.display(), number + 1))?;
            page(number as usize + 1, &words.text());
        }
        return Ok(text);
    }
    let shown_as = file.display().to_string();
    let words = |problem: Problem| problem.to_string();
    let source = chairside_deck::read_text(file, &shown_as).map_err(words)?;
    let root = file.parent().map(Path::to_path_buf).unwrap_or_default();
    let folder = chairside_deck::Folder { root, image_base: String::new() };
    let deck = chairside_deck::parse_deck(&shown_as, &source, &folder).map_err(words)?;
    for (number, slide) in deck.slides.iter().enumerate() {
        page(number + 1, &slide.text);
    }
    Ok(text)
}
