//! What was drawn on the slides.

use crate::model::ids::StrokeId;
use crate::model::page_id::PageId;
use crate::model::pointing::{MOST_STROKES, Stroke};
use crate::state::State;

impl State {
    /// The strokes that the room sees on a page.
    pub fn strokes_seen_on(&self, page: &PageId) -> &[Stroke] {
        if self.strokes_hidden { &[] } else { self.strokes.get(page).map_or(&[], Vec::as_slice) }
    }

    /// How many strokes there are on all pages.
    pub fn stroke_count(&self) -> usize {
        self.strokes.values().map(Vec::len).sum()
    }

    pub(super) fn draw(&mut self, on: &PageId, stroke: &Stroke) {
        let is_known = self.strokes.get(on).is_some_and(|strokes| strokes.iter().any(|known| known.id == stroke.id));
        if !is_known && stroke.is_sound() && self.stroke_count() < MOST_STROKES {
            self.strokes.entry(on.clone()).or_default().push(stroke.clone());
        }
    }

    pub(super) fn erase(&mut self, on: &PageId, gone: &[StrokeId]) {
        if let Some(strokes) = self.strokes.get_mut(on) {
            strokes.retain(|stroke| !gone.contains(&stroke.id));
            if strokes.is_empty() {
                self.strokes.remove(on);
            }
        }
    }
}
