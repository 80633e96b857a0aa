//! What was drawn on the slides, for the PDF of them.

use chairside_export::Stroke;
use chairside_session::State;
use chairside_session::pointing::SIDE;
use chairside_session::snapshot::{StrokeDot, StrokeMark};

use super::plan::Plan;

/// The strokes on the slides of the plan, each with its page's number from 0. Those that are put away are among them.
pub fn of(state: &State, plan: &Plan) -> Vec<(usize, Stroke)> {
    let on_page = |(number, slide)| {
        let strokes = state.strokes.get(slide).into_iter().flatten();
        strokes.map(move |stroke| (number, drawn(&StrokeMark::of(stroke))))
    };
    plan.slides.iter().enumerate().flat_map(on_page).collect()
}

fn drawn(mark: &StrokeMark) -> Stroke {
    let part = |of: u16| f32::from(of) / f32::from(SIDE);
    let dots = mark.dots.iter().map(|StrokeDot(x, y, breadth)| [part(*x), part(*y), part(*breadth)]).collect();
    let ([red, green, blue], opacity) = mark.ink.colour();
    Stroke { colour: [red, green, blue], opacity, dots }
}
