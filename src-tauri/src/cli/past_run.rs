//! The runs of a session that are over, and which of them a command is about.

use std::path::Path;

use chairside_journal::{Database, JournalError, RunId, RunSummary};
use chairside_load::{LoadedSession, PdfCache, Source};
use chairside_session::Run;
use jiff::Timestamp;

use super::output::sentence;

/// Loads a session file. The error is for a person.
pub fn load(session: &Path, pdfs: &PdfCache) -> Result<LoadedSession, String> {
    LoadedSession::load(&Source::of(session), Timestamp::now(), pdfs).map_err(|error| error.to_string())
}

/// Opens the journal in the folder `data`. Returns warnings with it.
pub fn open_journal(data: &Path) -> Result<(Database, Vec<String>), String> {
    let database = Database::open(data).map_err(sentence)?;
    let warnings = database.damage().map(ToString::to_string).into_iter().collect();
    Ok((database, warnings))
}

/// The run of this id, else the one that best tells how the session went; `None` when it has none.
pub fn find_run(database: &Database, session: &LoadedSession, run: Option<String>) -> Result<Option<RunId>, String> {
    if let Some(run) = run {
        return Ok(Some(RunId(run)));
    }
    let runs = database.summaries().map_err(sentence)?;
    if let Some(run) = best(runs.into_iter().filter(|summary| summary.session == session.key)) {
        return Ok(Some(run.run));
    }
    // What the file says of the session's name may have changed during the run.
    let renamed = database.run_of_file(&session.hash, Timestamp::UNIX_EPOCH).map_err(sentence)?;
    Ok(renamed.map(|info| info.run))
}

/// Reads that run from the journal. Returns warnings with it.
pub fn read_run(
    data: &Path,
    session: &LoadedSession,
    run: Option<String>,
) -> Result<(Option<Run>, Vec<String>), String> {
    let (database, mut warnings) = open_journal(data)?;
    let Some(run) = find_run(&database, session, run)? else { return Ok((None, warnings)) };
    let rows = database.rows(&run).map_err(sentence)?;
    if rows.damaged > 0 {
        warnings.push(format!("run {}: {} rows are left out, from the first damaged one on", run.0, rows.damaged));
    }
    match Run::replay(rows.rows) {
        Some(run) => Ok((Some(run), warnings)),
        None => Err(sentence(JournalError::NoSuchRun(run))),
    }
}

/// The best of runs in which something happened, oldest first: the latest that started. Rehearsals and simulated runs
/// come last.
fn best(runs: impl Iterator<Item = RunSummary>) -> Option<RunSummary> {
    runs.filter(|run| run.happened).max_by_key(|run| (!run.simulated, run.started.is_some(), !run.rehearsal))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(name: &str, started: bool, rehearsal: bool, simulated: bool) -> RunSummary {
        RunSummary {
            run: RunId(name.into()),
            session: "s".into(),
            meeting: None,
            group: None,
            title: "S".into(),
            opened: name.into(),
            started: started.then(|| "2021-11-09T12:00:00Z".into()),
            ended: None,
            last: None,
            rows: 7,
            rehearsal,
            simulated,
            happened: true,
        }
    }

    #[test]
    fn minutes_are_of_the_latest_run_that_was_held() {
        let rehearsal = run("monday", true, true, false);
        let live = run("tuesday", true, false, false);
        let glance = run("wednesday", false, true, false);
        let opened = RunSummary { happened: false, ..run("thursday", false, false, false) };
        let simulated = run("friday", true, false, true);
        let cases: [(&[&RunSummary], Option<&str>); 6] = [
            (&[&rehearsal, &live, &glance, &opened, &simulated], Some("tuesday")),
            (&[&live, &run("later", true, false, false)], Some("later")),
            (&[&live, &run("later", true, true, false)], Some("tuesday")),
            (&[&rehearsal, &glance], Some("monday")),
            (&[&opened, &simulated], Some("friday")),
            (&[&opened], None),
        ];
        for (runs, expected) in cases {
            let found = best(runs.iter().map(|run| (*run).clone()));
            assert_eq!(found.as_ref().map(|run| run.run.0.as_str()), expected);
        }
    }
}
