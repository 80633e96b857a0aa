//! The names of pages that can be drawn.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::interstitial::InterstitialKind;
use crate::model::place::Place;

/// Names a page that can be drawn: `chairs/0`, `item:pat/0`, `show:note-well/0`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export, type = "string")]
pub struct PageId(pub String);

impl PageId {
    /// A slide of a deck, from 0.
    pub fn slide(place: &Place) -> Self {
        Self(format!("{}/{}", place.deck, place.slide))
    }

    /// A page of an interstitial, from 0.
    pub fn interstitial(kind: InterstitialKind, page: u32) -> Self {
        Self(format!("show:{}/{page}", kind.name()))
    }
}
