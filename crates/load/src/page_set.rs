//! Every page that the windows can show, with all that is known of each.

use std::collections::{HashMap, HashSet};

use chairside_deck::{Image, fragment};
use chairside_pages::{Drawn, NotShown, stand_in};
use chairside_render::DeckKey;
use chairside_session::content::DeckInfo;
use chairside_session::snapshot::{Page, PageId, Picture};
use chairside_session::{DeckId, Place, SessionContent};

use crate::picture::page_token;

/// Pages, and their pictures, texts and notes.
#[derive(Debug, Default)]
pub struct PageSet {
    /// The pages.
    pub pages: Vec<Page>,
    /// Images of Markdown slides by their opaque names.
    pub images: HashMap<String, Image>,
    /// Every slide that is a page of a PDF.
    pub pdf_pages: Vec<PdfPage>,
    /// What can be read on each slide. A PDF page has none until somebody asks the renderer for it.
    pub texts: HashMap<PageId, String>,
    /// Speaker notes by slide.
    pub notes: HashMap<PageId, String>,
}

/// A slide that is a page of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfPage {
    /// The slide.
    pub id: PageId,
    /// The PDF.
    pub deck: DeckKey,
    /// Its page, from 0.
    pub page: u32,
}

impl PageSet {
    /// The page of this id.
    pub fn page(&self, id: &PageId) -> Option<&Page> {
        self.pages.iter().find(|page| page.id == *id)
    }

    /// The page of a PDF that this slide is; `None` when it is no such slide.
    pub fn pdf_page(&self, id: &PageId) -> Option<&PdfPage> {
        self.pdf_pages.iter().find(|page| page.id == *id)
    }

    /// The slides of a deck that are pages of a PDF, in order.
    pub fn pdf_pages_of(&self, deck: &DeckInfo) -> impl Iterator<Item = &PdfPage> {
        page_ids(deck).filter_map(|id| self.pdf_page(&id))
    }

    /// Speaker notes of a slide; empty when there are none.
    pub fn notes(&self, place: &Place) -> &str {
        self.notes.get(&PageId::slide(place)).map_or("", String::as_str)
    }

    /// Speaker notes of a slide as sanitised HTML, read as Markdown; empty when there are none.
    pub fn notes_html(&self, place: &Place) -> String {
        fragment(self.notes(place))
    }

    /// The decks of `content` with speaker notes on at least one slide.
    pub fn decks_with_notes(&self, content: &SessionContent) -> Vec<DeckId> {
        let has_notes =
            |deck: &&DeckInfo| page_ids(deck).any(|id| self.notes.get(&id).is_some_and(|text| !text.is_empty()));
        content.decks.iter().filter(has_notes).map(|deck| deck.id.clone()).collect()
    }

    /// All pages, and a plain one for each slide of `content` that no file gives any more.
    pub fn with_missing(&self, content: &SessionContent) -> Vec<Page> {
        let known: HashSet<&PageId> = self.pages.iter().map(|page| &page.id).collect();
        let missing = content.decks.iter().flat_map(|deck| {
            let ids = page_ids(deck).filter(|id| !known.contains(id));
            ids.map(|id| missing_page(id, content, &deck.id))
        });
        self.pages.iter().cloned().chain(missing).collect()
    }

    pub(crate) fn add(&mut self, id: PageId, drawn: Drawn, footer: [String; 3]) {
        self.pages.push(Page { id, html: drawn.html, classes: drawn.classes, footer, picture: None });
    }

    /// Adds a page of a PDF, `width` by `height` points large.
    pub(crate) fn add_pdf_page(&mut self, page: PdfPage, (width, height): (f32, f32)) {
        self.pages.push(Page {
            id: page.id.clone(),
            html: String::new(),
            classes: Vec::new(),
            footer: Default::default(),
            picture: Some(Picture { token: page_token(page.deck, page.page), width, height }),
        });
        self.pdf_pages.push(page);
    }

    /// Puts a page in the place of the one with its id, and returns it if that was a different one. Without a `footer`
    /// the page keeps the one it has.
    pub(crate) fn replace(&mut self, id: PageId, drawn: Drawn, footer: Option<[String; 3]>) -> Option<Page> {
        let known = self.pages.iter_mut().find(|page| page.id == id);
        if known.as_ref().is_some_and(|page| page.html == drawn.html && page.classes == drawn.classes) {
            return None;
        }
        self.texts.insert(id.clone(), text_of(&drawn.html));
        let footer = footer.or_else(|| known.as_ref().map(|page| page.footer.clone())).unwrap_or_default();
        let page = Page { id, html: drawn.html, classes: drawn.classes, footer, picture: None };
        match known {
            Some(known) => *known = page.clone(),
            None => self.pages.push(page.clone()),
        }
        Some(page)
    }

    /// Copies the pages of a deck from another set.
    pub(crate) fn copy(&mut self, from: &Self, deck: &DeckInfo) {
        let ids: HashSet<PageId> = page_ids(deck).collect();
        self.pages.extend(from.pages.iter().filter(|page| ids.contains(&page.id)).cloned());
        self.pdf_pages.extend(from.pdf_pages.iter().filter(|page| ids.contains(&page.id)).cloned());
        for id in ids {
            self.texts.extend(from.texts.get(&id).map(|text| (id.clone(), text.clone())));
            self.notes.extend(from.notes.get(&id).map(|notes| (id.clone(), notes.clone())));
        }
    }

    /// Removes the pages of a deck.
    pub(crate) fn remove(&mut self, deck: &DeckInfo) {
        let ids: HashSet<PageId> = page_ids(deck).collect();
        self.pages.retain(|page| !ids.contains(&page.id));
        self.pdf_pages.retain(|page| !ids.contains(&page.id));
        self.texts.retain(|page, _| !ids.contains(page));
        self.notes.retain(|page, _| !ids.contains(page));
    }
}

/// The page of a slide (from 0) of a deck.
pub(crate) fn slide_page(deck: &DeckId, slide: u32) -> PageId {
    PageId::slide(&Place { deck: deck.clone(), slide })
}

/// The pages of a deck's slides.
pub(crate) fn page_ids(deck: &DeckInfo) -> impl Iterator<Item = PageId> + '_ {
    (0..).zip(&deck.slides).map(|(slide, _)| slide_page(&deck.id, slide))
}

/// A plain page in the place of one whose deck cannot be read.
fn missing_page(id: PageId, content: &SessionContent, deck: &DeckId) -> Page {
    let Drawn { html, classes } = stand_in(content, deck, NotShown::Now);
    Page { id, html, classes, footer: Default::default(), picture: None }
}

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What can be read on a generated page, from HTML that `crates/pages` made and escaped.
pub(crate) fn text_of(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        // All before the first `<` is text; in every other part a tag comes first.
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
        text.push(' ');
    }
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    plain.iter().fold(text, |text, (escaped, plain)| text.replace(escaped, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_generated_page_is_what_can_be_read() {
        let html = "<p class=\"kicker\">Item 3</p><h1>Q&amp;A &lt;live&gt;</h1><svg><path d=\"M0 0\"/></svg>";
        let words: Vec<String> = text_of(html).split_whitespace().map(Into::into).collect();
        assert_eq!(words, ["Item", "3", "Q&A", "<live>"]);
        assert_eq!(text_of("plain").trim(), "plain");
    }

    #[test]
    fn a_slide_that_no_file_gives_gets_a_page_that_says_so() {
        let content = SessionContent::bare("Talk", 2);
        let mut pages = PageSet::default();
        let first = slide_page(&DeckId::chairs(), 0);
        pages.add(first.clone(), Drawn { html: "<h1>One</h1>".into(), classes: Vec::new() }, Default::default());
        let all = pages.with_missing(&content);
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].id, first);
        assert!(all[1].html.contains("cannot be shown just now"), "{}", all[1].html);
    }

    #[test]
    fn a_page_drawn_again_unchanged_is_not_sent_again() {
        let (id, drawn) = (slide_page(&DeckId::chairs(), 0), |text: &str| Drawn { html: text.into(), classes: vec![] });
        let mut pages = PageSet::default();
        let footer = ["tls".to_string(), String::new(), "1 / 1".to_string()];
        pages.add(id.clone(), drawn("one"), footer.clone());
        assert_eq!(pages.replace(id.clone(), drawn("one"), None), None);
        let new = pages.replace(id.clone(), drawn("two"), None).unwrap();
        assert_eq!((new.html.as_str(), new.footer), ("two", footer));
        assert_eq!(pages.page(&id).unwrap().html, "two");
        assert_eq!(pages.texts[&id].trim(), "two");
    }
}
