//! `chairside preflight`: what to mend in the decks of a session before it begins.

use std::fs;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

use chairside_load::{LoadedSession, PdfCache};
use chairside_preflight::{Online, Reach, Report, letters, look_at_session, page_pictures};
use chairside_problem::marks::{json, path};

use super::output::{sentence, warn};
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
/// findings are about into `pictures`, and tries links to web pages if `online`.
pub fn preflight(
    session: &Path,
    form: Form,
    pictures: Option<&Path>,
    online: bool,
    pdfs: &PdfCache,
) -> Result<(String, bool), String> {
    let loaded = load(session, pdfs)?;
    let mut report = look_at_session(&loaded, pdfs, progress).unwrap_or_default();
    if online {
        try_links(&mut report);
    }
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

/// Tries the links to web pages.
fn try_links(report: &mut Report) {
    let links = Online::new(Reach::Public).try_links(report, |tried, all| say(tried, all, "links"));
    if links.tried > 0 && links.judged == 0 {
        warn("the links to web pages were not judged: no server answered, so this computer is probably offline");
    }
    if links.left_out > 0 {
        warn(format!("{} more links to web pages were not tried", links.left_out));
    }
}

/// Says how far it is, to a person who waits.
fn progress(seen: usize, all: usize) -> bool {
    say(seen, all, "pages");
    true
}

fn say(seen: usize, all: usize, what: &str) {
    let mut errors = std::io::stderr();
    if errors.is_terminal() {
        let end = if seen == all { "\r\x1b[K" } else { "" };
        let _ = write!(errors, "\r{seen} of {all} {what}{end}").and_then(|()| errors.flush());
    }
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
