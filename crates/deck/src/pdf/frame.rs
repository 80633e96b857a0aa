//! The areas of a page that hold the slide and the speaker's notes.

use hayro::hayro_interpret::{RectExt, TransformExt};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Point, Rect};

use super::model::{Area, NotesPart};

/// A page and its parts, in points from the top left corner of the page as it is shown, cropped and rotated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// From the page's own coordinates into these.
    pub(super) transform: Affine,
    pub(super) page: Rect,
    pub(super) slide: Rect,
    pub(super) notes: Option<Rect>,
}

impl Frame {
    pub(super) fn new(page: &Page<'_>, notes: Option<NotesPart>) -> Self {
        let (width, height) = page.render_dimensions();
        let whole = Rect::new(0.0, 0.0, usable(width), usable(height));
        let (slide, notes) = match notes {
            None => (whole, None),
            Some(part) => {
                let (slide, notes) = parts(whole, part);
                (slide, Some(notes))
            }
        };
        Self { transform: page.initial_transform(true).to_kurbo(), page: whole, slide, notes }
    }

    /// The width and height of the slide in points.
    pub(super) fn size(&self) -> (f32, f32) {
        #[expect(clippy::cast_possible_truncation, reason = "they came from f32")]
        let size = (self.slide.width() as f32, self.slide.height() as f32);
        size
    }

    /// A place on the page in fractions of the slide, cut off at its edges; `None` when its middle is not on the slide.
    pub(super) fn area(&self, place: Rect) -> Option<Area> {
        let shown = place.intersect(self.slide);
        if !(shown.width() > 0.0 && shown.height() > 0.0 && self.slide.contains(place.center())) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
        let fraction = |length: f64, of: f64| (length / of).clamp(0.0, 1.0) as f32;
        Some(Area {
            x: fraction(shown.x0 - self.slide.x0, self.slide.width()),
            y: fraction(shown.y0 - self.slide.y0, self.slide.height()),
            width: fraction(shown.width(), self.slide.width()),
            height: fraction(shown.height(), self.slide.height()),
        })
    }
}

/// The halves of a page: the slide's, and that of notes on `part`.
pub(super) fn parts(whole: Rect, part: NotesPart) -> (Rect, Rect) {
    let Point { x, y } = whole.center();
    let left = Rect { x1: x, ..whole };
    let right = Rect { x0: x, ..whole };
    let top = Rect { y1: y, ..whole };
    let bottom = Rect { y0: y, ..whole };
    match part {
        NotesPart::Left => (right, left),
        NotesPart::Right => (left, right),
        NotesPart::Top => (bottom, top),
        NotesPart::Bottom => (top, bottom),
    }
}

/// Whether the page has a visible area. (hayro treats a page without a size as A4.)
pub(super) fn has_size(page: &Page<'_>) -> bool {
    let shown = page.intersected_crop_box().to_kurbo();
    shown.width() > 0.0 && shown.height() > 0.0 && shown.is_finite()
}

fn usable(side: f32) -> f64 {
    if side.is_finite() { f64::from(side.max(1.0)) } else { 1.0 }
}
