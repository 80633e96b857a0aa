//! Tells the steps of one slide from slides that share a label.
//!
//! Beamer gives each step of an overlay a page with the slide's number; but a section's title page or a slide marked
//! `noframenumbering` bears the number of the slide before it, too. So a page is a step only when it extends the page
//! before it: it has its heading, most of its text, its pictures and most of its shapes, wherever they stand (Beamer
//! centres a slide anew with each step).

use std::collections::HashMap;

use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::hayro_syntax::page::Page;

use super::frame::Frame;
use super::heading;
use super::lines::{self, Line};
use super::reading_order;
use super::scan::{Aim, Scan, Shape, ShapeKind, scan};
use super::superset::Shown;

/// Of the text and of the shapes of a page, so much is on its next step: an overlay may replace a word or move a frame.
const KEPT: f64 = 0.8;
/// The most steps of interpretation for one page, and for all pages of a document together. Pages beyond it count as
/// slides of their own.
const MOST_FOR_A_PAGE: u32 = 50_000;
const MOST_FOR_ALL: u32 = 2_000_000;

/// How a page follows on the one before it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Step {
    /// It is a further step of the same slide.
    pub(super) continues: bool,
    /// It shows all that the page before shows, too.
    pub(super) has_all_before: bool,
}

/// How each page follows on the one before it.
pub(super) fn find<'a>(
    pages: &[Page<'a>],
    labels: &[Option<String>],
    frame_of: impl Fn(&Page<'_>) -> Frame,
    settings: &InterpreterSettings,
) -> Vec<Step> {
    let cache = InterpreterCache::new();
    let mut left = MOST_FOR_ALL;
    let mut read = |page: &Page<'a>| -> Option<Said> {
        let most = left.min(MOST_FOR_A_PAGE);
        let aim = Aim { marks: true, shapes: true, most_steps: Some(most), ..Aim::default() };
        let frame = frame_of(page);
        let found = scan(page, &frame, &cache, settings.clone(), aim);
        left -= found.steps.min(most);
        found.whole.then(|| Said::of(found, &frame))
    };
    let mut before: Option<(usize, Option<Said>)> = None;
    let mut steps = vec![Step::default(); pages.len()];
    for at in 1..pages.len() {
        if labels[at].is_none() || labels[at] != labels[at - 1] {
            continue;
        }
        let former = before.take().filter(|(page, _)| *page == at - 1);
        let former = former.map_or_else(|| read(&pages[at - 1]), |(_, said)| said);
        let later = read(&pages[at]);
        if let Some((former, later)) = former.zip(later.as_ref()) {
            let continues = later.extends(&former);
            steps[at] = Step { continues, has_all_before: continues && later.shown.has_all_of(&former.shown) };
        }
        before = Some((at, later));
    }
    steps
}

/// What a slide says and draws, as far as two are compared.
struct Said {
    heading: String,
    lines: Vec<String>,
    pictures: HashMap<u64, usize>,
    shapes: HashMap<u64, usize>,
    shown: Shown,
}

impl Said {
    fn of(scan: Scan, frame: &Frame) -> Self {
        let Scan { marks, shapes: drawn, .. } = scan;
        let on_slide: Vec<_> = marks.into_iter().filter(|mark| frame.slide.contains(mark.origin)).collect();
        let lines: Vec<Line> = reading_order::sort(lines::gather(&on_slide));
        let (mut pictures, mut shapes) = (HashMap::new(), HashMap::new());
        let drawn: Vec<Shape> = drawn.into_iter().filter(|shape| frame.slide.contains(shape.place.center())).collect();
        for shape in &drawn {
            let counts = if shape.kind == ShapeKind::Picture { &mut pictures } else { &mut shapes };
            *counts.entry(shape.key).or_default() += 1;
        }
        let heading = heading::find(&lines, frame.slide);
        let shown = Shown::of(&lines, on_slide, drawn, frame.slide);
        Self { heading, lines: lines.into_iter().map(|line| line.text).collect(), pictures, shapes, shown }
    }

    fn extends(&self, former: &Self) -> bool {
        self.has_heading(former) && self.keeps_text(former) && self.keeps_drawing(former)
    }

    fn has_heading(&self, former: &Self) -> bool {
        former.heading.is_empty() || self.lines.join(" ").contains(&former.heading)
    }

    /// A line of the former page may have got more on it.
    fn keeps_text(&self, former: &Self) -> bool {
        let letters = |lines: &mut dyn Iterator<Item = &String>| lines.map(|line| line.chars().count()).sum::<usize>();
        let mut kept = former.lines.iter().filter(|line| self.lines.iter().any(|own| own.contains(line.as_str())));
        is_most(letters(&mut kept), letters(&mut former.lines.iter()))
    }

    fn keeps_drawing(&self, former: &Self) -> bool {
        let kept = |own: &HashMap<u64, usize>, of: &HashMap<u64, usize>| -> usize {
            of.iter().map(|(key, count)| own.get(key).copied().unwrap_or(0).min(*count)).sum()
        };
        let all = |of: &HashMap<u64, usize>| of.values().sum::<usize>();
        kept(&self.pictures, &former.pictures) == all(&former.pictures)
            && is_most(kept(&self.shapes, &former.shapes), all(&former.shapes))
    }
}

#[expect(clippy::cast_precision_loss, reason = "a page's letters or shapes")]
fn is_most(kept: usize, of: usize) -> bool {
    kept as f64 >= KEPT * of as f64
}
