//! A page as it is requested, and as it comes back drawn.

use std::sync::Arc;

use crate::files::DeckKey;
use crate::pack::{pack, unpack, unpack_bgrx};
use crate::tiles::{TILE, tiles};

/// A request for the picture of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PageRequest {
    /// The deck.
    pub deck: DeckKey,
    /// The page, from 0.
    pub page: u32,
    /// The width of the box that the page is fitted into, in pixels.
    pub width: u32,
    /// The height of that box, in pixels.
    pub height: u32,
    /// What the picture comes as.
    pub form: Form,
}

/// What the picture of a page comes as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Packed pixels, for a place in a window that shows one page.
    Pixels,
    /// The same for a small picture, one of many.
    Small,
    /// A PNG file. Whoever requests it keeps it.
    Png,
}

impl PageRequest {
    /// Whether both are for a box of the same size, and so probably for the same window.
    pub(crate) fn same_size(&self, other: &PageRequest) -> bool {
        (self.width, self.height) == (other.width, other.height)
    }
}

/// The picture of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnPage {
    /// The width in pixels; it or the height is that of the box.
    pub width: u32,
    /// The height in pixels.
    pub height: u32,
    /// RGBA pixels row by row, as [`crate::pack`] packs them, followed by four bytes for each tile of [`crate::TILE`]
    /// pixels; or a PNG file.
    pub bytes: Arc<Vec<u8>>,
    /// The work that drawing it was for the processor, in milliseconds.
    pub work_ms: u32,
    /// A small version for the meantime. Request the page again to get the full one.
    pub is_draft: bool,
}

impl DrawnPage {
    /// Its pixels, red, green, blue and 255 each, row by row. Only for a page that was requested as packed pixels.
    pub fn rgba(&self) -> Vec<u8> {
        unpack(self.width as usize, self.packed())
    }

    /// The same as blue, green, red and 255, which is what window systems have.
    pub fn bgrx(&self) -> Vec<u8> {
        unpack_bgrx(self.width as usize, self.packed())
    }

    fn packed(&self) -> &[u8] {
        let side = |length: u32| (length as usize).div_ceil(TILE);
        let tiles = side(self.width) * side(self.height) * 4;
        self.bytes.get(..self.bytes.len().saturating_sub(tiles)).unwrap_or_default()
    }
}

/// [`DrawnPage::bytes`] of a page with these pixels: red, green, blue and 255 each, row by row.
pub(crate) fn packed_page(width: usize, rgba: &[u8]) -> Vec<u8> {
    let mut bytes = pack(width, rgba);
    bytes.extend(tiles(width, rgba));
    bytes
}
