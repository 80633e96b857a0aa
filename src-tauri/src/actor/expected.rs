//! Pictures that the windows open with. They are drawn while the windows start: the room's page first, then the small pictures of the deck,
//! so that all of these can come at once.

use chairside_load::PdfPage;
use chairside_render::{Form, PageRequest};
use chairside_session::snapshot::PageId;

use super::Actor;
use crate::deck_protocol::tile;

/// As many as the window shows at first.
const MOST: usize = 60;

/// How many of them come before the slide that the chair is on.
const BEFORE: usize = 12;

impl Actor {
    /// Has the chair's slide drawn for the room's window, which is about to be opened with this width and height in pixels.
    pub(super) fn expect_room_page(&self, (width, height): (u32, u32)) {
        if let Some(PdfPage { deck, page, .. }) = self.page_of_place() {
            let page = PageRequest { deck: *deck, page: *page, width, height, form: Form::Pixels };
            self.library.pdfs.renderer().expect([page]);
        }
    }

    /// Has the small pictures around the chair's slide drawn.
    pub(super) fn expect_tiles(&self) {
        let Some(slide) = self.page_of_place() else { return };
        let of_deck: Vec<_> = self.pdf_pages().iter().filter(|page| page.deck == slide.deck).collect();
        let here = of_deck.iter().position(|page| page.id == slide.id).unwrap_or_default();
        let around = of_deck.into_iter().skip(here.saturating_sub(BEFORE)).take(MOST);
        self.library.pdfs.renderer().expect(around.map(|page| tile(page.deck, page.page)));
    }

    /// The chair's slide, if it is a page of a PDF.
    fn page_of_place(&self) -> Option<&PdfPage> {
        let slide = PageId::slide(&self.run.state().place);
        self.pdf_pages().iter().find(|page| page.id == slide)
    }

    fn pdf_pages(&self) -> &[PdfPage] {
        &self.library.session.pages.pdf_pages
    }
}
