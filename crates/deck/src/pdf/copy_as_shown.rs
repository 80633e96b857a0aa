//! A copy of a document as the room sees it, for programs that put its pages into another file: unpacked, decrypted, its
//! cross-references mended, each page with its own resources, and what is hidden marked in one way.
//!
//! In the copy one layer is hidden, the only one in the list `OFF` of its configuration, and all that the room does not
//! see belongs to it. Annotations that are hidden are left out. The rest is as in the file: other programs draw it
//! themselves.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Rect;

use super::fonts::Source;
use super::model::PdfInfo;
use super::open::{OpenError, PdfDeck, PdfOptions, catalog, unlocked};
use super::rewrite::{Changes, rewrite};
use super::survey::survey;
use super::treatment::Treatment;

/// A copy of a document, and what is known of its pages.
#[derive(Debug)]
pub struct CopyAsShown {
    /// The copy, a PDF.
    pub pdf: Vec<u8>,
    /// What the document says about itself.
    pub info: PdfInfo,
    /// For each page the box that the slide fills, where that is a part of it: left, bottom, right, top, in the page's own
    /// coordinates. `None` where the page is whole.
    pub slides: Vec<Option<[f32; 4]>>,
    /// The same for the speaker's notes; `None` where a page has no half with notes.
    pub notes: Vec<Option<[f32; 4]>>,
}

/// Copies the PDF in `bytes`.
///
/// # Errors
/// [`OpenError`] says why it cannot be read.
pub fn copy_as_shown(bytes: &Arc<Vec<u8>>, options: &PdfOptions) -> Result<CopyAsShown, OpenError> {
    let deck = PdfDeck::open(bytes.clone(), options)?;
    catch_unwind(AssertUnwindSafe(|| copy(bytes, options, &deck))).unwrap_or(Err(OpenError::Failed))
}

fn copy(bytes: &Arc<Vec<u8>>, options: &PdfOptions, deck: &PdfDeck) -> Result<CopyAsShown, OpenError> {
    let original = unlocked(bytes, options.password.as_deref().unwrap_or(""))?;
    let catalog = catalog(&original);
    let found = survey(&original, &catalog, Source::OwnAlone).changes;
    // Only what is hidden is changed; the rest is changed for our own drawing.
    let annotations = found.annotations.into_iter().map(|(page, treatments)| {
        let only_hidden = treatments.into_iter().map(|treatment| match treatment {
            Treatment::LeftOut => Treatment::LeftOut,
            _ => Treatment::AsItIs,
        });
        (page, only_hidden.collect())
    });
    let changes = Changes { layers: found.layers, annotations: annotations.collect(), ..Changes::default() };
    let pdf = rewrite(&original, &catalog, &changes);
    let (slides, notes) = deck.pdf().pages().iter().map(|page| halves(deck, page)).unzip();
    Ok(CopyAsShown { pdf, info: deck.info().clone(), slides, notes })
}

/// The boxes of the slide and of the notes, where a page has both.
fn halves(deck: &PdfDeck, page: &Page<'_>) -> (Option<[f32; 4]>, Option<[f32; 4]>) {
    let frame = deck.frame(page);
    let own = |half: Rect| {
        let own = frame.transform.inverse().transform_rect_bbox(half);
        #[expect(clippy::cast_possible_truncation, reason = "it came from f32")]
        let sides = [own.x0, own.y0, own.x1, own.y1].map(|side| side as f32);
        sides
    };
    (frame.notes.map(|_| own(frame.slide)), frame.notes.map(own))
}
