//! Reads pdfpc's notes files (`talk.pdfpc` beside `talk.pdf`) in both formats: JSON, and the older one with sections such
//! as `[notes]`. They refer to pages by label or by the number of the slide; [`Pdfpc::notes`], [`Pdfpc::hidden`] and
//! [`Pdfpc::end_page`] find the pages of a deck.

mod content;
mod error;
mod json;
mod sections;

pub use content::Pdfpc;
pub use error::PdfpcError;

/// The largest notes file that is read, in bytes: 4 MiB.
pub const LARGEST_NOTES_FILE: usize = 4 * 1024 * 1024;

/// Reads a notes file in either format. Unknown keys and sections are ignored.
///
/// # Errors
/// A [`PdfpcError`] that names the line and what to do.
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

#[cfg(test)]
mod tests {
    use super::{PdfpcError, read};
    use crate::pdf::{NotesPart, PageInfo};

    fn labelled(labels: &[&str]) -> Vec<PageInfo> {
        let page = |label: &&str| PageInfo {
            width: 4.0,
            height: 3.0,
            label: Some((*label).to_owned()),
            ..PageInfo::default()
        };
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
    fn control_characters_refuse_no_file() {
        let file = "{\0 \"pages\": [{ \"idx\": 0, \"note\": \"Two\nlines,\ta \\\"quote\\\"\u{c} and \u{fffd}\" }] }";
        let notes = read(file).unwrap().notes(&labelled(&["1"]));
        assert_eq!(notes[&0], "Two\nlines, a \"quote\"  and \u{fffd}");
        let older = "[file]\ntalk.pdf\n[notes]\n### 1\nA\u{fffd}\u{c}B\0\n";
        assert_eq!(read(older).unwrap().notes(&labelled(&["1"]))[&0], "A\u{fffd}\u{c}B\0");
        let broken = read("{\n \"pages\": [\n  { \"note\": \"Two\nlines\", \"idx\" 1 }\n]}").unwrap_err();
        assert!(matches!(broken, PdfpcError::Json { line: 4, .. }), "{broken}");
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
        assert_eq!(minutes.to_string(), "has `long` on line 4 where the minutes of the talk should be");
        let slide = read("[notes]\n### one\nHello\n").unwrap_err();
        assert_eq!(slide.to_string(), "has `one` on line 2 where the number of a slide should be");
        assert_eq!(read("Hello"), Err(PdfpcError::Unknown));
        assert_eq!(read(""), Ok(super::Pdfpc::default()));
    }
}
