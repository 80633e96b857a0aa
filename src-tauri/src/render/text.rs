//! What the slides of a deck say.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::mpsc;

use chairside_deck::pdf::PageText;
use chairside_load::{PdfCache, is_pdf};
use chairside_problem::Problem;
use chairside_problem::marks::path;
use chairside_render::Failure;

use super::pdf::open;

/// What a deck says, and which of its pages could not be read.
#[derive(Debug, Default, PartialEq)]
pub struct DeckText {
    /// Each page under a line with its number.
    pub text: String,
    /// Why pages are missing, a sentence each.
    pub failed: Vec<String>,
}

impl DeckText {
    fn add(&mut self, number: usize, words: &str) {
        let _ = writeln!(self.text, "--- {number} ---\n{}\n", words.trim());
    }
}

/// The text of a deck, Markdown or PDF. A page that fails or takes too long keeps no other back.
pub fn text(file: &Path, password: Option<&str>, pdfs: &PdfCache) -> Result<DeckText, String> {
    if is_pdf(file) {
        let deck = open(file, password, pdfs)?;
        return Ok(of_pages(file, deck.info.pages.len(), |page| {
            let (sender, read) = mpsc::channel();
            let reply = move |text: Result<PageText, Failure>| {
                let _ = sender.send(text);
            };
            pdfs.renderer().text(deck.key, page, Box::new(reply));
            read.recv().unwrap_or(Err(Failure::Crashed))
        }));
    }
    let shown_as = file.display().to_string();
    let words = |problem: Problem| problem.to_string();
    let source = chairside_deck::read_text(file, &shown_as).map_err(words)?;
    let root = file.parent().map(Path::to_path_buf).unwrap_or_default();
    let folder = chairside_deck::Folder { root, image_base: String::new() };
    let deck = chairside_deck::parse_deck(&shown_as, &source, &folder).map_err(words)?;
    let mut text = DeckText::default();
    for (at, slide) in deck.slides.iter().enumerate() {
        text.add(at + 1, &slide.text);
    }
    Ok(text)
}

fn of_pages(file: &Path, count: usize, mut read: impl FnMut(u32) -> Result<PageText, Failure>) -> DeckText {
    let mut text = DeckText::default();
    for (page, number) in (0..).zip(1..=count) {
        match read(page) {
            Ok(page) => text.add(number, &page.text()),
            Err(why) => {
                text.add(number, "");
                text.failed.push(format!("{}: page {number} {why}", path(file)));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use chairside_deck::pdf::TextLine;

    use super::*;

    #[test]
    fn pages_that_fail_are_named_and_the_others_are_read() {
        let failures = [(1, Failure::Crashed), (2, Failure::TooSlow), (3, Failure::TooSlow)];
        let read = |page: u32| {
            if let Some((_, failure)) = failures.iter().find(|(bad, _)| *bad == page) {
                return Err(failure.clone());
            }
            let line = TextLine { text: format!("Words of {}", page + 1), ..TextLine::default() };
            Ok(PageText { lines: vec![line], ..PageText::default() })
        };
        let text = of_pages(Path::new("talk.pdf"), 5, read);
        assert!(text.text.contains("--- 1 ---\nWords of 1\n") && text.text.contains("--- 5 ---\nWords of 5\n"));
        assert!(text.text.contains("--- 3 ---\n\n"), "its place is kept: {}", text.text);
        assert_eq!(text.failed.len(), 3);
        assert!(text.failed[1].starts_with("talk.pdf: page 3 took longer than 5 s"), "{}", text.failed[1]);
    }
}
