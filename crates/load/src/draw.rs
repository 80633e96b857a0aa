//! Draws every page of a session once: slides, item slides, interstitials, each with its footer.

use chairside_deck::{Content, Deck};
use chairside_pages::{self as pages, Drawn, NotShown};
use chairside_render::OpenDeck;
use chairside_session::snapshot::PageId;
use chairside_session::{DeckId, InterstitialKind, SessionContent, State};

use crate::deck::{NamedDeck, PdfSlides, Slides};
use crate::editions::Editions;
use crate::footer::Footer;
use crate::page_set::{PageSet, PdfPage, escape, slide_page, text_of};
use crate::{DoubtfulDeck, LockedDeck};

/// All pages of a session, and what was found out about its decks on the way.
#[derive(Debug, Default)]
pub(crate) struct DrawnSession {
    pub pages: PageSet,
    pub pdfs: Vec<OpenDeck>,
    pub locked: Vec<LockedDeck>,
    pub doubtful: Vec<DoubtfulDeck>,
}

/// Draws every page.
pub(crate) fn draw(
    content: &SessionContent,
    chairs: Slides,
    decks: Vec<NamedDeck>,
    editions: &Editions,
) -> DrawnSession {
    let drawn = DrawnSession::default();
    let mut drawer = Drawer { content, editions, footer: Footer::of(content), drawn };
    drawer.slides(&DeckId::chairs(), chairs);
    for NamedDeck { id, slides, .. } in decks {
        drawer.slides(&id, slides);
    }
    drawer.item_slides();
    drawer.interstitials();
    drawer.codes();
    drawer.drawn
}

struct Drawer<'a> {
    content: &'a SessionContent,
    editions: &'a Editions,
    footer: Footer,
    drawn: DrawnSession,
}

impl Drawer<'_> {
    fn slides(&mut self, id: &DeckId, slides: Slides) {
        match slides {
            Slides::Markdown(deck) => self.markdown(id, deck),
            Slides::Pdf(slides) => self.pdf(id, slides),
            Slides::Locked { file, wrong_password } => {
                self.not_yet(id, 0);
                self.drawn.locked.push(LockedDeck { deck: id.clone(), file, wrong_password });
            }
        }
    }

    fn markdown(&mut self, id: &DeckId, deck: Deck) {
        let count = deck.slides.len();
        for (number, slide) in (0..).zip(deck.slides) {
            let page = slide_page(id, number);
            if !slide.notes.is_empty() {
                self.drawn.pages.notes.insert(page.clone(), slide.notes);
            }
            let drawn = match slide.content {
                Content::Html(html) => {
                    self.drawn.pages.texts.insert(page.clone(), slide.text);
                    let classes = if slide.lead { vec!["lead".to_string()] } else { Vec::new() };
                    Drawn { html, classes }
                }
                Content::Generated { name, .. } => {
                    let drawn = self.generated(&name);
                    self.drawn.pages.texts.insert(page.clone(), text_of(&drawn.html));
                    drawn
                }
            };
            self.drawn.pages.add(page, drawn, self.footer.numbered(number + 1, count));
        }
        for image in deck.images {
            self.drawn.pages.images.insert(image.id.clone(), image);
        }
    }

    fn pdf(&mut self, deck: &DeckId, slides: PdfSlides) {
        let is_asked_about = slides.doubt.as_ref().is_some_and(|doubt| doubt.deck.answer.is_none());
        for (number, page) in (0..).zip(&slides.pages) {
            let info = &slides.open.info.pages[*page as usize];
            let id = slide_page(deck, number);
            if let Some(notes) = slides.notes.get(page) {
                self.drawn.pages.notes.insert(id.clone(), notes.clone());
            }
            if is_asked_about {
                self.not_yet(deck, number);
                continue;
            }
            let page = PdfPage { id, deck: slides.open.key, page: *page };
            self.drawn.pages.add_pdf_page(page, (info.width, info.height));
        }
        self.drawn.pdfs.push(slides.open);
        if let Some(doubt) = slides.doubt {
            self.drawn.pdfs.extend(doubt.ways);
            self.drawn.doubtful.push(doubt.deck);
        }
    }

    /// A page in the place of a slide that waits for the chair.
    fn not_yet(&mut self, deck: &DeckId, slide: u32) {
        let drawn = pages::stand_in(self.content, deck, NotShown::Yet);
        self.drawn.pages.add(slide_page(deck, slide), drawn, self.footer.plain());
    }

    fn item_slides(&mut self) {
        for item in &self.content.agenda {
            let deck = DeckId::of_item(&item.id);
            if item.deck == deck {
                let drawn = pages::item(self.content, item);
                let page = slide_page(&deck, 0);
                self.drawn.pages.texts.insert(page.clone(), text_of(&drawn.html));
                self.drawn.pages.add(page, drawn, self.footer.plain());
            }
        }
    }

    fn interstitials(&mut self) {
        for info in &self.content.interstitials {
            for (number, drawn) in (0..).zip(self.interstitial(info.kind)) {
                let id = PageId::interstitial(info.kind, number);
                self.drawn.pages.add(id, drawn, self.footer.of_interstitial(info));
            }
        }
    }

    /// The QR codes of the holding page and of breaks. As pages they are sent once, and not with every snapshot.
    fn codes(&mut self) {
        for (number, link) in self.content.coded_links() {
            if let Some(drawn) = pages::code(&link.url) {
                self.drawn.pages.add(PageId::code(number), drawn, Default::default());
            }
        }
    }

    /// The first page of a generated slide; an interstitial's key shows its other pages too.
    fn generated(&self, name: &str) -> Drawn {
        // A text that is in force at no such date, or an item that no agenda has.
        let missing = || {
            let kind = InterstitialKind::from_name(name);
            let title = kind.map_or_else(|| escape(&self.content.title), |kind| escape(kind.label()));
            Drawn { html: format!("<h1>{title}</h1>"), classes: Vec::new() }
        };
        match name {
            "outcomes" => pages::outcomes(self.content),
            "item" => match self.content.agenda.first() {
                Some(item) => pages::item(self.content, item),
                None => missing(),
            },
            _ => InterstitialKind::from_name(name)
                .and_then(|kind| self.interstitial(kind).into_iter().next())
                .unwrap_or_else(missing),
        }
    }

    fn interstitial(&self, kind: InterstitialKind) -> Vec<Drawn> {
        match kind {
            InterstitialKind::Links => pages::links(&self.content.links),
            InterstitialKind::Agenda => vec![pages::agenda(&State::new(self.content.clone(), false))],
            _ => self.editions.get(&kind).map(|edition| pages::boilerplate(edition)).unwrap_or_default(),
        }
    }
}
