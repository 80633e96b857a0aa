//! What pages say of notes on one half of them.

use hayro::kurbo::Rect;

use super::frame::parts;
use super::glyphs::Mark;
use super::lines::{self, Line};
use super::model::NotesPart;
use super::page_text::copies;
use super::scan::{Scan, Shape, ShapeKind};

/// How much of its half a background covers, and how far it may reach beyond it, of the half's size.
const COVERS: f64 = 0.97;
const BEYOND: f64 = 0.03;

/// A page that was looked at.
pub(super) struct Looked {
    pub(super) whole: Rect,
    pub(super) scan: Scan,
}

/// What the pages that were looked at say of notes on one part of them, in numbers of pages.
#[derive(Debug)]
pub(super) struct Evidence {
    pub(super) part: NotesPart,
    pages: usize,
    /// A line of text runs over the middle.
    crossed: usize,
    /// There is text on the slide's part, and on the notes' part.
    slides: usize,
    notes: usize,
    /// The notes show the slide again, in smaller type.
    copies: usize,
    /// There is nothing at all on the notes' part.
    empty: usize,
    /// The notes' part has a background that the slide's has not.
    filled: usize,
}

impl Evidence {
    pub(super) fn of(pages: &[Looked], part: NotesPart) -> Self {
        let mut evidence =
            Self { part, pages: pages.len(), crossed: 0, slides: 0, notes: 0, copies: 0, empty: 0, filled: 0 };
        for page in pages {
            evidence.add(page);
        }
        evidence
    }

    fn add(&mut self, Looked { whole, scan }: &Looked) {
        let (slide_part, notes_part) = parts(*whole, self.part);
        let (slide, notes): (Vec<Mark>, Vec<Mark>) =
            scan.marks.iter().cloned().partition(|mark| slide_part.contains(mark.origin));
        let (slide, notes) = (lines::gather(&slide), lines::gather(&notes));
        let again = slide.iter().filter(|line| notes.iter().any(|note| copies(note, std::slice::from_ref(*line))));
        let again = again.count();
        let crosses = |line: &Line| crosses(line, slide_part, notes_part);
        let within = |shape: &Shape| notes_part.contains(shape.place.center()) && !covers(shape, *whole);
        self.crossed += usize::from(lines::gather(&scan.marks).iter().any(crosses));
        self.slides += usize::from(!slide.is_empty());
        self.notes += usize::from(!notes.is_empty());
        self.copies += usize::from(again > 0 && again * 2 >= slide.len());
        self.empty += usize::from(notes.is_empty() && !scan.shapes.iter().any(within));
        self.filled += usize::from(
            background(scan, notes_part).is_some_and(|colour| background(scan, slide_part) != Some(colour)),
        );
    }

    /// No line crosses the middle, and the slide's part is not emptier than the notes'.
    pub(super) fn is_possible(&self) -> bool {
        self.crossed == 0 && self.slides >= self.notes
    }

    /// As a slide may be that is fuller than it should be.
    pub(super) fn is_rarely_crossed(&self) -> bool {
        self.crossed * 4 <= self.pages && self.slides >= self.notes
    }

    pub(super) fn repeats_a_slide(&self) -> bool {
        self.copies > 0
    }

    pub(super) fn repeats_most_slides(&self) -> bool {
        self.slides > 0 && self.copies > 0 && self.copies * 2 >= self.notes
    }

    pub(super) fn has_own_background(&self) -> bool {
        self.pages > 0 && self.filled == self.pages
    }

    pub(super) fn is_half_empty_somewhere(&self) -> bool {
        self.empty > 0 && self.slides > 0
    }

    /// Of two sides that are possible, that of the notes ranks higher.
    pub(super) fn rank(&self) -> (usize, usize, bool) {
        (self.filled, self.empty, self.part == NotesPart::Right || self.part == NotesPart::Bottom)
    }

    pub(super) fn repeating(&self) -> String {
        let Self { copies, notes, .. } = self;
        format!(
            "the {} half shows the slide again in smaller type ({copies} of {notes} pages with text there)",
            self.half()
        )
    }

    pub(super) fn background(&self) -> String {
        format!("the {} half has a background of its own on every page", self.half())
    }

    fn half(&self) -> &'static str {
        match self.part {
            NotesPart::Left => "left",
            NotesPart::Right => "right",
            NotesPart::Top => "upper",
            NotesPart::Bottom => "lower",
        }
    }
}

/// The colour that fills a part of the page and not much else.
fn background(scan: &Scan, part: Rect) -> Option<[u8; 4]> {
    let fits = |shape: &&Shape| {
        let beyond = shape.place.area() - shape.place.intersect(part).area();
        shape.kind == ShapeKind::Filled && covers(shape, part) && beyond <= BEYOND * part.area()
    };
    scan.shapes.iter().filter(fits).find_map(|shape| shape.colour)
}

fn covers(shape: &Shape, part: Rect) -> bool {
    let shared = shape.place.intersect(part);
    shared.width() >= COVERS * part.width() && shared.height() >= COVERS * part.height()
}

/// Whether a line reaches well into both parts.
fn crosses(line: &Line, slide: Rect, notes: Rect) -> bool {
    let well = line.size.min(line.place.width().max(line.place.height()) / 4.0);
    let ends = [line.place.origin(), line.place.origin() + line.place.size().to_vec2()];
    let within = |part: Rect| ends.iter().all(|end| part.inflate(well, well).contains(*end));
    !(within(slide) || within(notes))
}
