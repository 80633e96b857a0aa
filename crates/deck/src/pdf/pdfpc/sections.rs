//! Reads pdfpc's older format: sections such as `[notes]`, each with its content on the lines below.

use super::content::{Pdfpc, Place, part};
use super::error::PdfpcError;

/// The names of sections. Within notes, any other line in brackets is text.
const SECTIONS: [&str; 11] = [
    "[file]",
    "[skip]",
    "[duration]",
    "[notes]",
    "[end_slide]",
    "[end_user_slide]",
    "[last_saved_slide]",
    "[start_time]",
    "[end_time]",
    "[font_size]",
    "[notes_position]",
];

pub(super) fn read(text: &str) -> Result<Pdfpc, PdfpcError> {
    let mut pdfpc = Pdfpc::default();
    let mut section = "";
    let mut note: Option<(u32, String)> = None;
    for (line, content) in (1..).zip(text.lines()) {
        let word = content.trim();
        let in_brackets = word.starts_with('[') && word.ends_with(']');
        if SECTIONS.contains(&word) || (in_brackets && section != "[notes]") {
            section = word;
            continue;
        }
        if section == "[notes]" {
            if let Some(slide) = content.strip_prefix("### ") {
                keep(&mut pdfpc, note.take());
                note = Some((number(slide.trim(), line, "the number of a slide")?, String::new()));
            } else if let Some((_, text)) = &mut note {
                text.push_str(&unescaped(content));
                text.push('\n');
            }
        } else if !word.is_empty() {
            setting(&mut pdfpc, section, word, line)?;
        }
    }
    keep(&mut pdfpc, note);
    Ok(pdfpc)
}

fn setting(pdfpc: &mut Pdfpc, section: &str, word: &str, line: usize) -> Result<(), PdfpcError> {
    match section {
        "[duration]" => {
            pdfpc.duration = Some(number(word, line, "the minutes of the talk")?).filter(|minutes| *minutes > 0);
        }
        "[end_slide]" | "[end_user_slide]" => {
            pdfpc.end_slide = Some(number(word, line, "the number of a slide")?).filter(|slide| *slide > 0);
        }
        "[skip]" => {
            for page in word.split(',').map(str::trim).filter(|page| !page.is_empty()) {
                pdfpc.overlays.extend(number(page, line, "the number of a page")?.checked_sub(1));
            }
        }
        "[notes_position]" => pdfpc.notes_part = part(word),
        _ => {}
    }
    Ok(())
}

fn keep(pdfpc: &mut Pdfpc, note: Option<(u32, String)>) {
    if let Some((slide, text)) = note
        && let Some(slide) = slide.checked_sub(1)
        && !text.trim().is_empty()
    {
        pdfpc.notes.push((Place::Slide(slide), text.trim().to_owned()));
    }
}

fn number(word: &str, line: usize, wanted: &'static str) -> Result<u32, PdfpcError> {
    word.parse().map_err(|_| PdfpcError::NotANumber { line, found: word.chars().take(40).collect(), wanted })
}

/// Removes the backslashes that pdfpc writes before brackets and `#` in notes.
fn unescaped(text: &str) -> String {
    text.replace("\\[", "[").replace("\\]", "]").replace("\\#", "#")
}
