//! `chairside polls`.

use std::path::Path;

use chairside_journal::{JournalError, SessionLock};
use chairside_load::PdfCache;
use chairside_problem::marks::{json, one_line, path};
use chairside_session::poll::{from_datatracker, to_datatracker};
use chairside_session::{Intent, decide};

use super::destination::{self, Made};
use super::output::sentence;
use super::past_run::{find_run, load, open_journal, read_run};
use crate::clock::Clock;
use crate::polls_file;

/// The polls of a run as the Datatracker has them (JSON), to be written to `output` if there is one.
pub fn polls(
    data: &Path,
    session: &Path,
    run: Option<String>,
    output: Option<&Path>,
    pdfs: &PdfCache,
) -> Result<String, String> {
    let loaded = load(session, pdfs)?;
    if let Some(output) = output {
        destination::check(output, &loaded.files, Made::Json)?;
    }
    let (run, _) = read_run(data, &loaded, run)?;
    Ok(json(&to_datatracker(run.as_ref().map_or(&[], |run| &run.state().polls))).into_owned())
}

/// Imports polls that another program counted into the journal of a run that is over. Returns what was imported, in
/// words, and what was left out.
pub fn import_polls(
    data: &Path,
    session: &Path,
    run: Option<String>,
    file: &Path,
    pdfs: &PdfCache,
) -> Result<(String, Vec<String>), String> {
    let loaded = load(session, pdfs)?;
    let polls = polls_file::read(file).map_err(sentence)?;
    let read = from_datatracker(&polls).map_err(|bad| sentence(format!("{}: {bad}", path(file))))?;
    let left_out = read.left_out;
    let claim = |session: &str| {
        SessionLock::acquire(data, session).map_err(|error| match error {
            JournalError::InUse => "this session is open: drop the file onto its window instead".into(),
            error => sentence(error),
        })
    };
    let _claim = claim(&loaded.key)?;
    let mut database = open_journal(data)?.0;
    let Some(id) = find_run(&database, &loaded, run)? else {
        return Err("this session has no run yet that the polls could belong to".into());
    };
    let info = database.info(&id).map_err(sentence)?;
    let _claim_of_run = (info.session != loaded.key).then(|| claim(&info.session)).transpose()?;
    if read.counted.is_empty() {
        let why = left_out.first().map_or_else(|| "it has none".into(), |why| one_line(why).into_owned());
        return Err(format!("{}: no poll can be read: {why}", path(file)));
    }
    let mut run = database.past(&id).map_err(sentence)?;
    let stamp = Clock::new().stamp();
    let decision = decide(&run, &Intent::TakePolls { json: polls }, &stamp);
    let words = decision.notice.unwrap_or_default();
    let before = run.rows().len();
    for (nth, fact) in (0..).zip(decision.facts) {
        run.record(stamp.nth(nth), fact);
    }
    let rows = &run.rows()[before..];
    database.append(&info, rows).map_err(sentence)?;
    let left_out = left_out.iter().map(|what| format!("{}: {}", path(file), one_line(what))).collect();
    Ok((format!("{}.\n", one_line(&words)), left_out))
}
