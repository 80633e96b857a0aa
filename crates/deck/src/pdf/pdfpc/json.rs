//! Reads pdfpc's JSON format, which it has had since 4.5.

use serde::Deserialize;

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
    let file: File = serde_json::from_str(text).map_err(|error| {
        let why = error.to_string();
        let why = why.split(" at line ").next().unwrap_or_default().to_owned();
        PdfpcError::Json { line: error.line(), why }
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

/// Turns a JSON number into a count; `None` if it is negative, as pdfpc writes for "none".
fn count(number: f64) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the range of u32")]
    (number >= 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}
