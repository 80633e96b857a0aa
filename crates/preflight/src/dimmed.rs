//! Text that is dimmed on purpose: points of a list that come later or were said before (Beamer's transparent overlays), and
//! a slide behind a box that covers it. The room has read it, or is about to, where it is not dimmed.

use chairside_deck::pdf::{Area, TextLine};

use crate::letters::Letters;
use crate::seen::PageSeen;

/// The same line stands within this part of the slide's width and height of where it stood.
const NEAR: f32 = 0.05;
/// A slide has at most so many steps before and after this one.
const MOST_STEPS: usize = 20;

/// Whether a line of a page is also on the page before or after it, or on another step of the same slide (the pages around
/// it with the same heading), at the same place, and `is_clear` there.
pub(crate) fn is_shown_nearby(
    pages: &[PageSeen],
    number: usize,
    line: &TextLine,
    is_clear: &impl Fn(&Letters) -> bool,
) -> bool {
    let Some(title) = pages.get(number).map(|page| page.text.title.as_str()) else { return false };
    let before = pages[..number].iter().rev();
    let after = pages[number + 1..].iter();
    let is_shown = |page: &PageSeen| shows(page, line, is_clear);
    of_slide(title, before).any(is_shown) || of_slide(title, after).any(is_shown)
}

/// The nearest page, and those behind it as long as they have this heading.
fn of_slide<'a>(title: &'a str, pages: impl Iterator<Item = &'a PageSeen>) -> impl Iterator<Item = &'a PageSeen> {
    let mut goes_on = true;
    pages
        .take(MOST_STEPS)
        .take_while(move |page| std::mem::replace(&mut goes_on, !title.is_empty() && page.text.title == title))
}

fn shows(page: &PageSeen, line: &TextLine, is_clear: &impl Fn(&Letters) -> bool) -> bool {
    page.lines()
        .any(|(other, found)| other.text == line.text && is_near(other.area, line.area) && found.is_some_and(is_clear))
}

fn is_near(one: Area, other: Area) -> bool {
    (one.x - other.x).abs() < NEAR && (one.y - other.y).abs() < NEAR
}
