//! Steps of an overlay. A page that extends the one before it is a step of the same slide, and all steps count as one
//! slide. Pages count from 0 here, slides and steps from 1.

use std::ops::Range;

use crate::model::deck::SlideInfo;

/// A page's position, as a chair counts slides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The slide's number, from 1.
    pub number: u32,
    /// How many slides the deck has.
    pub of: u32,
    /// The step within the slide, from 1.
    pub step: u32,
    /// How many steps the slide has; 1 without an overlay.
    pub steps: u32,
}

/// The page ranges of all slides, in order. None is empty, and together they cover every page.
pub fn slides(pages: &[SlideInfo]) -> Vec<Range<u32>> {
    let mut slides: Vec<Range<u32>> = Vec::new();
    for (at, page) in (0_u32..).zip(pages) {
        match slides.last_mut() {
            Some(last) if page.continues => last.end = at + 1,
            _ => slides.push(at..at + 1),
        }
    }
    slides
}

/// The position of page `at`; `None` if the deck has no such page.
pub fn standing(pages: &[SlideInfo], at: u32) -> Option<Standing> {
    let slides = slides(pages);
    let index = index(&slides, at)?;
    let slide = &slides[index];
    Some(Standing {
        number: count(index) + 1,
        of: count(slides.len()),
        step: at - slide.start + 1,
        steps: slide.end - slide.start,
    })
}

/// The first page of the next slide.
pub fn slide_on(pages: &[SlideInfo], at: u32) -> Option<u32> {
    let slides = slides(pages);
    slides.get(index(&slides, at)? + 1).map(|slide| slide.start)
}

/// The first page of this slide or, if `at` is that page, of the slide before.
pub fn slide_back(pages: &[SlideInfo], at: u32) -> Option<u32> {
    let slides = slides(pages);
    let index = index(&slides, at)?;
    if slides[index].start < at {
        return Some(slides[index].start);
    }
    slides.get(index.checked_sub(1)?).map(|slide| slide.start)
}

/// The page that a typed number means: the page with that label, otherwise the first step of the slide with that
/// number.
pub fn numbered(pages: &[SlideInfo], number: u32) -> Option<u32> {
    labelled(pages, &number.to_string()).or_else(|| {
        let nth = usize::try_from(number.checked_sub(1)?).ok()?;
        slides(pages).get(nth).map(|slide| slide.start)
    })
}

/// The first page with this label, ignoring case.
pub fn labelled(pages: &[SlideInfo], label: &str) -> Option<u32> {
    let lower = label.to_lowercase();
    let has = |page: &SlideInfo| label_of(page).is_some_and(|known| known.to_lowercase() == lower);
    pages.iter().position(has).map(count)
}

/// The label of page `at`, if it has one.
pub fn label(pages: &[SlideInfo], at: u32) -> Option<&str> {
    pages.get(at as usize).and_then(label_of)
}

/// The first and the last label among the pages, if they have any.
pub fn labels(pages: &[SlideInfo]) -> Option<(&str, &str)> {
    let mut labels = pages.iter().filter_map(label_of);
    let first = labels.next()?;
    Some((first, labels.next_back().unwrap_or(first)))
}

fn label_of(page: &SlideInfo) -> Option<&str> {
    page.label.as_deref().filter(|label| !label.is_empty())
}

fn index(slides: &[Range<u32>], at: u32) -> Option<usize> {
    slides.iter().position(|slide| slide.contains(&at))
}

fn count(pages: usize) -> u32 {
    u32::try_from(pages).unwrap_or(u32::MAX)
}
