//! The program with its windows, from their opening to the end.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tauri::{AppHandle, DragDropEvent, Manager, RunEvent, WindowEvent};
use tokio::sync::oneshot;

use crate::actor::{Handle, Message};
use crate::cli::output::warn;
use crate::commands;
use crate::deck_protocol::{self, nothing};
use crate::settings_file::KeptSettings;
use crate::show::{NotPrepared, Prepared};
use crate::stage::Stage;
use crate::start::{self, StartHandle, StartMessage, StartOptions};
use crate::window::{SPEAKER, START, Window};
use crate::windows::{self, StartTextSize, TextSize};

/// At its end the program waits this long for the journal to be written.
const FLUSH: Duration = Duration::from_secs(5);

/// Fonts and all pages are looked at this long after the start.
const RESTS_AFTER: Duration = Duration::from_secs(3);

/// A session that is being prepared on a thread of its own.
pub type Preparing = JoinHandle<Result<Prepared, NotPrepared>>;

/// What the program opens with.
pub enum First {
    /// A session. While it is prepared the windows' library starts.
    Session(Preparing),
    /// The start window, in which the person chooses one.
    Start(Box<StartOptions>),
}

/// Prepares a session on a thread of its own.
pub fn preparing(prepare: impl FnOnce() -> Result<Prepared, NotPrepared> + Send + 'static) -> First {
    First::Session(thread::spawn(prepare))
}

/// What the windows open with.
enum Opening {
    Session(Box<Prepared>),
    Start(Box<StartOptions>),
}

impl First {
    fn opening(self) -> Result<Opening, NotPrepared> {
        Ok(match self {
            Self::Session(preparing) => {
                let prepared = preparing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                Opening::Session(Box::new(prepared?))
            }
            Self::Start(options) => Opening::Start(options),
        })
    }
}

/// Opens the windows and runs until the presenter window, or the start window, is closed.
pub fn run(first: First) -> Result<(), NotPrepared> {
    let stage = Stage::default();
    let for_pages = stage.clone();
    let builder = chairside_toolkit::builder()
        .register_asynchronous_uri_scheme_protocol(deck_protocol::SCHEME, move |context, request, responder| {
            match for_pages.served() {
                Some(served) => {
                    served.answer(context.webview_label(), &request, |response| responder.respond(response));
                }
                None => responder.respond(nothing()),
            }
        })
        .invoke_handler(tauri::generate_handler![
            commands::subscribe_audience,
            commands::subscribe_presenter,
            commands::press,
            commands::prose,
            commands::acknowledge,
            commands::paint_digits,
            commands::report_keys,
            commands::report_over,
            commands::report_rehearsed,
            commands::point,
            commands::point_within,
            commands::act,
            commands::desk,
            commands::copy_text,
            commands::drag_audience,
            commands::subscribe_speaker,
            commands::subscribe_start,
            commands::start_wish,
        ]);
    let app = chairside_toolkit::build(builder, crate::window::context());
    let app = app.map_err(|error| NotPrepared::Failed(cannot_open(&error)))?;
    let mut opening = Some(first.opening()?);
    // Not before: while a session is being prepared, Ctrl+C ends the program at once.
    end_on_signal(app.handle());
    let flushed = AtomicBool::new(false);
    app.run(move |app, event| match event {
        RunEvent::Ready => {
            let opened = opening.take().map_or(Ok(()), |opening| opening.open(app, &stage));
            if let Err(error) = opened {
                warn(cannot_open(&error));
                app.exit(1);
            }
        }
        RunEvent::WindowEvent { label, event, .. } => window_event(app, stage.handle(), &label, &event),
        RunEvent::ExitRequested { .. } | RunEvent::Exit if !flushed.swap(true, Ordering::Relaxed) => {
            if let Some(handle) = stage.handle() {
                flush(handle);
            }
        }
        _ => {}
    });
    Ok(())
}

fn cannot_open(error: &tauri::Error) -> String {
    format!("the windows cannot be opened: {error}")
}

impl Opening {
    /// Opens the windows.
    fn open(self, app: &AppHandle, stage: &Stage) -> tauri::Result<()> {
        match self {
            Self::Session(prepared) => show(app, stage, *prepared),
            Self::Start(options) => {
                let settings = KeptSettings::open(options.show.settings.clone()).now().clone();
                let stage = stage.clone();
                let show = move |app: &AppHandle, prepared: Prepared| show(app, &stage, prepared);
                app.manage(start::begin(app, *options, show));
                windows::open_start(app, &settings)
            }
        }
    }
}

/// Shows a session, and closes the start window if that was open.
fn show(app: &AppHandle, stage: &Stage, prepared: Prepared) -> tauri::Result<()> {
    let handle = prepared.handle.clone();
    stage.show(app, prepared)?;
    look_later(handle);
    if let Some(start) = app.get_webview_window(START) {
        let _ = start.destroy();
    }
    Ok(())
}

fn window_event(app: &AppHandle, handle: Option<&Handle>, label: &str, event: &WindowEvent) {
    match (Window::of_label(label), handle) {
        (Some(window), Some(handle)) => event_of_session(app, handle, window, event),
        (None, Some(handle)) if label == SPEAKER => {
            // Its own button closes it, and nothing else.
            if let WindowEvent::CloseRequested { .. } = event {
                handle.send(Message::SpeakerClosed);
            }
        }
        _ if label == START => event_of_start(app, event),
        _ => {}
    }
}

fn event_of_start(app: &AppHandle, event: &WindowEvent) {
    if let (WindowEvent::Resized(_), Some(text)) = (event, app.try_state::<StartTextSize>()) {
        text.fit(app);
    }
    let WindowEvent::DragDrop(event) = event else { return };
    let start = app.state::<StartHandle>();
    match event {
        DragDropEvent::Enter { .. } => start.send(StartMessage::Dragged(true)),
        DragDropEvent::Leave => start.send(StartMessage::Dragged(false)),
        DragDropEvent::Drop { paths, .. } => {
            start.send(StartMessage::Dragged(false));
            if let Some(path) = paths.first() {
                start.send(StartMessage::Dropped(path.clone()));
            }
        }
        _ => {}
    }
}

fn event_of_session(app: &AppHandle, handle: &Handle, window: Window, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            // The actor asks first while something is up, and closes both windows.
            api.prevent_close();
            handle.send(Message::CloseAsked(window));
        }
        WindowEvent::Destroyed if window == Window::Presenter => app.exit(0),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, position }) if window == Window::Presenter => {
            if let Some(path) = paths.first() {
                handle.send(Message::Dropped(path.clone(), windows::in_css_pixels(app, *position)));
            }
        }
        WindowEvent::Focused(has) => handle.send(Message::Focus(window, *has)),
        WindowEvent::Moved(_) | WindowEvent::Resized(_) => {
            if let (Window::Presenter, Some(text)) = (window, app.try_state::<TextSize>()) {
                text.fit(app, handle);
            }
            if let Some(place) = windows::where_room_is(app) {
                handle.send(Message::RoomWindow(place));
            }
        }
        _ => {}
    }
}

/// Fonts and pages are looked at once the first slide has been on the screen for a while.
fn look_later(handle: Handle) {
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(RESTS_AFTER).await;
        handle.send(Message::Rests);
    });
}

/// Ends normally when the system asks the program to end (SIGTERM, SIGINT).
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

/// Waits until the journal has been written.
fn flush(handle: &Handle) {
    let (done, written) = oneshot::channel();
    handle.send(Message::Quit(done));
    // A timeout has to be created inside the runtime.
    let _ = tauri::async_runtime::block_on(async move { tokio::time::timeout(FLUSH, written).await });
}
