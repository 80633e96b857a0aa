//! Draws every page of a session once: slides, item slides, interstitials, each with its footer.

use chairside_deck::{Content, Deck};
use chairside_pages::{self as pages, Drawn};
use chairside_session::content::InterstitialInfo;
use chairside_session::snapshot::{Page, PageId, Picture};
use chairside_session::{DeckId, InterstitialKind, Place, SessionContent, State};

use super::decks::{NamedDeck, Slides};
use super::editions::Editions;
use super::{Opened, escape};
use crate::deck_protocol;

impl Opened {
    /// Draws every page.
    pub(super) fn draw(&mut self, chairs: Slides, decks: Vec<NamedDeck>, editions: &Editions) {
        let footer = Footer::of(&self.content);
        let name = self.content.decks.first().map_or_else(String::new, |deck| deck.title.clone());
        self.draw_slides(&DeckId::chairs(), &name, chairs, editions, &footer);
        for NamedDeck { id, name, slides, .. } in decks {
            self.draw_slides(&id, &name, slides, editions, &footer);
        }
        for item in self.content.agenda.clone() {
            let deck = DeckId::of_item(&item.id);
            if item.deck == deck {
                let drawn = pages::item(&self.content, &item);
                let page = PageId::slide(&Place { deck, slide: 0 });
                self.texts.insert(page.clone(), text_of(&drawn.html));
                self.push(page, drawn, footer.plain());
            }
        }
        for info in self.content.interstitials.clone() {
            for (number, drawn) in (0..).zip(self.interstitial(info.kind, editions)) {
                self.push(PageId::interstitial(info.kind, number), drawn, footer.of_interstitial(&info));
            }
        }
    }

    fn draw_slides(&mut self, id: &DeckId, name: &str, slides: Slides, editions: &Editions, footer: &Footer) {
        match slides {
            Slides::Markdown(deck) => self.draw_deck(id, deck, editions, footer),
            Slides::Pdf(slides) => {
                for (number, page) in (0..).zip(&slides.pages) {
                    let info = &slides.open.info.pages[*page as usize];
                    let id = PageId::slide(&Place { deck: id.clone(), slide: number });
                    if let Some(notes) = slides.notes.get(page) {
                        self.notes.insert(id.clone(), notes.clone());
                    }
                    self.pdf_pages.push((id.clone(), slides.open.key, *page));
                    self.pages.push(Page {
                        id,
                        html: String::new(),
                        classes: Vec::new(),
                        footer: Default::default(),
                        picture: Some(Picture {
                            token: deck_protocol::token(slides.open.key, *page),
                            width: info.width,
                            height: info.height,
                        }),
                    });
                }
                self.pdfs.push(slides.open);
            }
            Slides::Locked { wrong } => {
                let html = format!("<h1>{}</h1><p>The slides will be here in a moment.</p>", escape(name));
                let drawn = Drawn { html, classes: vec!["lead".into()] };
                self.push(PageId::slide(&Place { deck: id.clone(), slide: 0 }), drawn, footer.plain());
                self.locked.push((id.clone(), wrong));
            }
        }
    }

    fn draw_deck(&mut self, id: &DeckId, deck: Deck, editions: &Editions, footer: &Footer) {
        let count = deck.slides.len();
        for (number, slide) in (0..).zip(deck.slides) {
            let place = Place { deck: id.clone(), slide: number };
            let page = PageId::slide(&place);
            if !slide.notes.is_empty() {
                self.notes.insert(page.clone(), slide.notes);
            }
            let drawn = match slide.content {
                Content::Html(html) => {
                    self.texts.insert(page.clone(), slide.text);
                    let classes = if slide.lead { vec!["lead".to_string()] } else { Vec::new() };
                    Drawn { html, classes }
                }
                Content::Generated { name, .. } => {
                    let drawn = self.generated(&name, editions);
                    self.texts.insert(page.clone(), text_of(&drawn.html));
                    drawn
                }
            };
            self.push(page, drawn, footer.numbered(number + 1, count));
        }
        for image in deck.images {
            self.images.insert(image.id.clone(), image);
        }
    }

    fn push(&mut self, id: PageId, drawn: Drawn, footer: [String; 3]) {
        self.pages.push(Page { id, html: drawn.html, classes: drawn.classes, footer, picture: None });
    }

    /// The first page of a generated slide; an interstitial's further pages are shown by its key.
    fn generated(&self, name: &str, editions: &Editions) -> Drawn {
        let missing = || Drawn { html: format!("<h1>{}</h1>", escape(name)), classes: Vec::new() };
        match name {
            "outcomes" => pages::outcomes(&self.content),
            "item" => match self.content.agenda.first() {
                Some(item) => pages::item(&self.content, item),
                None => missing(),
            },
            _ => InterstitialKind::from_name(name)
                .and_then(|kind| self.interstitial(kind, editions).into_iter().next())
                .unwrap_or_else(missing),
        }
    }

    fn interstitial(&self, kind: InterstitialKind, editions: &Editions) -> Vec<Drawn> {
        match kind {
            InterstitialKind::Links => pages::links(&self.content.links),
            InterstitialKind::Agenda => vec![pages::agenda(&State::new(self.content.clone(), false))],
            _ => editions.get(&kind).map(|edition| pages::boilerplate(edition)).unwrap_or_default(),
        }
    }
}

/// What can be read of a generated page's HTML, which `crates/pages` has made and escaped.
pub(super) fn text_of(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        // All before the first `<` is text; in every other part a tag comes first.
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
        text.push(' ');
    }
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    plain.iter().fold(text, |text, (escaped, plain)| text.replace(escaped, plain))
}

/// The footers of a session's pages.
pub(super) struct Footer {
    name: String,
    applies: String,
}

impl Footer {
    pub(super) fn of(content: &SessionContent) -> Self {
        let name: Vec<&str> = [content.group.as_deref(), content.meeting.as_deref()].into_iter().flatten().collect();
        let applies = content.interstitial(InterstitialKind::NoteWell).map_or("", |_| "Note Well applies");
        Self { name: name.join(" · "), applies: applies.into() }
    }

    fn numbered(&self, number: u32, count: usize) -> [String; 3] {
        [self.name.clone(), self.applies.clone(), format!("{number} / {count}")]
    }

    pub(super) fn plain(&self) -> [String; 3] {
        [self.name.clone(), self.applies.clone(), String::new()]
    }

    pub(super) fn of_interstitial(&self, info: &InterstitialInfo) -> [String; 3] {
        let edition =
            info.edition.as_ref().map_or_else(String::new, |edition| format!("{} · {edition}", info.kind.label()));
        [self.name.clone(), String::new(), edition]
    }
}

#[cfg(test)]
mod tests {
    use super::text_of;

    #[test]
    fn the_text_of_a_generated_page_is_what_can_be_read() {
        let html = "<p class=\"kicker\">Item 3</p><h1>Q&amp;A &lt;live&gt;</h1><svg><path d=\"M0 0\"/></svg>";
        let words: Vec<String> = text_of(html).split_whitespace().map(Into::into).collect();
        assert_eq!(words, ["Item", "3", "Q&A", "<live>"]);
        assert_eq!(text_of("plain").trim(), "plain");
    }
}
