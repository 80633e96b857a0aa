//! Pages without numbers: "could you go back to slide 7?" needs one.

use chairside_deck::pdf::TextLine;

use crate::finding::{Finding, Kind};
use crate::seen::DeckSeen;

/// A deck with fewer pages needs none.
const FEW: usize = 5;
/// Numbers stand above or below this.
const TOP: f32 = 0.12;
const BOTTOM: f32 = 0.82;
/// A deck has numbers when this part of its pages has.
const PART: f32 = 0.4;

pub(crate) fn find(deck: &DeckSeen<'_>) -> Option<Finding> {
    let pages = deck.pages;
    let can_be_read = pages.iter().any(|page| !page.text.lines.is_empty());
    if pages.len() < FEW || !can_be_read {
        return None;
    }
    let numbered: Vec<u32> = (1..)
        .zip(pages)
        .skip(1)
        .filter(|(number, page)| {
            let label = deck.info.pages.get(*number as usize - 1).and_then(|page| page.label.as_deref());
            page.text.lines.iter().any(|line| is_number(line, *number, label))
        })
        .map(|(number, _)| number)
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    let part = numbered.len() as f32 / (pages.len() - 1) as f32;
    (part < PART).then(|| Finding {
        kind: Kind::Numbers,
        pages: Vec::new(),
        what: if numbered.is_empty() { "the pages have no numbers" } else { "most pages have no number" }.into(),
        why: "whoever asks to see a slide again, in the room or from afar, has to describe it".into(),
        instead: "turn slide numbers on in the program that made the deck".into(),
    })
}

/// Whether a line at the edge of a page has its number, as counted by the deck itself: hidden pages may shift it by a few.
fn is_number(line: &TextLine, number: u32, label: Option<&str>) -> bool {
    let middle = line.area.y + line.area.height / 2.0;
    if middle > TOP && middle < BOTTOM {
        return false;
    }
    let mut words = line.text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let near = |word: &str| word.parse::<u32>().is_ok_and(|found| found.abs_diff(number) <= 1 + number / 2);
    words.any(|word| label == Some(word) || near(word))
}
