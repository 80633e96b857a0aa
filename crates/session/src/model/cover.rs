//! Interstitials that cover the slide, and which texts the room has seen.

use serde::{Deserialize, Serialize};

use crate::model::interstitial::InterstitialKind;
use crate::model::stamp::Moment;

/// An interstitial that covers the slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interstitial {
    /// Which kind.
    pub kind: InterstitialKind,
    /// The edition's id.
    pub edition: Option<String>,
}

/// An interstitial that is up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// What covers the slide.
    pub with: Interstitial,
    /// Its page, from 0.
    pub page: u32,
    /// Its place in the `open-with` run.
    pub opening: Option<u32>,
    /// Since when.
    pub since: Moment,
}

/// One showing of a text to the room, as an interstitial or as a slide of a deck: it was asked for *and* the audience
/// window drew it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposure {
    /// What the room saw.
    pub what: Interstitial,
    /// From when.
    pub from: Moment,
    /// Until when; `None` while it is up.
    pub until: Option<Moment>,
}
