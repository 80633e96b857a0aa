//! `chairside render` and `chairside text`: slides as pictures, and what they say.

mod markdown;
pub mod offscreen;
mod pages;
mod pdf;
mod text;

use std::path::Path;

use chairside_load::{PdfCache, is_pdf};

pub use pages::Pages;
pub use text::text;

/// Writes slides as PNG files, `width` pixels wide. The error is for a person.
pub fn render(
    file: &Path,
    pages: Pages,
    width: u32,
    output: &Path,
    password: Option<&str>,
    pdfs: &PdfCache,
) -> Result<(), String> {
    if is_pdf(file) {
        pdf::render(file, pages, width, output, password, pdfs)
    } else {
        markdown::render(file, pages, width, output, pdfs)
    }
}
