//! Strokes on slides: drawn, erased, put away and shown again.

use crate::decide::decision::Decision;
use crate::model::fact::Fact;
use crate::model::keys::Action;
use crate::model::page_id::PageId;
use crate::model::pointing::{Dot, ERASER, Stroke};
use crate::state::State;

pub(super) fn draw(state: &State, on: &PageId, stroke: &Stroke) -> Decision {
    if !stroke.is_sound() {
        return Decision::default();
    }
    if let Some(words) = state.no_room_for_strokes(on) {
        return Decision::say(words);
    }
    let mut facts = vec![Fact::StrokeDrawn { on: on.clone(), stroke: stroke.clone() }];
    if state.strokes_hidden {
        facts.push(Fact::StrokesShown { on: true });
    }
    facts.into()
}

pub(super) fn erase_along(state: &State, on: &PageId, from: Dot, to: Dot) -> Decision {
    let eraser = (from, to);
    let touches = |part| is_near(part, eraser) && distance(part, eraser) <= ERASER;
    let is_touched = |stroke: &&Stroke| segments(&stroke.dots).any(touches);
    erase(on, state.strokes_seen_on(on).iter().filter(is_touched))
}

pub(super) fn erase_all(state: &State, on: &PageId) -> Decision {
    if state.strokes_hidden && state.strokes.contains_key(on) {
        return Decision::say(format!("The strokes are hidden. {} shows them.", state.cap(Action::PutAllAway)));
    }
    let decision = erase(on, state.strokes.get(on).into_iter().flatten());
    if decision.facts.is_empty() { Decision::say("There are no strokes on this slide") } else { decision }
}

pub(super) fn show(state: &State, on: bool) -> Decision {
    if state.strokes_hidden == on { Fact::StrokesShown { on }.into() } else { Decision::default() }
}

fn erase<'state>(on: &PageId, strokes: impl Iterator<Item = &'state Stroke>) -> Decision {
    let strokes: Vec<_> = strokes.map(|stroke| stroke.id.clone()).collect();
    if strokes.is_empty() { Decision::default() } else { Fact::StrokesErased { on: on.clone(), strokes }.into() }
}

/// The segments of a stroke; of a single dot, the dot.
fn segments(dots: &[Dot]) -> impl Iterator<Item = (Dot, Dot)> {
    let single = if dots.len() == 1 { Some((dots[0], dots[0])) } else { None };
    dots.windows(2).map(|pair| (pair[0], pair[1])).chain(single)
}

/// Whether two segments may be as near as the eraser reaches, by the boxes around them: a page has up to 400,000 of them.
fn is_near(one: (Dot, Dot), other: (Dot, Dot)) -> bool {
    let ends = |(from, to): (Dot, Dot)| (from.in_heights(), to.in_heights());
    let ((a, b), (c, d)) = (ends(one), ends(other));
    let meet = |a: f64, b: f64, c: f64, d: f64| a.min(b) <= c.max(d) + ERASER && c.min(d) <= a.max(b) + ERASER;
    meet(a.0, b.0, c.0, d.0) && meet(a.1, b.1, c.1, d.1)
}

/// The distance between two segments, as a fraction of the slide's height.
fn distance(one: (Dot, Dot), other: (Dot, Dot)) -> f64 {
    let ends = |(from, to): (Dot, Dot)| (from.in_heights(), to.in_heights());
    let ((a, b), (c, d)) = (ends(one), ends(other));
    if cross(a, b, c, d) {
        return 0.0;
    }
    [to_part(a, c, d), to_part(b, c, d), to_part(c, a, b), to_part(d, a, b)].into_iter().fold(f64::INFINITY, f64::min)
}

type Point = (f64, f64);

/// On which side of the line from `a` to `b` a point is; 0 on it.
fn side(a: Point, b: Point, of: Point) -> f64 {
    (b.0 - a.0) * (of.1 - a.1) - (b.1 - a.1) * (of.0 - a.0)
}

fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

fn to_part(point: Point, from: Point, to: Point) -> f64 {
    let (along_x, along_y) = (to.0 - from.0, to.1 - from.1);
    let length = along_x.hypot(along_y);
    if length == 0.0 {
        return (point.0 - from.0).hypot(point.1 - from.1);
    }
    let part = ((point.0 - from.0) * along_x + (point.1 - from.1) * along_y) / (length * length);
    let part = part.clamp(0.0, 1.0);
    (point.0 - from.0 - part * along_x).hypot(point.1 - from.1 - part * along_y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eraser_touches_what_its_way_crosses_or_comes_near() {
        let across = (Dot(1000, 5000, 50), Dot(9000, 5000, 50));
        let cases = [
            ((Dot(5000, 1000, 50), Dot(5000, 9000, 50)), true),
            ((Dot(5000, 5200, 50), Dot(5000, 5200, 50)), true),
            ((Dot(5000, 5300, 50), Dot(5000, 5300, 50)), false),
            ((Dot(9100, 5000, 50), Dot(9100, 5000, 50)), true),
            ((Dot(9200, 5000, 50), Dot(9200, 9000, 50)), false),
        ];
        for (way, touches) in cases {
            assert_eq!(distance(across, way) <= ERASER, touches, "{way:?}");
            assert!(!touches || is_near(across, way), "{way:?}");
        }
        let dot = [Dot(5000, 5000, 50)];
        assert_eq!(segments(&dot).collect::<Vec<_>>(), [(dot[0], dot[0])]);
    }
}
