//! Reads pdfpc's JSON format, which it has had since 4.5.

use serde::Deserialize;
use serde_json::error::Category;

use super::content::{Pdfpc, Place, part};
use super::error::PdfpcError;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    duration: Option<f64>,
    end_slide: Option<f64>,
    beamer_note_position: Option<String>,
    #[serde(default)]
    pages: Vec<Page>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    idx: Option<f64>,
    #[serde(default)]
    label: String,
    overlay: Option<f64>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    hidden: bool,
    #[serde(default)]
    forced_overlay: bool,
}

pub(super) fn read(text: &str) -> Result<Pdfpc, PdfpcError> {
    let escaped = Escaped::of(text);
    let file: File = serde_json::from_str(&escaped.text).map_err(|error| {
        let why = match error.classify() {
            Category::Eof => "it ends too early",
            Category::Data => "a value is of another kind than pdfpc writes",
            Category::Io | Category::Syntax => "a comma, quote or bracket is missing or misplaced",
        };
        let why = why.to_owned();
        PdfpcError::Json { line: escaped.line(error.line(), error.column()), why }
    })?;
    let mut pdfpc = Pdfpc {
        end_slide: file.end_slide.and_then(count).filter(|slide| *slide > 0),
        duration: file.duration.and_then(count).filter(|minutes| *minutes > 0),
        notes_part: file.beamer_note_position.as_deref().and_then(part),
        ..Pdfpc::default()
    };
    for page in file.pages {
        let Some(index) = page.idx.and_then(count) else { continue };
        let place = Place::Page { index, label: page.label, step: page.overlay.and_then(count).unwrap_or(0) };
        if page.forced_overlay {
            pdfpc.overlays.insert(index);
        }
        if page.hidden {
            pdfpc.hidden.push(place.clone());
        }
        if !page.note.trim().is_empty() {
            pdfpc.notes.push((place, page.note.trim().to_owned()));
        }
    }
    Ok(pdfpc)
}

/// JSON in which control characters within strings are escaped, ends of lines among them: JSON does not allow them, and
/// people write them.
struct Escaped {
    text: String,
    /// Where, in bytes, an end of a line was.
    ends: Vec<usize>,
}

impl Escaped {
    fn of(text: &str) -> Self {
        let mut escaped = Self { text: String::with_capacity(text.len()), ends: Vec::new() };
        let (mut in_string, mut after_backslash) = (false, false);
        for c in text.chars() {
            match c {
                '"' if !after_backslash => {
                    in_string = !in_string;
                    escaped.text.push(c);
                }
                '\n' if in_string => {
                    escaped.ends.push(escaped.text.len());
                    escaped.text.push_str("\\n");
                }
                c if c.is_ascii_control() && (in_string || !c.is_ascii_whitespace()) => escaped.text.push(' '),
                c => escaped.text.push(c),
            }
            after_backslash = c == '\\' && !after_backslash;
        }
        escaped
    }

    /// The line of the original, from 1, for a place in the escaped text.
    fn line(&self, line: usize, column: usize) -> usize {
        let before: usize = self.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        line + self.ends.iter().filter(|end| **end < before + column).count()
    }
}

/// Turns a JSON number into a count; `None` if it is negative, as pdfpc writes for "none".
fn count(number: f64) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the range of u32")]
    (number >= 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}
