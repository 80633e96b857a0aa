//! Text that the last row cannot read.
//!
//! Sight of 20/20 tells letters apart that are 5 minutes of arc high (ISO 8596), and good sight of most adults, with their
//! glasses on, is 20/25: 6.25 minutes. The last row sits eight times the picture's height away, the usual rule for rooms with
//! text on the screen. There, 6.25 minutes of arc are 1.45 % of the picture's height; small letters (an x) are half as high as
//! the type's size. On a slide 540 points high that is type of 16 points.

use crate::finding::{Finding, Kind, pages_in_words};
use crate::lines::{Repeated, own};
use crate::seen::{DeckSeen, PageSeen};

/// The least size of type (its em), as a part of the slide's height.
const LEAST: f32 = 0.0297;
/// Measuring is right to a pixel or so. What is this little below is let pass.
const TOLERANCE: f32 = 0.95;
/// A page is found when this part of its letters is too small …
const PART: f32 = 0.25;
/// … and when those are so many.
const LETTERS: usize = 60;
/// Lines of fewer letters are labels in a figure: no text to read, and often small with reason.
const SHORTEST: usize = 15;

/// Why it matters.
pub(crate) const WHY: &str =
    "from eight times the height of the picture, where the last row sits, most people cannot tell these letters apart";

/// Whether type of this size (its em, as a part of the slide's height) is too small.
pub(crate) fn is_small(em: f32) -> bool {
    em < LEAST * TOLERANCE
}

/// Whether so many letters of all on a page make a finding.
pub(crate) fn is_much(letters: usize, all: usize) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "letters of a page")]
    let part = letters as f32 / all.max(1) as f32;
    part >= PART && letters >= LETTERS
}

pub(crate) fn find(deck: &DeckSeen<'_>) -> Option<Finding> {
    let repeated = Repeated::of(deck);
    let small: Vec<(u32, Small)> = (0..)
        .zip(deck.pages)
        .filter(|(_, page)| !page.text.lines.is_empty())
        .filter_map(|(number, page)| Some((number, small(page, &repeated)?)))
        .collect();
    let (page, smallest) = small.iter().min_by(|(_, one), (_, other)| one.em.total_cmp(&other.em))?;
    let pages: Vec<u32> = small.iter().map(|(page, _)| *page).collect();
    let height = deck.info.pages.get(*page as usize).map_or(540.0, |page| page.height);
    let where_ = if pages.len() > 1 { format!(", smallest on page {}", page + 1) } else { String::new() };
    Some(Finding {
        kind: Kind::Small,
        what: format!(
            "much of the text on {} is too small for the last row{where_}: `{}` has letters of {:.0} points on a slide {height:.0} \
             points high",
            pages_in_words(&pages),
            shortened(&smallest.text),
            smallest.em * height
        ),
        why: WHY.into(),
        instead: format!("use at least {:.0} points, or put half of it on another slide", (LEAST * height).round()),
        pages,
    })
}

struct Small {
    em: f32,
    text: String,
}

/// The smallest line of a page of which much is too small.
fn small(page: &PageSeen, repeated: &Repeated) -> Option<Small> {
    let mut all = 0;
    let mut few = 0;
    let mut smallest: Option<Small> = None;
    for (line, found) in own(page, repeated) {
        let letters = line.text.chars().filter(|letter| letter.is_alphanumeric()).count();
        all += letters;
        if letters < SHORTEST {
            continue;
        }
        let Some(found) = found else { continue };
        if !is_small(found.em) {
            continue;
        }
        few += letters;
        if smallest.as_ref().is_none_or(|known| found.em < known.em) {
            smallest = Some(Small { em: found.em, text: line.text.clone() });
        }
    }
    smallest.filter(|_| is_much(few, all))
}

/// The first words of a line.
pub(crate) fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    let text = text.trim();
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole} …")
}
