//! What the pages of PDFs say, page by page: notes for the chair, and a warning of an old Note Well.

use chairside_deck::pdf::PageText;
use chairside_load::PdfPage;
use chairside_session::DeckId;
use chairside_session::keys::Action;
use chairside_session::snapshot::PageId;
use jiff::Timestamp;

use super::Actor;

impl Actor {
    /// A page has been read, or its reading gave way to something more urgent.
    pub(super) fn page_read(&mut self, page: &PdfPage, text: Option<PageText>) {
        let pages = &mut self.library.session.pages;
        // The deck may have been read anew meanwhile.
        if !pages.pdf_pages.contains(page) {
            return;
        }
        let Some(text) = text else { return self.texts.read_later(page.clone()) };
        if !text.notes.is_empty() {
            let notes = pages.notes.entry(page.id.clone()).or_default();
            if !notes.contains(&text.notes) {
                *notes = [notes.as_str(), &text.notes].join("\n\n").trim().into();
            }
        }
        let is_shown = page.id == PageId::slide(&self.run.state().place);
        self.texts.add(page.id.clone(), text);
        if is_shown {
            self.publisher.presenter_soon();
        }
        if self.texts.all_are_asked() {
            self.look_for_old_note_well();
        }
        self.texts.read_next();
    }

    /// Warns of an older Note Well in the chairs' own slides: the room would take it for today's.
    fn look_for_old_note_well(&mut self) {
        if let Some((slide, words)) = self.old_note_well() {
            let note_well = Action::NoteWell.cap();
            self.trouble(format!(
                "Slide {slide} of the chairs' slides shows {words}. Press {note_well} to show the one in force"
            ));
        }
    }

    /// The number of the slide with an older Note Well, and which one that is.
    fn old_note_well(&self) -> Option<(usize, String)> {
        let state = self.run.state();
        let session = &self.library.session;
        let chairs = session.content.deck(&DeckId::chairs()).filter(|_| !state.content.plain)?;
        let today = state.content.slot.map_or_else(Timestamp::now, |slot| slot.start);
        let date = today.to_zoned_datetime(state.content.time_zone()).date();
        (1..).zip(session.pages.pdf_pages_of(chairs)).find_map(|(number, page)| {
            let words = self.texts.words(&page.id)?;
            Some((number, chairside_ietf::older_note_well(words, date)?))
        })
    }
}
