//! A page as it is asked for, and as it comes back drawn.

use std::sync::Arc;

use crate::files::DeckKey;

/// What is wanted of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// Which deck.
    pub deck: DeckKey,
    /// Which page, from 0.
    pub page: u32,
    /// The box that it is to fill, in pixels.
    pub width: u32,
    /// The same.
    pub height: u32,
    /// As a PNG file rather than as raw pixels.
    pub as_png: bool,
}

impl Wanted {
    /// Whether it is for the same window as another, by its size.
    pub(crate) fn same_size(&self, other: &Wanted) -> bool {
        (self.width, self.height) == (other.width, other.height)
    }
}

/// A page drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// RGBA, row by row, as [`crate::pack`] packs it, and after it a number in four bytes for each tile of
    /// [`crate::TILE`] pixels; or a PNG file.
    pub bytes: Arc<Vec<u8>>,
    /// It is a small one for the meantime: the right one can be asked for again.
    pub is_draft: bool,
}
