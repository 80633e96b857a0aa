//! The interstitial that covers the slide, and which texts the room has seen.

use serde::{Deserialize, Serialize};

use crate::model::interstitial::InterstitialKind;
use crate::model::stamp::Moment;

/// An interstitial in one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interstitial {
    /// The kind.
    pub kind: InterstitialKind,
    /// The edition's id, such as `ietf-2021`; `None` for pages made from the session's data.
    pub edition: Option<String>,
}

/// The interstitial that is being shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The interstitial.
    pub with: Interstitial,
    /// The page shown, from 0.
    pub page: u32,
    /// Its index in `open-with`, if it is shown as part of that sequence.
    pub opening: Option<u32>,
    /// When it was shown first; turning its pages does not change this.
    pub since: Moment,
}

/// One time that the room saw a text, as an interstitial or as a slide: it was asked for, and the audience window drew
/// it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposure {
    /// The text.
    pub what: Interstitial,
    /// When the audience window drew it.
    pub from: Moment,
    /// When it was hidden; `None` while the room sees it.
    pub until: Option<Moment>,
}
