//! Publishing: what each window is sent, and when. The room comes first.

use chairside_load::session_card;
use chairside_session::desk::Purpose;
use chairside_session::ready::Machine;
use chairside_session::search::Index;
use chairside_session::snapshot::{self, AudienceSnapshot, Drawing, PageId, RoomView, Shell};
use chairside_session::{Fact, Place, room_time};
use jiff::tz::TimeZone;

use super::Actor;
use super::generated::DrawnFrom;
use crate::window::Window;

impl Actor {
    /// Sends the audience window its snapshot at once and the presenter window its own a frame or two later. When
    /// nothing changes for the room, the presenter window does not wait.
    pub(super) fn publish(&mut self) {
        self.redraw_generated(false);
        self.hide_old_time_card();
        let typing = self.desk.draft.as_ref().is_some_and(|draft| draft.from_audience);
        let (number, seen) = (self.publisher.next_number(), self.publisher.keys_seen(Window::Audience));
        let of_session = snapshot::audience(&self.run, &self.clocks.now(), number, seen, typing);
        let next = AudienceSnapshot {
            esc_leaves: self.desktop.esc_leaves(),
            letters: self.settings.now().letters,
            corner: self.screens.number_for_room().or(of_session.corner.clone()),
            tool: self.desk.pointing.tool(),
            ..of_session
        };
        let text = match next.view {
            RoomView::Page { .. } => self.run.state().text_on_show(),
            RoomView::Blank { .. }
            | RoomView::Card { .. }
            | RoomView::Holding { .. }
            | RoomView::Break { .. }
            | RoomView::Ended { .. } => None,
        };
        self.send_marks();
        if self.publisher.send_audience(next, text) {
            self.publish_to_presenter();
        }
    }

    /// A large time card is hidden after a while.
    fn hide_old_time_card(&mut self) {
        if let Some(fact) = room_time::gone(self.run.state(), &self.clocks.now()) {
            self.record(fact);
        }
    }

    /// Sends the presenter window its snapshot now.
    pub(super) fn publish_to_presenter(&mut self) {
        let Some(number) = self.publisher.begin_presenter() else { return };
        if self.desk.draft.as_ref().is_some_and(|draft| draft.purpose == Purpose::Search) {
            self.make_index();
        }
        self.finish_hints();
        self.questions.sent(&self.desk, number);
        self.notice_time.sent(&self.desk);
        self.send_texts();
        self.desk.notes_question = self.notes_question();
        let shell = self.shell();
        let state = self.run.state();
        self.desktop.present(state.item.is_some(), state.ended.is_some());
        let notes = self.library.session.pages.notes_html(&state.place);
        let seen = self.publisher.keys_seen(Window::Presenter);
        let no_index = Index::default();
        let index = self.texts.index().unwrap_or(&no_index);
        let now = self.clocks.now();
        let snapshot = snapshot::presenter(&self.run, &self.desk, &shell, &now, &notes, index, number, seen);
        self.publisher.send_presenter(snapshot);
        self.publish_to_speaker();
    }

    /// What the presenter window shows of the program rather than of the session.
    pub(super) fn shell(&self) -> Shell {
        Shell {
            drawing: self.publisher.acknowledged.drawing(),
            saved: self.saving.saved().clone(),
            room_window: self.desktop.room_window().into(),
            focused: self.desktop.has_focus(),
            on_top: self.desktop.is_on_top(),
            agenda_unsaved: self.library.file.agenda_is_unsaved,
            local_zone: TimeZone::system(),
            rehearsal: self.rehearsal(),
            headings: self.headings(),
            settings: self.settings.now().clone(),
            settings_file: self.settings.file().display().to_string(),
            text_size: self.text_size(),
            screens: self.screens.card(
                self.desktop.limits_of_placing().unwrap_or_default(),
                self.desktop.captures(),
                self.speaker.screen(),
            ),
            machine: self.machine(),
            speaker: self.speaker_place(),
            notes_page: self.notes_page_words(),
        }
    }

    /// The headings of a plain talk's pages, as far as its PDF has been read.
    fn headings(&self) -> Vec<String> {
        let content = &self.run.state().content;
        let Some(deck) = content.decks.first().filter(|_| content.plain) else { return Vec::new() };
        let heading = |(slide, _)| {
            let page = PageId::slide(&Place { deck: deck.id.clone(), slide });
            self.texts.heading(&page).unwrap_or_default().to_owned()
        };
        (0..).zip(&deck.slides).map(heading).collect()
    }

    /// What is known of the machine before the start.
    fn machine(&self) -> Machine {
        let window = match self.publisher.acknowledged.drawing() {
            Drawing::No(_) => Err("not drawing".into()),
            Drawing::Hidden(hidden) => Err(hidden.word().into()),
            Drawing::Yes | Drawing::Soon => Ok(()),
        };
        let session = &self.library.session;
        Machine {
            broken: session.decks_not_shown(),
            fonts: session.fonts.clone(),
            pages: self.library.pages_not_drawn(),
            window: Some(window),
            disk: Some(self.saving.disk()),
        }
    }

    /// Sends the presenter window what does not change while the content stays.
    pub(super) fn send_card(&self) {
        self.publisher.send_card(session_card(self.run.state(), &self.library.session));
    }

    /// Sends both windows all pages.
    pub(super) fn send_pages(&self) {
        self.publisher.send_pages(self.library.session.pages.with_missing(&self.run.state().content));
    }

    /// Sends the windows the text of the slides that they show, each once.
    fn send_texts(&mut self) {
        let state = self.run.state();
        let chair = PageId::slide(&state.place);
        for page in [Some(chair), snapshot::room_page(state)].into_iter().flatten() {
            if let Some((text, layer)) = self.texts.unsent(&page, &state.place.deck, &self.library.session.pages) {
                self.publisher.send_text(text, layer);
            }
        }
    }

    /// Draws the pages that are made of the agenda and the outcomes again, if these have changed or `anyway`.
    pub(super) fn redraw_generated(&mut self, anyway: bool) {
        let state = self.run.state();
        let has_changed = !self.drawn_from.is_current(state);
        if state.content.plain || !(has_changed || anyway) {
            return;
        }
        self.drawn_from = DrawnFrom::of(state);
        self.library.file.agenda_is_unsaved = self.is_agenda_unsaved();
        let pages = self.library.session.pages.redraw_generated(self.run.state());
        if has_changed {
            self.send_card();
            // The changed file would now make another difference.
            if self.desk.changed_file.is_some() {
                self.offer_changed_file();
            }
        }
        if pages.is_empty() {
            return;
        }
        for page in &pages {
            if let Some(text) = self.library.session.pages.texts.get(&page.id) {
                self.texts.set(page.id.clone(), text.clone());
            }
        }
        self.texts.forget_index();
        self.publisher.send_pages(pages);
    }

    /// The audience window has drawn everything up to `number`. Only now has the room seen a boilerplate text.
    pub(super) fn room_drew(&mut self, number: u64) {
        let drawn = self.publisher.room_drew(number);
        let state = self.run.state();
        let exposed = state.exposures.last().filter(|last| last.until.is_none()).map(|last| &last.what);
        if let Some(what) = drawn
            && state.text_on_show().as_ref() == Some(&what)
            && exposed != Some(&what)
        {
            self.record(Fact::Drawn { what });
            self.publisher.presenter_soon();
        }
        if self.publisher.acknowledged.catches_up() {
            self.publisher.presenter_soon();
        }
    }

    /// The audience window is hidden, or seen again; or whether that matters has changed.
    pub(super) fn look_whether_seen(&mut self) {
        let hidden = self.desktop.hidden();
        if hidden == self.publisher.acknowledged.hidden() {
            return;
        }
        if let Some(number) = self.publisher.acknowledged.is_hidden(hidden) {
            self.room_drew(number);
        }
        self.publisher.presenter_soon();
    }

    /// The audience window has had the time to draw: tells the chair if it has not.
    pub(super) fn check_drawing(&mut self) {
        if self.publisher.acknowledged.becomes_late() {
            self.publish_to_presenter();
        }
    }
}
