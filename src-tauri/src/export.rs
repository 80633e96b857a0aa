//! `chairside render` and `chairside text`: pages as pictures, and what they say.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use chairside_deck::pdf::{NotesWanted, PageText};
use chairside_problem::Problem;
use chairside_render::{Drawing, Failure, For, OpenDeck, Urgency, Wanted};

use crate::opened::{NoPdf, Shelf, is_pdf};
use crate::slides;

/// Which pages to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// One, from 1.
    One(u32),
    /// All of them.
    All,
}

/// Writes pages as PNG files, `width` pixels wide. The error is for a person.
pub fn render(
    file: &Path,
    pages: Pages,
    width: u32,
    output: &Path,
    password: Option<&str>,
    shelf: &Shelf,
) -> Result<(), String> {
    if !is_pdf(file) {
        return slides::render(file, pages, width, output, shelf);
    }
    let deck = open(file, password, shelf)?;
    let count = u32::try_from(deck.info.pages.len()).unwrap_or(u32::MAX);
    match pages {
        Pages::One(number) if (1..=count).contains(&number) => write(file, &deck, number, width, output, shelf),
        Pages::One(number) => Err(format!("{}: there is no page {number}; it has {count}", file.display())),
        Pages::All => {
            fs::create_dir_all(output).map_err(|error| format!("{}: {error}", output.display()))?;
            let mut failed = Vec::new();
            for number in 1..=count {
                let picture = Pages::path(output, number, count);
                // One page that fails is no reason to keep the others back.
                if let Err(words) = write(file, &deck, number, width, &picture, shelf) {
                    failed.push(words);
                }
            }
            if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
        }
    }
}

impl Pages {
    /// Where one of so many pages is written in a folder, so that they sort in order.
    pub fn path(folder: &Path, number: u32, count: u32) -> PathBuf {
        let digits = count.to_string().len();
        folder.join(format!("{number:0digits$}.png"))
    }
}

fn write(file: &Path, deck: &OpenDeck, number: u32, width: u32, output: &Path, shelf: &Shelf) -> Result<(), String> {
    let info = &deck.info.pages[number as usize - 1];
    // As high as the width asks for; the renderer keeps the page's shape.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped by the renderer")]
    let height = (f64::from(width) * f64::from(info.height) / f64::from(info.width)).ceil().max(1.0) as u32;
    let wanted = Wanted { deck: deck.key, page: number - 1, width, height, as_png: true };
    let (sender, drawn) = mpsc::channel();
    let reply = move |drawing: Result<Drawing, Failure>| {
        let _ = sender.send(drawing);
    };
    shelf.renderer().draw(wanted, Urgency::Soon(For::Chair), Box::new(reply));
    let drawing = drawn.recv().unwrap_or(Err(Failure::Crashed));
    let drawing = drawing.map_err(|why| format!("{}: page {number} {why}", file.display()))?;
    fs::write(output, drawing.bytes.as_slice()).map_err(|error| format!("{}: {error}", output.display()))
}

/// The text of a deck, each page under a line with its number.
pub fn text(file: &Path, password: Option<&str>, shelf: &Shelf) -> Result<String, String> {
    let mut text = String::new();
    let mut page = |number: usize, words: &str| {
        let _ = writeln!(text, "--- {number} ---\n{}\n", words.trim());
    };
    if is_pdf(file) {
        let deck = open(file, password, shelf)?;
        for (number, _) in (0..).zip(&deck.info.pages) {
            let (sender, read) = mpsc::channel();
            let reply = move |text: Result<PageText, Failure>| {
                let _ = sender.send(text);
            };
            shelf.renderer().text(deck.key, number, Box::new(reply));
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

fn open(file: &Path, password: Option<&str>, shelf: &Shelf) -> Result<OpenDeck, String> {
    shelf.open(file, password, NotesWanted::Detect).map_err(|why| match why {
        NoPdf::Locked { wrong: false } => {
            format!("{}: is encrypted: give its password with --password", file.display())
        }
        NoPdf::Locked { wrong: true } => format!("{}: that is not its password", file.display()),
        NoPdf::Words(words) => format!("{}: {words}", file.display()),
    })
}
