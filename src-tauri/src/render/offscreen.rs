//! A window outside the screen, in which one of our pages draws slides that nobody watches: to be saved as pictures, or
//! printed.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chairside_session::snapshot::{AudienceMessage, AudienceSnapshot, PageId, RoomView};
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::actor::{Handle, Message, Sink};
use crate::deck_protocol::{self, Served};
use crate::window::Window;
use crate::windows::guarded;
use crate::{commands, display};

/// We wait this long for the page to start, and for a snapshot to be drawn.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The window, while its page draws.
pub struct Offscreen {
    app: AppHandle,
    inbox: mpsc::UnboundedReceiver<Message>,
}

impl Offscreen {
    /// The window itself.
    pub fn window(&self) -> Result<WebviewWindow, String> {
        self.app.get_webview_window(Window::Audience.label()).ok_or_else(|| "the window was closed".into())
    }

    /// The page, once it has loaded.
    pub async fn page(&mut self) -> Result<Box<dyn Sink<AudienceMessage>>, String> {
        let here = async {
            loop {
                match self.inbox.recv().await {
                    Some(Message::AudienceSubscribed(sink)) => return Ok(sink),
                    Some(_) => {}
                    None => return Err("the window was closed".into()),
                }
            }
        };
        timeout(PATIENCE, here).await.unwrap_or_else(|_| Err("the webview did not start".into()))
    }

    /// Waits until the snapshot of this number is drawn.
    pub async fn drawn(&mut self, number: u64) -> Result<(), String> {
        let drawn = async {
            loop {
                match self.inbox.recv().await {
                    Some(Message::Drawn(Window::Audience, drawn)) if drawn == number => return Ok(()),
                    Some(_) => {}
                    None => return Err("the window was closed".into()),
                }
            }
        };
        timeout(PATIENCE, drawn).await.unwrap_or_else(|_| Err("the webview did not draw it".into()))
    }
}

/// Opens `page` in a window outside the screen, `size` physical pixels large, does `work` with it and closes it. The page may
/// ask for what is `served`. The error is for a person.
pub fn work<F>(
    page: &'static str,
    size: (f64, f64),
    served: Served,
    work: impl FnOnce(Offscreen) -> F + Send + 'static,
) -> Result<(), String>
where
    F: Future<Output = Result<(), String>> + Send + 'static,
{
    if display::missing().is_some() {
        return Err(
            "Markdown slides are drawn by the webview, which needs a display: set DISPLAY, or put `xvfb-run` before \
                    the command"
                .into(),
        );
    }
    let outcome = Arc::new(Mutex::new(Err("the window was closed".to_string())));
    let told = Arc::clone(&outcome);
    let (sender, inbox) = mpsc::unbounded_channel();
    let builder = chairside_toolkit::bare()
        .register_asynchronous_uri_scheme_protocol(deck_protocol::SCHEME, move |context, request, responder| {
            served.answer(context.webview_label(), &request, |response| responder.respond(response));
        })
        .manage(Handle(sender))
        .invoke_handler(tauri::generate_handler![
            commands::subscribe_audience,
            commands::press,
            commands::prose,
            commands::acknowledge,
            commands::drag_audience,
        ])
        .setup(move |app| {
            open(app.handle(), page, size)?;
            let handle = app.handle().clone();
            let job = work(Offscreen { app: handle.clone(), inbox });
            tauri::async_runtime::spawn(async move {
                let done = job.await;
                *told.lock().unwrap_or_else(PoisonError::into_inner) = done;
                handle.exit(0);
            });
            Ok(())
        });
    let app = chairside_toolkit::build(builder, crate::window::context())
        .map_err(|error| format!("the webview cannot be opened: {error}"))?;
    app.run_return(|_, _| {});
    let mut outcome = outcome.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::replace(&mut *outcome, Ok(()))
}

/// Opens the window. The window manager does not see it, so it may be larger than the screen.
fn open(app: &AppHandle, page: &'static str, (width, height): (f64, f64)) -> tauri::Result<()> {
    let scale = app.primary_monitor()?.map_or(1.0, |screen| screen.scale_factor());
    let builder = WebviewWindowBuilder::new(app, Window::Audience.label(), WebviewUrl::App(page.into()))
        .inner_size(width / scale, height / scale)
        .decorations(false)
        .skip_taskbar(true)
        .focused(false)
        .visible(false);
    let built = guarded(builder, page).build()?;
    hide_from_window_manager(&built)?;
    built.show()?;
    built.set_position(tauri::PhysicalPosition::new(-32_000, -32_000))
}

#[cfg(target_os = "linux")]
fn hide_from_window_manager(window: &WebviewWindow) -> tauri::Result<()> {
    use gtk::prelude::WidgetExt;
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    let gtk = window.gtk_window()?;
    gtk.realize();
    if let Some(surface) = gtk.window() {
        surface.set_override_redirect(true);
    }
    window.with_webview(|view| {
        if let Some(settings) = WebViewExt::settings(&view.inner()) {
            // What we save is painted on the CPU in any case.
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn hide_from_window_manager(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// A snapshot that shows the room this page and nothing else.
pub fn snapshot(number: u64, id: PageId) -> AudienceSnapshot {
    AudienceSnapshot {
        number,
        view: RoomView::Page { id },
        ready: Vec::new(),
        keys_seen: 0,
        typing: false,
        plain: false,
        corner: None,
        timer: None,
        esc_leaves: false,
        letters: chairside_settings::Letters::default(),
        tool: None,
        countdown: None,
    }
}
