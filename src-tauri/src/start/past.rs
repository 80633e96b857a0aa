//! What was opened before, as the list of opened files and the journal have it.

use std::path::Path;

use chairside_journal::{Database, OpenedFile, RunSummary, opened_files};
use chairside_start::Known;

/// So many files are listed.
const MOST: usize = 12;

/// The files opened before, the latest first, with the runs of their sessions. Without a journal they have none.
pub fn known(data: &Path) -> Vec<Known> {
    let mut files = opened_files(data);
    files.truncate(MOST);
    if files.is_empty() {
        return Vec::new();
    }
    let database = Database::open(data).ok();
    let runs = database.as_ref().and_then(|database| database.summaries().ok()).unwrap_or_default();
    files.into_iter().map(|file| with_runs(file, database.as_ref(), &runs)).collect()
}

fn with_runs(file: OpenedFile, database: Option<&Database>, all: &[RunSummary]) -> Known {
    let runs: Vec<RunSummary> = all.iter().filter(|run| run.session == file.session).cloned().collect();
    let latest = runs.iter().rev().find(|run| run.happened).and_then(|summary| {
        let run = database?.past(&summary.run).ok()?;
        Some((summary.run.clone(), run))
    });
    Known { file, runs, latest }
}
