//! Runs that are over, on the command line: their minutes, their polls, their list, one as JSON lines, one deleted.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use chairside_journal::{Claim, Database, JournalError, RunId, Summary};
use chairside_session::minutes::{self, Options};
use chairside_session::poll::{from_datatracker, to_datatracker};
use chairside_session::{Intent, Run, State, decide};
use jiff::Timestamp;

use crate::clock::Clock;
use crate::opened::{Opened, Shelf, Source};

/// Which minutes are wanted.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// The session file.
    pub session: &'a Path,
    /// The report and the outcomes instead.
    pub brief: bool,
    /// Who spoke, and for how long.
    pub speakers: bool,
    /// Of this run, not the latest.
    pub run: Option<String>,
}

/// The minutes, and what is to be said besides.
pub fn minutes(data: &Path, wanted: Wanted<'_>, shelf: &Shelf) -> Result<(String, Vec<String>), String> {
    let opened = open(wanted.session, shelf)?;
    let (run, said) = latest(data, &opened, wanted.run)?;
    let Some(run) = run.as_ref().filter(|run| run.state().started.is_some()) else {
        if wanted.brief {
            return Err("the session has not started yet: there is nothing to report".into());
        }
        let state = match &run {
            Some(run) => State::not_begun(opened.content, run.state()),
            None => State::new(opened.content, false),
        };
        return Ok((minutes::skeleton(&state), said));
    };
    let options = Options { speakers: wanted.speakers };
    let text = if wanted.brief {
        format!("{}\n{}", minutes::report(run), minutes::for_the_list(run))
    } else {
        minutes::minutes(run, options)
    };
    Ok((text, said))
}

fn open(session: &Path, shelf: &Shelf) -> Result<Opened, String> {
    Opened::open(&Source::of(session), Timestamp::now(), shelf)
        .map_err(|not| not.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}

/// The polls of a run in the Datatracker's form.
pub fn polls(data: &Path, session: &Path, run: Option<String>, shelf: &Shelf) -> Result<String, String> {
    let opened = open(session, shelf)?;
    let (run, _) = latest(data, &opened, run)?;
    Ok(to_datatracker(run.as_ref().map_or(&[], |run| &run.state().polls)))
}

/// Takes over polls that another program counted into the journal of a run that is over.
pub fn take_polls(
    data: &Path,
    session: &Path,
    run: Option<String>,
    file: &Path,
    shelf: &Shelf,
) -> Result<String, String> {
    let opened = open(session, shelf)?;
    let json = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    from_datatracker(&json).map_err(|bad| format!("{}: {bad}", file.display()))?;
    let claim = |session: &str| {
        Claim::make(data, session).map_err(|error| match error {
            JournalError::InUse => "this session is open: drop the file onto its window instead".into(),
            error => error.to_string(),
        })
    };
    let _claim = claim(&opened.key)?;
    let mut database = database(data)?.0;
    let Some(id) = asked_for(&database, &opened, run)? else {
        return Err("this session has no run yet: there is nothing that the polls could belong to".into());
    };
    let info = database.info(&id).map_err(|error| error.to_string())?;
    let _claim_of_run = (info.session != opened.key).then(|| claim(&info.session)).transpose()?;
    let mut run = database.past(&id).map_err(|error| error.to_string())?;
    let stamp = Clock::new().stamp();
    let decision = decide(&run, &Intent::TakePolls { json }, &stamp);
    let words = decision.notice.unwrap_or_default();
    let before = run.rows().len();
    for (nth, fact) in (0..).zip(decision.facts) {
        run.record(stamp.nth(nth), fact);
    }
    let rows = &run.rows()[before..];
    database.append(&info, rows).map_err(|error| error.to_string())?;
    Ok(format!("{words}.\n"))
}

/// The run asked for, else the one that best tells how the session went.
fn asked_for(database: &Database, opened: &Opened, run: Option<String>) -> Result<Option<RunId>, String> {
    if let Some(run) = run {
        return Ok(Some(RunId(run)));
    }
    let runs = database.summaries().map_err(|error| error.to_string())?;
    if let Some(run) = best(runs.into_iter().filter(|summary| summary.session == opened.key)) {
        return Ok(Some(run.run));
    }
    // What the file says of the session may have changed while it was held.
    let renamed = database.run_of_file(&opened.hash, Timestamp::UNIX_EPOCH).map_err(|error| error.to_string())?;
    Ok(renamed.map(|info| info.run))
}

/// Of runs, oldest first, in which something happened: the latest that started, not a simulated one or a rehearsal
/// where there is another.
fn best(runs: impl Iterator<Item = Summary>) -> Option<Summary> {
    runs.filter(|run| run.happened).max_by_key(|run| (!run.simulated, run.started.is_some(), !run.rehearsal))
}

fn latest(data: &Path, opened: &Opened, run: Option<String>) -> Result<(Option<Run>, Vec<String>), String> {
    let (database, mut said) = database(data)?;
    let Some(run) = asked_for(&database, opened, run)? else { return Ok((None, said)) };
    let rows = database.rows(&run).map_err(|error| error.to_string())?;
    if rows.damaged > 0 {
        said.push(format!("run {}: {} rows from the first damaged one left out", run.0, rows.damaged));
    }
    match Run::replay(rows.rows) {
        Some(run) => Ok((Some(run), said)),
        None => Err(JournalError::NoSuchRun(run).to_string()),
    }
}

fn database(data: &Path) -> Result<(Database, Vec<String>), String> {
    let database = Database::open(data).map_err(|error| error.to_string())?;
    let said = database.damage().map(ToString::to_string).into_iter().collect();
    Ok((database, said))
}

/// Writes a text to a file, or gives it back to be printed.
pub fn write(text: String, output: Option<&Path>) -> Result<String, String> {
    match output {
        Some(path) => {
            fs::write(path, text).map(|()| String::new()).map_err(|error| format!("{}: {error}", path.display()))
        }
        None => Ok(text),
    }
}

/// The list of runs, of one session or of all, a line each.
pub fn list(data: &Path, session: Option<&Path>, shelf: &Shelf) -> Result<String, String> {
    let key = session.map(|session| open(session, shelf).map(|opened| opened.key)).transpose()?;
    let (database, said) = database(data)?;
    let mut out = String::new();
    for line in said {
        let _ = writeln!(out, "{line}");
    }
    for run in database.summaries().map_err(|error| error.to_string())? {
        if key.as_ref().is_none_or(|key| run.session == *key) {
            let _ = writeln!(out, "{}", line(&run));
        }
    }
    Ok(out)
}

fn line(run: &Summary) -> String {
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
    format!("{}  {}  {name}: {}", run.run.0, run.opened, notes.join(", "))
}

/// One run as JSON lines.
pub fn export(data: &Path, run: String) -> Result<String, String> {
    database(data)?.0.export(&RunId(run)).map_err(|error| error.to_string())
}

/// Deletes one run for good.
pub fn delete(data: &Path, run: String) -> Result<String, String> {
    let who = std::env::var("USER").unwrap_or_else(|_| "somebody at this machine".into());
    let run = RunId(run);
    database(data)?.0.delete(&run, &who).map_err(|error| error.to_string())?;
    Ok(format!("Run {} is deleted.\n", run.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(name: &str, started: bool, rehearsal: bool, simulated: bool) -> Summary {
        Summary {
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
        let opened = Summary { happened: false, ..run("thursday", false, false, false) };
        let simulated = run("friday", true, false, true);
        let cases: [(&[&Summary], Option<&str>); 6] = [
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
