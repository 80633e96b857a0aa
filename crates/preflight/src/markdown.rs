//! Looks at a deck in Markdown without drawing it: what its reader found, letters as small as the room's window would have to
//! make them, and the rules that need the text alone.

use chairside_deck::pdf::{Area, PageInfo, PageText, PdfInfo, TextLine};
use chairside_load::{LoadedSession, MarkdownDeck};
use chairside_problem::{Problem, Topic};
use chairside_session::Place;
use chairside_session::content::{DeckInfo, SlideInfo};
use chairside_session::snapshot::PageId;

use crate::finding::{Finding, Kind, pages_in_words};
use crate::seen::{DeckSeen, PageSeen};
use crate::{links, small};

/// The height in pixels of the page that sizes of type are for.
const HEIGHT: f32 = 720.0;
/// Messages give sizes in points on a slide of this height, which is what most programs make.
const POINTS: f32 = 540.0;

/// Where lines are said to be, since it is not known: not at the edge, where a template's are.
const MIDDLE: Area = Area { x: 0.0, y: 0.5, width: 1.0, height: 0.0 };

/// What was not looked at, because nothing was drawn.
pub(crate) const NOT_LOOKED_AT: &str =
    "the drawn slides: sizes are estimated from the text, and text within pictures is not judged";

/// What is to be mended, the gravest first.
pub(crate) fn find(deck: &MarkdownDeck) -> Vec<Finding> {
    let small = small(deck);
    let is_known = |slide: &Option<u32>, problem: &Problem| {
        let is_small = slide.is_some_and(|slide| small.iter().any(|finding| finding.pages.contains(&slide)));
        problem.topic == Topic::TooFull && is_small
    };
    let read = deck.problems.iter().filter(|(slide, problem)| !is_known(slide, problem));
    let mut findings: Vec<Finding> = read.map(|(slide, problem)| of_problem(*slide, problem)).collect();
    findings.extend(small);
    findings
}

/// Something that the reader found.
fn of_problem(slide: Option<u32>, problem: &Problem) -> Finding {
    let (kind, why) = match problem.topic {
        Topic::Link => (Kind::Link, links::WHY),
        Topic::TooFull => (Kind::Small, "what does not fit is made smaller until it does"),
        Topic::Font => (Kind::Font, "the room would see boxes in the place of these letters"),
        Topic::Other => (Kind::NotDrawn, "the slide would look different from what its author meant"),
    };
    let line = problem.line.map_or_else(String::new, |line| format!("line {line}: "));
    Finding {
        kind,
        pages: slide.into_iter().collect(),
        what: format!("{line}{}", problem.what),
        why: why.into(),
        instead: problem.instead.clone(),
    }
}

/// The slides whose text would be too small for the last row, by the measure of PDFs.
fn small(deck: &MarkdownDeck) -> Option<Finding> {
    let slides: Vec<(u32, f32)> = (0..)
        .zip(&deck.sizes)
        .filter_map(|(slide, sizes)| {
            let is_small = |size: &f32| small::is_small(size / HEIGHT);
            let all: usize = sizes.iter().map(|(_, letters)| letters).sum();
            let small: Vec<&(f32, usize)> = sizes.iter().filter(|(size, _)| is_small(size)).collect();
            let letters = small.iter().map(|(_, letters)| letters).sum();
            let smallest = small.iter().map(|(size, _)| *size).min_by(f32::total_cmp)?;
            small::is_much(letters, all).then_some((slide, smallest))
        })
        .collect();
    let (smallest, size) = slides.iter().min_by(|(_, one), (_, other)| one.total_cmp(other))?;
    let pages: Vec<u32> = slides.iter().map(|(slide, _)| *slide).collect();
    let where_ = if pages.len() > 1 { format!(", smallest on page {}", smallest + 1) } else { String::new() };
    let points = (size / HEIGHT * POINTS).round();
    Some(Finding {
        kind: Kind::Small,
        what: format!(
            "much of the text on {} would be too small for the last row{where_}: about {points:.0} points on a slide {POINTS:.0} \
             points high",
            pages_in_words(&pages)
        ),
        why: small::WHY.into(),
        instead: "put half of it on another slide, or leave some out: a slide with less text has larger letters".into(),
        pages,
    })
}

/// The pages as their text, for the rules that need no picture.
pub(crate) fn pages(session: &LoadedSession, deck: &DeckInfo) -> (PdfInfo, Vec<PageSeen>) {
    let page = |(slide, info): (u32, &SlideInfo)| {
        let id = PageId::slide(&Place { deck: deck.id.clone(), slide });
        let text = session.pages.texts.get(&id).map(String::as_str).unwrap_or_default();
        let lines = text.lines().map(|line| TextLine { text: line.into(), area: MIDDLE }).collect();
        PageSeen::of_text(PageText { title: info.title.clone(), lines, ..PageText::default() })
    };
    let pages: Vec<PageSeen> = (0..).zip(&deck.slides).map(page).collect();
    let info = PdfInfo { pages: vec![PageInfo::default(); pages.len()], ..PdfInfo::default() };
    (info, pages)
}

/// The rules that need the text alone.
pub(crate) fn of_text(seen: &DeckSeen<'_>) -> Vec<Finding> {
    let pace = crate::pace::find(seen);
    let mut findings: Vec<Finding> = pace.into_iter().chain(crate::names::find(seen)).collect();
    findings.extend(crate::template::find(seen));
    findings.extend(crate::note_well::find(seen));
    findings
}
