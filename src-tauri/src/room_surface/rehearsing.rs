//! Has the web page draw the pages that a key may bring, and takes copies. Meanwhile the window keeps its picture, so nobody
//! sees it. One at a time, and only while nothing else happens.

use std::time::Duration;

use chairside_session::Blank;
use chairside_session::snapshot::{AudienceMessage, AudienceSnapshot, PageId, RoomView};
use gtk::glib;
use gtk::prelude::WidgetExt;

use super::copies::{ahead, are_the_same};
use super::over::{Lying, Over};
use super::pictures::Picture;
use super::rehearsals::Rehearsal;
use super::room::{Leaving, Room, in_room};
use crate::at_once::window_of;

/// It begins when the room's window has had nothing to do for this long.
const REST: Duration = Duration::from_millis(120);

/// A web page that has not answered for this long does not.
const PATIENCE: Duration = Duration::from_secs(3);

impl Room {
    /// Something else comes first. What the web page has yet to answer is no longer of interest: it is about to be told
    /// what to show.
    pub(super) fn interrupt_rehearsal(&mut self) {
        self.rehearsals.stop_timer();
        self.rehearsals.now = None;
        self.rehearsals.holds_web = false;
    }

    /// The web page draws what the room is to see once more.
    pub(super) fn give_up_rehearsal(&mut self) {
        if self.rehearsals.now.is_some() {
            self.tell_rehearsal(None);
        }
    }

    /// The web page has drawn the last that it was told.
    pub(super) fn web_is_at_rest(&mut self) {
        // Within a rehearsal its answer tells more.
        if self.rehearsals.now.is_none() {
            self.rehearsals.are_over();
            self.rehearse_soon();
        }
    }

    /// Looks for a page to rehearse when nothing has happened for a while.
    pub(super) fn rehearse_soon(&mut self) {
        self.rehearsals.stop_timer();
        self.rehearsals.timer = Some(glib::timeout_add_local_once(REST, || {
            in_room(|room| {
                room.rehearsals.timer = None;
                room.check_copy();
                room.rehearse();
            });
        }));
    }

    /// The pages that only the web page can draw: the one on show, and those that a key may bring.
    fn worth_copying(&self) -> Vec<PageId> {
        let shown = self.latest.as_ref().and_then(|snapshot| self.slides.web_page(snapshot));
        let ready = self.latest.iter().flat_map(|snapshot| self.slides.web_pages_ready(snapshot, ahead(self.size)));
        shown.into_iter().chain(ready).collect()
    }

    /// Begins with the first page that has no copy, if there is one.
    fn rehearse(&mut self) {
        if !self.is_at_rest() {
            return;
        }
        let pages = self.worth_copying();
        self.copies.keep_only(&pages, self.size);
        let Some(page) = self.copies.missing(&pages, self.size).cloned() else { return };
        let Some(window) = window_of(&self.view) else { return };
        self.rehearsals.lying = Some(self.over.iter().filter_map(|over| Lying::of(&self.view, *over)).collect());
        if self.shown.is_none() {
            let Some(picture) = Picture::of_web(&self.view, &window) else { return self.rehearsals.are_over() };
            self.shown = Some(picture);
            self.rehearsals.holds_web = true;
        }
        self.tell_rehearsal(Some(page));
    }

    /// Nothing is on its way to the window.
    fn is_at_rest(&self) -> bool {
        let is_told = self.told.as_ref().is_some_and(|told| told.is_drawn);
        let has_page = self.wanted.is_none() || self.shown.is_some();
        let is_seen = self.view.is_mapped() && self.size.0 > 0 && self.size.1 > 0;
        is_told
            && has_page
            && is_seen
            && self.untold.is_none()
            && self.leaving.is_none()
            && self.rehearsals.now.is_none()
    }

    fn tell_rehearsal(&mut self, page: Option<PageId>) {
        self.rehearsals.count += 1;
        let number = self.rehearsals.count;
        self.send_web(AudienceMessage::Rehearse { number, page: page.clone() });
        self.rehearsals.now = Some(Rehearsal { number, page });
        glib::timeout_add_local_once(PATIENCE, move || {
            in_room(|room| {
                if room.rehearsals.now.as_ref().is_some_and(|now| now.number == number) {
                    room.abandon_rehearsal();
                }
            });
        });
    }

    /// The web page has drawn the page of the rehearsal of this number.
    pub fn has_rehearsed(&mut self, number: u64, whole: bool) {
        let Some(now) = self.rehearsals.now.take_if(|now| now.number == number) else { return };
        let Some(page) = now.page else {
            self.end_rehearsals();
            return self.rehearse_soon();
        };
        let copy = window_of(&self.view).and_then(|window| Picture::of_web(&self.view, &window));
        match copy.filter(|_| whole) {
            Some(copy) => self.copies.keep(page, copy),
            None => self.copies.is_unfit(&page),
        }
        let pages = self.worth_copying();
        // The timer of the room must not stand still for long.
        let next = self.copies.missing(&pages, self.size).filter(|_| self.over.is_empty()).cloned();
        self.tell_rehearsal(next);
    }

    /// The web page has not answered. It may draw the rehearsed page at any time, so the window keeps its picture until the web
    /// page has drawn what the room is to see, however long that takes.
    fn abandon_rehearsal(&mut self) {
        self.interrupt_rehearsal();
        let Some(snapshot) = self.latest.clone() else { return };
        if self.wanted.is_none() {
            self.leaving = Some(Leaving::UntilItDrew(snapshot.number));
        }
        self.tell(snapshot, self.wanted.is_some());
    }

    /// The web page has what the room is to see.
    fn end_rehearsals(&mut self) {
        if self.rehearsals.holds_web {
            self.gone();
            self.view.queue_draw();
        }
        self.rehearsals.are_over();
    }

    /// Compares what the web page shows with the copy that was painted before: one that differs is not used again.
    fn check_copy(&mut self) {
        let Some(snapshot) = self.latest.as_ref().filter(|_| self.shown.is_none() && self.is_at_rest()) else { return };
        let Some(page) = self.slides.web_page(snapshot) else { return };
        if self.painted_copy.take_if(|painted| *painted == page).is_none() {
            return;
        }
        let Some(now) = window_of(&self.view).and_then(|window| Picture::of_web(&self.view, &window)) else { return };
        let Some(copy) = self.copies.get(&page, self.size) else {
            return;
        };
        let scale = f64::from(self.view.scale_factor());
        let same =
            copy.pixels().zip(now.pixels()).is_none_or(|(one, other)| are_the_same(one, other, &self.over, scale));
        if !same {
            self.copies.is_unfit(&page);
        }
    }

    /// What lies over the page, as far as it is within these bounds.
    pub(super) fn lying_within(&self, bounds: Option<(f64, f64, f64, f64)>) -> Vec<Lying> {
        let is_blank = |snapshot: &AudienceSnapshot| matches!(snapshot.view, RoomView::Blank { .. });
        if self.rehearsals.holds_web || self.latest.as_ref().is_some_and(is_blank) {
            return Vec::new();
        }
        let is_within = |over: &Over| bounds.is_none_or(|bounds| over.meets(bounds));
        if let Some(lying) = &self.rehearsals.lying {
            return lying.iter().filter(|one| is_within(&one.over)).cloned().collect();
        }
        let over = self.over.iter().copied().filter(is_within);
        over.filter_map(|over| Lying::of(&self.view, over)).collect()
    }

    /// A picture of something other than the page of a PDF.
    pub(super) fn copy_of(&self, view: &RoomView) -> Option<Picture> {
        match view {
            RoomView::Page { id } => self.copies.get(id, self.size).cloned(),
            RoomView::Blank { colour } => {
                let grey = if *colour == Blank::Black { 0.0 } else { 1.0 };
                Picture::of_one_colour(self.size, grey, &window_of(&self.view)?)
            }
            RoomView::Card { .. } | RoomView::Holding { .. } | RoomView::Break { .. } | RoomView::Ended { .. } => None,
        }
    }

    /// Shows a copy until the web page has drawn the same.
    pub(super) fn show_copy(&mut self, picture: &Picture, snapshot: &AudienceSnapshot) {
        self.wanted = None;
        self.owed = None;
        self.leaving = Some(Leaving::UntilItDrew(snapshot.number));
        if let RoomView::Page { id } = &snapshot.view {
            self.painted_copy = Some(id.clone());
        }
        self.paint_now(picture, snapshot.number);
    }
}
