//! What the actor needs to begin.

use std::path::PathBuf;

use chairside_datatracker::{FoundDeck, Server};
use chairside_journal::{RunId, RunInfo, Writer};
use chairside_session::Run;
use chairside_session::pace::Rehearsal;

use super::latency::Latencies;
use super::library::Library;
use crate::clock::Clock;
use crate::settings_file::KeptSettings;

/// What the actor needs to begin.
pub struct Setup {
    /// The session and its files.
    pub library: Library,
    /// The run that may be resumed; `None` when nothing has happened in this session yet.
    pub earlier: Option<EarlierRun>,
    /// The id and name of a new run.
    pub new_run: RunInfo,
    /// Which run to show.
    pub choice: RunChoice,
    /// Writes the journal; without one (the file has errors, the disk cannot be written), why not.
    pub writer: Result<Writer, String>,
    /// The clocks.
    pub clock: Clock,
    /// Measures how long drawing takes.
    pub latencies: Latencies,
    /// What the chair is told at once.
    pub troubles: Vec<String>,
    /// Earlier runs of a plain talk that say something about its pace, the latest first.
    pub rehearsals: Vec<(RunId, Rehearsal)>,
    /// What the person has set.
    pub settings: KeptSettings,
    /// The folder for copies of notes pages.
    pub notes_folder: PathBuf,
    /// The journal's folder.
    pub data: PathBuf,
    /// The Datatracker that is asked, when the chair wants that.
    pub server: Server,
    /// Decks of the session that still come from there.
    pub coming: Vec<FoundDeck>,
}

/// Which run of a session to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunChoice {
    /// The latest, or a new one; the chair is asked when that is not clear.
    Latest,
    /// A new one.
    New,
    /// The run of this id, however old it is.
    This(RunId),
}

/// A run of an earlier start of the program.
#[derive(Debug)]
pub struct EarlierRun {
    /// Its id and name.
    pub info: RunInfo,
    /// What happened in it.
    pub run: Run,
}
