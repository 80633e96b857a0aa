//! What the audience window shows. Nothing here may carry a note, a timer or a dialog.

use chairside_settings::Letters;
use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

use crate::model::page_id::PageId;
use crate::model::stamp::Moment;
use crate::snapshot::page::Page;
use crate::snapshot::room_timer::{RoomTimer, corner, room_timer};
use crate::snapshot::room_view::{RoomView, room_view};
use crate::snapshot::slide::ready;
use crate::snapshot::times::millis;
use crate::state::run::Run;

/// The audience window's state, whole each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
#[allow(clippy::struct_excessive_bools)] // independent things of the window
pub struct AudienceSnapshot {
    /// Counts up; acknowledged once drawn.
    #[ts(type = "number")]
    pub number: u64,
    /// What is to be seen.
    pub view: RoomView,
    /// The pages that a key would most likely bring, the likeliest first, so that they can be made ready.
    pub ready: Vec<PageId>,
    /// The number of the last key of this window that was handled.
    #[ts(type = "number")]
    pub keys_seen: u64,
    /// A text field is open in the presenter window: keys struck here are text for it.
    pub typing: bool,
    /// A plain deck is shown: it has keys of its own.
    pub plain: bool,
    /// How much time is left, in a corner: "5 minutes left".
    pub corner: Option<String>,
    /// The timer, when the chair turned it on.
    pub timer: Option<RoomTimer>,
    /// The window fills the only screen, and Esc leaves that: said there for a moment. The shell knows it; here it is false.
    pub esc_leaves: bool,
    /// Which letters are commands. The shell knows it; here it is the default.
    pub letters: Letters,
}

impl AudienceSnapshot {
    /// Whether the room would see the same after `elapsed`: all is equal but the number, and a timer has only gone on.
    pub fn shows_the_same_as(&self, earlier: &Self, elapsed: SignedDuration) -> bool {
        /// So far may a timer be from where it was expected, in milliseconds; more is a step.
        const NEAR: i64 = 250;
        let timer = match (&earlier.timer, &self.timer) {
            (Some(before), Some(after)) => {
                let gone = millis(elapsed).saturating_mul(before.left.rate.into());
                let expected = before.left.ms.saturating_add(gone);
                before.left.rate == after.left.rate && expected.saturating_sub(after.left.ms).saturating_abs() <= NEAR
            }
            (before, after) => before == after,
        };
        timer && Self { number: self.number, timer: self.timer.clone(), ..earlier.clone() } == *self
    }
}

/// What comes through the audience window's channel.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "message", rename_all = "kebab-case")]
#[ts(export)]
pub enum AudienceMessage {
    /// Pages, new or changed. Pages sent before stay as they were.
    Pages {
        /// The pages.
        pages: Vec<Page>,
    },
    /// What can be read on a slide that is drawn from pixels.
    Text {
        /// The slide that the text lies over.
        page: PageId,
        /// All of it.
        text: String,
    },
    /// The state.
    Snapshot {
        /// The state.
        snapshot: AudienceSnapshot,
    },
}

/// The audience window's snapshot as of `now`.
pub fn audience(run: &Run, now: &Moment, number: u64, keys_seen: u64, typing: bool) -> AudienceSnapshot {
    let state = run.state();
    AudienceSnapshot {
        number,
        view: room_view(state),
        ready: ready(state),
        keys_seen,
        typing,
        plain: state.content.plain,
        corner: corner(state, now),
        timer: room_timer(state, now),
        esc_leaves: false,
        letters: Letters::default(),
    }
}
