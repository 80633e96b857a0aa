//! `chairside export`: the chairs' slides as a PDF. The page `print.html` lays out those in Markdown as the windows do, and
//! WebKit prints it; pages of PDFs are taken over as they are. `crates/export` joins them and adds what WebKit leaves out:
//! title, outline, links.

mod job;
mod options;
mod plan;
mod print;
mod screen;
mod strokes;

pub use job::SlidesJob;
pub use options::ExportOptions;

use std::path::Path;
use std::process::ExitCode;

use chairside_export::{About, Paper, Segment, Stroke};
use chairside_load::{LoadedSession, PdfCache};
use chairside_problem::marks;
use chairside_session::Run;
use jiff::Timestamp;
use plan::{Part, Plan};

use crate::cli::destination::{self, Made};
use crate::cli::output::{fail, print, warn};
use crate::cli::past_run;
use crate::display;
use crate::whole_file;

/// Writes the chairs' slides as a PDF, and says so. Returns the exit status.
pub fn export(data: &Path, options: &ExportOptions<'_>, pdfs: &PdfCache) -> ExitCode {
    match written(data, options, pdfs) {
        Ok(Done::Written(said, warnings)) => {
            warnings.iter().for_each(warn);
            print(&said);
            ExitCode::SUCCESS
        }
        Ok(Done::Elsewhere(status)) => ExitCode::from(status),
        Err(why) => fail(why),
    }
}

/// How it went.
enum Done {
    /// The file is there; what is said of it, and warnings.
    Written(String, Vec<String>),
    /// The same command has done it on a virtual screen; its exit status.
    Elsewhere(u8),
}

fn written(data: &Path, options: &ExportOptions<'_>, pdfs: &PdfCache) -> Result<Done, String> {
    let mut session = past_run::load(options.file, pdfs)?;
    destination::check(options.output, &session.files, Made::Pdf)?;
    let (run, mut warnings) = past_run::read_run(data, &session, options.run.clone())?;
    // Before the session the file is what counts, unless a run is named.
    if let Some(run) = run.as_ref().filter(|run| options.run.is_some() || run.state().started.is_some()) {
        fill_in(&mut session, run);
    }
    let plan = Plan::of(&session, options, pdfs)?;
    // Pages of a PDF need no screen.
    if !plan.printed.is_empty() && display::missing().is_some() {
        let status = screen::again_on_a_virtual_one()?;
        return Ok(Done::Elsewhere(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(2)));
    }
    warnings.extend(plan.warnings.iter().cloned());
    let drawn = run.as_ref().filter(|_| options.strokes).map_or_else(Vec::new, |run| strokes::of(run.state(), &plan));
    if options.strokes && drawn.is_empty() {
        warnings.push("nothing was drawn on these slides".into());
    }
    let pdf = made(&mut session, &plan, drawn, options, pdfs)?;
    whole_file::write(options.output, &pdf).map_err(|error| format!("{}: {error}", marks::path(options.output)))?;
    let count = chairside_session::words::counted(plan.count, if options.steps { "page" } else { "slide" });
    Ok(Done::Written(format!("{}: {count}\n", marks::path(options.output)), warnings))
}

/// Prints what is to be printed, and joins it with what is a PDF already.
fn made(
    session: &mut LoadedSession,
    plan: &Plan,
    strokes: Vec<(usize, Stroke)>,
    options: &ExportOptions<'_>,
    pdfs: &PdfCache,
) -> Result<Vec<u8>, String> {
    let mut about = about(session, plan, options);
    about.strokes = strokes;
    let mut printed = Vec::new();
    if !plan.printed.is_empty() {
        let done = print::print(session, plan.printed.clone(), options.notes, pdfs)?;
        let numbers = plan.numbers_of_printed();
        let on_page = |(sheet, link)| Some((*numbers.get(sheet)?, link));
        about.links = done.links.into_iter().filter_map(on_page).collect();
        printed = done.pdf;
    }
    let segments: Vec<Segment<'_>> = plan.parts.iter().map(Part::segment).collect();
    chairside_export::finish(&printed, &segments, &about).map_err(|error| error.to_string())
}

/// What the PDF says of itself.
fn about(session: &LoadedSession, plan: &Plan, options: &ExportOptions<'_>) -> About {
    let content = &session.content;
    let name = content.name_and_title();
    let authors: Vec<&str> = content.chairs.iter().map(|chair| chair.name.as_str()).collect();
    About {
        // A PDF alone keeps its title.
        title: plan.title_of_file().filter(|_| content.plain).map_or(name, ToOwned::to_owned),
        author: (!authors.is_empty()).then(|| authors.join(", ")),
        creator: concat!("Chairside ", env!("CARGO_PKG_VERSION")).into(),
        date: made_at(),
        outline: plan.outline.clone(),
        links: Vec::new(),
        strokes: Vec::new(),
        paper: options.notes.then_some(Paper::A4),
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
