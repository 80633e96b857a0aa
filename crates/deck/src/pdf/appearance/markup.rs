//! Marked text: highlighted, underlined, struck out.

use hayro::hayro_syntax::object::Dict;
use pdf_writer::Content;
use pdf_writer::types::LineJoinStyle;

use super::drawing::{Appearance, Made};
use super::style::{Colour, numbers};

/// The thickness of a line, of the height of the text.
const LINE: f32 = 0.06;

pub(super) fn make(kind: &str, annotation: &Dict<'_>) -> Made {
    let Some(mut appearance) = Appearance::of(annotation) else { return Made::Nothing };
    let quads = quads(annotation, appearance.place);
    let content = &mut appearance.content;
    let default = if kind == "Highlight" { Colour::YELLOW } else { Colour::BLACK };
    let colour = if annotation.contains_key("C") { Colour::of(annotation, "C") } else { Some(default) };
    let Some(colour) = colour else { return Made::Nothing };
    colour.fill(content);
    colour.stroke(content);
    for quad in &quads {
        match kind {
            "Highlight" => fill(content, quad),
            "StrikeOut" => line(content, quad, 0.45),
            "Squiggly" => wave(content, quad),
            _ => line(content, quad, 0.08),
        }
    }
    appearance.is_multiplied = kind == "Highlight";
    Made::Drawn(appearance)
}

/// A quadrilateral by its corners: left and right below, right and left above.
struct Quad([[f32; 2]; 4]);

impl Quad {
    fn height(&self) -> f32 {
        let [below, _, _, above] = self.0;
        (above[0] - below[0]).hypot(above[1] - below[1])
    }

    /// The points at a share of its height.
    fn across(&self, share: f32) -> [[f32; 2]; 2] {
        let between =
            |from: [f32; 2], to: [f32; 2]| [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
        let [left_below, right_below, right_above, left_above] = self.0;
        [between(left_below, left_above), between(right_below, right_above)]
    }
}

/// The quadrilaterals of an annotation, else its whole place. The standard has their corners go round; all programs
/// write the upper ones first, then the lower ones, each from the left.
fn quads(annotation: &Dict<'_>, place: [f32; 4]) -> Vec<Quad> {
    let numbers = numbers(annotation, "QuadPoints").unwrap_or_default();
    let quads: Vec<Quad> = numbers
        .as_chunks::<8>()
        .0
        .iter()
        .map(|&[x0, y0, x1, y1, x2, y2, x3, y3]| {
            let [first, second, third, fourth] = [[x0, y0], [x1, y1], [x2, y2], [x3, y3]];
            let side = |to: [f32; 2]| (to[0] - second[0]).hypot(to[1] - second[1]);
            // Opposite the second corner is the farthest one.
            if side(third) > side(fourth) {
                Quad([third, fourth, second, first])
            } else {
                Quad([first, second, third, fourth])
            }
        })
        .collect();
    if quads.is_empty() {
        let [x0, y0, x1, y1] = place;
        return vec![Quad([[x0, y0], [x1, y0], [x1, y1], [x0, y1]])];
    }
    quads
}

fn fill(content: &mut Content, Quad([first, rest @ ..]): &Quad) {
    content.move_to(first[0], first[1]);
    for corner in rest {
        content.line_to(corner[0], corner[1]);
    }
    content.close_path().fill_nonzero();
}

fn line(content: &mut Content, quad: &Quad, share: f32) {
    let [from, to] = quad.across(share);
    content.set_line_width((quad.height() * LINE).max(0.5));
    content.move_to(from[0], from[1]).line_to(to[0], to[1]).stroke();
}

fn wave(content: &mut Content, quad: &Quad) {
    let ([from, to], [above, _]) = (quad.across(0.04), quad.across(0.16));
    let length = (to[0] - from[0]).hypot(to[1] - from[1]);
    let up = [above[0] - from[0], above[1] - from[1]];
    let step = up[0].hypot(up[1]).max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 2 and 2,000")]
    let steps = (length / step).clamp(2.0, 2_000.0) as u16;
    content.set_line_width((quad.height() * LINE).max(0.5)).set_line_join(LineJoinStyle::RoundJoin);
    content.move_to(from[0], from[1]);
    for at in 1..=steps {
        let share = f32::from(at) / f32::from(steps);
        let raised = if at % 2 == 1 { up } else { [0.0, 0.0] };
        content
            .line_to(from[0] + (to[0] - from[0]) * share + raised[0], from[1] + (to[1] - from[1]) * share + raised[1]);
    }
    content.stroke();
}
