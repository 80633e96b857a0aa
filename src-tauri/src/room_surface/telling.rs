//! Tells the web page what to show. While the chair turns through pages that are painted here it gets only the last one, so that its
//! work delays nothing.

use std::time::{Duration, Instant};

use chairside_session::snapshot::{AudienceMessage, AudienceSnapshot};
use gtk::glib;

use super::room::{Room, in_room};
use super::web::Told;
use crate::actor::Message;

/// It gets its snapshot this long after the last turn.
const TOLD_AFTER: Duration = Duration::from_millis(300);

/// After this long without an answer the web process hangs.
const HUNG_AFTER: Duration = Duration::from_secs(10);

impl Room {
    pub(super) fn send_web(&self, message: AudienceMessage) {
        if let Some(web) = &self.web {
            web.send(message);
        }
    }

    /// Tells the web page of a snapshot that is painted already. `painted`: its place is to be left empty.
    pub(super) fn tell_about_page(&mut self, snapshot: AudienceSnapshot, painted: bool) {
        let can_wait = self.told.as_ref().is_some_and(|told| told.can_wait(&snapshot));
        if !can_wait || self.rehearsals.is_astray() {
            return self.tell(snapshot, painted);
        }
        self.untold = Some(snapshot);
        if let Some(timer) = self.tell_timer.take() {
            timer.remove();
        }
        self.tell_timer = Some(glib::timeout_add_local_once(TOLD_AFTER, move || {
            in_room(move |room| {
                room.tell_timer = None;
                if let Some(snapshot) = room.untold.take() {
                    room.tell(snapshot, painted);
                }
            });
        }));
    }

    pub(super) fn tell(&mut self, snapshot: AudienceSnapshot, painted: bool) {
        self.untold = None;
        if self.web.is_none() {
            return;
        }
        self.send_web(AudienceMessage::Snapshot { snapshot: snapshot.clone(), painted });
        let number = snapshot.number;
        self.told = Some(Told { snapshot, at: Instant::now(), is_drawn: false });
        if self.wanted.is_some() || self.leaving.is_some() {
            // The actor knows when the web page hangs by what it acknowledges, and this is acknowledged for it.
            glib::timeout_add_local_once(HUNG_AFTER, move || in_room(|room| room.may_hang(number)));
        }
    }

    fn may_hang(&mut self, number: u64) {
        let hangs = self.told.as_ref().is_some_and(|told| told.snapshot.number == number && !told.is_drawn);
        if hangs {
            self.told = None;
            self.handle.send(Message::WebHangs);
        }
    }
}
