//! Opens a PDF, or says why it cannot be opened.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::object::Dict;
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use serde::{Deserialize, Serialize};

use super::destination::Destinations;
use super::fonts::{self, Source, Substitutes};
use super::frame::Frame;
use super::labels::Labels;
use super::model::{Finding, NotesEvidence, NotesFinding, NotesPart, PageInfo, PdfInfo};
use super::notes_part::{self, Made};
use super::rewrite::rewrite;
use super::survey::{Survey, survey};
use super::text_string::{decode, one_line};
use super::{outline, password, steps};

/// The largest PDF that is opened, in bytes: 512 MiB.
pub const LARGEST_PDF: usize = 512 * 1024 * 1024;
/// The most pages that a deck may have.
pub const MOST_PAGES: usize = 20_000;
const LONGEST_TITLE: usize = 300;

/// Why a PDF cannot be opened. Each message completes the sentence "the deck `x.pdf` …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpenError {
    /// It is encrypted, and no password was given.
    #[error("is encrypted and needs a password")]
    NeedsPassword,
    /// It is encrypted, and the password is wrong.
    #[error("is encrypted, and the password is wrong")]
    WrongPassword,
    /// It is encrypted in a way that we cannot read.
    #[error("is encrypted in a way that Chairside cannot read")]
    UnknownEncryption,
    /// It is not a PDF, or is so damaged that no page can be found.
    #[error("is not a PDF, or is so damaged that no page can be found in it")]
    Broken,
    /// It has no pages.
    #[error("has no pages")]
    NoPages,
    /// It is larger than [`LARGEST_PDF`] or has more than [`MOST_PAGES`].
    #[error("is larger than the limit (512 MiB and 20,000 pages)")]
    TooLarge,
    /// Reading it panicked.
    #[error("is so damaged that it cannot be read")]
    Failed,
}

/// Options for opening a PDF.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PdfOptions {
    /// The password that was typed, if any.
    pub password: Option<String>,
    /// Where the notes are: given by `notes:` in the session file, or detected.
    pub notes: NotesWanted,
}

/// Where to look for notes on the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotesWanted {
    /// Detect it from the pages' shape and text.
    #[default]
    Detect,
    /// Nowhere: the whole page is the slide.
    None,
    /// On this part of each page.
    Part(NotesPart),
}

/// An open PDF. It belongs to one thread; another thread opens its own.
pub struct PdfDeck {
    pdf: Pdf,
    info: PdfInfo,
    notes: Notes,
    substitutes: Substitutes,
    destinations: Destinations,
}

/// Where notes are, and what follows from it for each page.
#[derive(Debug, Default)]
struct Notes {
    finding: NotesFinding,
    /// The part that is not shown.
    part: Option<NotesPart>,
    /// The shape of the pages that have it; `None` for all.
    only: Option<f32>,
}

impl Notes {
    fn found(found: notes_part::Found) -> Self {
        let part = match &found.finding {
            NotesFinding::Certain(evidence) => Some(evidence.part),
            NotesFinding::Uncertain(_) | NotesFinding::None => None,
        };
        Self { finding: found.finding, part, only: found.only }
    }

    /// As the chair said; `only` pages of this shape, if some are of another.
    fn said(part: NotesPart, only: Option<f32>) -> Self {
        let reasons = vec!["you said so".to_owned()];
        let finding = NotesFinding::Certain(NotesEvidence { part, reasons });
        Self { finding, part: Some(part), only }
    }

    fn frame(&self, page: &Page<'_>) -> Frame {
        let has_it = self.only.is_none_or(|shape| notes_part::alike(notes_part::shape(page), shape));
        Frame::new(page, self.part.filter(|_| has_it))
    }
}

impl PdfDeck {
    /// Opens the PDF in `bytes`.
    ///
    /// # Errors
    /// [`OpenError`] says why it cannot be shown.
    #[expect(clippy::needless_pass_by_value, reason = "the deck keeps the file")]
    pub fn open(bytes: Arc<Vec<u8>>, options: &PdfOptions) -> Result<Self, OpenError> {
        if bytes.len() > LARGEST_PDF {
            return Err(OpenError::TooLarge);
        }
        catch_unwind(AssertUnwindSafe(|| Self::read(&bytes, options, Source::Installed)))
            .unwrap_or(Err(OpenError::Failed))
    }

    fn read(bytes: &Arc<Vec<u8>>, options: &PdfOptions, fonts: Source) -> Result<Self, OpenError> {
        let original = unlocked(bytes, options.password.as_deref().unwrap_or(""))?;
        let about = About::of(&original);
        let (pdf, findings, substitutes) = looked_through(original, fonts)?;
        let count = pdf.pages().len();
        if count == 0 {
            return Err(OpenError::NoPages);
        }
        let settings = fonts::settings(substitutes);
        let catalog = catalog(&pdf);
        let labels = Labels::read(&catalog);
        let made = about.made(&labels, count);
        let notes = match options.notes {
            NotesWanted::Detect => Notes::found(notes_part::detect(&pdf, &settings, made)),
            NotesWanted::None => Notes::default(),
            NotesWanted::Part(part) => Notes::said(part, notes_part::only(&pdf, part)),
        };
        let counted_twice = made.labelled_twice && (made.by_beamer || notes.finding != NotesFinding::None);
        let labels = labels.of_pages(count, if counted_twice { 2 } else { 1 });
        let steps = steps::find(pdf.pages(), &labels, |page| notes.frame(page), &settings);
        let pages = pdf.pages().iter().zip(labels).zip(steps);
        let pages = pages.map(|((page, label), step)| {
            let (width, height) = notes.frame(page).size();
            PageInfo { width, height, label, continues: step.continues, has_all_before: step.has_all_before }
        });
        let destinations = Destinations::new(&pdf);
        let info = PdfInfo {
            title: about.title,
            pages: pages.collect(),
            outline: outline::read(&catalog, &destinations),
            notes_part: notes.part,
            notes: notes.finding.clone(),
            findings,
        };
        drop(catalog);
        Ok(Self { pdf, info, notes, substitutes, destinations })
    }

    /// What the PDF says about itself.
    pub fn info(&self) -> &PdfInfo {
        &self.info
    }

    pub(super) fn pdf(&self) -> &Pdf {
        &self.pdf
    }

    pub(super) fn catalog(&self) -> Dict<'_> {
        catalog(&self.pdf)
    }

    pub(super) fn settings(&self) -> InterpreterSettings {
        fonts::settings(self.substitutes)
    }

    pub(super) fn frame(&self, page: &Page<'_>) -> Frame {
        self.notes.frame(page)
    }

    pub(super) fn destinations(&self) -> &Destinations {
        &self.destinations
    }
}

/// The catalog of a document.
pub(super) fn catalog(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get(pdf.xref().root_id()).unwrap_or_default()
}

/// Opens a file with what was typed, spelled in every way that it may be meant.
pub(super) fn unlocked(bytes: &Arc<Vec<u8>>, typed: &str) -> Result<Pdf, OpenError> {
    let mut failure = OpenError::Broken;
    for password in password::spellings(typed) {
        failure = match Pdf::new_with_password(bytes.clone(), &password) {
            Ok(pdf) => return Ok(pdf),
            Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) if typed.is_empty() => {
                OpenError::NeedsPassword
            }
            Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => OpenError::WrongPassword,
            Err(LoadPdfError::Decryption(_)) => return Err(OpenError::UnknownEncryption),
            Err(LoadPdfError::Invalid) => return Err(OpenError::Broken),
        };
    }
    Err(failure)
}

/// The document as `hayro` is to draw it, with what was found in it.
fn looked_through(original: Pdf, fonts: Source) -> Result<(Pdf, Vec<Finding>, Substitutes), OpenError> {
    if original.pages().len() > MOST_PAGES {
        return Err(OpenError::TooLarge);
    }
    let catalog = catalog(&original);
    let Survey { changes, findings, substitutes } = survey(&original, &catalog, fonts);
    if changes.are_none() {
        drop((catalog, changes));
        return Ok((original, findings, substitutes));
    }
    let bytes = rewrite(&original, &catalog, &changes);
    let pdf = Pdf::new(bytes).map_err(|_| OpenError::Failed)?;
    if pdf.pages().len() == original.pages().len() { Ok((pdf, findings, substitutes)) } else { Err(OpenError::Failed) }
}

/// What the file says of itself.
struct About {
    title: Option<String>,
    programs: Vec<String>,
}

impl About {
    fn of(pdf: &Pdf) -> Self {
        let metadata = pdf.metadata();
        let title = metadata.title.as_deref().map(|title| one_line(&decode(title), LONGEST_TITLE));
        let programs = [metadata.creator.as_deref(), metadata.producer.as_deref()];
        Self {
            title: title.filter(|title| !title.is_empty()),
            programs: programs.into_iter().flatten().map(decode).collect(),
        }
    }

    fn made(&self, labels: &Labels, pages: usize) -> Made {
        let by = |program: &str| self.programs.iter().any(|name| name.contains(program));
        Made { by_beamer: by("Beamer"), by_typst: by("Typst"), labelled_twice: labels.are_twice_as_many(pages) }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use super::{PdfDeck, PdfOptions, Source};

    /// Of a page drawn 480 pixels wide, the rows below its heading that have ink on them.
    fn rows_with_ink(deck: &PdfDeck, page: u32) -> usize {
        let drawn = deck.painter().render(page, 480, 480).unwrap();
        let rows = drawn.rgba.chunks(4 * drawn.width as usize).skip(40);
        rows.filter(|row| row.chunks(4).any(|pixel| pixel[0] < 128)).count()
    }

    /// The share of the frame around the first letter below the heading that has ink: near 1 for a box.
    fn frame_of_first_letter(deck: &PdfDeck, page: u32) -> f64 {
        let drawn = deck.painter().render(page, 1920, 1920).unwrap();
        let (width, height) = (drawn.width as usize, drawn.height as usize);
        let is_ink = |x: usize, y: usize| drawn.rgba[4 * (y * width + x)] < 128;
        let row = |y: &usize| (0..width).any(|x| is_ink(x, *y));
        let top = (160..height).find(row).unwrap();
        let bottom = (top..height).take_while(row).last().unwrap();
        let column = |x: &usize| (top..=bottom).any(|y| is_ink(*x, y));
        let left = (0..width).find(column).unwrap();
        let right = (left..width).take_while(column).last().unwrap();
        let (top, bottom) = {
            let of_letter = |y: &usize| (left..=right).any(|x| is_ink(x, *y));
            ((top..=bottom).find(of_letter).unwrap(), (top..=bottom).rfind(of_letter).unwrap())
        };
        let sides = (top..=bottom).filter(|y| is_ink(left + 1, *y)).count()
            + (top..=bottom).filter(|y| is_ink(right - 1, *y)).count();
        let ends = (left..=right).filter(|x| is_ink(*x, top + 1)).count()
            + (left..=right).filter(|x| is_ink(*x, bottom - 1)).count();
        #[allow(clippy::cast_precision_loss, reason = "a few thousand pixels")]
        let share = (sides + ends) as f64 / (2 * (right - left + 1) + 2 * (bottom - top + 1)) as f64;
        share
    }

    #[test]
    fn a_letter_that_no_font_has_is_drawn_as_a_box() {
        let case = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pdf/cases/fonts-not-embedded.pdf");
        let bytes = Arc::new(std::fs::read(case).unwrap());
        let deck = PdfDeck::read(&bytes, &PdfOptions::default(), Source::OwnAlone).unwrap();
        // Japanese, Chinese, Korean: each letter is the same frame. The last page has letters.
        for page in [0, 2, 4] {
            let share = frame_of_first_letter(&deck, page);
            assert!(share > 0.9, "no box on page {page}: {share}");
        }
        assert!(frame_of_first_letter(&deck, 7) < 0.9);
    }

    #[test]
    fn without_any_installed_font_letters_are_boxes_and_never_nothing() {
        let case = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pdf/cases/fonts-not-embedded.pdf");
        let bytes = Arc::new(std::fs::read(case).unwrap());
        let deck = PdfDeck::read(&bytes, &PdfOptions::default(), Source::OwnAlone).unwrap();
        for page in 0..8 {
            assert!(rows_with_ink(&deck, page) >= 14, "page {page}");
            let finding = deck.info().findings.iter().find(|finding| finding.pages == [page]).unwrap();
            assert!(finding.what.contains(&format!("(page {}) is not in the file: may look different", page + 1)));
            assert_eq!(finding.what.contains("boxes"), page < 7, "{}", finding.what);
        }
        let text = deck.painter().text(0).text();
        assert!(text.contains("会議の議題"), "{text}");
    }
}
