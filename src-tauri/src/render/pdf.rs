//! Pages of a PDF as pictures.

use std::fs;
use std::path::Path;
use std::sync::mpsc;

use chairside_deck::pdf::NotesWanted;
use chairside_load::{OpenPdfError, PdfCache};
use chairside_problem::marks::path;
use chairside_render::{DrawnPage, Failure, Form, OpenDeck, PageRequest, Urgency, Viewer};

use super::pages::Pages;

/// Writes pages of a PDF as PNG files. A page that fails does not keep the others back.
pub fn render(
    file: &Path,
    pages: Pages,
    width: u32,
    output: &Path,
    password: Option<&str>,
    pdfs: &PdfCache,
) -> Result<(), String> {
    let deck = open(file, password, pdfs)?;
    let files = pages.files(file, "page", deck.info.pages.len(), output)?;
    let failed: Vec<String> =
        files.iter().filter_map(|(number, picture)| write(file, &deck, *number, width, picture, pdfs).err()).collect();
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n")) }
}

fn write(file: &Path, deck: &OpenDeck, number: u32, width: u32, output: &Path, pdfs: &PdfCache) -> Result<(), String> {
    let info = &deck.info.pages[number as usize - 1];
    // The height that goes with the width; the renderer keeps the page's shape.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped by the renderer")]
    let height = (f64::from(width) * f64::from(info.height) / f64::from(info.width)).ceil().max(1.0) as u32;
    let wanted = PageRequest { deck: deck.key, page: number - 1, width, height, form: Form::Png };
    let (sender, drawn) = mpsc::channel();
    let reply = move |drawing: Result<DrawnPage, Failure>| {
        let _ = sender.send(drawing);
    };
    pdfs.renderer().draw(wanted, Urgency::Soon(Viewer::Chair), Box::new(reply));
    let drawing = drawn.recv().unwrap_or(Err(Failure::Crashed));
    let drawing = drawing.map_err(|why| format!("{}: page {number} {why}", path(file)))?;
    fs::write(output, drawing.bytes.as_slice()).map_err(|error| format!("{}: {error}", path(output)))
}

/// Opens a PDF. The error is for a person at a command line.
pub fn open(file: &Path, password: Option<&str>, pdfs: &PdfCache) -> Result<OpenDeck, String> {
    pdfs.open(file, password, NotesWanted::Detect).map_err(|why| match why {
        OpenPdfError::Locked { wrong_password: false } => {
            format!("{}: it is encrypted; give its password with --password", path(file))
        }
        OpenPdfError::Locked { wrong_password: true } => format!("{}: the password is wrong", path(file)),
        OpenPdfError::Unreadable(words) => format!("{}: {words}", path(file)),
    })
}
