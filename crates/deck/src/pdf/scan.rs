//! Interprets a page without drawing it: its glyphs, the shapes and pictures that it draws, and the characters for which
//! no font has a glyph.
//!
//! What a page may cost is bounded where the caller says so. `hayro` cannot be stopped, so a scan that has had its share
//! unwinds out of it (no panic is reported), and what was found until then is kept.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::WritingMode;
use hayro::hayro_interpret::{
    BlendMode, CacheKey, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{BezPath, Rect, Shape as _};

use super::blank::{Blank, Blanks};
use super::frame::Frame;
use super::glyphs::Mark;

/// The most glyphs of a page that are kept; a page of small print has some 10,000.
const MOST_MARKS: usize = 100_000;
/// The most shapes that are kept.
const MOST_SHAPES: usize = 20_000;
/// The longest content of a page that is scanned when its cost is bounded, in bytes as it is after unpacking.
const LONGEST_CONTENT: usize = 4 * 1024 * 1024;

/// What a scan looks for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Aim {
    /// Text, as [`Scan::marks`].
    pub(super) marks: bool,
    /// Shapes and pictures, as [`Scan::shapes`].
    pub(super) shapes: bool,
    /// Characters without a glyph, as [`Scan::blanks`].
    pub(super) blanks: bool,
    /// The most steps (a glyph run, a shape, a clip) that it may take; `None` for any number.
    pub(super) most_steps: Option<u32>,
}

/// What a page says and draws.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Glyphs in the order in which they are drawn, invisible ones (of scanned paper) too.
    pub(super) marks: Vec<Mark>,
    pub(super) shapes: Vec<Shape>,
    pub(super) blanks: Vec<Blank>,
    /// How many steps it took.
    pub(super) steps: u32,
    /// It was not stopped before its end.
    pub(super) whole: bool,
}

/// A shape or a picture.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape {
    pub(super) kind: ShapeKind,
    /// In points from the page's left upper corner.
    pub(super) place: Rect,
    /// The same for shapes of one form and size, and for one picture, wherever they stand.
    pub(super) key: u64,
    /// Red, green, blue and opacity, where it is one colour.
    pub(super) colour: Option<[u8; 4]>,
    /// How many steps of the page's drawing were before it.
    pub(super) turn: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ShapeKind {
    Filled,
    Stroked,
    Picture,
}

/// Scans a page. Boxes and places are in points from the page's left upper corner.
pub(super) fn scan<'a>(
    page: &Page<'a>,
    frame: &Frame,
    cache: &InterpreterCache<'a>,
    settings: InterpreterSettings,
    aim: Aim,
) -> Scan {
    let mut scanner = Scanner { aim, page: frame.page, scan: Scan::default(), blanks: Blanks::default() };
    if aim.most_steps.is_some() && page.page_stream().is_some_and(|content| content.len() > LONGEST_CONTENT) {
        return scanner.scan;
    }
    let mut context = Context::new(frame.transform, frame.page, cache, page.xref(), settings);
    let done = catch_unwind(AssertUnwindSafe(|| interpret_page(page, &mut context, &mut scanner)));
    if let Err(reason) = done {
        if !reason.is::<Enough>() {
            resume_unwind(reason);
        }
        return scanner.scan;
    }
    Scan { blanks: scanner.blanks.found(), whole: true, ..scanner.scan }
}

/// Why a scan ends before its page.
struct Enough;

struct Scanner {
    aim: Aim,
    page: Rect,
    scan: Scan,
    blanks: Blanks,
}

impl Scanner {
    fn step(&mut self) {
        self.scan.steps += 1;
        if self.aim.most_steps.is_some_and(|most| self.scan.steps > most) {
            resume_unwind(Box::new(Enough));
        }
    }

    fn shape(&mut self, kind: ShapeKind, place: Rect, key: u64, paint: Option<&Paint<'_>>) {
        if self.aim.shapes && self.scan.shapes.len() < MOST_SHAPES && place.is_finite() && place.overlaps(self.page) {
            let (colour, turn) = (paint.and_then(one_colour), self.scan.steps);
            self.scan.shapes.push(Shape { kind, place, key, colour, turn });
        }
    }

    fn drawn(&mut self, place: Rect, elements: usize, props: &DrawProps<'_>, mode: &DrawMode) {
        let kind = match mode {
            DrawMode::Invisible => return,
            DrawMode::Stroke(_) => ShapeKind::Stroked,
            DrawMode::Fill(_) | DrawMode::FillAndStroke(..) => ShapeKind::Filled,
        };
        let place = props.transform.transform_rect_bbox(place);
        self.shape(kind, place, form(place, elements), Some(&props.paint));
    }
}

impl<'a> Device<'a> for Scanner {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.step();
        let vertical = matches!(run.writing_mode(), WritingMode::Vertical);
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            if self.aim.marks && self.scan.marks.len() < MOST_MARKS {
                let mark = Mark::of(glyph, transform, vertical, self.page);
                let (colour, turn) = (one_colour(&props.paint), self.scan.steps);
                self.scan.marks.extend(mark.map(|mark| Mark { colour, turn, ..mark }));
            }
            if self.aim.blanks
                && !matches!(mode, DrawMode::Invisible)
                && let Glyph::Outline(outline) = &**glyph
            {
                self.blanks.look_at(outline, transform, vertical, &props.paint);
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.step();
        if self.aim.shapes {
            self.drawn(path.control_box(), path.elements().len(), &props, mode);
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.step();
        self.drawn(*rect, 0, &props, mode);
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.step();
        if self.aim.shapes {
            let own = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
            let mut hasher = DefaultHasher::new();
            image.cache_key().hash(&mut hasher);
            self.shape(ShapeKind::Picture, props.transform.transform_rect_bbox(own), hasher.finish(), None);
        }
    }

    fn push_clip_path(&mut self, path: &ClipPath) {
        self.step();
        self.blanks.clip(path.path.bounding_box());
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.step();
        self.blanks.clip(*rect);
    }

    fn pop_clip(&mut self) {
        self.blanks.unclip();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step();
    }

    fn pop_transparency_group(&mut self) {}
}

/// Red, green, blue and opacity; `None` of a pattern.
fn one_colour(paint: &Paint<'_>) -> Option<[u8; 4]> {
    match paint {
        Paint::Color(colour) => Some(colour.to_rgba().to_rgba8()),
        Paint::Pattern(_) => None,
    }
}

/// A shape's form, as far as two shapes on two pages are compared: its size to a quarter of a point, and how it is made.
fn form(place: Rect, elements: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    #[expect(clippy::cast_possible_truncation, reason = "finite, and within a page")]
    let quarters = |length: f64| (length * 4.0).round() as i64;
    (quarters(place.width()), quarters(place.height()), elements).hash(&mut hasher);
    hasher.finish()
}
