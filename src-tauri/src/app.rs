//! The program with its windows, from their opening to the end.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, DragDropEvent, Manager as _, RunEvent, WindowEvent};
use tokio::sync::{mpsc, oneshot};

use crate::actor::{Actor, Handle, Message, Setup};
use crate::commands;
use crate::deck_protocol::{self, Served};
use crate::window::Window;
use crate::windows::{self, RealWindows, TextSize};

/// At its end the program waits this long for the journal to be written.
const FLUSH: Duration = Duration::from_secs(5);

/// PDF pages are read for the search this long after the start.
const READ_TEXTS_AFTER: Duration = Duration::from_secs(3);

/// Opens the windows and runs until the presenter window is closed.
pub fn run(
    served: Served,
    titles: windows::Titles,
    setup: Setup,
    inbox: mpsc::UnboundedReceiver<Message>,
    handle: Handle,
) -> Result<(), String> {
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_dialog::init())
        .register_asynchronous_uri_scheme_protocol(deck_protocol::SCHEME, move |context, request, responder| {
            served.answer(context.webview_label(), &request, |response| responder.respond(response));
        })
        .manage(handle.clone())
        .manage(TextSize::of(setup.settings.now().text_size))
        .invoke_handler(tauri::generate_handler![
            commands::subscribe_audience,
            commands::subscribe_presenter,
            commands::press,
            commands::prose,
            commands::acknowledge,
            commands::act,
            commands::desk,
            commands::copy_text,
            commands::drag_audience,
        ])
        .setup({
            let handle = handle.clone();
            move |app| {
                let theme = setup.settings.now().theme;
                let windows = RealWindows::new(app.handle().clone(), handle.clone());
                let actor = Actor::begin(setup, Box::new(windows));
                tauri::async_runtime::spawn(actor.work(inbox));
                windows::open(app.handle(), &titles, theme, &handle)?;
                end_on_signal(app.handle());
                read_texts_later(handle.clone());
                Ok(())
            }
        })
        .build(tauri::generate_context!());
    let app = app.map_err(|error| format!("the windows cannot be opened: {error}"))?;
    let flushed = AtomicBool::new(false);
    app.run(move |app, event| match event {
        RunEvent::WindowEvent { label, event, .. } => window_event(app, &handle, &label, &event),
        RunEvent::ExitRequested { .. } | RunEvent::Exit if !flushed.swap(true, Ordering::Relaxed) => flush(&handle),
        _ => {}
    });
    Ok(())
}

fn window_event(app: &AppHandle, handle: &Handle, label: &str, event: &WindowEvent) {
    let window = Window::of_label(label).unwrap_or(Window::Presenter);
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

/// PDF pages are read, for the search and for screen readers, once the first slide has been on the screen for a while.
fn read_texts_later(handle: Handle) {
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(READ_TEXTS_AFTER).await;
        handle.send(Message::ReadTexts);
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
