//! Finds out whether a deck has the speaker's notes beside its slides: Beamer's `show notes on second screen` and
//! Touying's `show-notes-on-second-screen` make each page twice as wide (or as high) as a slide, with the slide on one
//! half and the notes on the other.
//!
//! Notes must never be shown silently, and a poster must not lose its half. So the answer has three values: certain,
//! uncertain (somebody has to be asked before the room sees a page), and none.

use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;

use super::frame::Frame;
use super::model::{NotesEvidence, NotesFinding, NotesPart};
use super::notes_evidence::{Evidence, Looked};
use super::scan::{Aim, scan};

/// Beamer's shapes of a slide (`aspectratio`), as width divided by height.
const SHAPES: [f32; 8] = [4.0 / 3.0, 16.0 / 9.0, 16.0 / 10.0, 14.0 / 9.0, 1.41, 5.0 / 4.0, 3.0 / 2.0, 2.0];
/// Pages from here to there are twice as wide as some slide, whoever made them. (Cinema's 2.39 and screens of 21:9 are
/// narrower.)
const TWICE_AS_WIDE: std::ops::RangeInclusive<f32> = 2.45..=4.05;
/// How much a shape may differ, as a fraction of itself.
const TOLERANCE: f32 = 0.01;
/// How many pages are looked at, and the most steps that looking at one may take.
const PAGES: usize = 8;
const MOST_STEPS: u32 = 200_000;

/// Where the notes are, and on which pages.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Found {
    pub(super) finding: NotesFinding,
    /// The shape (width to height) of the pages that have them; `None` when all pages are alike.
    pub(super) only: Option<f32>,
}

/// What the file says of itself that matters here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Made {
    pub(super) by_beamer: bool,
    pub(super) by_typst: bool,
    /// Its labels are twice as many as its pages.
    pub(super) labelled_twice: bool,
}

/// Whether two shapes are one.
pub(super) fn alike(a: f32, b: f32) -> bool {
    (a / b - 1.0).abs() < TOLERANCE
}

/// The shape of a page, width to height.
pub(super) fn shape(page: &Page<'_>) -> f32 {
    let (width, height) = page.render_dimensions();
    width / height
}

/// Looks at a few pages, and at none when their shape rules notes out.
pub(super) fn detect<'a>(pdf: &'a Pdf, settings: &InterpreterSettings, made: Made) -> Found {
    let Some((pages, mixed)) = suspicious(pdf) else { return Found::default() };
    let shape = shape(pages[0]);
    let is_wide = shape > 1.0;
    let cache = InterpreterCache::new();
    let aim = Aim { marks: true, shapes: true, most_steps: Some(MOST_STEPS), ..Aim::default() };
    let step = pages.len().div_ceil(PAGES).max(1);
    let look = |page: &Page<'a>| {
        let frame = Frame::new(page, None);
        Looked { whole: frame.page, scan: scan(page, &frame, &cache, settings.clone(), aim) }
    };
    let looked: Vec<Looked> = pages.iter().step_by(step).map(|page| look(page)).collect();
    let sides = if is_wide { [NotesPart::Right, NotesPart::Left] } else { [NotesPart::Bottom, NotesPart::Top] };
    let weighed: Vec<Evidence> = sides.into_iter().map(|part| Evidence::of(&looked, part)).collect();
    let several = pages.len() > 1;
    let finding = judge(&weighed, made, is_wide, several);
    let finding = with_shape(finding, is_wide, mixed);
    Found { finding, only: mixed.then_some(shape) }
}

/// The shape of the pages that may have notes on this part, when others are not so wide or so high.
pub(super) fn only(pdf: &Pdf, part: NotesPart) -> Option<f32> {
    let (pages, mixed) = suspicious(pdf)?;
    let shape = shape(pages.first()?);
    let is_beside = matches!(part, NotesPart::Left | NotesPart::Right);
    (mixed && is_beside == (shape > 1.0)).then_some(shape)
}

/// The pages that may have notes beside them, and whether others have not: all of them, or those that are twice as wide
/// or as high as the rest.
fn suspicious(pdf: &Pdf) -> Option<(Vec<&Page<'_>>, bool)> {
    let pages = pdf.pages();
    let first = shape(pages.first()?);
    if pages.iter().all(|page| alike(shape(page), first)) {
        return is_twice_a_slide(first).then(|| (pages.iter().collect(), false));
    }
    let is_double = |page: &&Page<'_>| {
        let own = shape(page);
        let of_another = |other: &Page<'_>| alike(own, shape(other) * 2.0) || alike(own, shape(other) / 2.0);
        is_twice_a_slide(own) && pages.iter().take(PAGES * PAGES).any(of_another)
    };
    let wide: Vec<&Page<'_>> = pages.iter().filter(is_double).collect();
    let shape_of_them = shape(wide.first()?);
    Some((wide.into_iter().filter(|page| alike(shape(page), shape_of_them)).collect(), true))
}

fn is_twice_a_slide(shape: f32) -> bool {
    TWICE_AS_WIDE.contains(&shape) || SHAPES.iter().any(|slide| alike(shape, slide / 2.0))
}

fn judge(weighed: &[Evidence], made: Made, is_wide: bool, several: bool) -> NotesFinding {
    let certain = |evidence: &Evidence, reason: String| {
        NotesFinding::Certain(NotesEvidence { part: evidence.part, reasons: vec![reason] })
    };
    let uncertain = |evidence: &Evidence, reasons: Vec<String>| {
        NotesFinding::Uncertain(NotesEvidence { part: evidence.part, reasons })
    };
    let possible = || weighed.iter().filter(|evidence| evidence.is_possible());
    if let Some(copied) = possible().find(|evidence| evidence.repeats_most_slides()) {
        return certain(copied, copied.repeating());
    }
    // No slide of Beamer's is so wide by itself, and it leaves the notes' half empty where a slide has none. But two
    // slides one above the other, for print, look like a slide above its notes.
    if is_wide
        && several
        && made.by_beamer
        && let Some(side) = possible().max_by_key(|evidence| evidence.rank())
    {
        return certain(side, "Beamer made the file, and none of its slides is so wide".to_owned());
    }
    if let Some(filled) = possible().find(|evidence| evidence.has_own_background()) {
        let reason = filled.background();
        return if made.by_typst { certain(filled, reason) } else { uncertain(filled, vec![reason]) };
    }
    // Something speaks for notes, though a slide reaches into the other half or only some are repeated there.
    for some in weighed.iter().filter(|evidence| evidence.is_rarely_crossed()) {
        if some.repeats_a_slide() {
            return uncertain(some, vec![some.repeating()]);
        }
        if some.has_own_background() {
            return uncertain(some, vec![some.background()]);
        }
    }
    let Some(side) = possible().max_by_key(|evidence| evidence.rank()) else { return NotesFinding::None };
    if made.labelled_twice && made.by_beamer && side.is_half_empty_somewhere() {
        return uncertain(side, vec!["the labels of its pages count each page twice".to_owned()]);
    }
    if is_wide { uncertain(side, Vec::new()) } else { NotesFinding::None }
}

/// Adds what is true of every suspicious deck, first.
fn with_shape(mut finding: NotesFinding, is_wide: bool, mixed: bool) -> NotesFinding {
    if let NotesFinding::Certain(evidence) | NotesFinding::Uncertain(evidence) = &mut finding {
        let side = if is_wide { "wide" } else { "high" };
        let reason = if mixed {
            format!("some pages are twice as {side} as the others")
        } else {
            format!("each page is twice as {side} as a slide")
        };
        evidence.reasons.insert(0, reason);
    }
    finding
}
