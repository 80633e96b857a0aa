//! `chairside export`: the chairs' slides as a PDF. The page `print.html` lays them out as the windows do, WebKit prints
//! it, and `crates/export` adds what WebKit leaves out: title, outline, links.

mod job;
mod print;
mod screen;

pub use job::SlidesJob;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use chairside_export::{About, PageAbout};
use chairside_load::{LoadedSession, PdfCache};
use chairside_problem::marks;
use chairside_session::snapshot::{Page, PageId};
use chairside_session::{DeckId, Place, Run};

use jiff::Timestamp;

use crate::cli::output::{fail, print, warn};
use crate::cli::past_run;
use crate::display;

/// Which slides to export, and how.
#[derive(Debug)]
pub struct ExportOptions<'a> {
    /// The session file, or a Markdown deck.
    pub file: &'a Path,
    /// The PDF to write.
    pub output: &'a Path,
    /// With the speaker notes below each slide, on A4.
    pub notes: bool,
    /// The run whose agenda and outcomes the generated slides show; `None` for the one that best tells how the session
    /// went.
    pub run: Option<String>,
}

/// The class of a page that holds speaker notes (`ui/src/print/sheets.ts`).
const NOTES: &str = "speaker-notes";

/// Writes the chairs' slides as a PDF, and says so. Returns the exit status.
pub fn export(data: &Path, options: ExportOptions<'_>, pdfs: &PdfCache) -> ExitCode {
    if display::missing().is_some() {
        return match screen::again_on_a_virtual_one() {
            Ok(status) => ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(2)),
            Err(why) => fail(why),
        };
    }
    match written(data, options, pdfs) {
        Ok((said, warnings)) => {
            warnings.iter().for_each(warn);
            print(&said);
            ExitCode::SUCCESS
        }
        Err(why) => fail(why),
    }
}

fn written(data: &Path, options: ExportOptions<'_>, pdfs: &PdfCache) -> Result<(String, Vec<String>), String> {
    let mut session = past_run::load(options.file, pdfs)?;
    let chairs = DeckId::chairs();
    if session.pages.pdf_pages.iter().any(|page| page.id == PageId::slide(&Place { deck: chairs.clone(), slide: 0 })) {
        return Err("the chairs' slides are a PDF already: there is nothing to export".into());
    }
    let is_named = options.run.is_some();
    let (run, warnings) = past_run::read_run(data, &session, options.run)?;
    // Before the session the file is what counts, unless a run is named.
    if let Some(run) = run.as_ref().filter(|run| is_named || run.state().started.is_some()) {
        fill_in(&mut session, run);
    }
    let pages = wanted(&session, options.notes);
    let mut about = about(&session);
    let printed = print::print(&mut session, pages, options.notes, pdfs)?;
    for (sheet, link) in printed.links {
        if let Some(page) = about.pages.get_mut(sheet) {
            page.links.push(link);
        }
    }
    let pdf = chairside_export::finish(&printed.pdf, &about).map_err(|error| error.to_string())?;
    save(&pdf, options.output).map_err(|error| format!("{}: {error}", marks::path(options.output)))?;
    let count = about.pages.len();
    let name = marks::path(options.output);
    Ok((format!("{name}: {count} {}\n", if count == 1 { "slide" } else { "slides" }), warnings))
}

/// Writes the file as a whole: what stood there before stays until the new one is complete.
fn save(pdf: &[u8], to: &Path) -> std::io::Result<()> {
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".chairside-export-");
    // As readable as any other new file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(pdf)?;
    file.as_file().sync_all()?;
    file.persist(to).map_err(|error| error.error)?;
    Ok(())
}

/// What the PDF says of itself.
fn about(session: &LoadedSession) -> About {
    let content = &session.content;
    let slides = content.deck(&DeckId::chairs()).map(|deck| deck.slides.as_slice()).unwrap_or_default();
    let name = [content.group.as_deref(), content.meeting.as_deref(), Some(content.title.as_str())];
    let authors: Vec<&str> = content.chairs.iter().map(|chair| chair.name.as_str()).collect();
    About {
        title: name.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        author: (!authors.is_empty()).then(|| authors.join(", ")),
        creator: concat!("Chairside ", env!("CARGO_PKG_VERSION")).into(),
        date: made_at(),
        pages: slides.iter().map(|slide| PageAbout { title: slide.title.clone(), links: Vec::new() }).collect(),
    }
}

/// Now, or the moment that `SOURCE_DATE_EPOCH` names, so that the same slides give the same file
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
fn made_at() -> Timestamp {
    let named = std::env::var("SOURCE_DATE_EPOCH").ok();
    let named = named.and_then(|seconds| seconds.parse().ok()).and_then(|seconds| Timestamp::from_second(seconds).ok());
    named.unwrap_or_else(Timestamp::now)
}

/// Draws the generated slides as the run left the session.
fn fill_in(session: &mut LoadedSession, run: &Run) {
    let mut state = run.state().clone();
    // The slides are those of the file.
    state.content.decks.clone_from(&session.content.decks);
    session.pages.redraw_generated(&state);
}

/// The pages of the chairs' slides in their order, each followed by its notes if those are wanted.
fn wanted(session: &LoadedSession, notes: bool) -> Vec<Page> {
    let deck = DeckId::chairs();
    let slides = session.content.deck(&deck).map_or(0, |deck| deck.slides.len());
    let mut pages = Vec::new();
    for slide in (0..).take(slides) {
        let place = Place { deck: deck.clone(), slide };
        let id = PageId::slide(&place);
        pages.extend(session.pages.page(&id).cloned());
        if notes {
            let html = session.pages.notes_html(&place);
            pages.push(Page { id, html, classes: vec![NOTES.into()], footer: Default::default(), picture: None });
        }
    }
    pages
}
