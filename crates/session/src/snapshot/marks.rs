//! What the chair points at and draws, as the windows paint it. It goes to them by itself and not in snapshots: it changes with every
//! movement. Each window is sent only what it does not have yet.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::desk::pointing::Pointing;
use crate::model::ids::StrokeId;
use crate::model::page_id::PageId;
use crate::model::pointing::{Dot, ERASER, Ink, SIDE, Stroke, Tool};
use crate::state::State;

/// How broad the pen draws with a mouse, in ten-thousandths of the slide's height.
const PEN: f64 = 60.0;

/// How broad the highlighter draws.
const HIGHLIGHTER: f64 = 400.0;

/// What changed of what the chair points at and draws.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Marks {
    /// Where the chair points; `None` for nowhere.
    pub pointer: Option<PointerMark>,
    /// The pages whose strokes are other than before.
    pub pages: Vec<PageMarks>,
}

/// Where the chair points, and with what.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct PointerMark {
    /// With what. Pen and highlighter have no mark.
    pub tool: Tool,
    /// From the left, as a fraction of the slide's width.
    pub x: f64,
    /// From the top, as a fraction of its height.
    pub y: f64,
    /// The radius of the dot, or of the circle, as a fraction of its height.
    pub radius: f64,
}

/// How the strokes of a page differ from what the window has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PageMarks {
    /// The page.
    pub page: PageId,
    /// So many of the first strokes stay; the window drops the others.
    pub keep: u32,
    /// The last of those grows by these dots.
    pub grow: Vec<StrokeDot>,
    /// These follow.
    pub add: Vec<StrokeMark>,
}

/// A place of a stroke: from the left, from the top, and how broad the stroke is there, in ten-thousandths of the slide's width, its height
/// and its height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export, type = "[number, number, number]")]
pub struct StrokeDot(pub u16, pub u16, pub u16);

/// A stroke as it is painted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct StrokeMark {
    /// What it was drawn with.
    pub ink: Ink,
    /// Where it goes.
    pub dots: Vec<StrokeDot>,
}

impl StrokeMark {
    /// How a stroke is painted.
    pub fn of(stroke: &Stroke) -> Self {
        Self { ink: stroke.ink, dots: stroke.dots.iter().map(|dot| painted(*dot, stroke.ink)).collect() }
    }
}

/// The dot of a stroke with its breadth there. A pen that presses hard draws twice as broad as one with no more than the usual pressure.
fn painted(Dot(x, y, pressure): Dot, ink: Ink) -> StrokeDot {
    let breadth = match ink {
        Ink::Pen => PEN * (0.4 + 0.012 * f64::from(pressure)),
        Ink::Highlighter => HIGHLIGHTER,
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred")]
    let breadth = breadth.round() as u16;
    StrokeDot(x, y, breadth)
}

/// What a window has been sent.
#[derive(Debug, Default)]
pub struct MarksSent {
    pointer: Option<PointerMark>,
    /// For each page the strokes, and how many dots of each.
    pages: BTreeMap<PageId, Vec<(StrokeId, usize)>>,
}

impl MarksSent {
    /// What the window has to be sent now; `None` if it has everything.
    pub fn news(&mut self, state: &State, pointing: &Pointing) -> Option<Marks> {
        let pointer = pointer(state, pointing);
        let has_moved = pointer != self.pointer;
        self.pointer = pointer;
        let pages: Vec<PageId> = self.pages.keys().chain(state.strokes.keys()).cloned().collect();
        let growing = pointing.growing().map(|(page, _)| page.clone());
        let mut pages: Vec<PageId> = pages.into_iter().chain(growing).collect();
        pages.sort();
        pages.dedup();
        let pages: Vec<PageMarks> = pages.into_iter().filter_map(|page| self.news_of(page, state, pointing)).collect();
        (has_moved || !pages.is_empty()).then_some(Marks { pointer, pages })
    }

    fn news_of(&mut self, page: PageId, state: &State, pointing: &Pointing) -> Option<PageMarks> {
        let growing = pointing.growing().filter(|(on, _)| **on == page).map(|(_, stroke)| stroke);
        let strokes = || state.strokes_seen_on(&page).iter().chain(growing);
        let before = self.pages.get(&page).map_or(&[][..], Vec::as_slice);
        let is_as_before =
            |((id, dots), stroke): &(&(StrokeId, usize), &Stroke)| *id == stroke.id && *dots == stroke.dots.len();
        let same = before.iter().zip(strokes()).take_while(is_as_before).count();
        // Only the last grows.
        let grown = before
            .get(same)
            .zip(strokes().nth(same))
            .filter(|((id, dots), stroke)| same + 1 == before.len() && *id == stroke.id && *dots < stroke.dots.len());
        let (keep, grow) = grown.map_or((same, Vec::new()), |((_, dots), stroke)| {
            let new = stroke.dots[*dots..].iter().map(|dot| painted(*dot, stroke.ink));
            (same + 1, new.collect())
        });
        let add: Vec<StrokeMark> = strokes().skip(keep).map(StrokeMark::of).collect();
        if keep == before.len() && grow.is_empty() && add.is_empty() {
            return None;
        }
        let now: Vec<_> = strokes().map(|stroke| (stroke.id.clone(), stroke.dots.len())).collect();
        if now.is_empty() {
            self.pages.remove(&page);
        } else {
            self.pages.insert(page.clone(), now);
        }
        Some(PageMarks { page, keep: u32::try_from(keep).unwrap_or(u32::MAX), grow, add })
    }
}

/// Where the chair points. On a blank screen there is nothing to point at.
fn pointer(state: &State, pointing: &Pointing) -> Option<PointerMark> {
    let (tool, Dot(x, y, _)) = (pointing.tool()?, pointing.at()?);
    let radius = match tool {
        Tool::Laser => 0.014,
        Tool::Spotlight => 0.18,
        Tool::Magnifier => 0.2,
        Tool::Eraser => ERASER,
        Tool::Pen | Tool::Highlighter => return None,
    };
    let side = f64::from(SIDE);
    state.blank.is_none().then_some(PointerMark { tool, x: f64::from(x) / side, y: f64::from(y) / side, radius })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Phase, PointEvent};
    use crate::model::content::SessionContent;

    fn stroke(id: &str, dots: usize) -> Stroke {
        Stroke { id: id.into(), ink: Ink::Pen, dots: vec![Dot(1, 2, 50); dots] }
    }

    fn state(strokes: &[Stroke]) -> State {
        let mut state = State::new(SessionContent::bare("Talk", 2), false);
        if !strokes.is_empty() {
            state.strokes.insert(PageId("a/0".into()), strokes.to_vec());
        }
        state
    }

    fn sizes(marks: Option<Marks>) -> Option<(u32, usize, Vec<usize>)> {
        let page = marks?.pages.pop()?;
        Some((page.keep, page.grow.len(), page.add.iter().map(|stroke| stroke.dots.len()).collect()))
    }

    #[test]
    fn a_window_is_sent_only_what_it_does_not_have() {
        let (mut sent, none) = (MarksSent::default(), Pointing::default());
        let cases = [
            (vec![], None),
            (vec![stroke("a", 2), stroke("b", 3)], Some((0, 0, vec![2, 3]))),
            (vec![stroke("a", 2), stroke("b", 3)], None),
            (vec![stroke("a", 2), stroke("b", 5)], Some((2, 2, vec![]))),
            (vec![stroke("a", 2), stroke("b", 5), stroke("c", 1)], Some((2, 0, vec![1]))),
            (vec![stroke("a", 2), stroke("c", 1)], Some((1, 0, vec![1]))),
            (vec![stroke("a", 2)], Some((1, 0, vec![]))),
            (vec![], Some((0, 0, vec![]))),
            (vec![], None),
        ];
        for (strokes, expected) in cases {
            assert_eq!(sizes(sent.news(&state(&strokes), &none)), expected, "{strokes:?}");
        }
    }

    #[test]
    fn a_stroke_being_drawn_is_sent_as_it_grows_and_not_again_when_it_is_done() {
        let (mut sent, mut pen) = (MarksSent::default(), Pointing::default());
        pen.arm(Tool::Pen);
        let on = PageId("a/0".into());
        let at = |pen: &mut Pointing, phase, x| {
            pen.take(PointEvent { phase, x, y: 0.5, pressure: None }, Some(&on), "s".into())
        };
        at(&mut pen, Phase::Down, 0.1);
        assert_eq!(sizes(sent.news(&state(&[]), &pen)), Some((0, 0, vec![1])));
        at(&mut pen, Phase::Drag, 0.2);
        at(&mut pen, Phase::Drag, 0.3);
        assert_eq!(sizes(sent.news(&state(&[]), &pen)), Some((1, 2, vec![])));
        let Some(crate::Intent::DrawStroke { stroke, .. }) = at(&mut pen, Phase::Up, 0.3) else { panic!() };
        assert_eq!(sent.news(&state(&[stroke]), &pen), None);
    }

    #[test]
    fn strokes_that_are_put_away_are_not_sent_and_nothing_is_pointed_at_on_a_blank_screen() {
        let (mut sent, mut laser) = (MarksSent::default(), Pointing::default());
        let away = State { strokes_hidden: true, ..state(&[stroke("a", 2)]) };
        assert_eq!(sent.news(&away, &laser), None);
        laser.arm(Tool::Laser);
        laser.take(PointEvent { phase: Phase::Over, x: 0.5, y: 0.25, pressure: None }, None, "s".into());
        let mark = sent.news(&away, &laser).and_then(|marks| marks.pointer).unwrap();
        assert_eq!((mark.tool, mark.x, mark.y), (Tool::Laser, 0.5, 0.25));
        let black = State { blank: Some(crate::Blank::Black), ..away };
        assert_eq!(sent.news(&black, &laser).map(|marks| marks.pointer), Some(None));
    }
}
