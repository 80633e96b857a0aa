//! The content of a notes file, and the pages of a deck that it is about.

use std::collections::{BTreeMap, BTreeSet};

use crate::pdf::model::{NotesPart, PageInfo};

/// The content of a notes file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pdfpc {
    pub(super) notes: Vec<(Place, String)>,
    pub(super) hidden: Vec<Place>,
    /// Pages, from 0, that belong to the slide before them although their labels differ.
    pub(super) overlays: BTreeSet<u32>,
    /// The talk's last slide, from 1. The steps of an overlay are one slide.
    pub end_slide: Option<u32>,
    /// The length of the talk in minutes, at least 1.
    pub duration: Option<u32>,
    /// The part of the deck's pages that holds notes, if any.
    pub notes_part: Option<NotesPart>,
}

/// The pages that an entry is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// One page, `index` counted from 0. If that page has another label now, the page that is `step` pages after the first
    /// with `label` is meant.
    Page { index: u32, label: String, step: u32 },
    /// All pages of a slide; slides are counted from 0.
    Slide(u32),
}

impl Pdfpc {
    /// Returns the notes by page, from 0. Notes for pages that the deck does not have are left out.
    pub fn notes(&self, pages: &[PageInfo]) -> BTreeMap<u32, String> {
        let slides = self.slides(pages);
        let mut notes: BTreeMap<u32, String> = BTreeMap::new();
        for (place, text) in &self.notes {
            for page in pages_of(place, pages, &slides) {
                notes.insert(page, text.clone());
            }
        }
        notes
    }

    /// Returns the pages, from 0, that the talk skips.
    pub fn hidden(&self, pages: &[PageInfo]) -> BTreeSet<u32> {
        let slides = self.slides(pages);
        self.hidden.iter().flat_map(|place| pages_of(place, pages, &slides)).collect()
    }

    /// Returns the last page of the talk, from 0. What comes after it is for questions.
    pub fn end_page(&self, pages: &[PageInfo]) -> Option<u32> {
        let last = self.end_slide?.checked_sub(1)?;
        let slides = self.slides(pages);
        slides.iter().rposition(|slide| *slide == last).and_then(|page| u32::try_from(page).ok())
    }

    /// The number of each page's slide, from 0. Pages with the same label are one slide, and so are forced overlays.
    fn slides(&self, pages: &[PageInfo]) -> Vec<u32> {
        let mut slide = 0;
        (0u32..)
            .zip(pages)
            .enumerate()
            .map(|(at, (page, info))| {
                let before = at.checked_sub(1).and_then(|before| pages.get(before));
                let same_label = before.is_some_and(|before| before.label.is_some() && before.label == info.label);
                if before.is_some() && !same_label && !self.overlays.contains(&page) {
                    slide += 1;
                }
                slide
            })
            .collect()
    }
}

fn pages_of(place: &Place, pages: &[PageInfo], slides: &[u32]) -> Vec<u32> {
    let exists = |page: u32| usize::try_from(page).is_ok_and(|page| page < pages.len());
    match place {
        Place::Slide(wanted) => {
            (0u32..).zip(slides).filter(|(_, slide)| *slide == wanted).map(|(page, _)| page).collect()
        }
        Place::Page { index, label, step } => {
            let page = labelled(label, *step, pages).unwrap_or(*index);
            Some(page).filter(|page| exists(*page)).into_iter().collect()
        }
    }
}

/// Returns the page that is `step` pages after the first one with a label, if it has that label too.
fn labelled(label: &str, step: u32, pages: &[PageInfo]) -> Option<u32> {
    let bears = |page: &PageInfo| !label.is_empty() && page.label.as_deref() == Some(label);
    let first = pages.iter().position(bears)?;
    let page = first.checked_add(usize::try_from(step).ok()?)?;
    pages.get(page).filter(|page| bears(page))?;
    u32::try_from(page).ok()
}

/// A part of the page by the name that pdfpc gives it; `None` for any other, such as `none`.
pub(super) fn part(name: &str) -> Option<NotesPart> {
    match name.to_ascii_lowercase().as_str() {
        "left" => Some(NotesPart::Left),
        "right" => Some(NotesPart::Right),
        "top" => Some(NotesPart::Top),
        "bottom" => Some(NotesPart::Bottom),
        _ => None,
    }
}
