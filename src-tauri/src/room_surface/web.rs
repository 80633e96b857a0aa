//! What the web page has been told, and whether it can wait for more. Pure.

use std::time::Instant;

use chairside_session::snapshot::{AudienceSnapshot, RoomView};
use jiff::SignedDuration;

/// What the web page knows.
#[derive(Debug)]
pub struct Told {
    /// The last snapshot that it was sent.
    pub snapshot: AudienceSnapshot,
    /// When it was sent.
    pub at: Instant,
    /// It has drawn it.
    pub is_drawn: bool,
}

impl Told {
    /// Whether this snapshot, in which a page is ours to paint, can wait: only the page differs.
    pub fn can_wait(&self, next: &AudienceSnapshot) -> bool {
        let elapsed = SignedDuration::try_from(self.at.elapsed()).unwrap_or(SignedDuration::MAX);
        let is_page = |snapshot: &AudienceSnapshot| matches!(snapshot.view, RoomView::Page { .. });
        let as_before =
            AudienceSnapshot { view: self.snapshot.view.clone(), ready: self.snapshot.ready.clone(), ..next.clone() };
        is_page(&self.snapshot) && is_page(next) && as_before.shows_the_same_as(&self.snapshot, elapsed)
    }
}

#[cfg(test)]
mod tests {
    use chairside_session::snapshot::PageId;

    use super::*;
    use crate::render::offscreen::snapshot as of_page;

    fn told() -> Told {
        let snapshot = AudienceSnapshot { keys_seen: 4, ..of_page(3, PageId("b/0".into())) };
        Told { snapshot, at: Instant::now(), is_drawn: false }
    }

    #[test]
    fn the_web_page_is_told_later_only_if_nothing_but_the_page_differs() {
        let next = AudienceSnapshot {
            number: 5,
            view: RoomView::Page { id: PageId("b/1".into()) },
            ready: vec![PageId("b/2".into())],
            ..told().snapshot
        };
        assert!(told().can_wait(&next));
        let card = RoomView::Blank { colour: chairside_session::Blank::White };
        let blank = Told { snapshot: AudienceSnapshot { view: card, ..told().snapshot }, ..told() };
        assert!(!blank.can_wait(&next), "it has something else on show");
        for at_once in [
            AudienceSnapshot { typing: true, ..next.clone() },
            AudienceSnapshot { keys_seen: 5, ..next.clone() },
            AudienceSnapshot { corner: Some("5 minutes left".into()), ..next.clone() },
            AudienceSnapshot { view: RoomView::Blank { colour: chairside_session::Blank::Black }, ..next.clone() },
        ] {
            assert!(!told().can_wait(&at_once), "{at_once:?}");
        }
    }
}
