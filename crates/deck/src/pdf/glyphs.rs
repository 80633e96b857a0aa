//! The glyphs of a page, each with what it says and where it stands.

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, Point, Rect, Vec2};

use super::frame::Frame;

/// The most glyphs of a page that are read; a page of small print has some 10,000.
const MOST: usize = 100_000;
/// The units of a glyph's own space that make one em.
const EM: f64 = 1000.0;

/// A glyph that says something.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// One character, or the letters of a ligature.
    pub(super) text: String,
    /// Where it stands on its baseline, in points from the page's left upper corner.
    pub(super) origin: Point,
    /// In which direction its line runs, of length 1.
    pub(super) direction: Vec2,
    /// How far the next one stands, in points.
    pub(super) advance: f64,
    /// The size of its type, in points.
    pub(super) size: f64,
}

/// Reads the glyphs of a page in the order in which it draws them, invisible ones (of scans) too.
pub(super) fn read<'a>(
    page: &Page<'a>,
    frame: &Frame,
    cache: &InterpreterCache<'a>,
    settings: InterpreterSettings,
) -> Vec<Mark> {
    let mut context = Context::new(frame.transform, frame.page, cache, page.xref(), settings);
    let mut collector = Collector { marks: Vec::new(), page: frame.page };
    interpret_page(page, &mut context, &mut collector);
    collector.marks
}

struct Collector {
    marks: Vec<Mark>,
    page: Rect,
}

impl Collector {
    fn take(&mut self, glyph: &Glyph<'_>, transform: Affine, vertical: bool) {
        let Some(text) = glyph.as_unicode().map(spelled).filter(|text| !text.is_empty()) else { return };
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
            // A glyph of vertical writing stands on its lower edge; its line begins at the upper one.
            origin -= direction * size;
        }
        let readable = size.is_finite() && size > 0.0 && direction.is_finite() && advance.is_finite();
        if readable && self.page.contains(origin + direction * (advance / 2.0)) {
            self.marks.push(Mark { text, origin, direction, advance, size });
        }
    }
}

impl<'a> Device<'a> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        let vertical = matches!(run.writing_mode(), WritingMode::Vertical);
        for glyph in run.glyphs() {
            if self.marks.len() >= MOST {
                return;
            }
            self.take(glyph, props.transform * glyph.transform(), vertical);
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_clip_rect(&mut self, _: &Rect) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'a>, _: &DrawMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn spelled(text: BfString) -> String {
    let mut letters = String::new();
    match text {
        BfString::Char(c) => spell(c, &mut letters),
        BfString::String(text) => text.chars().for_each(|c| spell(c, &mut letters)),
    }
    letters
}

/// Writes what a reader sees of a character: blanks are spaces, ligatures their letters, a soft hyphen that is drawn is
/// a hyphen, and the bullets that Symbol and Wingdings have in the private area are bullets.
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
