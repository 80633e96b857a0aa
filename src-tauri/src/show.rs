//! Shows a session: opens the file and the journal, starts the actor, and runs the windows until the end.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chairside_session::Run;
use jiff::{SignedDuration, Timestamp};
use tauri::{AppHandle, DragDropEvent, RunEvent, WindowEvent};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use crate::actor::{Actor, Beginning, Handle, Latencies, Library, Message, Window};
use crate::clock::Clock;
use crate::commands;
use crate::deck_protocol::{self, Served};
use crate::handover;
use crate::opened::{Opened, Shelf, Source};
use crate::watch::Watch;
use crate::windows::{self, AUDIENCE, PRESENTER};
use chairside_journal::{Claim, Database, JournalError, Report, RunId, RunInfo, Writer};

/// How long the program waits at its end until all is written.
const FLUSH: Duration = Duration::from_secs(5);

/// What pages of PDFs say is read this long after the start.
const TEXTS_AFTER: Duration = Duration::from_secs(3);

/// A run whose session has another name by now is looked for as long as this after its last row.
const LATELY: SignedDuration = SignedDuration::from_hours(24);

/// Which run of a session is gone on with.
#[derive(Debug)]
pub enum Which {
    /// The latest, or a new one: as the chair answers when that is not clear.
    Latest,
    /// A new one.
    New,
    /// This one, whenever it was.
    This(RunId),
}

/// How a session is shown.
#[derive(Debug)]
pub struct How {
    /// Which run is gone on with.
    pub which: Which,
    /// The clocks.
    pub clock: Clock,
    /// Where the times of drawing go.
    pub latencies: Option<PathBuf>,
}

/// Shows `source` until the presenter window is closed.
pub fn show(source: Source, data: &Path, how: How, shelf: Shelf) -> ExitCode {
    if let Some(why) = no_display() {
        return crate::fail(why);
    }
    let (mut opened, readable) = match Opened::open(&source, Timestamp::now(), &shelf) {
        Ok(opened) => (opened, true),
        Err(not_opened) => (Opened::unreadable(&source.path, &not_opened), false),
    };
    let served = Served::new(std::mem::take(&mut opened.images), shelf.renderer().clone());
    for problem in &opened.problems {
        eprintln!("{problem}");
    }
    // Held until the end of the program.
    let _claim = match Claim::make(data, &opened.key) {
        Err(JournalError::InUse) if handover::call(data, &opened.key) => {
            println!("This session is open already: its window is in front now.");
            return ExitCode::SUCCESS;
        }
        Err(error @ JournalError::InUse) => return crate::fail(error),
        // A journal that cannot be written is said in the window; the slides are shown all the same.
        Err(_) => None,
        Ok(claim) => Some(claim),
    };
    let (sender, inbox) = mpsc::unbounded_channel();
    let handle = Handle(sender);
    let again = handle.clone();
    handover::listen(data, &opened.key, move || again.send(Message::OpenedAgain));
    let mut troubles = troubles(&opened);
    let (writer, earlier) = if readable {
        if let Which::This(run) = &how.which
            && let Err(why) = is_of(data, run, &opened)
        {
            return crate::fail(why);
        }
        journal(data, &opened, &how.which, &handle, &mut troubles)
    } else {
        (Err("the file could not be read".into()), None)
    };
    let (earlier, _claim_of_run) = earlier.map_or((None, None), |earlier| (Some(earlier.run), earlier.claim));
    let new_run = RunInfo {
        run: RunId(Uuid::now_v7().to_string()),
        session: opened.key.clone(),
        title: opened.content.title.clone(),
        opened: Timestamp::now().to_string(),
    };
    let titles = windows::Titles::of(&opened);
    let changes = handle.clone();
    let watch = Watch::start(move || changes.send(Message::FilesChanged));
    let library = Library::new(source, shelf, served.clone(), watch, &opened);
    let How { which, clock, latencies } = how;
    let latencies = Latencies::new(latencies);
    let handle_too = handle.clone();
    let beginning =
        Beginning { opened, earlier, new_run, which, writer, library, handle: handle_too, clock, troubles, latencies };
    run(served, titles, beginning, inbox, handle)
}

/// Why no window can be opened, when that is so.
pub fn no_display() -> Option<&'static str> {
    #[cfg(target_os = "linux")]
    if gtk::init().is_err() {
        return Some(
            "there is no display: start it in a desktop session, or set DISPLAY; `check` and `journal` need none",
        );
    }
    None
}

/// Errors and warnings of the file, for the chair: the first few in full.
fn troubles(opened: &Opened) -> Vec<String> {
    const SHOWN: usize = 3;
    let mut errors: Vec<_> =
        opened.problems.iter().filter(|problem| problem.is_error()).map(ToString::to_string).collect();
    let more = errors.len().saturating_sub(SHOWN);
    errors.truncate(SHOWN);
    if more > 0 {
        errors.push(format!("and {more} more: `chairside check` lists all"));
    }
    errors
}

/// Refuses a run that is not there, or of another session.
fn is_of(data: &Path, run: &RunId, opened: &Opened) -> Result<(), String> {
    let read = || -> Result<(RunInfo, bool), JournalError> {
        let database = Database::open(data)?;
        let of_file = database.run_of_file(&opened.hash, Timestamp::UNIX_EPOCH)?;
        Ok((database.info(run)?, of_file.is_some_and(|found| found.run == *run)))
    };
    let (info, has_this_file) = read().map_err(|error| error.to_string())?;
    if info.session == opened.key || has_this_file {
        return Ok(());
    }
    Err(format!("run {} is of another session, {}: `chairside runs FILE` lists those of a file", run.0, info.title))
}

/// A run that may be gone on with.
struct Earlier {
    run: (RunInfo, Run),
    /// Of the session that it was opened as, when its file says another one by now. Held until the end of the program.
    claim: Option<Claim>,
}

fn journal(
    data: &Path,
    opened: &Opened,
    which: &Which,
    handle: &Handle,
    troubles: &mut Vec<String>,
) -> (Result<Writer, String>, Option<Earlier>) {
    let mut read = || -> Result<(Database, Option<Earlier>), JournalError> {
        let database = Database::open(data)?;
        if let Some(damage) = database.damage() {
            troubles.push(damage.to_string());
        }
        let info = match which {
            Which::This(run) => Some(database.info(run)?),
            Which::Latest | Which::New => latest_run(&database, opened)?,
        };
        let Some(info) = info else { return Ok((database, None)) };
        let claim = match (info.session != opened.key).then(|| Claim::make(data, &info.session)).transpose() {
            Ok(claim) => claim,
            // Another program has it open under its earlier name.
            Err(JournalError::InUse) => return Ok((database, None)),
            Err(error) => return Err(error),
        };
        let rows = database.rows(&info.run)?;
        if rows.damaged > 0 {
            troubles.push(format!("The journal of the earlier run is damaged: {} rows were left out", rows.damaged));
            // Its numbers are taken: what happens now goes into a run of its own.
            return Ok((database, None));
        }
        Ok((database, Run::replay(rows.rows).map(|run| Earlier { run: (info, run), claim })))
    };
    let (database, earlier) = match read() {
        Ok((database, earlier)) => (Some(database), earlier),
        // The writer opens it as soon as that goes, and says until then why it is not saved.
        Err(error) => {
            handle.send(Message::Journal(Report::Failed(error.to_string())));
            (None, None)
        }
    };
    let handle = handle.clone();
    let writer = Writer::start(data, database, move |report| handle.send(Message::Journal(report)));
    (writer.map_err(|error| error.to_string()), earlier)
}

/// The latest run of the session, else one of today that has taken over this very file: what it says of meeting, group
/// and start may have been changed in the run.
fn latest_run(database: &Database, opened: &Opened) -> Result<Option<RunInfo>, JournalError> {
    if let Some(info) = database.latest_run(&opened.key)? {
        return Ok(Some(info));
    }
    let now = Timestamp::now();
    database.run_of_file(&opened.hash, now.saturating_sub(LATELY).unwrap_or(now))
}

fn run(
    served: Served,
    titles: windows::Titles,
    beginning: Beginning,
    inbox: mpsc::UnboundedReceiver<Message>,
    handle: Handle,
) -> ExitCode {
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_dialog::init())
        .register_asynchronous_uri_scheme_protocol(deck_protocol::SCHEME, move |context, request, responder| {
            served.answer(context.webview_label(), &request, |response| responder.respond(response));
        })
        .manage(handle.clone())
        .invoke_handler(tauri::generate_handler![
            commands::subscribe_audience,
            commands::subscribe_presenter,
            commands::press,
            commands::acknowledge,
            commands::act,
            commands::desk,
            commands::open_link,
            commands::copy_text,
            commands::drag_audience,
        ])
        .setup({
            let handle = handle.clone();
            move |app| {
                let windows =
                    windows::Live { app: app.handle().clone(), handle: handle.clone(), wide: Cell::default() };
                let actor = Actor::begin(beginning, Box::new(windows));
                tauri::async_runtime::spawn(actor.work(inbox));
                windows::open(app.handle(), &titles, &handle)?;
                end_on_signal(app.handle());
                read_texts_later(handle.clone());
                Ok(())
            }
        })
        .build(tauri::generate_context!());
    let app = match app {
        Ok(app) => app,
        Err(error) => return crate::fail(format!("the windows cannot be opened: {error}")),
    };
    let flushed = AtomicBool::new(false);
    app.run(move |app, event| match event {
        RunEvent::WindowEvent { label, event, .. } => window_event(app, &handle, &label, &event),
        RunEvent::ExitRequested { .. } | RunEvent::Exit if !flushed.swap(true, Ordering::Relaxed) => flush(&handle),
        _ => {}
    });
    ExitCode::SUCCESS
}

fn window_event(app: &AppHandle, handle: &Handle, label: &str, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } if label == AUDIENCE => {
            api.prevent_close();
            handle.send(Message::Trouble("The room's window stays open: close this window to end the program".into()));
        }
        WindowEvent::Destroyed if label == PRESENTER => app.exit(0),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) if label == PRESENTER => {
            if let Some(path) = paths.first() {
                handle.send(Message::Attach(path.clone()));
            }
        }
        WindowEvent::Focused(has) => {
            let window = if label == AUDIENCE { Window::Audience } else { Window::Presenter };
            handle.send(Message::Focus(window, *has));
        }
        WindowEvent::Moved(_) | WindowEvent::Resized(_) => {
            if let Some(words) = windows::where_room_is(app) {
                handle.send(Message::RoomWindow(words));
            }
        }
        _ => {}
    }
}

/// Pages are read for the search and for screen readers once the first slide has long been on the screen.
fn read_texts_later(handle: Handle) {
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(TEXTS_AFTER).await;
        handle.send(Message::ReadTexts);
    });
}

/// The end asked for from outside is an end in order.
fn end_on_signal(app: &AppHandle) {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            let (Ok(mut term), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
            else {
                return;
            };
            tokio::select! {
                _ = term.recv() => {},
                _ = interrupt.recv() => {},
            }
            app.exit(0);
        });
    }
    #[cfg(not(unix))]
    let _ = app;
}

/// Waits until the journal has everything.
fn flush(handle: &Handle) {
    let (done, written) = oneshot::channel();
    handle.send(Message::Quit(done));
    // The timeout must be made inside the runtime.
    let _ = tauri::async_runtime::block_on(async move { tokio::time::timeout(FLUSH, written).await });
}

#[cfg(test)]
mod tests {
    use chairside_render::Renderer;
    use chairside_session::Fact;

    use super::*;

    fn opened(file: &Path, start: &str) -> Opened {
        let text = format!(
            "---\nmeeting: IETF 112\ngroup: tls\nstart: {start}\nend: 2021-11-09T14:00:00Z\nagenda:\n  - {{ title: One, time: 5m }}\n---\n# TLS\n"
        );
        std::fs::write(file, text).unwrap();
        Opened::open(&Source::of(file), Timestamp::now(), &Shelf::new(Renderer::new("/nowhere".into()))).unwrap()
    }

    #[test]
    fn a_run_whose_start_was_changed_in_the_file_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let (file, data) = (folder.path().join("s.md"), folder.path().join("data"));
        let [before, after] = ["2021-11-09T12:00:00Z", "2021-11-09T12:30:00Z"].map(|start| opened(&file, start));
        assert_ne!(before.key, after.key);
        let clock = Clock::new();
        let mut run = Run::opened(clock.stamp(), before.content.clone(), before.hash.clone(), true);
        let content = Box::new(after.content.clone());
        run.record(clock.stamp(), Fact::ContentTaken { content, hash: after.hash.clone() });
        let info = RunInfo {
            run: RunId("run".into()),
            session: before.key.clone(),
            title: "TLS".into(),
            opened: "2021".into(),
        };
        Database::open(&data).unwrap().append(&info, run.rows()).unwrap();
        let find = || {
            let handle = Handle(mpsc::unbounded_channel().0);
            let (writer, earlier) = journal(&data, &after, &Which::Latest, &handle, &mut Vec::new());
            writer.unwrap().finish();
            earlier
        };
        let earlier = find().unwrap();
        assert_eq!((earlier.run.0.clone(), earlier.claim.is_some()), (info.clone(), true));
        assert!(is_of(&data, &info.run, &after).is_ok());
        // The run is open in one program alone, whatever its session is called.
        assert!(find().is_none());
        drop(earlier);
        assert!(find().is_some());
    }
}
