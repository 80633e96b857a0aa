//! What was drawn on the slides.

use crate::model::ids::StrokeId;
use crate::model::keys::Action;
use crate::model::page_id::PageId;
use crate::model::pointing::{MOST_DOTS, MOST_DOTS_IN_ALL, MOST_ON_A_PAGE, MOST_STROKES, Stroke};
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

    fn dot_count(&self) -> usize {
        self.strokes.values().flatten().map(|stroke| stroke.dots.len()).sum()
    }

    /// Why no stroke can be drawn on this page, and what to do; `None` if there is room for one.
    pub fn no_room_for_strokes(&self, on: &PageId) -> Option<String> {
        if self.strokes.get(on).map_or(0, Vec::len) >= MOST_ON_A_PAGE {
            let erase = self.cap(Action::EraseSlide);
            return Some(format!("This slide has {MOST_ON_A_PAGE} strokes. {erase} erases them."));
        }
        if self.stroke_count() >= MOST_STROKES {
            return Some(format!("There are {MOST_STROKES} strokes on the slides. Erase some first."));
        }
        let is_full = self.dot_count() + MOST_DOTS > MOST_DOTS_IN_ALL;
        is_full.then(|| "There is no room for more strokes on the slides. Erase some first.".into())
    }

    pub(super) fn draw(&mut self, on: &PageId, stroke: &Stroke) {
        let is_known = self.strokes.get(on).is_some_and(|strokes| strokes.iter().any(|known| known.id == stroke.id));
        let has_room = self.stroke_count() < MOST_STROKES && self.dot_count() + stroke.dots.len() <= MOST_DOTS_IN_ALL;
        if !is_known && stroke.is_sound() && has_room {
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
