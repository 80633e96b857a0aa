//! What the audience window is told. Nothing here may carry a note, a timer or a dialog.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::intent::Blank;
use crate::snapshot::build::millis;
use crate::snapshot::cards::{RoomCard, RoomTimer};

/// Names a page that can be drawn: `chairs/0`, `item:pat/0`, `show:note-well/0`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export, type = "string")]
pub struct PageId(pub String);

impl PageId {
    /// A slide of a deck, from 0.
    pub fn slide(place: &crate::state::Place) -> Self {
        Self(format!("{}/{}", place.deck, place.slide))
    }

    /// A page of an interstitial, from 0.
    pub fn interstitial(kind: crate::model::interstitial::InterstitialKind, page: u32) -> Self {
        Self(format!("show:{}/{page}", kind.name()))
    }
}

/// A page's content. Sent once for each revision of a deck, to both windows.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Page {
    /// Its name.
    pub id: PageId,
    /// Sanitised HTML of the slide's inside.
    pub html: String,
    /// Classes of the slide's box: `lead`, `generated`, `interstitial`, `item`.
    pub classes: Vec<String>,
    /// The footer's three parts; empty ones are not drawn.
    pub footer: [String; 3],
    /// Set for the page of a PDF, which is drawn from pixels; `html` is empty then.
    pub picture: Option<Picture>,
}

/// The page of a PDF: where its pixels are, and its shape.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Picture {
    /// The opaque name of this page of this revision of the deck: `page/TOKEN/WIDTHxHEIGHT` below `deck://localhost/`
    /// are its raw pixels, `thumb/TOKEN` is a small PNG.
    pub token: String,
    /// Width in points, greater than 0.
    pub width: f32,
    /// Height in points, greater than 0.
    pub height: f32,
}

/// What the room is to see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "view", rename_all = "kebab-case")]
#[ts(export)]
pub enum RoomView {
    /// A page.
    Page {
        /// Which.
        id: PageId,
    },
    /// A blank screen.
    Blank {
        /// Black or white.
        colour: Blank,
    },
    /// Words over the slide.
    Card {
        /// All of them.
        card: RoomCard,
    },
}

/// The audience window's state, whole each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
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
    /// How much time is left, in a corner: "5 minutes left".
    pub corner: Option<String>,
    /// The timer, when the chair turned it on.
    pub timer: Option<RoomTimer>,
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
        /// Which slide.
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
