//! What the audience window has drawn. It acknowledges every snapshot once it is on the screen; silence means that it
//! does not draw.

use std::collections::VecDeque;
use std::time::Duration;

use chairside_session::Interstitial;
use chairside_session::snapshot::{Drawing, Hidden};
use jiff::SignedDuration;
use tokio::time::Instant;

/// After this long without an acknowledgement the window counts as not drawing.
const LATE_AFTER: Duration = Duration::from_millis(1_200);

/// After this long without one its web process hangs: we end it, and both windows are reloaded.
const HUNG_AFTER: Duration = Duration::from_secs(10);

/// The snapshots that were sent to the audience window and not acknowledged yet.
#[derive(Debug, Default)]
pub struct Acknowledged {
    waiting: VecDeque<Sent>,
    /// The window was found not to draw.
    is_late: bool,
    /// The window is not on the screen: what it draws is not seen.
    hidden: Option<Hidden>,
    /// What it has drawn meanwhile.
    unseen: Option<u64>,
}

#[derive(Debug)]
struct Sent {
    number: u64,
    at: Instant,
    /// The boilerplate text in it, as one that the room could see.
    text: Option<Interstitial>,
}

impl Acknowledged {
    /// A snapshot has been sent.
    pub fn sent(&mut self, number: u64, text: Option<Interstitial>) {
        self.waiting.push_back(Sent { number, at: Instant::now(), text });
    }

    /// The window has drawn everything up to this number. Returns the text in the snapshot of this number. While the window is hidden, that
    /// counts once it is seen again, unless something else was drawn by then.
    pub fn drew(&mut self, number: u64) -> Option<Interstitial> {
        if self.hidden.is_some() {
            self.unseen = self.unseen.max(Some(number));
            return None;
        }
        let mut text = None;
        while let Some(sent) = self.waiting.pop_front_if(|sent| sent.number <= number) {
            text = sent.text.filter(|_| sent.number == number);
        }
        text
    }

    /// The window is hidden now, or seen again. Returns the number of what it has drawn meanwhile, which is seen now.
    pub fn is_hidden(&mut self, hidden: Option<Hidden>) -> Option<u64> {
        self.hidden = hidden;
        if hidden.is_some() {
            return None;
        }
        let now = Instant::now();
        self.waiting.iter_mut().for_each(|sent| sent.at = now);
        self.unseen.take()
    }

    /// Whether this is why it is not seen.
    pub fn hidden(&self) -> Option<Hidden> {
        self.hidden
    }

    /// Everything sent has been drawn.
    pub fn is_up_to_date(&self) -> bool {
        self.waiting.is_empty()
    }

    /// A window that is new has nothing to acknowledge.
    pub fn forget(&mut self) {
        self.waiting.clear();
    }

    /// Whether the window draws.
    pub fn drawing(&self) -> Drawing {
        if let Some(hidden) = self.hidden {
            return Drawing::Hidden(hidden);
        }
        match self.waiting.front() {
            None => Drawing::Yes,
            Some(sent) if sent.at.elapsed() < LATE_AFTER => Drawing::Soon,
            Some(sent) => Drawing::No(SignedDuration::try_from(sent.at.elapsed()).unwrap_or(SignedDuration::MAX)),
        }
    }

    /// When the window will count as not drawing; `None` when it does already, or has drawn everything.
    pub fn late_at(&self) -> Option<Instant> {
        self.waiting.front().filter(|_| !self.is_late && self.hidden.is_none()).map(|sent| sent.at + LATE_AFTER)
    }

    /// Notes whether the window has become late. Returns true when it has.
    pub fn becomes_late(&mut self) -> bool {
        let is_late = matches!(self.drawing(), Drawing::No(_));
        self.is_late |= is_late;
        is_late
    }

    /// The window was found not to draw, and has not drawn since.
    pub fn is_late(&self) -> bool {
        self.is_late
    }

    /// Notes whether a late window has caught up. Returns true when it has.
    pub fn catches_up(&mut self) -> bool {
        let has_caught_up = self.is_late && self.waiting.is_empty();
        self.is_late &= !has_caught_up;
        has_caught_up
    }

    /// Whether the window has been silent for so long that its process hangs. It is then forgotten what it was sent.
    pub fn hangs(&mut self) -> bool {
        // A window that is hidden may be asked for nothing.
        let waits = self.waiting.front().is_some_and(|sent| sent.at.elapsed() >= HUNG_AFTER);
        let hangs = waits && self.hidden.is_none();
        if hangs {
            self.waiting.clear();
        }
        hangs
    }
}

#[cfg(test)]
mod tests {
    use chairside_session::InterstitialKind;

    use super::*;

    fn note_well() -> Interstitial {
        Interstitial { kind: InterstitialKind::NoteWell, edition: None }
    }

    #[tokio::test(start_paused = true)]
    async fn only_the_text_of_the_snapshot_that_was_drawn_counts() {
        let mut window = Acknowledged::default();
        window.sent(1, Some(note_well()));
        window.sent(2, None);
        assert_eq!(window.drew(2), None, "the Note Well was gone before it was drawn");
        window.sent(3, Some(note_well()));
        window.sent(4, None);
        assert_eq!(window.drew(3), Some(note_well()));
        assert!(!window.is_up_to_date());
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_drawn_while_nobody_sees_it_counts_when_the_window_is_seen_again() {
        let mut window = Acknowledged::default();
        window.is_hidden(Some(Hidden::Covered));
        window.sent(1, Some(note_well()));
        assert_eq!((window.drew(1), window.drawing()), (None, Drawing::Hidden(Hidden::Covered)));
        // It was covered all the time that the text was up.
        window.sent(2, None);
        window.drew(2);
        assert_eq!(window.is_hidden(None), Some(2));
        assert_eq!((window.drew(2), window.drawing()), (None, Drawing::Yes));
        window.is_hidden(Some(Hidden::Asleep));
        window.sent(3, Some(note_well()));
        tokio::time::advance(HUNG_AFTER).await;
        assert!(!window.becomes_late() && window.late_at().is_none() && !window.hangs(), "nobody is asked to draw");
        window.drew(3);
        assert_eq!(window.is_hidden(None).and_then(|number| window.drew(number)), Some(note_well()));
        assert_eq!(window.is_hidden(None), None);
    }

    #[tokio::test(start_paused = true)]
    async fn a_window_that_does_not_acknowledge_is_late_and_then_hangs_until_it_draws() {
        let mut window = Acknowledged::default();
        assert_eq!((window.drawing(), window.late_at()), (Drawing::Yes, None));
        window.sent(1, None);
        assert!(!window.becomes_late() && window.late_at() == Some(Instant::now() + LATE_AFTER));
        tokio::time::advance(LATE_AFTER).await;
        assert!(window.becomes_late() && window.late_at().is_none() && !window.hangs());
        window.drew(1);
        assert!(window.catches_up() && !window.catches_up());
        window.sent(2, None);
        tokio::time::advance(HUNG_AFTER).await;
        assert!(window.hangs() && window.is_up_to_date());
    }
}
