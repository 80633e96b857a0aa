//! What was opened before, as the list of opened files and the journal have it.

use std::path::Path;

use chairside_journal::{Database, OpenedFile, RunSummary, is_in_use, opened_files};
use chairside_session::pace::Rehearsal;
use chairside_start::{Known, best_time};
use jiff::SignedDuration;

/// So many files are listed.
const MOST: usize = 12;

/// A talk's best time is sought in so many of its runs, the latest ones.
const MOST_RUNS: usize = 20;

/// The files opened before, the latest first, with the runs of their sessions. Without a journal they have none.
pub fn known(data: &Path) -> Vec<Known> {
    let mut files = opened_files(data);
    files.truncate(MOST);
    if files.is_empty() {
        return Vec::new();
    }
    let database = Database::open(data).ok();
    let runs = database.as_ref().and_then(|database| database.summaries().ok()).unwrap_or_default();
    let known = |file: OpenedFile| {
        let is_open = is_in_use(data, &file.session);
        Known { is_open, ..with_runs(file, database.as_ref(), &runs) }
    };
    files.into_iter().map(known).collect()
}

fn with_runs(file: OpenedFile, database: Option<&Database>, all: &[RunSummary]) -> Known {
    let runs: Vec<RunSummary> = all.iter().filter(|run| run.session == file.session).cloned().collect();
    let latest = runs.iter().rev().find(|run| run.happened).and_then(|summary| {
        let run = database?.past(&summary.run).ok()?;
        Some((summary.run.clone(), run))
    });
    let best = if file.is_talk { database.and_then(|database| best(database, &runs)) } else { None };
    Known { file, runs, latest, best, is_open: false }
}

/// The best time of a talk with these runs.
fn best(database: &Database, runs: &[RunSummary]) -> Option<SignedDuration> {
    let lately = runs.iter().rev().filter(|run| run.happened).take(MOST_RUNS);
    best_time(lately.filter_map(|summary| Rehearsal::of(&database.past(&summary.run).ok()?)))
}
