//! What the audience window shows. Nothing here may carry a note, a timer or a dialog.

use chairside_settings::Letters;
use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

use crate::model::keys::ChangedKeys;
use crate::model::page_id::PageId;
use crate::model::pointing::Tool;
use crate::model::stamp::Moment;
use crate::snapshot::holding::countdown;
use crate::snapshot::marks::Marks;
use crate::snapshot::page::Page;
use crate::snapshot::room_timer::{RoomTimer, corner, room_timer};
use crate::snapshot::room_view::{RoomView, room_view};
use crate::snapshot::slide::ready;
use crate::snapshot::times::Ticking;
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
    /// A text field is open in the presenter window: keys pressed here are text for it.
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
    /// What the chair points or draws with, in this window too. The shell knows it; here it is `None`.
    pub tool: Option<Tool>,
    /// Until the start, while the holding page counts down to it.
    pub countdown: Option<Ticking>,
}

impl AudienceSnapshot {
    /// Whether the room would see the same after `elapsed`: all is equal but the number, and a timer has only gone on.
    pub fn shows_the_same_as(&self, earlier: &Self, elapsed: SignedDuration) -> bool {
        let left = |timer: &Option<RoomTimer>| timer.as_ref().map(|timer| timer.left);
        let (number, timer, countdown) = (self.number, self.timer.clone(), self.countdown);
        Ticking::goes_on(left(&earlier.timer), left(&self.timer), elapsed)
            && Ticking::goes_on(earlier.countdown, self.countdown, elapsed)
            && Self { number, timer, countdown, ..earlier.clone() } == *self
    }
}

/// What comes through the audience window's channel.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "message", rename_all = "kebab-case")]
#[ts(export)]
#[allow(clippy::large_enum_variant, reason = "a snapshot comes with every turn, pages come once")]
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
    /// The actions that have other keys than usual: all of them.
    Keys {
        /// The actions.
        changed: Vec<ChangedKeys>,
    },
    /// The state.
    Snapshot {
        /// The state.
        snapshot: AudienceSnapshot,
        /// The page in it is painted by the program: the window's own page leaves its place empty.
        painted: bool,
    },
    /// What the chair points at and draws.
    Marks {
        /// What changed of it.
        marks: Marks,
    },
    /// A page to draw while the program hides the window's own picture, so that it can take a copy.
    Rehearse {
        /// Counts up; reported once drawn.
        #[ts(type = "number")]
        number: u64,
        /// The page; without one, the last snapshot again.
        page: Option<PageId>,
    },
}

/// The audience window's snapshot as of `now`.
pub fn audience(run: &Run, now: &Moment, number: u64, keys_seen: u64, typing: bool) -> AudienceSnapshot {
    let state = run.state();
    AudienceSnapshot {
        number,
        view: room_view(state, now),
        ready: ready(state),
        keys_seen,
        typing,
        plain: state.content.plain,
        corner: corner(state, now),
        timer: room_timer(state, now),
        esc_leaves: false,
        letters: Letters::default(),
        tool: None,
        countdown: countdown(state, now),
    }
}
