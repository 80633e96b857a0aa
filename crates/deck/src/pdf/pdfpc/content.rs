//! What a notes file says, and of which pages of a deck it says so.

use std::collections::{BTreeMap, BTreeSet};

use crate::pdf::model::{NotesPart, PageInfo};

/// What a notes file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pdfpc {
    pub(super) notes: Vec<(Place, String)>,
    pub(super) hidden: Vec<Place>,
    /// Pages (from 0) that go on with the slide before them, though their labels do not say so.
    pub(super) overlays: BTreeSet<u32>,
    /// The talk's last slide, from 1; the steps of an overlay are one slide.
    pub end_slide: Option<u32>,
    /// How long the talk is, in minutes; more than 0.
    pub duration: Option<u32>,
    /// Where on its pages the deck has notes of its own.
    pub notes_part: Option<NotesPart>,
}

/// What a note belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// A page from 0. When it bears another label by now, the page of that label is meant, or a step after it.
    Page { index: u32, label: String, step: u32 },
    /// All pages of a slide, from 0.
    Slide(u32),
}

impl Pdfpc {
    /// The notes for the pages of a deck, by page from 0. Notes for pages that the deck does not have are left out.
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

    /// The pages, from 0, that are passed over in a talk.
    pub fn hidden(&self, pages: &[PageInfo]) -> BTreeSet<u32> {
        let slides = self.slides(pages);
        self.hidden.iter().flat_map(|place| pages_of(place, pages, &slides)).collect()
    }

    /// The last page of the talk, from 0; what comes after it is for questions.
    pub fn end_page(&self, pages: &[PageInfo]) -> Option<u32> {
        let last = self.end_slide?.checked_sub(1)?;
        let slides = self.slides(pages);
        slides.iter().rposition(|slide| *slide == last).and_then(|page| u32::try_from(page).ok())
    }

    /// The slide of each page, from 0: pages that share a label are one, as are forced overlays.
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

/// The page that is `step` pages after the first with a label, when it bears the label too.
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
