//! `chairside runs` and `chairside journal`: the runs that the journal has.

use std::fmt::Write as _;
use std::path::Path;

use chairside_journal::{Database, JournalError, RunId, RunSummary};
use chairside_load::PdfCache;
use chairside_problem::marks::{json, one_line};

use super::output::sentence;
use super::past_run::{load, open_journal};

/// Lists the runs, of one session or of all, a line each.
pub fn list(data: &Path, session: Option<&Path>, pdfs: &PdfCache) -> Result<String, String> {
    let key = session.map(|session| load(session, pdfs).map(|loaded| loaded.key)).transpose()?;
    let (database, warnings) = open_journal(data)?;
    let mut out = String::new();
    for warning in warnings {
        let _ = writeln!(out, "{warning}");
    }
    for run in database.summaries().map_err(sentence)? {
        if key.as_ref().is_none_or(|key| run.session == *key) {
            let _ = writeln!(out, "{}", line(&run));
        }
    }
    Ok(out)
}

fn line(run: &RunSummary) -> String {
    let names = [run.group.as_deref(), run.meeting.as_deref(), Some(run.title.as_str())];
    let name = names.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let mut notes = vec![format!("{} rows", run.rows)];
    match (&run.started, &run.ended) {
        (None, _) => notes.push("not started".into()),
        (Some(started), None) => notes.push(format!("started {started}")),
        (Some(started), Some(ended)) => notes.push(format!("{started} to {ended}")),
    }
    notes.extend(run.rehearsal.then(|| "rehearsal".into()));
    notes.extend(run.simulated.then(|| "simulated".into()));
    one_line(&format!("{}  {}  {name}: {}", run.run.0, run.opened, notes.join(", "))).into_owned()
}

/// One run as JSON lines.
pub fn export(data: &Path, run: String) -> Result<String, String> {
    let rows = open_journal(data)?.0.export(&RunId(run)).map_err(sentence)?;
    Ok(json(&rows).into_owned())
}

/// Deletes one run for good. `run` is its whole id.
pub fn delete(data: &Path, run: String) -> Result<String, String> {
    let who = std::env::var("USER").unwrap_or_else(|_| "somebody at this machine".into());
    let run = RunId(run);
    open_journal(data)?.0.delete(&run, &who).map_err(sentence)?;
    Ok(format!("Run {} is deleted.\n", one_line(&run.0)))
}

/// The journal of a session's latest run, or of all its runs, as JSON lines; and warnings.
pub fn journal(data: &Path, session: &Path, all: bool, pdfs: &PdfCache) -> Result<(String, Vec<String>), String> {
    let key = load(session, pdfs)?.key;
    let read = || -> Result<(String, Vec<String>), JournalError> {
        let database = Database::open(data)?;
        let runs = match (all, database.latest_run(&key)?) {
            (true, _) => database.runs(Some(&key))?,
            (false, Some(run)) => vec![run],
            (false, None) => database.runs(Some(&key))?.pop().into_iter().collect(),
        };
        let (mut lines, mut warnings) = (String::new(), Vec::new());
        for run in runs {
            let rows = database.rows(&run.run)?;
            lines.push_str(&json(&chairside_journal::json_lines(&rows.rows)));
            if rows.damaged > 0 {
                warnings.push(format!(
                    "run {}: {} rows are left out, from the first damaged one on",
                    run.run.0, rows.damaged
                ));
            }
        }
        Ok((lines, warnings))
    };
    read().map_err(sentence)
}
