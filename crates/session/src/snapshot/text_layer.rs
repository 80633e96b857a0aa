//! The text and links of a slide that is drawn from pixels.

use serde::Serialize;
use ts_rs::TS;

use crate::model::ids::DeckId;
use crate::model::page_id::PageId;

/// The text of a slide that is drawn from pixels, for selecting, copying and reading aloud, and its links.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TextLayer {
    /// The slide that the text lies over.
    pub page: PageId,
    /// Its lines, in reading order.
    pub lines: Vec<TextBox>,
    /// Its links.
    pub links: Vec<LinkBox>,
    /// Where films stand. They are not played, and a click there does nothing.
    pub films: Vec<FilmBox>,
}

/// Where a film stands; its place as a line's.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FilmBox {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
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
