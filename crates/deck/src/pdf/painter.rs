//! Draws and reads the pages of an open deck, one at a time.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::RenderCache;
use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::hayro_syntax::page::Page;

use super::model::{Bitmap, PageText};
use super::open::PdfDeck;
use super::page_text;
use super::render::{self, RenderError};
use super::scan::{Aim, scan};

/// Draws the pages of a deck and reads their text. Keeps what the pages share, such as fonts and glyphs.
pub struct Painter<'a> {
    deck: &'a PdfDeck,
    drawing: RenderCache<'a>,
    reading: InterpreterCache<'a>,
    settings: InterpreterSettings,
}

impl PdfDeck {
    /// Returns a painter for the pages of this deck.
    pub fn painter(&self) -> Painter<'_> {
        Painter { deck: self, drawing: RenderCache::new(), reading: InterpreterCache::new(), settings: self.settings() }
    }
}

impl<'a> Painter<'a> {
    /// Draws a page, counted from 0, as large as fits into `width` × `height` pixels.
    ///
    /// # Errors
    /// [`RenderError`] when there is no such page, it has no size, or it is so damaged that drawing it failed.
    pub fn render(&mut self, page: u32, width: u32, height: u32) -> Result<Bitmap, RenderError> {
        let found = self.page(page).ok_or(RenderError::NoSuchPage)?;
        let frame = self.deck.frame(found);
        let settings = self.settings.clone();
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            let aim = Aim { blanks: true, ..Aim::default() };
            let blanks = scan(found, &frame, &self.reading, settings.clone(), aim).blanks;
            render::render(found, &frame, &self.drawing, &settings, &blanks, (width, height))
        }));
        drawn.unwrap_or_else(|_| {
            // The panic may have left the cache half written.
            self.drawing = RenderCache::new();
            self.reading = InterpreterCache::new();
            Err(RenderError::Failed)
        })
    }

    /// Reads what a page, counted from 0, says. For a page that does not exist or cannot be read, everything is empty.
    pub fn text(&mut self, page: u32) -> PageText {
        let Some(found) = self.page(page) else { return PageText::default() };
        let frame = self.deck.frame(found);
        let settings = self.settings.clone();
        let read = catch_unwind(AssertUnwindSafe(|| {
            let catalog = self.deck.catalog();
            page_text::read(found, &frame, &catalog, self.deck.destinations(), &self.reading, settings)
        }));
        read.unwrap_or_else(|_| {
            self.reading = InterpreterCache::new();
            PageText::default()
        })
    }

    fn page(&self, page: u32) -> Option<&'a Page<'a>> {
        self.deck.pdf().pages().get(usize::try_from(page).ok()?)
    }
}
