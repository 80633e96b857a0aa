//! Finds out whether a deck carries the speaker's notes beside its slides, as Beamer's `show notes on second screen`
//! makes it: each page of twice a slide's shape, the slide on one half and the notes, with a small copy of the slide,
//! on the other. A wide poster or a panorama is neither.

use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;

use super::frame::Frame;
use super::lines::Line;
use super::model::NotesPart;
use super::page_text::{copies, parts};

/// The shapes that Beamer gives a slide (`aspectratio`), width to height.
const SHAPES: [f32; 8] = [4.0 / 3.0, 16.0 / 9.0, 16.0 / 10.0, 14.0 / 9.0, 1.41, 5.0 / 4.0, 3.0 / 2.0, 2.0];
/// How far a shape may be off, of itself.
const TOLERANCE: f32 = 0.01;
/// How many pages are looked at.
const PAGES: usize = 6;

/// Where the notes are, when they are somewhere. Looks at a few pages, and at none when their shape rules notes out.
pub(super) fn detect(pdf: &Pdf, settings: &InterpreterSettings) -> Option<NotesPart> {
    let pages = pdf.pages();
    let first = pages.first()?.render_dimensions();
    let candidates = candidates(first.0 / first.1);
    if candidates.is_empty() || !pages.iter().all(|page| alike(page.render_dimensions(), first)) {
        return None;
    }
    let cache = InterpreterCache::new();
    let beamer = pdf.metadata().creator.as_deref().is_some_and(|name| contains(name, b"Beamer"));
    let step = pages.len().div_ceil(PAGES).max(1);
    let looked_at: Vec<&Page<'_>> = pages.iter().step_by(step).collect();
    candidates.into_iter().find(|part| {
        let mut evidence = Evidence::default();
        for page in &looked_at {
            let frame = Frame::new(page, Some(*part));
            let (slide, notes) = parts(page, &frame, &cache, settings.clone());
            evidence.add(&slide, &notes, &frame);
        }
        evidence.suffices(beamer)
    })
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

#[derive(Default)]
struct Evidence {
    /// Pages with a line of text over the middle.
    crossed: usize,
    /// Pages whose notes show the slide again, in smaller type.
    copied: usize,
    /// Pages with text on the slide's part, and on the notes' part.
    slides: usize,
    notes: usize,
}

impl Evidence {
    fn add(&mut self, slide: &[Line], notes: &[Line], frame: &Frame) {
        let over = |line: &Line| {
            let reach = 0.3 * line.size;
            let place = line.place;
            let inside = frame.slide.inflate(reach, reach);
            !(inside.contains(place.origin()) && inside.contains(place.origin() + place.size().to_vec2()))
        };
        self.crossed += usize::from(slide.iter().any(over));
        self.slides += usize::from(!slide.is_empty());
        self.notes += usize::from(!notes.is_empty());
        let again =
            slide.iter().filter(|line| notes.iter().any(|note| copies(note, std::slice::from_ref(*line)))).count();
        self.copied += usize::from(again > 0 && again * 2 >= slide.len());
    }

    fn suffices(&self, beamer: bool) -> bool {
        let copies = self.copied > 0 && self.copied * 2 >= self.slides;
        self.crossed == 0 && self.slides > 0 && (copies || (beamer && self.notes > 0))
    }
}
