//! What the chair points at and draws, painted over what the window shows. `ui/src/audience/marks-canvas.ts` paints the same on a canvas, where
//! the program does not.

use std::collections::HashMap;
use std::f64::consts::TAU;

use chairside_session::pointing::{Ink, SIDE, Tool};
use chairside_session::snapshot::{Marks as News, PageId, PointerMark, StrokeDot, StrokeMark};
use gtk::cairo::{Context, FillRule, LineCap, LineJoin, RadialGradient};
use serde::Deserialize;

/// The light of the laser pointer reaches so many times its radius.
const HALO: f64 = 2.2;

/// How much the magnifier enlarges.
pub const ENLARGES: f64 = 2.0;

/// The spotlight's edge is so soft, as a part of its radius.
const SOFT: f64 = 0.06;

/// A part of a window, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Area {
    /// From the window's left.
    pub left: f64,
    /// From its top.
    pub top: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl Area {
    /// The largest area of this shape (its width by its height) within a window, in its middle.
    pub fn within(width: f64, height: f64, shape: f64) -> Self {
        /// Bars thinner than this are closed by stretching the slide (ui/src/audience/picture.ts).
        const HAIRLINE: f64 = 4.0;
        let across = (height * shape).min(width);
        let down = (width / shape).min(height);
        let close = |inside: f64, length: f64| if inside - length < HAIRLINE { inside } else { length };
        let (across, down) = (close(width, across), close(height, down));
        Self { left: (width - across) / 2.0, top: (height - down) / 2.0, width: across, height: down }
    }

    /// A place in the window as fractions of this area.
    pub fn fractions(self, x: f64, y: f64) -> (f64, f64) {
        ((x - self.left) / self.width, (y - self.top) / self.height)
    }

    /// Whether anything can be in it.
    pub fn is_sound(self) -> bool {
        [self.left, self.top].iter().all(|side| side.is_finite())
            && [self.width, self.height].iter().all(|side| (1.0..=32_768.0).contains(side))
    }

    /// The whole pixels around both.
    pub fn with(self, other: Self) -> Self {
        let (left, top) = (self.left.min(other.left).floor(), self.top.min(other.top).floor());
        let right = (self.left + self.width).max(other.left + other.width).ceil();
        let bottom = (self.top + self.height).max(other.top + other.height).ceil();
        Self { left, top, width: right - left, height: bottom - top }
    }

    /// What of it is in a window of this size.
    pub fn cut(self, width: f64, height: f64) -> Option<Self> {
        let (left, top) = (self.left.max(0.0).floor(), self.top.max(0.0).floor());
        let right = (self.left + self.width).min(width).ceil();
        let bottom = (self.top + self.height).min(height).ceil();
        let cut = Self { left, top, width: right - left, height: bottom - top };
        (cut.width >= 1.0 && cut.height >= 1.0).then_some(cut)
    }

    fn around(x: f64, y: f64, radius: f64) -> Self {
        Self { left: x - radius, top: y - radius, width: 2.0 * radius, height: 2.0 * radius }
    }

    fn meets(self, other: Self) -> bool {
        self.left < other.left + other.width
            && other.left < self.left + self.width
            && self.top < other.top + other.height
            && other.top < self.top + self.height
    }
}

/// What is pointed at and drawn.
#[derive(Debug, Default)]
pub struct Marks {
    pages: HashMap<PageId, Vec<StrokeMark>>,
    pointer: Option<PointerMark>,
}

/// What has to be painted anew.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stale {
    /// Nothing.
    Nothing,
    /// This part of the window.
    Part(Area),
    /// All of it.
    All,
}

impl Stale {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, stale) | (stale, Self::Nothing) => stale,
            (Self::Part(one), Self::Part(other)) => Self::Part(one.with(other)),
            _ => Self::All,
        }
    }
}

impl Marks {
    /// Takes what is different now, while this page is seen there. Returns what of the window is stale.
    pub fn take(&mut self, news: News, seen: Option<&PageId>, slide: Area) -> Stale {
        let mut stale = Self::between(self.pointer, news.pointer, slide);
        self.pointer = news.pointer;
        for change in news.pages {
            let is_seen = Some(&change.page) == seen;
            let strokes = self.pages.entry(change.page.clone()).or_default();
            let keep = usize::try_from(change.keep).unwrap_or(usize::MAX);
            if is_seen {
                for gone in strokes.iter().skip(keep) {
                    stale = stale.and(Stale::Part(bounds(&gone.dots, slide)));
                }
            }
            strokes.truncate(keep);
            if let (false, Some(last)) = (change.grow.is_empty(), strokes.last_mut()) {
                // The curve into the new dots begins two dots before them.
                let from = last.dots.len().saturating_sub(2);
                last.dots.extend(change.grow);
                if is_seen {
                    stale = stale.and(Stale::Part(bounds(&last.dots[from..], slide)));
                }
            }
            if is_seen {
                for new in &change.add {
                    stale = stale.and(Stale::Part(bounds(&new.dots, slide)));
                }
            }
            strokes.extend(change.add);
            if strokes.is_empty() {
                self.pages.remove(&change.page);
            }
        }
        stale
    }

    /// Where the pointer leaves something to be painted when it goes from one place to another.
    fn between(before: Option<PointerMark>, after: Option<PointerMark>, slide: Area) -> Stale {
        if before == after {
            return Stale::Nothing;
        }
        let is_spotlight = |mark: Option<PointerMark>| mark.is_some_and(|mark| mark.tool == Tool::Spotlight);
        if is_spotlight(before) != is_spotlight(after) {
            return Stale::All;
        }
        let part = |mark: Option<PointerMark>| mark.map_or(Stale::Nothing, |mark| Stale::Part(reach(mark, slide)));
        part(before).and(part(after))
    }

    /// Whether there is nothing to paint on this page.
    pub fn is_bare(&self, page: Option<&PageId>) -> bool {
        self.pointer.is_none() && page.is_none_or(|page| !self.pages.contains_key(page))
    }

    /// The magnifier, if that is what points.
    pub fn magnifier(&self) -> Option<PointerMark> {
        self.pointer.filter(|mark| mark.tool == Tool::Magnifier)
    }

    /// Paints the strokes of a page, as far as they are within `part`.
    pub fn paint_strokes(&self, context: &Context, page: Option<&PageId>, slide: Area, part: Area) -> Option<()> {
        let strokes = page.and_then(|page| self.pages.get(page));
        for stroke in strokes.into_iter().flatten() {
            paint_stroke(context, stroke, slide, part)?;
        }
        Some(())
    }

    /// Paints what points. `window` is all of the window, which the spotlight darkens.
    pub fn paint_pointer(&self, context: &Context, slide: Area, window: Area) -> Option<()> {
        let Some(mark) = self.pointer else { return Some(()) };
        let (x, y, radius) = place(mark, slide);
        context.save().ok()?;
        match mark.tool {
            Tool::Laser => {
                let light = RadialGradient::new(x, y, 0.0, x, y, radius * HALO);
                light.add_color_stop_rgba(0.0, 1.0, 0.12, 0.1, 1.0);
                light.add_color_stop_rgba(0.4, 1.0, 0.12, 0.1, 1.0);
                light.add_color_stop_rgba(0.5, 1.0, 0.12, 0.1, 0.5);
                light.add_color_stop_rgba(1.0, 1.0, 0.12, 0.1, 0.0);
                context.set_source(&light).ok()?;
                context.arc(x, y, radius * HALO, 0.0, TAU);
                context.fill().ok()?;
            }
            Tool::Spotlight => {
                let edge = RadialGradient::new(x, y, radius * (1.0 - SOFT), x, y, radius);
                edge.add_color_stop_rgba(0.0, 0.0, 0.0, 0.0, 0.0);
                edge.add_color_stop_rgba(1.0, 0.0, 0.0, 0.0, 0.7);
                context.set_source(&edge).ok()?;
                context.new_path();
                context.arc(x, y, radius, 0.0, TAU);
                context.fill().ok()?;
                // A gradient over all of the window would take several milliseconds.
                context.set_source_rgba(0.0, 0.0, 0.0, 0.7);
                context.set_fill_rule(FillRule::EvenOdd);
                context.arc(x, y, radius, 0.0, TAU);
                context.close_path();
                context.rectangle(window.left, window.top, window.width, window.height);
                context.fill().ok()?;
            }
            Tool::Magnifier => ring(context, (x, y, radius), 0.006 * slide.height, (0.08, 0.13, 0.17))?,
            Tool::Eraser => ring(context, (x, y, radius), 0.002 * slide.height, (0.4, 0.4, 0.4))?,
            Tool::Pen | Tool::Highlighter => {}
        }
        context.restore().ok()
    }
}

/// Where the circle of a mark is in the window, and its radius.
pub fn place(mark: PointerMark, slide: Area) -> (f64, f64, f64) {
    (slide.left + mark.x * slide.width, slide.top + mark.y * slide.height, mark.radius * slide.height)
}

/// A white ring with a ring of another colour around it, to be seen on every slide.
fn ring(context: &Context, (x, y, radius): (f64, f64, f64), width: f64, outer: (f64, f64, f64)) -> Option<()> {
    let width = width.max(1.0);
    for (radius, (red, green, blue)) in [(radius + width / 2.0, outer), (radius - width / 2.0, (1.0, 1.0, 1.0))] {
        context.set_source_rgb(red, green, blue);
        context.set_line_width(width);
        context.new_path();
        context.arc(x, y, radius.max(0.5), 0.0, TAU);
        context.stroke().ok()?;
    }
    Some(())
}

/// The part of the window that a mark changes. Of a spotlight that is there before and after, its circle.
fn reach(mark: PointerMark, slide: Area) -> Area {
    let (x, y, radius) = place(mark, slide);
    let reach = match mark.tool {
        Tool::Laser => radius * HALO,
        _ => radius + 0.007 * slide.height + 1.0,
    };
    Area::around(x, y, reach + 2.0)
}

/// The part of the window that these dots of a stroke may change.
fn bounds(dots: &[StrokeDot], slide: Area) -> Area {
    let at = |dot: &StrokeDot| {
        let (x, y, breadth) = in_window(*dot, slide);
        Area::around(x, y, breadth / 2.0 + 2.0)
    };
    let first = dots.first().map_or(Area { width: 0.0, height: 0.0, ..slide }, at);
    dots.iter().skip(1).map(at).fold(first, Area::with)
}

fn in_window(StrokeDot(x, y, breadth): StrokeDot, slide: Area) -> (f64, f64, f64) {
    let part = |of: u16| f64::from(of) / f64::from(SIDE);
    (slide.left + part(x) * slide.width, slide.top + part(y) * slide.height, part(breadth) * slide.height)
}

fn paint_stroke(context: &Context, stroke: &StrokeMark, slide: Area, part: Area) -> Option<()> {
    context.save().ok()?;
    context.set_line_cap(LineCap::Round);
    context.set_line_join(LineJoin::Round);
    context.set_fill_rule(FillRule::Winding);
    let ([red, green, blue], opacity) = stroke.ink.colour();
    context.set_source_rgba(red.into(), green.into(), blue.into(), opacity.into());
    let points: Vec<_> = stroke.dots.iter().map(|dot| in_window(*dot, slide)).collect();
    let curves = curves(&points);
    match stroke.ink {
        // The breadth changes along the way. What overlaps is opaque, so nobody sees that.
        Ink::Pen => {
            for curve in curves.iter().filter(|curve| curve.bounds().meets(part)) {
                context.new_path();
                context.move_to(curve.from.0, curve.from.1);
                curve.add(context);
                context.set_line_width(curve.breadth);
                context.stroke().ok()?;
            }
        }
        // What overlaps is one path, or it would be darker there.
        Ink::Highlighter if bounds(&stroke.dots, slide).meets(part) => {
            let (x, y, breadth) = points.first()?;
            context.new_path();
            context.move_to(*x, *y);
            for curve in &curves {
                curve.add(context);
            }
            context.set_line_width(*breadth);
            context.stroke().ok()?;
        }
        Ink::Highlighter => {}
    }
    context.restore().ok()
}

/// A part of a stroke.
struct Curve {
    from: (f64, f64),
    /// What it bends towards.
    by: (f64, f64),
    to: (f64, f64),
    breadth: f64,
}

impl Curve {
    fn add(&self, context: &Context) {
        let towards =
            |end: (f64, f64)| (end.0 + (self.by.0 - end.0) * 2.0 / 3.0, end.1 + (self.by.1 - end.1) * 2.0 / 3.0);
        let (one, other) = (towards(self.from), towards(self.to));
        context.curve_to(one.0, one.1, other.0, other.1, self.to.0, self.to.1);
    }

    fn bounds(&self) -> Area {
        let around = |(x, y): (f64, f64)| Area::around(x, y, self.breadth / 2.0 + 1.0);
        around(self.from).with(around(self.by)).with(around(self.to))
    }
}

/// The curves through these places and breadths: each bends at a place, and meets the next halfway between two.
fn curves(points: &[(f64, f64, f64)]) -> Vec<Curve> {
    let middle =
        |one: (f64, f64, f64), other: (f64, f64, f64)| (f64::midpoint(one.0, other.0), f64::midpoint(one.1, other.1));
    let mut curves = Vec::with_capacity(points.len());
    let Some(first) = points.first() else { return curves };
    let mut from = (first.0, first.1);
    for (at, point) in points.iter().enumerate() {
        let by = (point.0, point.1);
        let to = points.get(at + 1).map_or(by, |next| middle(*point, *next));
        curves.push(Curve { from, by, to, breadth: point.2 });
        from = to;
    }
    curves
}

#[cfg(test)]
mod tests {
    use chairside_session::snapshot::PageMarks;

    use super::*;

    const SLIDE: Area = Area { left: 0.0, top: 0.0, width: 1600.0, height: 900.0 };

    fn page() -> PageId {
        PageId("a/0".into())
    }

    fn laser(x: f64) -> PointerMark {
        PointerMark { tool: Tool::Laser, x, y: 0.5, radius: 0.01 }
    }

    #[test]
    fn a_slide_has_its_place_in_the_middle_and_thin_bars_are_closed() {
        let cases = [
            ((1920.0, 1080.0, 16.0 / 9.0), Area { left: 0.0, top: 0.0, width: 1920.0, height: 1080.0 }),
            ((1920.0, 1080.0, 4.0 / 3.0), Area { left: 240.0, top: 0.0, width: 1440.0, height: 1080.0 }),
            ((1000.0, 1000.0, 2.0), Area { left: 0.0, top: 250.0, width: 1000.0, height: 500.0 }),
            ((1366.0, 768.0, 16.0 / 9.0), Area { left: 0.0, top: 0.0, width: 1366.0, height: 768.0 }),
        ];
        for ((width, height, shape), expected) in cases {
            assert_eq!(Area::within(width, height, shape), expected);
        }
        assert_eq!(Area::within(1920.0, 1080.0, 4.0 / 3.0).fractions(960.0, 270.0), (0.5, 0.25));
    }

    #[test]
    fn only_what_a_pointer_leaves_and_where_it_comes_is_painted_anew() {
        let mut marks = Marks::default();
        let at = |x| News { pointer: x, pages: Vec::new() };
        let Stale::Part(first) = marks.take(at(Some(laser(0.5))), None, SLIDE) else { panic!() };
        assert!(first.left < 800.0 && first.left + first.width > 800.0 && first.width < 50.0);
        let Stale::Part(both) = marks.take(at(Some(laser(0.6))), None, SLIDE) else { panic!() };
        assert!(both.width > 160.0 && both.width < 220.0, "{both:?}");
        assert_eq!(marks.take(at(Some(laser(0.6))), None, SLIDE), Stale::Nothing);
        let spotlight = PointerMark { tool: Tool::Spotlight, radius: 0.2, ..laser(0.6) };
        assert_eq!(marks.take(at(Some(spotlight)), None, SLIDE), Stale::All);
        assert!(matches!(marks.take(at(Some(PointerMark { x: 0.5, ..spotlight })), None, SLIDE), Stale::Part(_)));
        assert_eq!(marks.take(at(None), None, SLIDE), Stale::All);
        assert!(marks.is_bare(Some(&page())));
    }

    #[test]
    fn a_stroke_is_painted_anew_where_it_grows_and_another_pages_stroke_nowhere() {
        let mut marks = Marks::default();
        let change = |keep, grow: &[StrokeDot], add: Vec<StrokeMark>| News {
            pointer: None,
            pages: vec![PageMarks { page: page(), keep, grow: grow.to_vec(), add }],
        };
        let dots = vec![StrokeDot(1000, 1000, 60), StrokeDot(2000, 1000, 60), StrokeDot(3000, 1000, 60)];
        let stroke = StrokeMark { ink: Ink::Pen, dots };
        assert_eq!(marks.take(change(0, &[], vec![stroke.clone()]), None, SLIDE), Stale::Nothing);
        let Stale::Part(part) = marks.take(change(1, &[StrokeDot(4000, 1000, 60)], vec![]), Some(&page()), SLIDE)
        else {
            panic!()
        };
        assert!(part.left > 300.0 && part.left + part.width > 640.0 && part.left + part.width < 650.0, "{part:?}");
        assert!(!marks.is_bare(Some(&page())) && marks.is_bare(Some(&PageId("a/1".into()))));
        assert!(matches!(marks.take(change(0, &[], vec![]), Some(&page()), SLIDE), Stale::Part(_)));
        assert!(marks.is_bare(Some(&page())));
    }

    #[test]
    fn a_stroke_begins_and_ends_at_its_dots() {
        let curves = curves(&[(0.0, 0.0, 4.0), (10.0, 0.0, 6.0), (10.0, 10.0, 8.0)]);
        let ends: Vec<_> = curves.iter().map(|curve| (curve.from, curve.to)).collect();
        assert_eq!(ends, [((0.0, 0.0), (5.0, 0.0)), ((5.0, 0.0), (10.0, 5.0)), ((10.0, 5.0), (10.0, 10.0))]);
    }
}
