//! Decks that may have the speaker's notes on half of each page. The room sees nothing of one until the chair has said how
//! to read it (docs/decisions/0022-notes-that-are-not-certain.md).

use chairside_render::OpenDeck;
use chairside_session::snapshot::Picture;
use chairside_session::{DeckId, NotesPlace};

use crate::deck::{DoubtfulDeck, NotesDoubt, WayToRead};
use crate::picture::page_token;

impl NotesDoubt {
    /// A doubt about a deck, opened in each way to read it: the likeliest first.
    pub fn new(
        id: &DeckId,
        file: String,
        reasons: String,
        answer: Option<NotesPlace>,
        ways: &[(NotesPlace, OpenDeck)],
    ) -> Self {
        let open: Vec<OpenDeck> = ways.iter().map(|(_, open)| open.clone()).collect();
        let page = telling_page(&open);
        let ways =
            ways.iter().map(|(notes, open)| WayToRead { notes: *notes, picture: picture(open, page), pdf: open.key });
        let deck = DoubtfulDeck { deck: id.clone(), file, reasons, answer, ways: ways.collect() };
        Self { deck, ways: open }
    }

    /// The PDF as it is read now: as the chair has answered, else in the likeliest way.
    pub fn chosen(&self) -> Option<&OpenDeck> {
        let answered = self.deck.ways.iter().position(|way| Some(way.notes) == self.deck.answer);
        self.ways.get(answered.unwrap_or(0))
    }
}

/// The page to show to the chair: the second of those that are read in different ways, since a title page seldom has
/// notes, else the first.
fn telling_page(ways: &[OpenDeck]) -> usize {
    let [first, .., last] = ways else { return 0 };
    let differs = |page: &usize| first.info.pages.get(*page) != last.info.pages.get(*page);
    let mut telling = (0..last.info.pages.len()).filter(differs);
    let first = telling.next();
    telling.next().or(first).unwrap_or(0)
}

fn picture(open: &OpenDeck, page: usize) -> Picture {
    let (width, height) = open.info.pages.get(page).map_or((1.0, 1.0), |page| (page.width, page.height));
    Picture { token: page_token(open.key, u32::try_from(page).unwrap_or(u32::MAX)), width, height }
}
