//! The speaker's window, as far as the program knows of it.

use chairside_screens::{ScreenKey, SpeakerOn};
use chairside_session::snapshot::SpeakerSnapshot;
use jiff::SignedDuration;
use tokio::time::Instant;

use super::publisher::Sink;

/// The speaker's window, as far as it is open.
#[derive(Debug, Default)]
pub struct SpeakerWindow {
    /// Where it is; `None` while it is closed.
    pub on: Option<SpeakerOn>,
    sink: Option<Box<dyn Sink<SpeakerSnapshot>>>,
    /// Its last snapshot, and when it was sent.
    last: Option<(SpeakerSnapshot, Instant)>,
}

impl SpeakerWindow {
    /// Its page is there.
    pub fn subscribe(&mut self, sink: Box<dyn Sink<SpeakerSnapshot>>) {
        self.sink = Some(sink);
        self.last = None;
    }

    /// The screen that it is on.
    pub fn screen(&self) -> Option<&ScreenKey> {
        self.on.as_ref()?.screen()
    }

    /// Whether its page is there to be sent something.
    pub fn has_page(&self) -> bool {
        self.sink.is_some()
    }

    /// Nothing is sent any more.
    pub fn forget(&mut self) {
        (self.sink, self.last) = (None, None);
    }

    /// Sends a snapshot, unless it shows what the last one does.
    pub fn send(&mut self, next: SpeakerSnapshot) {
        let Some(sink) = &self.sink else { return };
        let shows_the_same = self.last.as_ref().is_some_and(|(last, at)| {
            let elapsed = SignedDuration::try_from(at.elapsed()).unwrap_or(SignedDuration::MAX);
            next.shows_the_same_as(last, elapsed)
        });
        if !shows_the_same {
            sink.send(next.clone());
            self.last = Some((next, Instant::now()));
        }
    }
}
