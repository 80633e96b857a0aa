//! What the pages of PDFs say, page by page: notes for the chair, texts that need not be shown twice, and a warning of an
//! old Note Well.

use chairside_deck::pdf::PageText;
use chairside_load::PdfPage;
use chairside_session::keys::Action;
use chairside_session::snapshot::PageId;
use chairside_session::{DeckId, Fact, Interstitial, Place};
use jiff::Timestamp;
use jiff::civil::Date;

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
        self.look_for_texts_of_ours(&page.id);
        if is_shown {
            self.publisher.presenter_soon();
        }
        if self.texts.all_are_asked() {
            self.look_for_old_note_well();
        }
        self.texts.read_next();
    }

    /// Looks whether a page of the chairs' own PDF shows one of the texts that we would show too.
    fn look_for_texts_of_ours(&mut self, page: &PageId) {
        let Some((place, what)) = self.text_of_ours(page) else { return };
        let Some(mut deck) = self.run.state().content.deck(&place.deck).cloned() else { return };
        let Some(slide) = deck.slides.get_mut(place.slide as usize) else { return };
        if slide.shows.as_ref() == Some(&what) {
            return;
        }
        slide.shows = Some(what.clone());
        let in_opening = self.run.state().content.open_with.contains(&what.kind);
        let is_first = !self.run.state().chairs_slides_show(what.kind);
        self.record(Fact::DeckRead { deck });
        if is_first && in_opening && !self.run.state().was_shown(what.kind) {
            let (number, words) = (place.slide + 1, what.kind.words());
            self.desk.notice = Some(format!("Slide {number} of your slides is {words}, so it isn't shown before them"));
        }
        // A page that the room has seen for a while is not drawn again.
        let is_drawn = self.publisher.acknowledged.is_up_to_date();
        if is_drawn && self.run.state().text_on_show().as_ref() == Some(&what) {
            self.record(Fact::Drawn { what });
        }
        self.publish();
    }

    /// The slide that a page of the chairs' own PDF is, and the text on it; `None` for other pages and texts.
    fn text_of_ours(&self, page: &PageId) -> Option<(Place, Interstitial)> {
        let state = self.run.state();
        let chairs = state.content.deck(&DeckId::chairs()).filter(|_| !state.content.plain)?;
        let slides = u32::try_from(chairs.slides.len()).ok()?;
        let place = |slide| Place { deck: DeckId::chairs(), slide };
        let place = (0..slides).map(place).find(|place| PageId::slide(place) == *page)?;
        let (kind, edition) = chairside_ietf::shown_on(self.texts.words(page)?, self.day())?;
        Some((place, Interstitial { kind, edition: edition.map(|edition| edition.id.clone()) }))
    }

    /// The session's day.
    fn day(&self) -> Date {
        let content = &self.run.state().content;
        let at = content.slot.map_or_else(Timestamp::now, |slot| slot.start);
        at.to_zoned_datetime(content.time_zone()).date()
    }

    /// Warns of an older Note Well in the chairs' own slides: the room would take it for today's.
    fn look_for_old_note_well(&mut self) {
        if let Some((slide, words)) = self.old_note_well() {
            let note_well = self.run.state().cap(Action::NoteWell);
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
        let date = self.day();
        (1..).zip(session.pages.pdf_pages_of(chairs)).find_map(|(number, page)| {
            let words = self.texts.words(&page.id)?;
            Some((number, chairside_ietf::older_note_well(words, date)?))
        })
    }
}
