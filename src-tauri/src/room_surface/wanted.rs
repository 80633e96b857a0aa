//! What the room is to see, as far as it is a page of a PDF. Pure.

use std::collections::{HashMap, HashSet};

use chairside_load::page_of_token;
use chairside_render::{DeckKey, PageRequest};
use chairside_session::snapshot::{AudienceSnapshot, Page, PageId, RoomView};

/// How many of the pages that a key may bring are kept ready.
const READY: usize = 3;

/// Which pages of PDFs the slides are.
#[derive(Debug, Default)]
pub struct Slides {
    pages: HashMap<PageId, (DeckKey, u32)>,
    /// Those that cannot be drawn. The web page says so.
    failed: HashSet<(DeckKey, u32)>,
}

impl Slides {
    /// Learns pages, new or changed.
    pub fn learn(&mut self, pages: &[Page]) {
        for page in pages {
            match page.picture.as_ref().and_then(|picture| page_of_token(&picture.token)) {
                Some(found) => self.pages.insert(page.id.clone(), found),
                None => self.pages.remove(&page.id),
            };
        }
    }

    /// This page cannot be drawn.
    pub fn failed(&mut self, request: &PageRequest) {
        self.failed.insert((request.deck, request.page));
    }

    /// The page to paint in a window of `width` by `height` pixels; `None` when the web page draws what is to be seen.
    pub fn now(&self, snapshot: &AudienceSnapshot, size: (u32, u32)) -> Option<PageRequest> {
        match &snapshot.view {
            RoomView::Page { id } => self.request(id, size),
            _ => None,
        }
    }

    /// The pages to keep ready, the likeliest first.
    pub fn ready(&self, snapshot: &AudienceSnapshot, size: (u32, u32)) -> Vec<PageRequest> {
        snapshot.ready.iter().filter_map(|id| self.request(id, size)).take(READY).collect()
    }

    fn request(&self, id: &PageId, (width, height): (u32, u32)) -> Option<PageRequest> {
        let (deck, page) = self.pages.get(id).copied()?;
        let can_be_drawn = width > 0 && height > 0 && !self.failed.contains(&(deck, page));
        can_be_drawn.then_some(PageRequest { deck, page, width, height, as_png: false })
    }
}
