//! Pages of different shapes, and upright ones.

use crate::finding::{Finding, Kind, pages_in_words};
use crate::seen::DeckSeen;

/// Shapes that differ by less look the same.
const ALIKE: f32 = 0.02;

pub(crate) fn find(deck: &DeckSeen<'_>) -> Vec<Finding> {
    let shapes: Vec<f32> = deck.info.pages.iter().map(|page| page.width / page.height.max(1.0)).collect();
    let upright: Vec<u32> = numbers(&shapes, |shape| shape < 1.0);
    if upright.len() * 2 > shapes.len() {
        return vec![Finding {
            kind: Kind::Shape,
            what: "the pages are upright: this looks like a document, not like slides".into(),
            why: "upright pages fill a third of the screen, and their text is small".into(),
            instead: "ask for slides".into(),
            pages: Vec::new(),
        }];
    }
    let Some(usual) = commonest(&shapes) else { return Vec::new() };
    let odd = numbers(&shapes, |shape| (shape / usual - 1.0).abs() > ALIKE);
    if odd.is_empty() {
        return Vec::new();
    }
    let verb = if odd.len() == 1 { "has" } else { "have" };
    vec![Finding {
        kind: Kind::Shape,
        what: format!("{} {verb} another shape than the others", pages_in_words(&odd)),
        why: "black bars come and go beside the slides".into(),
        instead: "give all pages one size in the program that made the deck".into(),
        pages: odd,
    }]
}

fn numbers(shapes: &[f32], is: impl Fn(f32) -> bool) -> Vec<u32> {
    (0..).zip(shapes).filter(|(_, shape)| is(**shape)).map(|(number, _)| number).collect()
}

fn commonest(shapes: &[f32]) -> Option<f32> {
    let alike = |one: f32| shapes.iter().filter(|other| (one / **other - 1.0).abs() <= ALIKE).count();
    shapes.iter().copied().max_by_key(|shape| alike(*shape))
}
