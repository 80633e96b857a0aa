//! Telling the windows: the room's at once, the presenter's a frame or two later; and what the room's window has drawn.

use std::time::Duration;

use chairside_session::desk::Purpose;
use chairside_session::ready::Machine;
use chairside_session::search::Index;
use chairside_session::snapshot::{self, AudienceMessage, Drawing, PresenterMessage, RoomView, Saved, Shell};
use chairside_session::{Fact, room_time};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use tokio::time::Instant;

use super::{Actor, DRAWN_WITHIN, Window, index};
use crate::opened;

/// The presenter window is told this much after the audience window, so that the room comes first: both are drawn
/// by one web process (docs/decisions/0003-room-first.md).
const PRESENTER_AFTER: Duration = Duration::from_millis(40);

/// Or this much after the audience window has drawn, if that is sooner: its paint follows within the frame.
const PRESENTER_AFTER_DRAWN: Duration = Duration::from_millis(12);

/// And at most this much after the first of several things that it was not told.
const PRESENTER_AT_MOST: Duration = Duration::from_millis(200);

impl Actor {
    /// Tells the audience window at once and the presenter window a frame or two later; when nothing changes for the
    /// room, nothing comes before the presenter window.
    pub(super) fn tell(&mut self) {
        self.remake(false);
        self.time_cards_go();
        let typing = self.desk.draft.as_ref().is_some_and(|draft| draft.from_audience);
        let seen = self.keys_seen[index(Window::Audience)];
        let next = snapshot::audience(&self.run, &self.clock.now(), self.number + 1, seen, typing);
        let what = match next.view {
            RoomView::Page { .. } => self.run.state().text_on_show(),
            RoomView::Blank { .. } | RoomView::Card { .. } => None,
        };
        let looks_other = self.last_audience.as_ref().is_none_or(|(last, at)| {
            let elapsed = SignedDuration::try_from(at.elapsed()).unwrap_or(SignedDuration::MAX);
            !next.shows_the_same_as(last, elapsed)
        });
        // The same picture is seen anew when the room is back: only what it acknowledges then counts as shown.
        let changed = looks_other || what != self.last_shown;
        if !changed && self.presenter_due.is_none() {
            self.tell_presenter();
            return;
        }
        if let (true, Some(audience)) = (changed, &self.audience) {
            self.number += 1;
            self.last_shown.clone_from(&what);
            self.sent.push_back((self.number, Instant::now(), what));
            self.latencies.sent(Window::Audience, self.number);
            audience.send(AudienceMessage::Snapshot { snapshot: next.clone() });
            self.last_audience = Some((next, Instant::now()));
            self.let_the_room_draw();
        }
        self.tell_presenter_soon();
    }

    /// A large time card that has stood its time goes by itself.
    fn time_cards_go(&mut self) {
        if let Some(fact) = room_time::gone(self.run.state(), &self.clock.now()) {
            self.record(fact);
        }
    }

    pub(super) fn tell_presenter_soon(&mut self) {
        self.presenter_due.get_or_insert_with(|| Instant::now() + PRESENTER_AFTER);
    }

    /// The room has just been told: while a key is held the presenter window waits, but not for ever.
    pub(super) fn let_the_room_draw(&mut self) {
        let now = Instant::now();
        let waits = *self.presenter_waits.get_or_insert(now);
        self.presenter_due = Some((now + PRESENTER_AFTER).min(waits + PRESENTER_AT_MOST));
    }

    pub(super) fn tell_presenter(&mut self) {
        self.presenter_due = None;
        self.presenter_waits = None;
        if self.presenter.is_none() {
            return;
        }
        self.number += 1;
        let shell = Shell {
            drawing: self.drawing(),
            saved: self.saved.clone(),
            room_window: self.room_window.clone(),
            focused: self.focus.contains(&true),
            on_top: self.on_top,
            agenda_unsaved: self.paper.unsaved,
            local_zone: TimeZone::system(),
            machine: self.machine(),
        };
        if self.desk.draft.as_ref().is_some_and(|draft| draft.purpose == Purpose::Search) {
            self.make_index();
        }
        self.tell_texts();
        let Some(presenter) = &self.presenter else { return };
        let notes = self.opened.notes(&self.run.state().place);
        let seen = self.keys_seen[index(Window::Presenter)];
        let nothing = Index::default();
        let index = self.index.as_ref().unwrap_or(&nothing);
        let now = self.clock.now();
        let snapshot = snapshot::presenter(&self.run, &self.desk, &shell, &now, notes, index, self.number, seen);
        self.latencies.sent(Window::Presenter, self.number);
        presenter.send(PresenterMessage::Snapshot { snapshot: Box::new(snapshot) });
    }

    pub(super) fn send_card(&mut self) {
        if let Some(presenter) = &self.presenter {
            presenter.send(PresenterMessage::Session { card: Box::new(opened::card(self.run.state())) });
        }
    }

    /// The audience window has drawn up to `number`. Only now has the room seen an interstitial.
    pub(super) fn room_drew(&mut self, number: u64) {
        let mut shown = None;
        while let Some((sent, _, what)) = self.sent.front() {
            if *sent > number {
                break;
            }
            shown = (*sent == number).then(|| what.clone()).flatten();
            self.sent.pop_front();
        }
        if let (true, Some(due)) = (self.sent.is_empty(), self.presenter_due) {
            self.presenter_due = Some(due.min(Instant::now() + PRESENTER_AFTER_DRAWN));
        }
        let state = self.run.state();
        let up = state.exposures.last().filter(|last| last.until.is_none()).map(|last| &last.what);
        if let Some(what) = shown
            && state.text_on_show().as_ref() == Some(&what)
            && up != Some(&what)
        {
            self.record(Fact::Drawn { what });
            self.tell_presenter_soon();
        }
        if !self.was_drawing && self.sent.is_empty() {
            self.was_drawing = true;
            self.tell_presenter_soon();
        }
    }

    pub(super) fn drawing(&self) -> Drawing {
        match self.sent.front() {
            None => Drawing::Yes,
            Some((_, at, _)) if at.elapsed() < DRAWN_WITHIN => Drawing::Soon,
            Some((_, at, _)) => Drawing::No(SignedDuration::try_from(at.elapsed()).unwrap_or(SignedDuration::MAX)),
        }
    }

    pub(super) fn look_at_drawing(&mut self) {
        if matches!(self.drawing(), Drawing::No(_)) {
            self.was_drawing = false;
            self.tell_presenter();
        }
    }

    /// What is known of the machine before the start.
    pub(super) fn machine(&self) -> Machine {
        let window = match self.drawing() {
            Drawing::No(_) => Err("not drawing".into()),
            Drawing::Yes | Drawing::Soon => Ok(()),
        };
        let disk = match &self.saved {
            Saved::No { why } => Err(why.clone()),
            Saved::Yes { .. } | Saved::Writing => Ok(()),
        };
        Machine { broken: self.opened.broken(), window: Some(window), disk: Some(disk) }
    }
}
