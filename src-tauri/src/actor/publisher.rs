//! Sends snapshots to the windows: the room's at once, the presenter's a frame or two later.

use std::time::Duration;

use chairside_session::keys::ChangedKeys;
use chairside_session::pointing::Pointing;
use chairside_session::snapshot::{
    AudienceMessage, AudienceSnapshot, MarksSent, Page, PresenterMessage, PresenterSnapshot, SessionCard, TextLayer,
};
use chairside_session::{Interstitial, State};
use jiff::SignedDuration;
use tokio::time::Instant;

use super::acknowledged::Acknowledged;
use super::latency::Latencies;
use crate::window::{ByWindow, Window};

/// The presenter window gets its snapshot this long after the audience window, so that the room comes first: one web
/// process draws both (docs/decisions/0003-room-first.md).
const PRESENTER_AFTER: Duration = Duration::from_millis(40);

/// Or this long after the audience window has drawn, if that is sooner: its paint follows within the frame.
const PRESENTER_AFTER_DRAWN: Duration = Duration::from_millis(12);

/// And at the latest this long after the first change that it has not seen.
const PRESENTER_AT_MOST: Duration = Duration::from_millis(100);

/// While it draws one snapshot it is sent no other, which would wait behind that one and be old when it is drawn. A window
/// that says nothing for this long is sent the next one all the same.
const PRESENTER_DRAWS: Duration = Duration::from_millis(250);

/// The presenter window gets what the chair points at and draws this long after the first change: a frame.
const MARKS_AFTER: Duration = Duration::from_millis(16);

/// Takes messages for a window.
pub trait Sink<T>: std::fmt::Debug + Send {
    /// Sends one. A window that is gone takes nothing.
    fn send(&self, message: T);
}

/// The windows as receivers of snapshots: where to send, what was sent, and when the presenter's is due.
#[derive(Debug)]
pub struct Publisher {
    audience: Option<Box<dyn Sink<AudienceMessage>>>,
    presenter: Option<Box<dyn Sink<PresenterMessage>>>,
    /// The number of the last snapshot, to whichever window.
    number: u64,
    /// The number of the last key or action that came from each window.
    keys_seen: ByWindow<u64>,
    /// The room's last snapshot, and when it was sent.
    last_audience: Option<(AudienceSnapshot, Instant)>,
    /// The boilerplate text in it, as one that the room could see.
    last_text: Option<Interstitial>,
    /// When the presenter window gets its snapshot; `None` when it has seen everything.
    due: Option<Instant>,
    /// Since when it has been waiting for the room to be drawn.
    waiting_since: Option<Instant>,
    /// The snapshot that the presenter window draws, and when it was sent.
    drawing: Option<(u64, Instant)>,
    /// What each window has been sent of what the chair points at and draws.
    marks: ByWindow<MarksSent>,
    /// When the presenter window gets the rest of it.
    marks_due: Option<Instant>,
    /// What the audience window has drawn.
    pub acknowledged: Acknowledged,
    /// Measures how long drawing takes.
    pub latencies: Latencies,
}

impl Publisher {
    /// Without windows yet.
    pub fn new(latencies: Latencies) -> Self {
        Self {
            audience: None,
            presenter: None,
            number: 0,
            keys_seen: ByWindow::default(),
            last_audience: None,
            last_text: None,
            due: None,
            waiting_since: None,
            drawing: None,
            marks: ByWindow::default(),
            marks_due: None,
            acknowledged: Acknowledged::default(),
            latencies,
        }
    }

    /// The audience window has been opened or reloaded.
    pub fn subscribe_audience(&mut self, sink: Box<dyn Sink<AudienceMessage>>, pages: Vec<Page>) {
        sink.send(AudienceMessage::Pages { pages });
        self.audience = Some(sink);
        self.marks[Window::Audience] = MarksSent::default();
        self.last_audience = None;
        self.acknowledged.forget();
        self.keys_seen[Window::Audience] = 0;
    }

    /// The presenter window has been opened or reloaded.
    pub fn subscribe_presenter(&mut self, sink: Box<dyn Sink<PresenterMessage>>, card: SessionCard, pages: Vec<Page>) {
        sink.send(PresenterMessage::Session { card: Box::new(card) });
        sink.send(PresenterMessage::Pages { pages });
        self.presenter = Some(sink);
        self.marks[Window::Presenter] = MarksSent::default();
        self.marks_due = Some(Instant::now());
        self.drawing = None;
        self.keys_seen[Window::Presenter] = 0;
    }

    /// A key or an action of this number came from a window.
    pub fn saw_key(&mut self, window: Window, number: u64) {
        self.keys_seen[window] = number;
    }

    /// The number of the last key or action that came from a window.
    pub fn keys_seen(&self, window: Window) -> u64 {
        self.keys_seen[window]
    }

    /// The number that the next snapshot has.
    pub fn next_number(&self) -> u64 {
        self.number + 1
    }

    /// Sends the room's snapshot if the room would see a difference; `text` is the boilerplate text in it. Returns true
    /// when nothing comes before the presenter's snapshot, so that it can be sent at once.
    pub fn send_audience(&mut self, next: AudienceSnapshot, text: Option<Interstitial>) -> bool {
        let looks_different = self.last_audience.as_ref().is_none_or(|(last, at)| {
            let elapsed = SignedDuration::try_from(at.elapsed()).unwrap_or(SignedDuration::MAX);
            !next.shows_the_same_as(last, elapsed)
        });
        // The same picture is seen anew when the room is back: only what it acknowledges then counts as shown.
        let has_changed = looks_different || text != self.last_text;
        if !has_changed && self.due.is_none() {
            return true;
        }
        if let (true, Some(audience)) = (has_changed, &self.audience) {
            self.number = next.number;
            self.last_text.clone_from(&text);
            self.acknowledged.sent(self.number, text);
            self.latencies.sent(Window::Audience, self.number);
            audience.send(AudienceMessage::Snapshot { snapshot: next.clone(), painted: false });
            self.last_audience = Some((next, Instant::now()));
            self.let_the_room_draw();
        }
        self.presenter_soon();
        false
    }

    /// The presenter window has something to show: it gets its snapshot a frame or two from now.
    pub fn presenter_soon(&mut self) {
        self.due.get_or_insert_with(|| Instant::now() + PRESENTER_AFTER);
    }

    /// The room has just been sent a snapshot: the presenter window waits while a key is held, but not for ever.
    fn let_the_room_draw(&mut self) {
        let now = Instant::now();
        let waiting_since = *self.waiting_since.get_or_insert(now);
        self.due = Some((now + PRESENTER_AFTER).min(waiting_since + PRESENTER_AT_MOST));
    }

    /// When the presenter window gets its snapshot; `None` when it has seen everything.
    pub fn presenter_due(&self) -> Option<Instant> {
        let free = self.drawing.map(|(_, sent)| sent + PRESENTER_DRAWS);
        self.due.map(|due| free.map_or(due, |free| due.max(free)))
    }

    /// The number of a snapshot for the presenter window, which is sent now; `None` when there is no such window yet.
    pub fn begin_presenter(&mut self) -> Option<u64> {
        self.due = None;
        self.waiting_since = None;
        self.presenter.as_ref()?;
        self.number += 1;
        Some(self.number)
    }

    /// Sends the presenter's snapshot.
    pub fn send_presenter(&mut self, snapshot: PresenterSnapshot) {
        let Some(presenter) = &self.presenter else { return };
        self.latencies.sent(Window::Presenter, snapshot.number);
        self.drawing = Some((snapshot.number, Instant::now()));
        presenter.send(PresenterMessage::Snapshot { snapshot: Box::new(snapshot) });
    }

    /// The audience window has drawn everything up to this number. Returns the boilerplate text that was in it.
    pub fn room_drew(&mut self, number: u64) -> Option<Interstitial> {
        let text = self.acknowledged.drew(number);
        if let (true, Some(due)) = (self.acknowledged.is_up_to_date(), self.due) {
            self.due = Some(due.min(Instant::now() + PRESENTER_AFTER_DRAWN));
        }
        text
    }

    /// The presenter window has drawn everything up to this number.
    pub fn presenter_drew(&mut self, number: u64) {
        self.drawing.take_if(|(drawing, _)| *drawing <= number);
    }

    /// Sends the room what it does not have yet of what the chair points at and draws.
    pub fn send_marks(&mut self, state: &State, pointing: &Pointing) {
        let Some(audience) = &self.audience else { return };
        if let Some(marks) = self.marks[Window::Audience].news(state, pointing) {
            audience.send(AudienceMessage::Marks { marks });
            self.marks_due.get_or_insert_with(|| Instant::now() + MARKS_AFTER);
        }
    }

    /// When the presenter window gets the same; `None` when it has it.
    pub const fn marks_due(&self) -> Option<Instant> {
        self.marks_due
    }

    /// Sends the presenter window what it does not have yet.
    pub fn send_marks_to_presenter(&mut self, state: &State, pointing: &Pointing) {
        self.marks_due = None;
        let Some(presenter) = &self.presenter else { return };
        if let Some(marks) = self.marks[Window::Presenter].news(state, pointing) {
            presenter.send(PresenterMessage::Marks { marks });
        }
    }

    /// Sends pages to both windows.
    pub fn send_pages(&self, pages: Vec<Page>) {
        if let Some(audience) = &self.audience {
            audience.send(AudienceMessage::Pages { pages: pages.clone() });
        }
        if let Some(presenter) = &self.presenter {
            presenter.send(PresenterMessage::Pages { pages });
        }
    }

    /// Sends both windows the actions that have other keys than usual.
    pub fn send_keys(&self, changed: &[ChangedKeys]) {
        if let Some(audience) = &self.audience {
            audience.send(AudienceMessage::Keys { changed: changed.into() });
        }
        if let Some(presenter) = &self.presenter {
            presenter.send(PresenterMessage::Keys { changed: changed.into() });
        }
    }

    /// Sends the presenter window what does not change while the content stays.
    pub fn send_card(&self, card: SessionCard) {
        if let Some(presenter) = &self.presenter {
            presenter.send(PresenterMessage::Session { card: Box::new(card) });
        }
    }

    /// Sends both windows what a slide says: the room's for screen readers, the presenter's with its places and links.
    pub fn send_text(&self, text: String, layer: TextLayer) {
        if let Some(audience) = &self.audience {
            audience.send(AudienceMessage::Text { page: layer.page.clone(), text });
        }
        if let Some(presenter) = &self.presenter {
            presenter.send(PresenterMessage::Text { layer: Box::new(layer) });
        }
    }

    /// As if the room's last snapshot had been sent this much earlier.
    #[cfg(test)]
    pub fn sent_earlier(&mut self, by: Duration) {
        if let Some((_, at)) = &mut self.last_audience {
            *at -= by;
        }
    }
}
