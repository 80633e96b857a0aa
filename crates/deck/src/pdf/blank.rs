//! Characters for which no font has a glyph: each is shown as a box, never as nothing.
//!
//! `hayro` draws nothing in their place, so the boxes are found by a scan of the page and drawn after it, over everything
//! else. A font in the file is believed when all of its letters on the page are empty: such fonts hold the invisible text
//! of scanned paper.

use std::collections::{HashMap, HashSet};

use hayro::hayro_interpret::Paint;
use hayro::hayro_interpret::font::OutlineGlyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};

use super::fonts;

/// The most boxes that a page gets.
const MOST: usize = 20_000;
/// How high a box is, in ems.
const HEIGHT: f64 = 0.7;
/// What it leaves free at its left and right, and the width of its line, in ems.
const MARGIN: f64 = 0.06;
const LINE: f64 = 0.05;
/// A box is at least so wide, in ems: accents do not advance.
const NARROWEST: f64 = 0.25;
const EM: f64 = 1000.0;

/// A character without a glyph, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Blank {
    /// In points from the page's left upper corner.
    pub(super) outline: BezPath,
    /// The width of its line, in points.
    pub(super) line: f64,
    /// Red, green, blue and opacity.
    pub(super) colour: [u8; 4],
}

/// A glyph's outline as far as it matters here.
#[derive(Debug, Clone, Copy)]
struct Outline {
    is_empty: bool,
    /// Names the program of a font in the file; `None` for substitutes, and for Type 1 fonts, of which `hayro` does not
    /// give the program.
    program: Option<u128>,
}

/// Collects the boxes of a page.
#[derive(Debug, Default)]
pub(super) struct Blanks {
    outlines: HashMap<u128, Outline>,
    found: Vec<(Option<u128>, Blank)>,
    /// Fonts of which a glyph was drawn.
    drawing: HashSet<u128>,
    clips: Vec<Rect>,
}

impl Blanks {
    /// Looks at a glyph that is drawn where `transform` puts it.
    pub(super) fn look_at(&mut self, glyph: &OutlineGlyph, transform: Affine, vertical: bool, paint: &Paint<'_>) {
        let outline = *self.outlines.entry(glyph.identifier().cache_key()).or_insert_with(|| Outline {
            is_empty: glyph.outline().elements().is_empty(),
            program: glyph.font_data().filter(|font| !fonts::is_substitute(&font.data)).map(|font| font.cache_key),
        });
        if !outline.is_empty {
            self.drawing.extend(outline.program);
        } else if self.found.len() < MOST
            && is_visible(glyph, outline.program)
            && let Some(outline_of_box) = outline_of_box(glyph, transform, vertical)
            && self.clips.last().is_none_or(|clip| clip.overlaps(outline_of_box.bounding_box()))
        {
            let [_, _, c, d, _, _] = transform.as_coeffs();
            let colour = match paint {
                Paint::Color(colour) => colour.to_rgba().to_rgba8(),
                Paint::Pattern(_) => [0, 0, 0, 255],
            };
            let line = LINE * Vec2::new(c, d).hypot() * EM;
            self.found.push((outline.program, Blank { outline: outline_of_box, line, colour }));
        }
    }

    pub(super) fn clip(&mut self, place: Rect) {
        let within = self.clips.last().map_or(place, |outer| outer.intersect(place));
        self.clips.push(within);
    }

    pub(super) fn unclip(&mut self) {
        self.clips.pop();
    }

    /// The boxes to draw.
    pub(super) fn found(self) -> Vec<Blank> {
        let Self { found, drawing, .. } = self;
        let is_wanted = |program: Option<u128>| program.is_none_or(|program| drawing.contains(&program));
        found.into_iter().filter(|(program, _)| is_wanted(*program)).map(|(_, blank)| blank).collect()
    }
}

/// Whether a reader would expect to see something. A character that says nothing is one in a substitute font.
fn is_visible(glyph: &OutlineGlyph, program: Option<u128>) -> bool {
    match glyph.as_unicode() {
        Some(BfString::Char(c)) => is_drawn(c),
        Some(BfString::String(text)) => text.chars().any(is_drawn),
        None => program.is_none() && (0x21..=0xFF).contains(&glyph.char_code()),
    }
}

/// Whether a character has a shape: not blanks, controls and what Unicode says may be ignored.
fn is_drawn(c: char) -> bool {
    let ignorable = matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFC}' | '\u{E0000}'..='\u{E0FFF}');
    !(ignorable || c.is_whitespace() || c.is_control())
}

/// The box stands where the glyph would, as wide as it advances. Its size comes from the height of the type alone, since
/// `hayro` stretches substitutes to the width that the file gives.
fn outline_of_box(glyph: &OutlineGlyph, transform: Affine, vertical: bool) -> Option<BezPath> {
    let [a, b, c, d, _, _] = transform.as_coeffs();
    let (along, up) = (Vec2::new(a, b), Vec2::new(c, d) * EM);
    let along = along / along.hypot() * up.hypot();
    let advance = if vertical { 1.0 } else { f64::from(glyph.advance_width().unwrap_or(500.0)) / EM };
    let (left, right) = (MARGIN, advance.max(NARROWEST) - MARGIN);
    let origin = transform * Point::ZERO;
    let corner = |x: f64, y: f64| origin + along * x + up * y;
    let corners = [corner(left, 0.0), corner(right, 0.0), corner(right, HEIGHT), corner(left, HEIGHT)];
    let [first, rest @ ..] = corners;
    let mut path = BezPath::new();
    path.move_to(first);
    for point in rest {
        path.line_to(point);
    }
    path.close_path();
    path.is_finite().then_some(path)
}

#[cfg(test)]
mod tests {
    use super::is_drawn;

    #[test]
    fn only_what_has_a_shape_is_missed() {
        for c in ['A', 'é', '東', '，', '•', '\u{F0B7}', '\u{FFFD}', '🎉'] {
            assert!(is_drawn(c), "{c:?}");
        }
        for c in [' ', '\u{A0}', '\u{3000}', '\t', '\0', '\u{AD}', '\u{200D}', '\u{FE0F}', '\u{2800}', '\u{E0041}'] {
            assert!(!is_drawn(c), "{c:?}");
        }
    }
}
