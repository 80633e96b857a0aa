//! Reads the glyphs of a page, each with its text and position.

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::kurbo::{Affine, Point, Rect, Vec2};

/// How many units of a glyph's own space make one em.
const EM: f64 = 1000.0;

/// A glyph with a text.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// One character, or all letters of a ligature.
    pub(super) text: String,
    /// Its origin on the baseline, in points from the page's top left corner.
    pub(super) origin: Point,
    /// The direction of its line, as a vector of length 1.
    pub(super) direction: Vec2,
    /// The distance to the next glyph, in points.
    pub(super) advance: f64,
    /// The size of its type, in points.
    pub(super) size: f64,
    /// Red, green, blue and opacity, where it is one colour.
    pub(super) colour: Option<[u8; 4]>,
    /// How many steps of the page's drawing were before it.
    pub(super) turn: u32,
}

impl Mark {
    /// What a glyph says where `transform` puts it; nothing when it says nothing, or stands outside of the page.
    pub(super) fn of(glyph: &Glyph<'_>, transform: Affine, vertical: bool, page: Rect) -> Option<Self> {
        let text = glyph.as_unicode().map(spelled).filter(|text| !text.is_empty())?;
        let [a, b, c, d, _, _] = transform.as_coeffs();
        let size = Vec2::new(c, d).hypot() * EM;
        let along = if vertical { -Vec2::new(c, d) } else { Vec2::new(a, b) };
        let width = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let advance = if vertical { EM } else { f64::from(width.unwrap_or(0.0)) } * along.hypot();
        let direction = along / along.hypot();
        let mut origin = transform * Point::ZERO;
        if vertical {
            // In vertical writing the origin is at the lower edge, but the line starts at the upper one.
            origin -= direction * size;
        }
        let readable = size.is_finite() && size > 0.0 && direction.is_finite() && advance.is_finite();
        let shown = readable && page.contains(origin + direction * (advance / 2.0));
        shown.then_some(Self { text, origin, direction, advance, size, colour: None, turn: 0 })
    }
}

fn spelled(text: BfString) -> String {
    let mut letters = String::new();
    match text {
        BfString::Char(c) => spell(c, &mut letters),
        BfString::String(text) => text.chars().for_each(|c| spell(c, &mut letters)),
    }
    letters
}

/// Appends what a reader sees for a character: a space for any blank, the letters of a ligature, a hyphen for a soft
/// hyphen that is drawn, and a bullet for the private codes that Symbol and Wingdings have for one.
fn spell(c: char, letters: &mut String) {
    match c {
        '\u{AD}' => letters.push('-'),
        '\u{FB00}' => letters.push_str("ff"),
        '\u{FB01}' => letters.push_str("fi"),
        '\u{FB02}' => letters.push_str("fl"),
        '\u{FB03}' => letters.push_str("ffi"),
        '\u{FB04}' => letters.push_str("ffl"),
        '\u{FB05}' | '\u{FB06}' => letters.push_str("st"),
        '\u{F0A7}' | '\u{F0A8}' | '\u{F0B7}' | '\u{F0D8}' | '\u{F0FC}' | '\u{F076}' => letters.push('•'),
        '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => {}
        c if c.is_whitespace() => letters.push(' '),
        c if c.is_control() => {}
        c => letters.push(c),
    }
}
