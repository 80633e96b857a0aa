//! Draws again the pages that are made of the session's own data: the agenda, the item slides, the outcomes. So they
//! are right after agenda bashing, and in a resumed run.

use chairside_pages::{self as pages, Drawn};
use chairside_session::snapshot::{Page, PageId};
use chairside_session::{DeckId, InterstitialKind, State};

use crate::footer::Footer;
use crate::page_set::{PageSet, slide_page};

impl PageSet {
    /// Draws them as the session stands and returns those that have changed.
    pub fn redraw_generated(&mut self, state: &State) -> Vec<Page> {
        let content = &state.content;
        let footer = Footer::of(content);
        let mut drawn: Vec<(PageId, Drawn, Option<[String; 3]>)> = Vec::new();
        // Removed items too, and items that now have a deck: the generated slide may still be on screen.
        for item in content.agenda.iter().chain(&state.removed) {
            let deck = DeckId::of_item(&item.id);
            if content.deck(&deck).is_some() {
                drawn.push((slide_page(&deck, 0), pages::item(content, item), Some(footer.plain())));
            }
        }
        if let Some(info) = content.interstitial(InterstitialKind::Agenda) {
            let id = PageId::interstitial(InterstitialKind::Agenda, 0);
            drawn.push((id, pages::agenda(state), Some(footer.of_interstitial(info))));
        }
        for deck in &content.decks {
            for (slide, info) in (0..).zip(&deck.slides) {
                let Some(generated) = &info.generated else { continue };
                let page = match generated.name.as_str() {
                    "agenda" => pages::agenda(state),
                    "outcomes" => pages::summary(state),
                    _ => continue,
                };
                drawn.push((slide_page(&deck.id, slide), page, None));
            }
        }
        drawn.into_iter().filter_map(|(id, page, footer)| self.replace(id, page, footer)).collect()
    }
}
