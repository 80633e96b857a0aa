//! The small pictures of the deck that the presenter window opens with. They are drawn while it starts, so that all can come at once.

use chairside_session::snapshot::PageId;

use super::Actor;
use crate::deck_protocol::tile;

/// As many as the window shows at first.
const MOST: usize = 60;

/// How many of them come before the slide that the chair is on.
const BEFORE: usize = 12;

impl Actor {
    /// Has the small pictures around the chair's slide drawn.
    pub(super) fn expect_tiles(&self) {
        let slide = PageId::slide(&self.run.state().place);
        let pages = &self.library.session.pages.pdf_pages;
        let Some(deck) = pages.iter().find(|page| page.id == slide).map(|page| page.deck) else { return };
        let of_deck: Vec<_> = pages.iter().filter(|page| page.deck == deck).collect();
        let here = of_deck.iter().position(|page| page.id == slide).unwrap_or_default();
        let around = of_deck.into_iter().skip(here.saturating_sub(BEFORE)).take(MOST);
        self.library.pdfs.renderer().expect(around.map(|page| tile(deck, page.page)));
    }
}
