//! Whether a step of a slide has all that the step before it shows, so that an export with one page a slide loses nothing
//! without the earlier one. [`super::steps`] is more lenient: there a word may change.
//!
//! What counts: every word; every shape and picture at its place, or moved as the text was (Beamer centres a slide anew with
//! each step); nothing that covers it; and colours. Text may change its colour, as it does when a theme highlights one point
//! after the other, unless it fades. A shape may change its colour only as covered text does that is uncovered (Beamer's
//! `transparent`): it was paler by the same amount. Another colour may be another value on a map or in a chart.

use std::collections::HashMap;

use hayro::kurbo::{Point, Rect, Vec2};

use super::glyphs::Mark;
use super::lines::Line;
use super::scan::{Shape, ShapeKind};

/// Red, green, blue and opacity.
type Colour = [u8; 4];

/// Two places are one if they are no farther apart, in points.
const NEAR: f64 = 0.75;
/// Text that keeps less of its contrast to the paper has faded.
const FADED: f64 = 0.6;
/// How far two colours may be apart that count as one (of 255), and two amounts by which a colour is paler.
const SAME_COLOUR: f64 = 14.0;
const SAME_AMOUNT: f64 = 0.05;
/// A shape of so much of the slide is its paper.
const PAPER: f64 = 0.9;
/// With more new shapes than this, one of them is taken to cover something.
const MOST_COVERS: usize = 300;

/// What a page shows.
pub(super) struct Shown {
    /// Where each line stands, by its text.
    lines: Vec<(String, Point)>,
    marks: Vec<Mark>,
    shapes: Vec<Shape>,
    /// The colour below all else.
    paper: Vec3,
}

impl Shown {
    /// What the part of a page shows that is the slide.
    pub(super) fn of(lines: &[Line], marks: Vec<Mark>, shapes: Vec<Shape>, slide: Rect) -> Self {
        let lines = lines.iter().map(|line| (line.text.clone(), line.place.origin())).collect();
        let is_paper = |shape: &&Shape| {
            let common = shape.place.intersect(slide);
            shape.kind == ShapeKind::Filled && common.area() >= PAPER * slide.area()
        };
        let paper = shapes.iter().take_while(|shape| shape.kind == ShapeKind::Filled).filter(is_paper).last();
        let paper = paper.and_then(|shape| shape.colour).unwrap_or([255; 4]);
        Self { lines, marks, shapes, paper: Vec3::of(paper) }
    }

    /// Whether this page has all that `former` shows.
    pub(super) fn has_all_of(&self, former: &Self) -> bool {
        self.has_words(former) && self.has_drawing(former)
    }

    fn has_words(&self, former: &Self) -> bool {
        let mut own: HashMap<&str, usize> = HashMap::new();
        for word in self.lines.iter().flat_map(|(text, _)| text.split_whitespace()) {
            *own.entry(word).or_default() += 1;
        }
        let mut words = former.lines.iter().flat_map(|(text, _)| text.split_whitespace());
        words.all(|word| match own.get_mut(word) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        })
    }

    fn has_drawing(&self, former: &Self) -> bool {
        let shifts = [Vec2::ZERO, self.shift(former)];
        let mut amounts = Vec::new();
        let mut kept: Vec<(Point, u32)> = Vec::new();
        let marks = Places::of(self.marks.iter().map(|mark| (mark.origin, mark.text.as_str())));
        for mark in &former.marks {
            // Words that moved in another way are there, as the words say.
            let Some(own) = marks.find(mark.origin, mark.text.as_str(), shifts, |_| true).map(|at| &self.marks[at])
            else {
                continue;
            };
            kept.push((own.origin, own.turn));
            match (mark.colour, own.colour) {
                (Some(before), Some(now)) if before != now => match self.change(before, now) {
                    Change::Uncovered(amount) => amounts.push(amount),
                    Change::Faded => return false,
                    Change::None | Change::Other => {}
                },
                _ => {}
            }
        }
        let shapes = Places::of(self.shapes.iter().map(|shape| (shape.place.origin(), shape.key)));
        let mut used = vec![false; self.shapes.len()];
        for shape in &former.shapes {
            let is_like = |at: usize| {
                let own = &self.shapes[at];
                !used[at] && own.kind == shape.kind && self.keeps_colour(shape.colour, own.colour, &amounts)
            };
            let Some(at) = shapes.find(shape.place.origin(), shape.key, shifts, is_like) else { return false };
            used[at] = true;
            kept.push((self.shapes[at].place.center(), self.shapes[at].turn));
        }
        let added = self.shapes.iter().zip(&used).filter(|(_, used)| !**used).map(|(shape, _)| shape);
        let mut covers: Vec<&Shape> = added.filter(|shape| may_cover(shape)).take(MOST_COVERS + 1).collect();
        covers.sort_unstable_by_key(|shape| shape.turn);
        let is_covered = |(at, turn): &(Point, u32)| {
            let later = covers.partition_point(|shape| shape.turn <= *turn);
            covers[later..].iter().any(|shape| shape.place.contains(*at))
        };
        covers.len() <= MOST_COVERS && !kept.iter().any(is_covered)
    }

    /// How far text that is on both pages has moved up or down: most of what has moved.
    fn shift(&self, former: &Self) -> Vec2 {
        let mut moved: HashMap<i64, usize> = HashMap::new();
        let own: HashMap<&str, Point> = self.lines.iter().map(|(text, at)| (text.as_str(), *at)).collect();
        for (text, before) in &former.lines {
            let Some(now) = own.get(text.as_str()) else { continue };
            if (now.x - before.x).abs() < NEAR && (now.y - before.y).abs() > NEAR {
                #[expect(clippy::cast_possible_truncation, reason = "within a page")]
                let tenths = ((now.y - before.y) * 10.0).round() as i64;
                *moved.entry(tenths).or_default() += 1;
            }
        }
        let most = moved.into_iter().max_by_key(|(tenths, count)| (*count, -tenths.abs()));
        #[expect(clippy::cast_precision_loss, reason = "within a page")]
        most.map_or(Vec2::ZERO, |(tenths, _)| Vec2::new(0.0, tenths as f64 / 10.0))
    }

    /// Whether a shape looks as it did, or is uncovered as text is.
    fn keeps_colour(&self, before: Option<Colour>, now: Option<Colour>, amounts: &[f64]) -> bool {
        match (before, now) {
            (Some(before), Some(now)) => match self.change(before, now) {
                Change::None => true,
                Change::Uncovered(amount) => amounts.iter().any(|of_text| (of_text - amount).abs() < SAME_AMOUNT),
                Change::Faded | Change::Other => false,
            },
            (before, now) => before == now,
        }
    }

    fn change(&self, before: Colour, now: Colour) -> Change {
        let (before, now) = (self.contrast(before), self.contrast(now));
        if before.minus(now).length() < SAME_COLOUR {
            return Change::None;
        }
        let amount = before.dot(now) / now.dot(now).max(1.0);
        if (0.0..1.0).contains(&amount) && before.minus(now.times(amount)).length() < SAME_COLOUR {
            return Change::Uncovered(amount);
        }
        if now.length() < FADED * before.length() { Change::Faded } else { Change::Other }
    }

    /// How a colour differs from the paper.
    fn contrast(&self, colour: Colour) -> Vec3 {
        Vec3::of(colour).minus(self.paper).times(f64::from(colour[3]) / 255.0)
    }
}

/// What became of a colour.
enum Change {
    None,
    /// It was paler: it had this part of the contrast that it has now.
    Uncovered(f64),
    Faded,
    Other,
}

/// Whether a shape hides what is below it.
fn may_cover(shape: &Shape) -> bool {
    match shape.kind {
        ShapeKind::Stroked => false,
        ShapeKind::Filled => shape.colour.is_none_or(|colour| colour[3] == 255),
        ShapeKind::Picture => true,
    }
}

/// Things by their name and place, so that one is found without looking at all.
struct Places<Name>(HashMap<(Name, i64, i64), Vec<(Point, usize)>>);

impl<Name: Copy + Eq + std::hash::Hash> Places<Name> {
    fn of(all: impl Iterator<Item = (Point, Name)>) -> Self {
        let mut places: HashMap<_, Vec<_>> = HashMap::new();
        for (number, (at, name)) in all.enumerate() {
            let (column, row) = cell(at);
            places.entry((name, column, row)).or_default().push((at, number));
        }
        Self(places)
    }

    /// The thing of this name at a place, moved by one of `shifts`, for which `is_wanted`.
    fn find(&self, at: Point, name: Name, shifts: [Vec2; 2], is_wanted: impl Fn(usize) -> bool) -> Option<usize> {
        shifts.into_iter().find_map(|shift| {
            let at = at + shift;
            let (column, row) = cell(at);
            let near = (-1..=1).flat_map(|x| (-1..=1).map(move |y| (column + x, row + y)));
            let mut known = near.filter_map(|(column, row)| self.0.get(&(name, column, row))).flatten();
            known.find(|(known, number)| known.distance(at) < NEAR && is_wanted(*number)).map(|(_, number)| *number)
        })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "within a page")]
fn cell(at: Point) -> (i64, i64) {
    (at.x.round() as i64, at.y.round() as i64)
}

/// A colour, or the difference of two.
#[derive(Clone, Copy)]
struct Vec3([f64; 3]);

impl Vec3 {
    fn of([red, green, blue, _]: Colour) -> Self {
        Self([red, green, blue].map(f64::from))
    }

    fn minus(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] - other.0[at]))
    }

    fn times(self, by: f64) -> Self {
        Self(self.0.map(|part| part * by))
    }

    fn dot(self, other: Self) -> f64 {
        self.0.iter().zip(other.0).map(|(one, other)| one * other).sum()
    }

    fn length(self) -> f64 {
        self.dot(self).sqrt()
    }
}
