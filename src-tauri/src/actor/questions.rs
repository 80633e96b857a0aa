//! Questions that come up by themselves. A key answers one only once it has been on the screen for a moment: a key pressed
//! before was meant for something else.

use std::time::Duration;

use chairside_session::desk::{Desk, DeskAction};
use tokio::time::Instant;

/// How long a question is on the screen before a key answers it: as long as people need to see it and strike one.
const SEEN_AFTER: Duration = Duration::from_millis(300);

/// A question that is not on the screen by then is not drawn at all.
const GONE_AFTER: Duration = Duration::from_secs(5);

/// The questions that can come up at any time.
#[derive(Debug, Default)]
pub struct Questions {
    /// Whether to close the program.
    close: Question,
    /// Whether to resume an earlier run.
    offer: Question,
    /// Whether to show a deck that waits.
    waiting: Question,
    /// Whether to apply the changed session file.
    changed_file: Question,
}

/// One of them, as the presenter window shows it.
#[derive(Debug, Default)]
struct Question {
    words: Option<String>,
    /// The first snapshot that had it.
    number: u64,
    /// When it was sent.
    sent: Option<Instant>,
    /// When that was on the screen.
    drawn: Option<Instant>,
}

impl Questions {
    /// The presenter window is sent the snapshot of this number.
    pub fn sent(&mut self, desk: &Desk, number: u64) {
        self.close.sent(desk.asks_to_close.as_deref(), number);
        self.offer.sent(desk.offer.as_ref().map(|offer| offer.words.as_str()), number);
        self.waiting.sent(desk.waiting.as_deref(), number);
        self.changed_file.sent(desk.changed_file.as_deref(), number);
    }

    /// The presenter window has drawn everything up to this number.
    pub fn drew(&mut self, number: u64) {
        for question in [&mut self.close, &mut self.offer, &mut self.waiting, &mut self.changed_file] {
            question.drew(number);
        }
    }

    /// Whether a key may do this now: it answers no question, or one that has been seen.
    pub fn may_answer(&self, action: &DeskAction) -> bool {
        match action {
            // A window that no longer draws can be closed too.
            DeskAction::Quit => self.close.is_seen() || self.close.is_old(),
            DeskAction::GoOn | DeskAction::StartOver => self.offer.is_seen(),
            // The deck that waits is shown first.
            DeskAction::TakeWaiting if self.waiting.words.is_some() => self.waiting.is_seen(),
            DeskAction::TakeWaiting | DeskAction::KeepWhatWas => self.changed_file.is_seen(),
            _ => true,
        }
    }
}

impl Question {
    fn sent(&mut self, words: Option<&str>, number: u64) {
        if self.words.as_deref() != words {
            *self = Self { words: words.map(ToOwned::to_owned), number, sent: Some(Instant::now()), drawn: None };
        }
    }

    fn drew(&mut self, number: u64) {
        if self.words.is_some() && number >= self.number {
            self.drawn.get_or_insert_with(Instant::now);
        }
    }

    /// It was sent so long ago that it will not be drawn any more.
    fn is_old(&self) -> bool {
        self.sent.is_some_and(|sent| sent.elapsed() >= GONE_AFTER)
    }

    /// Nothing is asked, or it has been on the screen for long enough.
    fn is_seen(&self) -> bool {
        self.words.is_none() || self.drawn.is_some_and(|drawn| drawn.elapsed() >= SEEN_AFTER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_key_answers_a_question_once_it_has_been_on_the_screen_for_a_moment() {
        let mut questions = Questions::default();
        let accept = DeskAction::TakeWaiting;
        assert!(questions.may_answer(&accept), "nothing is asked");
        let mut desk = Desk { waiting: Some("late.pdf ready, 3 slides".into()), ..Desk::default() };
        questions.sent(&desk, 7);
        tokio::time::advance(SEEN_AFTER * 10).await;
        assert!(!questions.may_answer(&accept), "it was never drawn");
        questions.drew(6);
        tokio::time::advance(SEEN_AFTER).await;
        assert!(!questions.may_answer(&accept), "what was drawn came before it");
        questions.drew(7);
        assert!(!questions.may_answer(&accept));
        tokio::time::advance(SEEN_AFTER).await;
        assert!(questions.may_answer(&accept));
        // Another question in its place is another question.
        desk.waiting = Some("other.pdf ready, 4 slides".into());
        questions.sent(&desk, 8);
        assert!(!questions.may_answer(&accept));
        assert!(questions.may_answer(&DeskAction::GoOn) && questions.may_answer(&DeskAction::Help));
    }
}
