//! Opens a PDF, or says in words why it cannot be.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_syntax::object::Dict;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use serde::{Deserialize, Serialize};

use super::destination::Destinations;
use super::frame::Frame;
use super::model::{NotesPart, PageInfo, PdfInfo};
use super::painter::Painter;
use super::text_string::{decode, one_line};
use super::{fonts, labels, notes_part, outline};

/// The largest PDF that is opened, in bytes.
pub const LARGEST_PDF: usize = 512 * 1024 * 1024;
/// The most pages that a deck may have.
pub const MOST_PAGES: usize = 20_000;
const LONGEST_TITLE: usize = 300;

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
    /// Reading it failed in a way that was not foreseen.
    #[error("is so damaged that reading it failed")]
    Failed,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
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
    destinations: Destinations,
}

impl PdfDeck {
    /// Opens the PDF in `bytes`.
    ///
    /// # Errors
    /// [`OpenError`] says why it cannot be shown.
    pub fn open(bytes: Arc<Vec<u8>>, options: &PdfOptions) -> Result<Self, OpenError> {
        if bytes.len() > LARGEST_PDF {
            return Err(OpenError::TooLarge);
        }
        catch_unwind(AssertUnwindSafe(|| Self::read(bytes, options))).unwrap_or(Err(OpenError::Failed))
    }

    fn read(bytes: Arc<Vec<u8>>, options: &PdfOptions) -> Result<Self, OpenError> {
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
        let notes_part = match options.notes {
            NotesWanted::Detect => notes_part::detect(&pdf, &fonts::settings()),
            NotesWanted::None => None,
            NotesWanted::Part(part) => Some(part),
        };
        let destinations = Destinations::new(&pdf);
        let catalog = catalog(&pdf);
        let pages = pdf.pages().iter().zip(labels::read(&catalog, count));
        let pages = pages.map(|(page, label)| {
            let (width, height) = Frame::new(page, notes_part).size();
            PageInfo { width, height, label }
        });
        let title = pdf.metadata().title.as_deref().map(|title| one_line(&decode(title), LONGEST_TITLE));
        let info = PdfInfo {
            title: title.filter(|title| !title.is_empty()),
            pages: pages.collect(),
            outline: outline::read(&catalog, &destinations),
            notes_part,
        };
        drop(catalog);
        Ok(Self { pdf, info, destinations })
    }

    /// What is known without interpreting pages.
    pub fn info(&self) -> &PdfInfo {
        &self.info
    }

    /// Makes what draws the pages of this deck.
    pub fn painter(&self) -> Painter<'_> {
        Painter::new(self)
    }

    pub(super) fn pdf(&self) -> &Pdf {
        &self.pdf
    }

    pub(super) fn catalog(&self) -> Dict<'_> {
        catalog(&self.pdf)
    }

    pub(super) fn destinations(&self) -> &Destinations {
        &self.destinations
    }
}

fn catalog(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get(pdf.xref().root_id()).unwrap_or_default()
}
