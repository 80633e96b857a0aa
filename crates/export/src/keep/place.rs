//! Where content is drawn on the page, and what of that place is the slide.

use lopdf::Dictionary;

use crate::matrix::{Bounds, Matrix};

/// Where content is: what it names, where it is drawn, and the slide there.
#[derive(Clone)]
pub(super) struct Place {
    pub resources: Dictionary,
    /// From the content's own coordinates to the page, for each time that it is drawn. What is on the slide once is shown.
    pub views: Vec<Matrix>,
    /// The slide on the page; `None` where all of the content is on it.
    pub slide: Option<Bounds>,
    pub depth: usize,
}

impl Place {
    /// Whether a point is shown.
    pub fn shows(&self, at: (f32, f32)) -> bool {
        self.slide.is_none_or(|slide| self.views.iter().any(|view| slide.contains(view.apply(at))))
    }

    /// Whether nothing of what lies around these points is shown.
    pub fn misses(&self, points: &[(f32, f32)]) -> bool {
        let Some(slide) = self.slide else { return false };
        let around = |view: &Matrix| Bounds::around(&points.iter().map(|at| view.apply(*at)).collect::<Vec<_>>());
        !points.is_empty() && self.views.iter().filter_map(around).all(|bounds| slide.misses(bounds))
    }

    /// The place of a form that is drawn there; `None` if nothing of it is shown. Without bounds it may be anywhere.
    pub fn of_form(&self, matrix: Matrix, bounds: Option<Bounds>) -> Option<Self> {
        let corners = bounds.map(|bounds| bounds.transformed(matrix).corners());
        if corners.is_some_and(|corners| self.misses(&corners)) {
            return None;
        }
        let views = self.seen_from(matrix);
        let covers = |slide: Bounds| {
            bounds.is_some_and(|bounds| views.iter().any(|view| slide.covers(bounds.transformed(*view))))
        };
        let slide = self.slide.filter(|slide| !covers(*slide));
        Some(Self { resources: self.resources.clone(), views, slide, depth: self.depth + 1 })
    }

    /// From the coordinates of what is drawn there to the page.
    pub fn seen_from(&self, matrix: Matrix) -> Vec<Matrix> {
        self.views.iter().map(|view| matrix.then(*view)).collect()
    }
}
