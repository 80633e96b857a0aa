//! Figures: rectangles, ellipses, lines, polygons, handwriting.

use hayro::hayro_syntax::object::{Array, Dict, Name};
use pdf_writer::Content;
use pdf_writer::types::{LineCapStyle, LineJoinStyle};

use super::drawing::{Appearance, Made};
use super::style::{self, Colour, line_width, numbers, points};

/// What makes four curves an ellipse (Riškus, 2006).
const ROUND: f32 = 0.552_285;
/// The length of an arrow's sides, of its line's width, and how far they are off its line, as the cosine and sine of 30°.
const ARROW: f32 = 9.0;
const OFF: (f32, f32) = (0.866, 0.5);
/// The most strokes of handwriting.
const MOST_STROKES: usize = 2_000;

pub(super) fn make(kind: &str, annotation: &Dict<'_>) -> Made {
    let Some(mut appearance) = Appearance::of(annotation) else { return Made::Nothing };
    let width = line_width(annotation);
    let inside = Colour::of(annotation, "IC");
    let outline = if annotation.contains_key("C") { Colour::of(annotation, "C") } else { Some(Colour::BLACK) };
    let outline = outline.filter(|_| width > 0.0);
    let place = appearance.place;
    let content = &mut appearance.content;
    style::set_line(content, annotation, width);
    if let Some(colour) = outline {
        colour.stroke(content);
    }
    if let Some(colour) = inside.or(outline.filter(|_| kind == "Caret")) {
        colour.fill(content);
    }
    let (fills, strokes) = (inside.is_some(), outline.is_some());
    match kind {
        "Square" => {
            let [x, y, across, up] = frame(annotation, place, width);
            content.rect(x, y, across, up);
            paint(content, fills, strokes);
        }
        "Circle" => {
            ellipse(content, frame(annotation, place, width));
            paint(content, fills, strokes);
        }
        "Line" => path(content, &points(&numbers(annotation, "L").unwrap_or_default()), annotation, width),
        "PolyLine" => path(content, &points(&numbers(annotation, "Vertices").unwrap_or_default()), annotation, width),
        "Polygon" => {
            if trace(content, &points(&numbers(annotation, "Vertices").unwrap_or_default())) {
                content.close_path();
                paint(content, fills, strokes);
            }
        }
        "Ink" => handwriting(content, annotation),
        _ => caret(content, place),
    }
    Made::Drawn(appearance)
}

/// Where a rectangle or an ellipse stands: its left lower corner, width and height.
fn frame(annotation: &Dict<'_>, [x0, y0, x1, y1]: [f32; 4], width: f32) -> [f32; 4] {
    let [left, top, right, bottom] = match numbers(annotation, "RD").unwrap_or_default()[..] {
        [left, top, right, bottom] => [left, top, right, bottom],
        _ => [0.0; 4],
    };
    let half = width / 2.0;
    let (x, y) = (x0 + left + half, y0 + bottom + half);
    [x, y, (x1 - right - half - x).max(0.1), (y1 - top - half - y).max(0.1)]
}

fn ellipse(content: &mut Content, [x, y, across, up]: [f32; 4]) {
    let (rx, ry) = (across / 2.0, up / 2.0);
    let (cx, cy) = (x + rx, y + ry);
    let (kx, ky) = (rx * ROUND, ry * ROUND);
    content.move_to(cx + rx, cy);
    content.cubic_to(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry);
    content.cubic_to(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy);
    content.cubic_to(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry);
    content.cubic_to(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy);
    content.close_path();
}

fn paint(content: &mut Content, fills: bool, strokes: bool) {
    match (fills, strokes) {
        (true, true) => content.fill_nonzero_and_stroke(),
        (true, false) => content.fill_nonzero(),
        (false, true) => content.stroke(),
        (false, false) => content.end_path(),
    };
}

/// Goes along points; `false` when there are fewer than two.
fn trace(content: &mut Content, points: &[[f32; 2]]) -> bool {
    let [first, rest @ ..] = points else { return false };
    if rest.is_empty() {
        return false;
    }
    content.move_to(first[0], first[1]);
    for point in rest {
        content.line_to(point[0], point[1]);
    }
    true
}

/// A line with its ends.
fn path(content: &mut Content, points: &[[f32; 2]], annotation: &Dict<'_>, width: f32) {
    if !trace(content, points) {
        return;
    }
    content.stroke();
    let ends: Vec<String> = match annotation.get::<Array<'_>>("LE") {
        Some(ends) => ends.iter::<Name<'_>>().map(|end| end.as_str().to_owned()).collect(),
        None => Vec::new(),
    };
    let [second, first] = [points[1], points[0]];
    let [before, last] = [points[points.len() - 2], points[points.len() - 1]];
    for (end, from, at) in [(ends.first(), second, first), (ends.get(1), before, last)] {
        if let Some(end) = end.filter(|end| end.contains("Arrow")) {
            arrow(content, from, at, width, end);
        }
    }
}

fn arrow(content: &mut Content, from: [f32; 2], at: [f32; 2], width: f32, kind: &str) {
    let [dx, dy] = [from[0] - at[0], from[1] - at[1]];
    let length = dx.hypot(dy);
    if length <= 0.0 {
        return;
    }
    let side = (ARROW * width.max(0.5)).min(length) / length;
    let side = if kind.starts_with('R') { -side } else { side };
    let (dx, dy) = (dx * side, dy * side);
    let tip = |turn: f32| [at[0] + dx * OFF.0 - dy * turn, at[1] + dy * OFF.0 + dx * turn];
    let (one, other) = (tip(OFF.1), tip(-OFF.1));
    content.move_to(one[0], one[1]).line_to(at[0], at[1]).line_to(other[0], other[1]);
    if kind.contains("Closed") {
        content.close_path();
    }
    content.stroke();
}

fn handwriting(content: &mut Content, annotation: &Dict<'_>) {
    content.set_line_cap(LineCapStyle::RoundCap).set_line_join(LineJoinStyle::RoundJoin);
    let strokes = annotation.get::<Array<'_>>("InkList");
    for stroke in strokes.into_iter().flat_map(|strokes| strokes.iter::<Array<'_>>()).take(MOST_STROKES) {
        let mut points = points(&style::of_array(&stroke));
        // A point is a dot.
        if let [point] = points[..] {
            points.push(point);
        }
        if trace(content, &points) {
            content.stroke();
        }
    }
}

/// The sign for "something is to be put in here".
fn caret(content: &mut Content, [x0, y0, x1, y1]: [f32; 4]) {
    let middle = f32::midpoint(x0, x1);
    content.move_to(x0, y0);
    content.cubic_to(middle, y0, middle, y1, middle, y1);
    content.cubic_to(middle, y1, middle, y0, x1, y0);
    content.close_path().fill_nonzero();
}
