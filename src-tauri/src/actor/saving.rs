//! Saving: the rows of a run go to the thread that writes the journal, which reports what is on disk.

use chairside_journal::{Report, RunId, RunInfo, Writer};
use chairside_session::snapshot::Saved;
use chairside_session::{Moment, Row, Run};

/// The run as it is being saved.
pub struct Saving {
    info: RunInfo,
    /// Writes the journal; without one, why not.
    writer: Result<Writer, String>,
    saved: Saved,
}

impl Saving {
    /// Saves as this run.
    pub fn new(info: RunInfo, writer: Result<Writer, String>) -> Self {
        let saved = match &writer {
            Ok(_) => Saved::Writing,
            Err(why) => Saved::No { why: why.clone() },
        };
        Self { info, writer, saved }
    }

    /// Whether this is the run that is saved.
    pub fn is_of(&self, run: &RunId) -> bool {
        self.info.run == *run
    }

    /// The run that is saved.
    pub fn run(&self) -> &RunId {
        &self.info.run
    }

    /// What the session of that run is known by in the journal.
    pub fn session(&self) -> &str {
        &self.info.session
    }

    /// The run, if the journal keeps it.
    pub fn kept(&self) -> Option<&RunId> {
        self.writer.as_ref().ok().map(|_| &self.info.run)
    }

    /// Saves as another run from now on.
    pub fn switch(&mut self, info: RunInfo) {
        self.info = info;
    }

    /// Writes the rows of the run from this number on.
    pub fn write(&mut self, run: &Run, from: u64) {
        let rows: Vec<Row> = run.rows().iter().filter(|row| row.number >= from).cloned().collect();
        if let (false, Ok(writer)) = (rows.is_empty(), &self.writer) {
            writer.write(&self.info, rows);
            if !matches!(self.saved, Saved::No { .. }) {
                self.saved = Saved::Writing;
            }
        }
    }

    /// Takes the writer's report. Returns what the writer says of a journal that it has mended: rows of this run may be
    /// lost from it then.
    pub fn report(&mut self, report: Report, run: &Run, now: &Moment) -> Option<String> {
        self.saved = match report {
            Report::Saved(number) if number + 1 >= run.next_number() => Saved::Yes { at: now.wall.as_millisecond() },
            Report::Saved(_) => Saved::Writing,
            Report::Failed(why) => Saved::No { why },
            Report::Repaired(words) => return Some(words),
        };
        None
    }

    /// What is saved, for the presenter window.
    pub fn saved(&self) -> &Saved {
        &self.saved
    }

    /// Whether the journal can be written; else why not.
    pub fn disk(&self) -> Result<(), String> {
        match &self.saved {
            Saved::No { why } => Err(why.clone()),
            Saved::Yes { .. } | Saved::Writing => Ok(()),
        }
    }

    /// Waits until everything is written.
    pub fn finish(self) {
        if let Ok(writer) = self.writer {
            writer.finish();
        }
    }
}
