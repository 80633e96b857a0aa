//! How long a notice stays: it goes away by itself, later the more there is to read, and later still if it has a button.

use std::time::Duration;

use chairside_session::desk::Desk;
use tokio::time::Instant;

/// A short notice stays so long.
const SHORT: Duration = Duration::from_secs(6);

/// Each character of a long one is given so long to be read.
const PER_CHARACTER: Duration = Duration::from_millis(80);

/// No notice stays longer, but for one with a button.
const LONG: Duration = Duration::from_secs(12);

/// A notice with a button stays so long at least.
const WITH_BUTTON: Duration = Duration::from_secs(12);

/// The notice that is shown, and since when.
#[derive(Debug, Default)]
pub struct NoticeTime {
    shown: Option<(String, Instant)>,
}

impl NoticeTime {
    /// The next notice is a new one, though it may say the same.
    pub fn begin_anew(&mut self) {
        self.shown = None;
    }

    /// The presenter window is sent what the desk has now.
    pub fn sent(&mut self, desk: &Desk) {
        let known = self.shown.as_ref().map(|(words, _)| words);
        if known != desk.notice.as_ref() {
            self.shown = desk.notice.clone().map(|words| (words, Instant::now()));
        }
    }

    /// When the notice goes away; `None` without one.
    pub fn goes_at(&self, desk: &Desk) -> Option<Instant> {
        let (words, since) = self.shown.as_ref()?;
        (desk.notice.as_ref() == Some(words)).then(|| *since + stays(words, desk.offered_with_notice().is_some()))
    }
}

fn stays(words: &str, has_button: bool) -> Duration {
    let characters = u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
    let to_read = PER_CHARACTER.saturating_mul(characters).clamp(SHORT, LONG);
    if has_button { to_read.max(WITH_BUTTON) } else { to_read }
}

#[cfg(test)]
mod tests {
    use chairside_session::keys::Action;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_notice_goes_by_itself_and_one_with_a_button_stays_longer() {
        let mut time = NoticeTime::default();
        let mut desk = Desk::default();
        let left = |time: &NoticeTime, desk: &Desk| time.goes_at(desk).map(|at| at.duration_since(Instant::now()));
        time.sent(&desk);
        assert_eq!(left(&time, &desk), None);
        desk.notice = Some("Nothing to redo".into());
        time.sent(&desk);
        assert_eq!(left(&time, &desk), Some(Duration::from_secs(6)));
        // What is sent meanwhile does not keep it.
        tokio::time::advance(Duration::from_secs(4)).await;
        time.sent(&desk);
        assert_eq!(left(&time, &desk), Some(Duration::from_secs(2)));
        // The same once more is a new one.
        time.begin_anew();
        time.sent(&desk);
        assert_eq!(left(&time, &desk), Some(Duration::from_secs(6)));
        desk.notice = Some("long ".repeat(25));
        time.sent(&desk);
        assert_eq!(left(&time, &desk), Some(Duration::from_secs(10)));
        desk.notice = None;
        desk.offer_with_notice(Action::Undo, || "Item moved".into());
        time.sent(&desk);
        assert_eq!(left(&time, &desk), Some(Duration::from_secs(12)));
        // Words that come in its place have no button.
        desk.notice = Some("Nothing to redo".into());
        time.sent(&desk);
        assert_eq!((desk.offered_with_notice(), left(&time, &desk)), (None, Some(Duration::from_secs(6))));
    }
}
