//! The tool that the chair points or draws with: off until it is armed. Where it points passes and is never written to the journal; a
//! stroke is, once it is drawn.

use crate::model::ids::StrokeId;
use crate::model::intent::Intent;
use crate::model::page_id::PageId;
use crate::model::pointing::{Dot, Ink, MOST_DOTS, Phase, PointEvent, Stroke, Tool};
use crate::state::State;

/// A pen that has moved less than this, as a fraction of the slide's height, is where it was: a pixel and a half at full HD.
const STILL: f64 = 0.0015;

/// The tool that is armed, where it points, and the stroke that is being drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pointing {
    tool: Option<Tool>,
    at: Option<Dot>,
    growing: Option<(PageId, Stroke)>,
    /// Where the eraser pressed last.
    erased: Option<(PageId, Dot)>,
}

impl Pointing {
    /// The tool that is armed.
    pub const fn tool(&self) -> Option<Tool> {
        self.tool
    }

    /// Where it points; `None` while it is not over the slide.
    pub const fn at(&self) -> Option<Dot> {
        self.at
    }

    /// The stroke that is being drawn, and the page it is on.
    pub fn growing(&self) -> Option<(&PageId, &Stroke)> {
        self.growing.as_ref().map(|(page, stroke)| (page, stroke))
    }

    /// Arms a tool; puts it away if it is the one that is armed.
    pub fn arm(&mut self, tool: Tool) -> Option<Intent> {
        let at = self.at;
        let is_armed = self.tool == Some(tool);
        let drawn = self.put_away();
        if !is_armed {
            *self = Self { tool: Some(tool), at, ..Self::default() };
        }
        drawn
    }

    /// Puts away the tool that is armed. Returns the stroke that was being drawn, to be kept.
    pub fn put_away(&mut self) -> Option<Intent> {
        let drawn = self.finish();
        *self = Self::default();
        drawn
    }

    /// The pointer did this. `on` is the page that the room sees, which alone can be drawn on; a new stroke gets the id `new`. Returns what
    /// follows for the strokes.
    pub fn take(&mut self, event: PointEvent, on: Option<&PageId>, new: StrokeId) -> Option<Intent> {
        let tool = self.tool?;
        let is_inside = (0.0..=1.0).contains(&event.x) && (0.0..=1.0).contains(&event.y);
        let is_pressed = matches!(event.phase, Phase::Down | Phase::Drag);
        let dot = Dot::near(event.x, event.y, event.pressure);
        // A pen that is pressed draws along the edge; a pointer beside the slide points at nothing.
        let has_begun = self.growing.is_some() || self.erased.is_some();
        self.at = (event.phase != Phase::Away && (is_inside || (is_pressed && has_begun))).then_some(dot);
        match (tool, tool.ink()) {
            (_, Some(ink)) => self.draw(event.phase, is_inside, dot, on, ink, new),
            (Tool::Eraser, None) => self.erase(event.phase, is_inside, dot, on),
            (_, None) => None,
        }
    }

    fn draw(
        &mut self,
        phase: Phase,
        is_inside: bool,
        dot: Dot,
        on: Option<&PageId>,
        ink: Ink,
        new: StrokeId,
    ) -> Option<Intent> {
        match phase {
            Phase::Down => {
                let drawn = self.finish();
                if is_inside {
                    self.growing = on.map(|page| (page.clone(), Stroke { id: new, ink, dots: vec![dot] }));
                }
                drawn
            }
            Phase::Drag => {
                let (page, stroke) = self.growing.as_mut()?;
                // The slide was turned under the pen.
                if Some(&*page) != on {
                    return self.finish();
                }
                if stroke.dots.last().is_some_and(|last| last.distance(dot) < STILL) {
                    return None;
                }
                stroke.dots.push(dot);
                if stroke.dots.len() < MOST_DOTS {
                    return None;
                }
                let next = (page.clone(), Stroke { id: new, ink, dots: vec![dot] });
                let drawn = self.finish();
                self.growing = Some(next);
                drawn
            }
            Phase::Over | Phase::Up | Phase::Away => self.finish(),
        }
    }

    fn erase(&mut self, phase: Phase, is_inside: bool, dot: Dot, on: Option<&PageId>) -> Option<Intent> {
        let from = match phase {
            Phase::Down if is_inside => dot,
            Phase::Drag => {
                let (page, from) = self.erased.take()?;
                (Some(&page) == on).then_some(from)?
            }
            Phase::Down | Phase::Over | Phase::Up | Phase::Away => {
                self.erased = None;
                return None;
            }
        };
        let on = on?.clone();
        self.erased = Some((on.clone(), dot));
        Some(Intent::EraseAlong { on, from, to: dot })
    }

    fn finish(&mut self) -> Option<Intent> {
        self.growing.take().map(|(on, stroke)| Intent::DrawStroke { on, stroke })
    }
}

/// What becomes of the strokes when the chair puts everything away, once the tool is: they are hidden with it. With no tool in use, hidden
/// strokes come back.
///
/// # Errors
/// What the chair reads if there is nothing to put away.
pub fn put_strokes_away(state: &State, was_armed: bool) -> Result<Option<Intent>, &'static str> {
    if !state.strokes.is_empty() {
        return Ok(Some(Intent::ShowStrokes { on: state.strokes_hidden && !was_armed }));
    }
    if was_armed { Ok(None) } else { Err("Nothing is drawn, and no tool is in use") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content::SessionContent;

    fn event(phase: Phase, x: f64, y: f64) -> PointEvent {
        PointEvent { phase, x, y, pressure: None }
    }

    fn page(name: &str) -> PageId {
        PageId(name.into())
    }

    fn armed(tool: Tool) -> Pointing {
        Pointing { tool: Some(tool), ..Pointing::default() }
    }

    fn dots(intent: Option<Intent>) -> Vec<(u16, u16)> {
        let Some(Intent::DrawStroke { stroke, .. }) = intent else { return Vec::new() };
        stroke.dots.iter().map(|dot| (dot.0, dot.1)).collect()
    }

    #[test]
    fn nothing_points_until_a_tool_is_armed_and_the_same_key_puts_it_away() {
        let mut pointing = Pointing::default();
        assert_eq!(pointing.take(event(Phase::Down, 0.5, 0.5), Some(&page("a/0")), "s".into()), None);
        assert_eq!((pointing.at(), pointing.growing()), (None, None));
        pointing.arm(Tool::Laser);
        pointing.take(event(Phase::Over, 0.5, 0.25), None, "s".into());
        assert_eq!(pointing.at(), Some(Dot(5000, 2500, 50)));
        pointing.arm(Tool::Spotlight);
        assert_eq!(pointing.at(), Some(Dot(5000, 2500, 50)), "the other tool is there at once");
        pointing.arm(Tool::Spotlight);
        assert_eq!(pointing, Pointing::default());
    }

    #[test]
    fn a_pointer_beside_the_slide_or_gone_points_at_nothing() {
        let mut pointing = armed(Tool::Laser);
        for (phase, x, expected) in
            [(Phase::Over, 0.5, true), (Phase::Over, 1.01, false), (Phase::Drag, 0.5, true), (Phase::Away, 0.5, false)]
        {
            pointing.take(event(phase, x, 0.5), None, "s".into());
            assert_eq!(pointing.at().is_some(), expected, "{phase:?} {x}");
        }
    }

    #[test]
    fn a_pen_draws_from_down_to_up_along_the_edge_and_not_while_it_is_still() {
        let mut pen = armed(Tool::Pen);
        let on = page("a/0");
        for (phase, x, y) in [
            (Phase::Over, 0.1, 0.1),
            (Phase::Down, 0.2, 0.2),
            (Phase::Drag, 0.2002, 0.2),
            (Phase::Drag, 0.3, 0.2),
            (Phase::Drag, 1.2, 0.5),
        ] {
            assert_eq!(pen.take(event(phase, x, y), Some(&on), "s".into()), None);
        }
        assert!(pen.growing().is_some());
        let drawn = pen.take(event(Phase::Up, 1.2, 0.5), Some(&on), "t".into());
        assert_eq!(dots(drawn), [(2000, 2000), (3000, 2000), (10_000, 5000)]);
        assert_eq!(pen.growing(), None);
        assert_eq!(pen.take(event(Phase::Drag, 0.3, 0.2), Some(&on), "u".into()), None, "no stroke was begun");
    }

    #[test]
    fn a_stroke_ends_when_the_slide_is_turned_or_the_pen_put_away_and_none_begins_without_a_page() {
        let mut pen = armed(Tool::Highlighter);
        pen.take(event(Phase::Down, 0.2, 0.2), Some(&page("a/0")), "s".into());
        let drawn = pen.take(event(Phase::Drag, 0.4, 0.2), Some(&page("a/1")), "t".into());
        assert_eq!(dots(drawn), [(2000, 2000)]);
        pen.take(event(Phase::Drag, 0.5, 0.2), Some(&page("a/1")), "t".into());
        assert_eq!(pen.growing(), None);
        pen.take(event(Phase::Down, 0.2, 0.2), None, "t".into());
        assert_eq!(pen.growing(), None);
        pen.take(event(Phase::Down, 0.7, 0.2), Some(&page("a/1")), "t".into());
        assert_eq!(dots(pen.put_away()), [(7000, 2000)]);
        pen.arm(Tool::Pen);
        pen.take(event(Phase::Down, 1.2, 0.2), Some(&page("a/1")), "t".into());
        assert_eq!(pen.growing(), None, "pressed beside the slide");
    }

    #[test]
    fn a_stroke_without_end_becomes_several() {
        let mut pen = armed(Tool::Pen);
        let on = page("a/0");
        pen.take(event(Phase::Down, 0.0, 0.0), Some(&on), "s0".into());
        let mut drawn = Vec::new();
        for step in 1..=4100_u32 {
            let event = event(Phase::Drag, f64::from(step % 500) / 500.0, f64::from(step % 7) / 7.0);
            drawn.extend(pen.take(event, Some(&on), format!("s{step}").into()));
        }
        assert_eq!(drawn.len(), 2);
        for intent in drawn {
            let Intent::DrawStroke { stroke, .. } = intent else { panic!("{intent:?}") };
            assert!(stroke.is_sound() && stroke.dots.len() == MOST_DOTS);
        }
        assert!(pen.growing().is_some_and(|(_, stroke)| stroke.is_sound()));
    }

    #[test]
    fn the_eraser_erases_along_its_way_while_it_is_pressed() {
        let mut eraser = armed(Tool::Eraser);
        let on = page("a/0");
        assert_eq!(eraser.take(event(Phase::Over, 0.1, 0.1), Some(&on), "s".into()), None);
        let (first, then) = (Dot(2000, 2000, 50), Dot(4000, 2000, 50));
        let along = |from, to| Some(Intent::EraseAlong { on: page("a/0"), from, to });
        assert_eq!(eraser.take(event(Phase::Down, 0.2, 0.2), Some(&on), "s".into()), along(first, first));
        assert_eq!(eraser.take(event(Phase::Drag, 0.4, 0.2), Some(&on), "s".into()), along(first, then));
        assert_eq!(eraser.take(event(Phase::Drag, 0.6, 0.2), Some(&page("a/1")), "s".into()), None, "turned");
        assert_eq!(eraser.take(event(Phase::Drag, 0.6, 0.2), Some(&on), "s".into()), None);
        assert_eq!(eraser.take(event(Phase::Up, 0.6, 0.2), Some(&on), "s".into()), None);
    }

    #[test]
    fn putting_everything_away_hides_strokes_and_without_a_tool_brings_hidden_ones_back() {
        let state = |drawn: bool, hidden: bool| {
            let mut state = State::new(SessionContent::bare("Talk", 2), false);
            if drawn {
                let stroke = Stroke { id: "s".into(), ink: Ink::Pen, dots: vec![Dot::near(0.5, 0.5, None)] };
                state.strokes.insert(page("a/0"), vec![stroke]);
            }
            state.strokes_hidden = hidden;
            state
        };
        let show = |on| Ok(Some(Intent::ShowStrokes { on }));
        for (drawn, hidden, was_armed, then) in [
            (true, false, false, show(false)),
            (true, false, true, show(false)),
            (true, true, false, show(true)),
            (true, true, true, show(false)),
            (false, false, true, Ok(None)),
            (false, true, true, Ok(None)),
            (false, false, false, Err("Nothing is drawn, and no tool is in use")),
        ] {
            assert_eq!(put_strokes_away(&state(drawn, hidden), was_armed), then, "{drawn} {hidden} {was_armed}");
        }
    }
}
