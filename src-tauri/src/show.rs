//! Shows a session: loads the file, opens the journal, and runs the windows until the end.

use std::path::{Path, PathBuf};

use chairside_journal::{JournalError, RunId, RunInfo, SessionLock};
use chairside_load::{LoadedSession, PdfCache, Source};
use jiff::Timestamp;
use tokio::sync::mpsc;
use uuid::Uuid;

use crate::actor::{Handle, Latencies, Library, Message, RunChoice, Setup};
use crate::cli::output::{print, print_messages};
use crate::clock::Clock;
use crate::deck_protocol::Served;
use crate::sandbox::Sandbox;
use crate::settings_file::KeptSettings;
use crate::watch::Watch;
use crate::{app, display, earlier_run, second_start, windows};

/// How a session is shown.
#[derive(Debug)]
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
}

/// Shows `source` until the presenter window is closed. `data` is the journal's folder. The error is for a person.
pub fn show(mut source: Source, data: &Path, options: ShowOptions, pdfs: PdfCache) -> Result<(), String> {
    if let Some(why) = display::missing() {
        return Err(why.into());
    }
    let ShowOptions { choice, clock, latencies, settings, sandbox } = options;
    source.fonts_later = true;
    let (mut session, is_readable) = match LoadedSession::load(&source, Timestamp::now(), &pdfs) {
        Ok(session) => (session, true),
        Err(error) => (LoadedSession::placeholder(&source.path, error), false),
    };
    for problem in &session.problems {
        print_messages(&format!("{problem}\n"));
    }
    // Held until the end of the program.
    let _claim = match SessionLock::acquire(data, &session.key) {
        Err(JournalError::InUse) if second_start::call(data, &session.key) => {
            print("This session is already open: its window is in front now.\n");
            return Ok(());
        }
        Err(error @ JournalError::InUse) => return Err(error.to_string()),
        // A journal that cannot be written is reported in the window; the slides are shown all the same.
        Err(_) => None,
        Ok(claim) => Some(claim),
    };
    let (sender, inbox) = mpsc::unbounded_channel();
    let handle = Handle(sender);
    let for_calls = handle.clone();
    second_start::listen(data, &session.key, move || for_calls.send(Message::StartedAgain));
    let mut troubles = troubles(&session);
    troubles.extend(sandbox.trouble());
    let (writer, resumable) = if is_readable {
        if let RunChoice::This(run) = &choice {
            earlier_run::check_is_of_session(data, run, &session)?;
        }
        earlier_run::open(data, &session, &choice, &handle, &mut troubles)
    } else {
        (Err("the file could not be read".into()), None)
    };
    let answers = resumable.as_ref().map(|found| found.earlier.run.state().notes_answers.clone()).unwrap_or_default();
    if !answers.is_empty() && session.asked_about().next().is_some() {
        // What the chair has answered in an earlier run is not asked again.
        source.answers = answers;
        session = LoadedSession::load(&source, Timestamp::now(), &pdfs).unwrap_or(session);
    }
    let (earlier, _claim_of_run) = resumable.map_or((None, None), |found| (Some(found.earlier), found.claim));
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
    let setup = Setup {
        library,
        earlier,
        new_run,
        choice,
        writer,
        clock,
        latencies,
        troubles,
        settings: KeptSettings::open(settings),
    };
    app::run(served, titles, setup, inbox, handle)
}

/// Errors of the file, for the chair: the first few in full.
fn troubles(session: &LoadedSession) -> Vec<String> {
    const SHOWN: usize = 3;
    let mut errors: Vec<_> =
        session.problems.iter().filter(|problem| problem.is_error()).map(ToString::to_string).collect();
    let more = errors.len().saturating_sub(SHOWN);
    errors.truncate(SHOWN);
    if more > 0 {
        errors.push(format!("and {more} more: `chairside check` lists all"));
    }
    errors
}
