//! The chair's slide, what comes next, and what lies on a page.

use serde::Serialize;
use ts_rs::TS;

use crate::model::ids::DeckId;
use crate::model::intent::Blank;
use crate::snapshot::{PageId, RoomCard};

/// What is stamped on the big slide when the room sees something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "stamp", rename_all = "kebab-case")]
#[ts(export)]
pub enum StampView {
    /// The room sees this very slide.
    None,
    /// It sees another page.
    Page {
        /// Which.
        id: PageId,
    },
    /// It sees a blank screen.
    Blank {
        /// Black or white.
        colour: Blank,
    },
    /// It looks at somebody else's share.
    Elsewhere,
    /// It sees words over the slide.
    Card {
        /// All of them.
        card: RoomCard,
    },
}

/// The chair's slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SlideCard {
    /// The page.
    pub page: PageId,
    /// The pages that a key would most likely bring, the likeliest first.
    pub ready: Vec<PageId>,
    /// "Chairs' slides 9 / 14".
    pub position: String,
    /// What belongs beside the position: "step 2 of 4"; empty when there is nothing to add.
    pub beside: String,
    /// Speaker notes, plain text.
    pub notes: String,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NextUp {
    /// The page; `None` at the end of a deck.
    pub page: Option<PageId>,
    /// "Chairs' slides 10 / 14", "2 of 3, → next", "End of deck".
    pub label: String,
    /// What is said in the place of a page: "Then item 3: …".
    pub then: Option<String>,
}

/// The overview, while it is open. Its decks stand in the session's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct OverviewCard {
    /// The tile that is chosen: its first page.
    pub chosen: PageId,
}

/// The text of a slide that is drawn from pixels, for selecting, copying and reading aloud, and its links.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TextLayer {
    /// Which slide.
    pub page: PageId,
    /// Its lines, in reading order.
    pub lines: Vec<TextBox>,
    /// Its links.
    pub links: Vec<LinkBox>,
}

/// A line of text. Places are fractions of the slide's width and height, from its left upper corner.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TextBox {
    /// What it says.
    pub text: String,
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A link on a slide; its place as a line's.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct LinkBox {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Where it leads.
    pub to: LinkTo,
}

/// Where a link on a slide leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "to", rename_all = "kebab-case")]
#[ts(export)]
pub enum LinkTo {
    /// To another slide of the deck.
    Slide {
        /// The deck.
        deck: DeckId,
        /// Which, from 1.
        slide: u32,
    },
    /// Out of the deck.
    Url {
        /// The address.
        url: String,
    },
}
