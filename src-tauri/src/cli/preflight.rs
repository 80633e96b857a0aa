//! `chairside preflight`: what to mend in the decks of a session before it begins.

use std::fs;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

use chairside_load::{LoadedSession, PdfCache};
use chairside_preflight::{Report, letters, look_at_session, page_pictures};
use chairside_problem::marks::{json, path};

use super::output::sentence;
use super::past_run::load;

/// How to say what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For a person: what, why, and what to do.
    Text,
    /// For a program.
    Json,
    /// As letters to the presenters.
    Mail,
}

/// Looks at the decks of a session: the text to print, and whether nothing was found. Writes pictures of the pages that
/// findings are about into `pictures`.
pub fn preflight(
    session: &Path,
    form: Form,
    pictures: Option<&Path>,
    pdfs: &PdfCache,
) -> Result<(String, bool), String> {
    let loaded = load(session, pdfs)?;
    let mut report = look_at_session(&loaded, pdfs, progress).unwrap_or_default();
    if let Some(folder) = pictures {
        write_pictures(&mut report, &loaded, folder, pdfs)?;
    }
    let text = match form {
        Form::Text => report.text(),
        Form::Json => {
            let text = serde_json::to_string_pretty(&report).map_err(sentence)?;
            json(&text).into_owned() + "\n"
        }
        Form::Mail => letters(&report, &loaded.content),
    };
    Ok((text, report.is_clean()))
}

/// Says how far it is, to a person who waits.
fn progress(seen: usize, all: usize) -> bool {
    let mut errors = std::io::stderr();
    if errors.is_terminal() {
        let end = if seen == all { "\r\x1b[K" } else { "" };
        let _ = write!(errors, "\r{seen} of {all} pages{end}").and_then(|()| errors.flush());
    }
    true
}

/// Writes the pictures, and names each in the report.
fn write_pictures(report: &mut Report, session: &LoadedSession, folder: &Path, pdfs: &PdfCache) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|why| format!("{}: {why}", path(folder)))?;
    for picture in page_pictures(report, session, pdfs) {
        let file = folder.join(&picture.name);
        fs::write(&file, picture.png.as_slice()).map_err(|why| format!("{}: {why}", path(&file)))?;
        if let Some(deck) = report.decks.get_mut(picture.deck) {
            deck.pictures.push(file.display().to_string());
        }
    }
    Ok(())
}
