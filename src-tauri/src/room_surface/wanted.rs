//! What the room is to see, as far as it is a page of a PDF. Pure.

use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

use chairside_load::page_of_token;
use chairside_render::{DeckKey, Form, PageRequest};
use chairside_session::snapshot::{AudienceSnapshot, Page, PageId, RoomView};

/// How many of the pages that a key may bring are kept ready.
const READY: usize = 3;

/// Which pages of PDFs the slides are.
#[derive(Debug, Default)]
pub struct Slides {
    pages: HashMap<PageId, (DeckKey, u32)>,
    /// The shapes of the pages of PDFs: their width by their height.
    shapes: HashMap<PageId, f64>,
    /// The pages that the web page alone can draw, with the hash of their content.
    of_web: HashMap<PageId, u64>,
    /// Those that cannot be drawn. The web page says so.
    failed: HashSet<(DeckKey, u32)>,
}

impl Slides {
    /// Learns pages, new or changed. Returns those that the web page will draw differently from now on.
    pub fn learn(&mut self, pages: &[Page]) -> Vec<PageId> {
        let mut changed = Vec::new();
        for page in pages {
            match page.picture.as_ref().map(|picture| picture.width / picture.height) {
                Some(shape) if shape.is_finite() && shape > 0.0 => {
                    self.shapes.insert(page.id.clone(), f64::from(shape))
                }
                _ => self.shapes.remove(&page.id),
            };
            let of_pdf = page.picture.as_ref().and_then(|picture| page_of_token(&picture.token));
            let has_changed = if let Some(found) = of_pdf {
                self.pages.insert(page.id.clone(), found);
                self.of_web.remove(&page.id).is_some()
            } else {
                self.pages.remove(&page.id);
                let hash = hash_of(page);
                self.of_web.insert(page.id.clone(), hash).is_some_and(|before| before != hash)
            };
            if has_changed {
                changed.push(page.id.clone());
            }
        }
        changed
    }

    /// The width of a page by its height. What is no page of a PDF is 16 to 9.
    pub fn shape(&self, page: Option<&PageId>) -> f64 {
        page.and_then(|page| self.shapes.get(page)).copied().unwrap_or(16.0 / 9.0)
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

    /// The page on show, if the web page alone can draw it.
    pub fn web_page(&self, snapshot: &AudienceSnapshot) -> Option<PageId> {
        match &snapshot.view {
            RoomView::Page { id } if self.of_web.contains_key(id) => Some(id.clone()),
            _ => None,
        }
    }

    /// The pages to keep copies of, the likeliest first.
    pub fn web_pages_ready(&self, snapshot: &AudienceSnapshot, most: usize) -> Vec<PageId> {
        snapshot.ready.iter().filter(|id| self.of_web.contains_key(*id)).take(most).cloned().collect()
    }

    fn request(&self, id: &PageId, (width, height): (u32, u32)) -> Option<PageRequest> {
        let (deck, page) = self.pages.get(id).copied()?;
        let can_be_drawn = width > 0 && height > 0 && !self.failed.contains(&(deck, page));
        can_be_drawn.then_some(PageRequest { deck, page, width, height, form: Form::Pixels })
    }
}

fn hash_of(page: &Page) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&page.html, &page.classes, &page.footer).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use chairside_load::page_token;
    use chairside_session::snapshot::Picture;

    use super::*;
    use crate::render::offscreen::snapshot as of_page;

    const SIZE: (u32, u32) = (1920, 1080);

    fn page(id: &str, of_pdf: Option<u32>) -> Page {
        let token = of_pdf.map(|page| page_token(DeckKey(7), page));
        Page {
            id: PageId(id.into()),
            html: String::new(),
            classes: Vec::new(),
            footer: Default::default(),
            picture: token.map(|token| Picture { token, width: 16.0, height: 9.0 }),
        }
    }

    fn snapshot(id: &str, ready: &[&str]) -> AudienceSnapshot {
        let ready = ready.iter().map(|id| PageId((*id).into())).collect();
        AudienceSnapshot { ready, ..of_page(1, PageId(id.into())) }
    }

    fn slides() -> Slides {
        let mut slides = Slides::default();
        slides.learn(&[page("a/0", None), page("b/0", Some(0)), page("b/1", Some(1)), page("b/2", Some(2))]);
        slides
    }

    #[test]
    fn pages_of_pdfs_are_ours_and_all_else_is_the_web_pages() {
        let slides = slides();
        assert_eq!(slides.now(&snapshot("a/0", &[]), SIZE), None);
        assert_eq!(slides.now(&snapshot("unknown", &[]), SIZE), None);
        assert_eq!(slides.now(&snapshot("b/1", &[]), (0, 0)), None, "the window has no size yet");
        let found = slides.now(&snapshot("b/1", &[]), SIZE).unwrap();
        assert_eq!((found.deck, found.page, found.width, found.height), (DeckKey(7), 1, 1920, 1080));
        let black = AudienceSnapshot {
            view: RoomView::Blank { colour: chairside_session::Blank::Black },
            ..snapshot("b/1", &[])
        };
        assert_eq!(slides.now(&black, SIZE), None);
    }

    #[test]
    fn copies_are_kept_of_what_the_web_page_draws_until_it_changes() {
        let mut slides = slides();
        let shown = snapshot("a/0", &["b/0", "a/1", "unknown"]);
        assert_eq!(slides.learn(&[page("a/1", None)]), [], "new");
        assert_eq!(slides.web_page(&shown), Some(PageId("a/0".into())));
        assert_eq!(slides.web_page(&snapshot("b/0", &[])), None);
        assert_eq!(slides.web_pages_ready(&shown, 2), [PageId("a/1".into())]);
        assert_eq!(slides.web_pages_ready(&shown, 0), []);
        assert_eq!(slides.learn(&[page("a/1", None)]), [], "the same");
        let other = Page { html: "<p>Changed</p>".into(), ..page("a/1", None) };
        assert_eq!(slides.learn(&[other]), [PageId("a/1".into())]);
        assert_eq!(slides.learn(&[page("a/1", Some(9))]), [PageId("a/1".into())], "a page of a PDF now");
    }

    #[test]
    fn three_neighbours_are_kept_ready_and_none_that_failed() {
        let mut slides = slides();
        let shown = snapshot("b/0", &["b/1", "a/0", "b/2", "b/0", "b/1"]);
        let pages = |slides: &Slides| slides.ready(&shown, SIZE).iter().map(|one| one.page).collect::<Vec<_>>();
        assert_eq!(pages(&slides), [1, 2, 0]);
        let one = slides.now(&snapshot("b/1", &[]), SIZE).unwrap();
        slides.failed(&one);
        assert_eq!(pages(&slides), [2, 0]);
        assert_eq!(slides.now(&snapshot("b/1", &[]), SIZE), None, "the web page says that it cannot be shown");
        slides.learn(&[page("b/2", None)]);
        assert_eq!(pages(&slides), [0], "a slide of a new version that is no page of a PDF any more");
    }
}
