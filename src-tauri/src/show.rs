//! Prepares a session to be shown: loads the file and opens the journal. `app` then opens its windows.

use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use chairside_datatracker::{FoundDeck, Server};
use chairside_import::deck_file;
use chairside_journal::{JournalError, RunId, RunInfo, SessionLock};
use chairside_load::{LoadError, LoadedSession, PdfCache, Source};
use jiff::Timestamp;
use tokio::sync::mpsc;
use uuid::Uuid;

use crate::actor::{Handle, Latencies, Library, Message, RunChoice, Setup};
use crate::cli::output::print_messages;
use crate::clock::Clock;
use crate::deck_protocol::Served;
use crate::earlier_run::OpenedJournal;
use crate::sandbox::Sandbox;
use crate::settings_file::KeptSettings;
use crate::watch::Watch;
use crate::{earlier_run, remembered, remote, second_start, windows};

/// How a session is shown.
#[derive(Debug, Clone)]
pub struct ShowOptions {
    /// In which run.
    pub choice: RunChoice,
    /// The clocks.
    pub clock: Clock,
    /// The file for the times of drawing; `None` measures nothing.
    pub latencies: Option<PathBuf>,
    /// The file of what the person has set.
    pub settings: PathBuf,
    /// How the process that draws the windows is confined.
    pub sandbox: Sandbox,
    /// The Datatracker that is asked, when a person wants that.
    pub server: Server,
    /// Decks of the session that still come from there.
    pub coming: Vec<FoundDeck>,
}

/// A session that is ready to be shown.
pub struct Prepared {
    /// What `deck://` serves.
    pub served: Served,
    /// What the windows are called.
    pub titles: windows::Titles,
    /// What the actor begins with.
    pub setup: Setup,
    /// What the actor is sent.
    pub inbox: mpsc::UnboundedReceiver<Message>,
    /// Sends it.
    pub handle: Handle,
    /// To be held until the program ends.
    pub claims: Claims,
}

/// The locks of the session and of the run that it may resume.
#[derive(Debug)]
pub struct Claims {
    _session: Option<SessionLock>,
    _run: Option<SessionLock>,
}

/// Why a session is not shown.
#[derive(Debug)]
pub enum NotPrepared {
    /// Another program has it open, and has come to the front.
    IsOpen,
    /// In words for a person.
    Failed(String),
}

/// The files of a session, while they are read on a thread of their own. Nothing is written and nothing is said before
/// [`Reading::prepare`].
#[derive(Debug)]
pub struct Reading {
    source: Source,
    pdfs: PdfCache,
    read: JoinHandle<Result<LoadedSession, LoadError>>,
}

impl Reading {
    /// Begins to read `source`.
    pub fn begin(mut source: Source, pdfs: PdfCache) -> Self {
        source.fonts_later = true;
        let (for_thread, of_thread) = (source.clone(), pdfs.clone());
        let read = thread::spawn(move || LoadedSession::load(&for_thread, Timestamp::now(), &of_thread));
        Self { source, pdfs, read }
    }

    /// Waits until all is read, and prepares it to be shown. `data` is the journal's folder.
    pub fn prepare(self, data: &Path, options: ShowOptions) -> Result<Prepared, NotPrepared> {
        let read = self.read.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        prepare(self.source, read, data, options, self.pdfs)
    }
}

/// Prepares what was read of `source` to be shown.
fn prepare(
    mut source: Source,
    read: Result<LoadedSession, LoadError>,
    data: &Path,
    options: ShowOptions,
    pdfs: PdfCache,
) -> Result<Prepared, NotPrepared> {
    let ShowOptions { choice, clock, latencies, settings, sandbox, server, coming } = options;
    let (mut session, is_readable) = match read {
        Ok(session) => (session, true),
        Err(error) => (LoadedSession::placeholder(&source.path, error), false),
    };
    for problem in &session.problems {
        print_messages(&format!("{problem}\n"));
    }
    let claim = match SessionLock::acquire(data, &session.key) {
        Err(JournalError::InUse) if second_start::call(data, &session.key) => return Err(NotPrepared::IsOpen),
        Err(error @ JournalError::InUse) => return Err(NotPrepared::Failed(error.to_string())),
        // A journal that cannot be written is reported in the window; the slides are shown all the same.
        Err(_) => None,
        Ok(claim) => Some(claim),
    };
    let (sender, inbox) = mpsc::unbounded_channel();
    let handle = Handle(sender);
    let for_calls = handle.clone();
    second_start::listen(data, &session.key, move || for_calls.send(Message::StartedAgain));
    let mut troubles = troubles(&session, &coming);
    if claim.is_some() {
        troubles.extend(remote::listen(data, &session.key, handle.clone()).err());
    }
    troubles.extend(sandbox.trouble());
    let OpenedJournal { writer, resumable, rehearsals } = if is_readable {
        if let RunChoice::This(run) = &choice {
            earlier_run::check_is_of_session(data, run, &session).map_err(NotPrepared::Failed)?;
        }
        remembered::opened(data, &source, &session.content, &session.key);
        earlier_run::open(data, &session, &choice, &handle, &mut troubles)
    } else {
        OpenedJournal { writer: Err("the file could not be read".into()), resumable: None, rehearsals: Vec::new() }
    };
    let answers = resumable.as_ref().map(|found| found.earlier.run.state().notes_answers.clone()).unwrap_or_default();
    if !answers.is_empty() && session.asked_about().next().is_some() {
        // What the chair has answered in an earlier run is not asked again.
        source.answers = answers;
        session = LoadedSession::load(&source, Timestamp::now(), &pdfs).unwrap_or(session);
    }
    let (earlier, claim_of_run) = resumable.map_or((None, None), |found| (Some(found.earlier), found.claim));
    let new_run = RunInfo {
        run: RunId(Uuid::now_v7().to_string()),
        session: session.key.clone(),
        title: session.content.title.clone(),
        opened: Timestamp::now().to_string(),
    };
    let titles = windows::Titles::of(&session.content);
    let served = Served::new(std::mem::take(&mut session.pages.images), pdfs.renderer().clone());
    let for_changes = handle.clone();
    let watch = Watch::start(move || for_changes.send(Message::FilesChanged));
    source.fonts_later = false;
    let library = Library::new(session, source, pdfs, served.clone(), watch, handle.clone());
    let latencies = Latencies::new(latencies);
    let settings = KeptSettings::open(settings);
    let notes_folder = data.join("notes");
    let setup = Setup {
        library,
        earlier,
        new_run,
        choice,
        writer,
        clock,
        latencies,
        troubles,
        rehearsals,
        settings,
        notes_folder,
        data: data.into(),
        server,
        coming,
    };
    let claims = Claims { _session: claim, _run: claim_of_run };
    Ok(Prepared { served, titles, setup, inbox, handle, claims })
}

/// Errors of the file, for the chair: the first few in full.
fn troubles(session: &LoadedSession, coming: &[FoundDeck]) -> Vec<String> {
    const SHOWN: usize = 3;
    // That a deck which still comes is not there needs no words.
    let comes = |error: &String| coming.iter().any(|deck| error.contains(&format!("`{}`", deck_file(deck))));
    let errors = session.problems.iter().filter(|problem| problem.is_error()).map(ToString::to_string);
    let mut errors: Vec<_> = errors.filter(|error| !comes(error)).collect();
    let more = errors.len().saturating_sub(SHOWN);
    errors.truncate(SHOWN);
    if more > 0 {
        errors.push(format!("and {more} more: `chairside check` lists all"));
    }
    errors
}
