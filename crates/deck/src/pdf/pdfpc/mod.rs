//! The notes files of pdfpc (`talk.pdfpc` beside `talk.pdf`), in both of its formats: JSON, and the older one of
//! sections such as `[notes]`. They name pages by label or count slides, so that what they say is found for a deck's
//! pages with [`Pdfpc::notes`], [`Pdfpc::hidden`] and [`Pdfpc::end_page`].

mod json;
mod sections;

use std::collections::{BTreeMap, BTreeSet};

use super::model::{NotesPart, PageInfo};

/// The largest notes file that is read, in bytes.
pub const LARGEST_NOTES_FILE: usize = 4 * 1024 * 1024;

/// Why a notes file cannot be read. Each message completes "the notes file `x.pdfpc` …".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfpcError {
    /// It is larger than [`LARGEST_NOTES_FILE`].
    #[error("is larger than what can be read (4 MiB)")]
    TooLarge,
    /// It is neither of pdfpc's formats.
    #[error("is not one of pdfpc: it should begin with `{{` or `[file]`")]
    Unknown,
    /// Its JSON is broken.
    #[error("cannot be read from line {line} on: {why}; mend it there or save it anew from pdfpc")]
    Json {
        /// From 1.
        line: usize,
        /// What the JSON reader says.
        why: String,
    },
    /// A number is expected where there is none.
    #[error("has `{found}` in line {line}, where {wanted} should be")]
    NotANumber {
        /// From 1.
        line: usize,
        /// What is there.
        found: String,
        /// What should be: "the minutes of the talk".
        wanted: &'static str,
    },
}

/// What a notes file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pdfpc {
    notes: Vec<(Place, String)>,
    hidden: Vec<Place>,
    /// Pages (from 0) that go on with the slide before them, though their labels do not say so.
    overlays: BTreeSet<u32>,
    /// The talk's last slide, from 1; the steps of an overlay are one slide.
    pub end_slide: Option<u32>,
    /// How long the talk is, in minutes; more than 0.
    pub duration: Option<u32>,
    /// Where on its pages the deck has notes of its own.
    pub notes_part: Option<NotesPart>,
}

/// What a note belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// A page from 0. When it bears another label by now, the page of that label is meant, or a step after it.
    Page { index: u32, label: String, step: u32 },
    /// All pages of a slide, from 0.
    Slide(u32),
}

/// Reads a notes file of either format. Keys and sections that are not known are passed over.
///
/// # Errors
/// [`PdfpcError`] names the line and what to do.
pub fn read(text: &str) -> Result<Pdfpc, PdfpcError> {
    if text.len() > LARGEST_NOTES_FILE {
        return Err(PdfpcError::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}');
    match text.trim_start().chars().next() {
        Some('{') => json::read(text),
        Some('[') => sections::read(text),
        None => Ok(Pdfpc::default()),
        Some(_) => Err(PdfpcError::Unknown),
    }
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

fn part(name: &str) -> Option<NotesPart> {
    match name.to_ascii_lowercase().as_str() {
        "left" => Some(NotesPart::Left),
        "right" => Some(NotesPart::Right),
        "top" => Some(NotesPart::Top),
        "bottom" => Some(NotesPart::Bottom),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{PageInfo, PdfpcError, read};
    use crate::pdf::NotesPart;

    fn labelled(labels: &[&str]) -> Vec<PageInfo> {
        let page =
            |label: &&str| PageInfo { width: 4.0, height: 3.0, label: Some((*label).to_owned()), continues: false };
        labels.iter().map(page).collect()
    }

    #[test]
    fn the_json_format_is_read() {
        let file = r#"{
            "pdfpcFormat": 2, "disableMarkdown": false, "noteFontSize": 20, "duration": 15, "endSlide": 2,
            "beamerNotePosition": "right", "somethingNew": [1, 2],
            "pages": [
                { "idx": 0, "label": "1", "overlay": 0, "note": "Welcome.\nSmile." },
                { "idx": 2, "label": "2", "overlay": 1, "note": "Second step" },
                { "idx": 3, "hidden": true, "note": "" },
                { "idx": 9, "note": "of a page that is gone" }
            ]
        }"#;
        let pages = labelled(&["1", "2", "2", "3"]);
        let pdfpc = read(file).unwrap();
        assert_eq!(pdfpc.duration, Some(15));
        assert_eq!(pdfpc.notes_part, Some(NotesPart::Right));
        let notes: Vec<_> = pdfpc.notes(&pages).into_iter().collect();
        assert_eq!(notes, [(0, "Welcome.\nSmile.".to_owned()), (2, "Second step".to_owned())]);
        assert_eq!(pdfpc.hidden(&pages).into_iter().collect::<Vec<_>>(), [3]);
        assert_eq!(pdfpc.end_page(&pages), Some(2));
    }

    #[test]
    fn a_note_follows_its_label_when_pages_moved() {
        let pdfpc = read(r#"{ "pages": [{ "idx": 1, "label": "B", "note": "b" }] }"#).unwrap();
        assert!(pdfpc.notes(&labelled(&["A", "new", "B"])).contains_key(&2));
        assert!(pdfpc.notes(&labelled(&["x", "y", "z"])).contains_key(&1));
    }

    #[test]
    fn a_forced_overlay_counts_as_the_slide_before_it() {
        let file = r#"{ "endSlide": 1, "pages": [{ "idx": 1, "forcedOverlay": true }] }"#;
        assert_eq!(read(file).unwrap().end_page(&labelled(&["1", "2", "3"])), Some(1));
    }

    #[test]
    fn the_older_format_is_read() {
        let file = "[file]\ntalk.pdf\n[duration]\n20\n[end_slide]\n2\n[skip]\n4,\n[font_size]\n20480\n[notes]\n\
                    ### 1\nWelcome.\n\\[smile\\]\n### 2\nFor every step\n[not a section]\n";
        let pages = labelled(&["1", "2", "2", "3", "4"]);
        let pdfpc = read(file).unwrap();
        assert_eq!(pdfpc.duration, Some(20));
        let notes: Vec<_> = pdfpc.notes(&pages).into_iter().collect();
        let step = "For every step\n[not a section]".to_owned();
        assert_eq!(notes, [(0, "Welcome.\n[smile]".to_owned()), (1, step.clone()), (2, step.clone()), (3, step)]);
        assert_eq!(pdfpc.end_page(&pages), Some(3));
    }

    #[test]
    fn errors_name_the_line() {
        let broken = read("{\n \"pages\": [\n  { \"idx\": 0 \"note\": 1 }\n]}").unwrap_err();
        assert!(matches!(broken, PdfpcError::Json { line: 3, .. }), "{broken}");
        let minutes = read("[file]\nx.pdf\n[duration]\nlong\n").unwrap_err();
        assert_eq!(minutes.to_string(), "has `long` in line 4, where the minutes of the talk should be");
        let slide = read("[notes]\n### one\nHello\n").unwrap_err();
        assert_eq!(slide.to_string(), "has `one` in line 2, where the number of a slide should be");
        assert_eq!(read("Hello"), Err(PdfpcError::Unknown));
        assert_eq!(read(""), Ok(super::Pdfpc::default()));
    }
}
