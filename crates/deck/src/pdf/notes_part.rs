//! Finds out whether a deck carries the speaker's notes beside its slides, as Beamer's `show notes on second screen`
//! makes it: each page of twice a slide's shape, the slide on one half and the notes, with a small copy of the slide,
//! on the other. A wide poster or a panorama is neither.

use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;

use super::frame::Frame;
use super::glyphs::{self, Mark};
use super::lines::{self, Line};
use super::model::NotesPart;
use super::page_text::copies;

/// The shapes that Beamer gives a slide (`aspectratio`), width to height.
const SHAPES: [f32; 8] = [4.0 / 3.0, 16.0 / 9.0, 16.0 / 10.0, 14.0 / 9.0, 1.41, 5.0 / 4.0, 3.0 / 2.0, 2.0];
/// How far a shape may be off, of itself.
const TOLERANCE: f32 = 0.01;
/// How many pages are looked at.
const PAGES: usize = 8;

/// Where the notes are, when they are somewhere. Looks at a few pages, and at none when their shape rules notes out.
pub(super) fn detect(pdf: &Pdf, settings: &InterpreterSettings) -> Option<NotesPart> {
    let pages = pdf.pages();
    let first = pages.first()?.render_dimensions();
    let candidates = candidates(first.0 / first.1);
    if candidates.is_empty() || !pages.iter().all(|page| alike(page.render_dimensions(), first)) {
        return None;
    }
    let cache = InterpreterCache::new();
    let step = pages.len().div_ceil(PAGES).max(1);
    let looked_at: Vec<(&Page<'_>, Vec<Mark>)> = pages
        .iter()
        .step_by(step)
        .map(|page| (page, glyphs::read(page, &Frame::new(page, None), &cache, settings.clone())))
        .collect();
    let weighed = candidates.into_iter().map(|part| (part, Evidence::of(&looked_at, part)));
    let possible: Vec<(NotesPart, Evidence)> = weighed.filter(|(_, evidence)| evidence.possible()).collect();
    let beamer = pages.len() > 1 && pdf.metadata().creator.as_deref().is_some_and(|name| contains(name, b"Beamer"));
    let copied = possible.iter().find(|(_, evidence)| evidence.copied());
    // Beamer leaves the notes' half empty where a slide has none; no slide of Beamer's is so wide by itself. But two
    // slides one above the other, for print, look like a slide above its notes.
    let wide = || possible.iter().find(|(part, _)| matches!(part, NotesPart::Right | NotesPart::Left) && beamer);
    copied.or_else(wide).map(|(part, _)| *part)
}

fn candidates(shape: f32) -> Vec<NotesPart> {
    let near = |wanted: f32| (shape / wanted - 1.0).abs() < TOLERANCE;
    if SHAPES.iter().any(|slide| near(slide * 2.0)) {
        vec![NotesPart::Right, NotesPart::Left]
    } else if SHAPES.iter().any(|slide| near(slide / 2.0)) {
        vec![NotesPart::Bottom, NotesPart::Top]
    } else {
        Vec::new()
    }
}

fn alike(a: (f32, f32), b: (f32, f32)) -> bool {
    (a.0 / b.0 - 1.0).abs() < TOLERANCE && (a.1 / b.1 - 1.0).abs() < TOLERANCE
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

/// What the pages that were looked at say of notes on one part of them, in numbers of pages.
#[derive(Default)]
struct Evidence {
    /// A line of text runs over the middle.
    crossed: usize,
    /// There is text on the slide's part, and on the notes' part.
    slides: usize,
    notes: usize,
    /// The notes show the slide again, in smaller type.
    copies: usize,
}

impl Evidence {
    fn of(pages: &[(&Page<'_>, Vec<Mark>)], part: NotesPart) -> Self {
        let mut evidence = Self::default();
        for (page, marks) in pages {
            let frame = Frame::new(page, Some(part));
            let (slide, notes): (Vec<Mark>, Vec<Mark>) =
                marks.iter().cloned().partition(|mark| frame.slide.contains(mark.origin));
            let (slide, notes) = (lines::gather(&slide), lines::gather(&notes));
            let again = slide.iter().filter(|line| notes.iter().any(|note| copies(note, std::slice::from_ref(*line))));
            let again = again.count();
            evidence.crossed += usize::from(lines::gather(marks).iter().any(|line| crosses(line, &frame)));
            evidence.slides += usize::from(!slide.is_empty());
            evidence.notes += usize::from(!notes.is_empty());
            evidence.copies += usize::from(again > 0 && again * 2 >= slide.len());
        }
        evidence
    }

    fn possible(&self) -> bool {
        self.crossed == 0 && self.slides > 0 && self.slides >= self.notes
    }

    fn copied(&self) -> bool {
        self.copies > 0 && self.copies * 2 >= self.notes
    }
}

/// Whether a line reaches well into both parts.
fn crosses(line: &Line, frame: &Frame) -> bool {
    let well = line.size.min(line.place.width().max(line.place.height()) / 4.0);
    let inside = frame.slide.inflate(well, well);
    let outside = frame.notes.map(|notes| notes.inflate(well, well));
    let ends = [line.place.origin(), line.place.origin() + line.place.size().to_vec2()];
    let within = |part: hayro::kurbo::Rect| ends.iter().all(|end| part.contains(*end));
    !(within(inside) || outside.is_some_and(within))
}
