//! Draws every page of a session once: slides, item slides, interstitials, each with its footer.

use chairside_deck::{Content, Deck};
use chairside_pages::{self as pages, Drawn};
use chairside_render::OpenDeck;
use chairside_session::snapshot::PageId;
use chairside_session::{DeckId, InterstitialKind, SessionContent, State};

use crate::LockedDeck;
use crate::deck::{NamedDeck, PdfSlides, Slides};
use crate::editions::Editions;
use crate::footer::Footer;
use crate::page_set::{PageSet, PdfPage, escape, slide_page, text_of};

/// All pages of a session, and what was found out about its decks on the way.
#[derive(Debug, Default)]
pub(crate) struct DrawnSession {
    pub pages: PageSet,
    pub pdfs: Vec<OpenDeck>,
    pub locked: Vec<LockedDeck>,
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
    let chairs_title = content.decks.first().map_or("", |deck| deck.title.as_str());
    drawer.slides(&DeckId::chairs(), chairs_title, chairs);
    for NamedDeck { id, name, slides } in decks {
        drawer.slides(&id, &name, slides);
    }
    drawer.item_slides();
    drawer.interstitials();
    drawer.drawn
}

struct Drawer<'a> {
    content: &'a SessionContent,
    editions: &'a Editions,
    footer: Footer,
    drawn: DrawnSession,
}

impl Drawer<'_> {
    fn slides(&mut self, id: &DeckId, name: &str, slides: Slides) {
        match slides {
            Slides::Markdown(deck) => self.markdown(id, deck),
            Slides::Pdf(slides) => self.pdf(id, slides),
            Slides::Locked { file, wrong_password } => {
                let html = format!("<h1>{}</h1><p>The slides will be here in a moment.</p>", escape(name));
                let drawn = Drawn { html, classes: vec!["lead".into()] };
                self.drawn.pages.add(slide_page(id, 0), drawn, self.footer.plain());
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

    fn pdf(&mut self, id: &DeckId, slides: PdfSlides) {
        for (number, page) in (0..).zip(&slides.pages) {
            let info = &slides.open.info.pages[*page as usize];
            let id = slide_page(id, number);
            if let Some(notes) = slides.notes.get(page) {
                self.drawn.pages.notes.insert(id.clone(), notes.clone());
            }
            let page = PdfPage { id, deck: slides.open.key, page: *page };
            self.drawn.pages.add_pdf_page(page, (info.width, info.height));
        }
        self.drawn.pdfs.push(slides.open);
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

    /// The first page of a generated slide; an interstitial's key shows its other pages too.
    fn generated(&self, name: &str) -> Drawn {
        let missing = || Drawn { html: format!("<h1>{}</h1>", escape(name)), classes: Vec::new() };
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
