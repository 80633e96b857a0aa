//! Pages that are made of the session's own data, drawn anew when that has changed: the agenda, the item slides, the
//! outcomes. So they are right after agenda bashing, and on a run that is gone on with.

use chairside_pages::{self as pages, Drawn};
use chairside_session::snapshot::{Page, PageId};
use chairside_session::{DeckId, InterstitialKind, Place, State};

use super::Opened;
use super::draw::{Footer, text_of};

impl Opened {
    /// Draws them anew and gives those that have become others.
    pub fn remade(&mut self, state: &State) -> Vec<Page> {
        let content = &state.content;
        let footer = Footer::of(content);
        let mut made: Vec<(PageId, Drawn, Option<[String; 3]>)> = Vec::new();
        // Also that of an item which has got a deck, or was removed, while it is on screen.
        for item in content.agenda.iter().chain(&state.removed) {
            let deck = DeckId::of_item(&item.id);
            if content.deck(&deck).is_some() {
                let page = PageId::slide(&Place { deck, slide: 0 });
                made.push((page, pages::item(content, item), Some(footer.plain())));
            }
        }
        let agenda = PageId::interstitial(InterstitialKind::Agenda, 0);
        if let Some(info) = content.interstitial(InterstitialKind::Agenda) {
            made.push((agenda, pages::agenda(state), Some(footer.of_interstitial(info))));
        }
        for deck in &content.decks {
            for (slide, info) in (0..).zip(&deck.slides) {
                let Some(generated) = &info.generated else { continue };
                let drawn = match generated.name.as_str() {
                    "agenda" => pages::agenda(state),
                    "outcomes" => pages::summary(state),
                    _ => continue,
                };
                made.push((PageId::slide(&Place { deck: deck.id.clone(), slide }), drawn, None));
            }
        }
        made.into_iter().filter_map(|(id, drawn, footer)| self.put(id, drawn, footer)).collect()
    }

    /// Puts a page in the place of the one that was there; gives it when that was another.
    fn put(&mut self, id: PageId, drawn: Drawn, footer: Option<[String; 3]>) -> Option<Page> {
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
}
