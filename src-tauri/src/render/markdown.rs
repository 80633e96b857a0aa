//! Markdown slides as pictures: the audience page draws them one by one in a window outside the screen, and we save
//! what it shows.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chairside_load::{LoadedSession, PdfCache, Source};
use chairside_problem::marks;
use chairside_session::snapshot::{AudienceMessage, AudienceSnapshot, PageId, RoomView};
use chairside_session::{DeckId, Place};
use jiff::Timestamp;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::pages::Pages;
use crate::actor::{Handle, Message, Sink};
use crate::deck_protocol::{self, Served};
use crate::window::Window;
use crate::{commands, display};

/// We wait this long for a slide to be drawn.
const PATIENCE: Duration = Duration::from_secs(20);

/// And this much longer for the images that the slide fetches.
const IMAGES: Duration = Duration::from_millis(150);

/// A slide to write: its page, and the file.
type Shot = (PageId, PathBuf);

/// Writes slides of a Markdown deck, or of the chairs' slides of a session, as PNG files. The error is for a person.
pub fn render(file: &Path, pages: Pages, width: u32, output: &Path, pdfs: &PdfCache) -> Result<(), String> {
    if display::missing().is_some() {
        return Err(
            "Markdown slides are drawn by the webview, which needs a display: set DISPLAY, or put `xvfb-run` before \
                    the command"
                .into(),
        );
    }
    let mut session =
        LoadedSession::load(&Source::of(file), Timestamp::now(), pdfs).map_err(|error| error.to_string())?;
    let shots = shots(file, &session, pages, output)?;
    let served = Served::new(std::mem::take(&mut session.pages.images), pdfs.renderer().clone());
    let outcome = Arc::new(Mutex::new(Err("the window was closed".to_string())));
    let told = Arc::clone(&outcome);
    let (sender, inbox) = mpsc::unbounded_channel();
    let app = tauri::Builder::default()
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
            window(app.handle(), width)?;
            let handle = app.handle().clone();
            let camera = Camera { app: handle.clone(), session, inbox };
            tauri::async_runtime::spawn(async move {
                let done = camera.work(shots).await;
                *told.lock().unwrap_or_else(PoisonError::into_inner) = done;
                handle.exit(0);
            });
            Ok(())
        })
        .build(tauri::generate_context!())
        .map_err(|error| format!("the webview cannot be opened: {error}"))?;
    app.run_return(|_, _| {});
    let mut outcome = outcome.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::replace(&mut *outcome, Ok(()))
}

fn shots(file: &Path, session: &LoadedSession, pages: Pages, output: &Path) -> Result<Vec<Shot>, String> {
    let chairs = DeckId::chairs();
    let count = session.content.deck(&chairs).map_or(0, |deck| deck.slides.len());
    let page = |number: u32| PageId::slide(&Place { deck: chairs.clone(), slide: number - 1 });
    let files = pages.files(file, "slide", count, output)?;
    Ok(files.into_iter().map(|(number, picture)| (page(number), picture)).collect())
}

/// Opens an audience window of this width outside the screen. The window manager does not see it, so it may be larger
/// than the screen.
fn window(app: &AppHandle, width: u32) -> tauri::Result<()> {
    let scale = app.primary_monitor()?.map_or(1.0, |screen| screen.scale_factor());
    let (across, down) = (f64::from(width) / scale, f64::from(width) * 9.0 / 16.0 / scale);
    let built = WebviewWindowBuilder::new(app, Window::Audience.label(), WebviewUrl::App("audience.html".into()))
        .inner_size(across, down)
        .decorations(false)
        .skip_taskbar(true)
        .focused(false)
        .visible(false)
        .build()?;
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

/// Shows one slide after another and writes what the window shows.
struct Camera {
    app: AppHandle,
    session: LoadedSession,
    inbox: mpsc::UnboundedReceiver<Message>,
}

impl Camera {
    async fn work(mut self, shots: Vec<Shot>) -> Result<(), String> {
        let room = self.audience_page().await?;
        room.send(AudienceMessage::Pages { pages: self.session.pages.pages.clone() });
        for (number, (page, path)) in (1..).zip(shots) {
            let name = marks::path(&path);
            room.send(AudienceMessage::Snapshot { snapshot: snapshot(number, page) });
            self.drawn(number).await.map_err(|why| format!("{name}: {why}"))?;
            tokio::time::sleep(IMAGES).await;
            let written = timeout(PATIENCE, self.save(path)).await;
            written
                .unwrap_or_else(|_| Err("the webview returned no picture".into()))
                .map_err(|why| format!("{name}: {why}"))?;
        }
        Ok(())
    }

    /// The audience page, once it has loaded.
    async fn audience_page(&mut self) -> Result<Box<dyn Sink<AudienceMessage>>, String> {
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
    async fn drawn(&mut self, number: u64) -> Result<(), String> {
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

    #[cfg(target_os = "linux")]
    async fn save(&self, path: PathBuf) -> Result<(), String> {
        use std::cell::Cell;
        use std::rc::Rc;

        use tokio::sync::oneshot;
        use webkit2gtk::{SnapshotOptions, SnapshotRegion, WebViewExt};

        let (sender, taken) = oneshot::channel();
        let window = self.app.get_webview_window(Window::Audience.label()).ok_or("the window was closed")?;
        let asked = window.with_webview(move |view| {
            // Called once; it then takes the sender out of the cell.
            let sender = Rc::new(Cell::new(Some(sender)));
            let nowhere = None::<&gtk::gio::Cancellable>;
            view.inner().snapshot(SnapshotRegion::Visible, SnapshotOptions::NONE, nowhere, move |surface| {
                let written = surface.map_err(|error| error.to_string()).and_then(|surface| write(&surface, &path));
                if let Some(sender) = sender.take() {
                    let _ = sender.send(written);
                }
            });
        });
        asked.map_err(|error| error.to_string())?;
        taken.await.unwrap_or_else(|_| Err("the webview returned no picture".into()))
    }

    #[cfg(not(target_os = "linux"))]
    async fn save(&self, _: PathBuf) -> Result<(), String> {
        Err("Markdown slides can be written as pictures on Linux only".into())
    }
}

#[cfg(target_os = "linux")]
fn write(surface: &gtk::cairo::Surface, path: &Path) -> Result<(), String> {
    let mut file = std::fs::File::create(path).map_err(|error| error.to_string())?;
    surface.write_to_png(&mut file).map_err(|error| error.to_string())
}

/// A snapshot that shows the room this page and nothing else.
fn snapshot(number: u64, id: PageId) -> AudienceSnapshot {
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
        countdown: None,
    }
}
