//! The page of a PDF, as windows ask for its pixels.

use serde::Serialize;
use ts_rs::TS;

/// The page of a PDF: where its pixels are, and its shape.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Picture {
    /// The opaque name of this page of this revision of the deck: `page/TOKEN/WIDTHxHEIGHT` below `deck://localhost/`
    /// are its raw pixels, `thumb/TOKEN` is a small PNG, and `tile/TOKEN` one half as wide.
    pub token: String,
    /// Width in points, greater than 0.
    pub width: f32,
    /// Height in points, greater than 0.
    pub height: f32,
}

// Its sides are numbers of points, never NaN.
impl Eq for Picture {}
