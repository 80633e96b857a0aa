//! What the slides say: read page by page from PDFs, searched by the chair, and sent to the windows once a slide.

use std::collections::{HashMap, HashSet, VecDeque};

use chairside_deck::pdf::{LinkTarget, PageText};
use chairside_load::{LoadedSession, PageSet, PdfPage};
use chairside_render::{Failure, Renderer};
use chairside_session::search::{Index, SearchText};
use chairside_session::snapshot::{FilmBox, LinkBox, LinkTo, PageId, TextBox, TextLayer};
use chairside_session::{DeckId, Place, SessionContent};

use super::message::{Handle, Message};

/// The texts of all slides, and the reading of those that PDFs have.
pub struct SlideTexts {
    renderer: Renderer,
    handle: Handle,
    /// The words on each slide, as far as they are known.
    words: HashMap<PageId, String>,
    /// The same with the place of each line, for slides that are pages of a PDF.
    pages: HashMap<PageId, PageText>,
    /// Made from the words when it is first searched.
    index: Option<Index>,
    /// PDF pages have to wait until the presenter window is on the screen.
    may_read: bool,
    unread: VecDeque<PdfPage>,
    /// Pages that the renderer has been asked to read.
    asked: HashSet<PageId>,
    /// Slides whose text the windows have.
    sent: HashSet<PageId>,
}

impl SlideTexts {
    /// The texts of a session. PDF pages are not read yet.
    pub fn new(renderer: Renderer, handle: Handle, session: &LoadedSession) -> Self {
        let mut texts = Self {
            renderer,
            handle,
            words: HashMap::new(),
            pages: HashMap::new(),
            index: None,
            may_read: false,
            unread: VecDeque::new(),
            asked: HashSet::new(),
            sent: HashSet::new(),
        };
        texts.restart(session);
        texts
    }

    /// Forgets all texts and begins again with those of a session that was loaded again.
    pub fn restart(&mut self, session: &LoadedSession) {
        self.words.clone_from(&session.pages.texts);
        self.pages.clear();
        self.index = None;
        self.unread = session.pages.pdf_pages.iter().cloned().collect();
        self.asked.clear();
        self.sent.clear();
    }

    /// A slide was drawn again and says something else.
    pub fn set(&mut self, page: PageId, words: String) {
        self.words.insert(page, words);
    }

    /// The words on a slide; `None` when they are not known (yet).
    pub fn words(&self, page: &PageId) -> Option<&str> {
        self.words.get(page).map(String::as_str)
    }

    /// The heading of a slide that is a page of a PDF; `None` until it has been read.
    pub fn heading(&self, page: &PageId) -> Option<&str> {
        self.pages.get(page).map(|text| text.title.as_str())
    }

    /// What there is to search has changed.
    pub fn forget_index(&mut self) {
        self.index = None;
    }

    /// Makes the index if something has changed since it was made.
    pub fn make_index(&mut self, content: &SessionContent, pages: &PageSet) {
        if self.index.is_some() {
            return;
        }
        let slides = content.decks.iter().flat_map(|deck| {
            (0..).zip(&deck.slides).map(|(slide, info)| {
                let place = Place { deck: deck.id.clone(), slide };
                SearchText {
                    title: info.title.clone(),
                    text: self.words.get(&PageId::slide(&place)).cloned().unwrap_or_default(),
                    notes: pages.notes(&place).into(),
                    place,
                }
            })
        });
        self.index = Some(Index::new(slides));
    }

    /// The index, if it has been made.
    pub fn index(&self) -> Option<&Index> {
        self.index.as_ref()
    }

    /// The presenter window is on the screen: PDF pages may be read from now on. What is to be drawn still goes first.
    pub fn start_reading(&mut self) {
        if !self.may_read {
            self.may_read = true;
            self.read_next();
        }
    }

    /// Reads the next page that has not been read.
    pub fn read_next(&mut self) {
        while let Some(page) = self.unread.pop_front() {
            if self.ask(page) {
                return;
            }
        }
    }

    /// Asks for the text of a page; the answer is a message. Returns false when it was asked for already.
    fn ask(&mut self, page: PdfPage) -> bool {
        if !self.asked.insert(page.id.clone()) {
            return false;
        }
        let PdfPage { id, deck, page } = page;
        let handle = self.handle.clone();
        let reply = move |text: Result<PageText, Failure>| {
            let text = match text {
                // It gave way to a page that had to be drawn.
                Err(Failure::Superseded) => None,
                text => Some(Box::new(text.unwrap_or_default())),
            };
            handle.send(Message::PageRead(PdfPage { id, deck, page }, text));
        };
        self.renderer.text(deck, page, Box::new(reply));
        true
    }

    /// The reading of a page gave way to something more urgent: it is tried again, after the others.
    pub fn read_later(&mut self, page: PdfPage) {
        self.asked.remove(&page.id);
        self.unread.push_back(page);
        self.read_next();
    }

    /// A page has been read.
    pub fn add(&mut self, page: PageId, text: PageText) {
        self.words.insert(page.clone(), text.text());
        self.pages.insert(page, text);
        self.index = None;
    }

    /// No page is left to be asked for.
    pub fn all_are_asked(&self) -> bool {
        self.unread.is_empty()
    }

    /// The text of a slide that the windows do not have, with the places of its lines and links. A slide that has not
    /// been read yet is read next.
    pub fn unsent(&mut self, id: &PageId, deck: &DeckId, pages: &PageSet) -> Option<(String, TextLayer)> {
        if self.sent.contains(id) {
            return None;
        }
        let Some(text) = self.pages.get(id) else {
            if let (Some(page), true) = (pages.pdf_page(id), self.may_read) {
                self.ask(page.clone());
            }
            return None;
        };
        let layer = layer(id, text, deck, pages);
        self.sent.insert(id.clone());
        Some((text.text(), layer))
    }

    /// A window that is new has no texts.
    pub fn forget_sent(&mut self) {
        self.sent.clear();
    }

    /// As if the renderer had been asked to read this page.
    #[cfg(test)]
    pub fn pretend_asked(&mut self, page: PageId) {
        self.asked.insert(page);
    }
}

/// The lines and links of a page, with their places. A link to a page of the same PDF goes to its slide in `deck`.
fn layer(id: &PageId, text: &PageText, deck: &DeckId, pages: &PageSet) -> TextLayer {
    let pdf = pages.pdf_page(id).map(|page| page.deck);
    let slide_of = |number: u32| {
        let mut of_pdf = pages.pdf_pages.iter().filter(|page| Some(page.deck) == pdf);
        of_pdf.position(|page| page.page == number).and_then(|at| u32::try_from(at + 1).ok())
    };
    let links = text.links.iter().filter_map(|link| {
        let to = match &link.target {
            LinkTarget::Page(number) => LinkTo::Slide { deck: deck.clone(), slide: slide_of(*number)? },
            LinkTarget::Url(url) => LinkTo::Url { url: url.clone() },
        };
        let area = link.area;
        Some(LinkBox { x: area.x, y: area.y, width: area.width, height: area.height, to })
    });
    let films = text.films.iter().map(|area| FilmBox { x: area.x, y: area.y, width: area.width, height: area.height });
    let boxes = text.lines.iter().map(|line| {
        let area = line.area;
        TextBox { text: line.text.clone(), x: area.x, y: area.y, width: area.width, height: area.height }
    });
    TextLayer { page: id.clone(), lines: boxes.collect(), links: links.collect(), films: films.collect() }
}
