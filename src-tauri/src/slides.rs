//! Markdown slides as pictures: the room's page draws each of them in a window that nobody sees, and is photographed.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chairside_session::snapshot::{AudienceMessage, AudienceSnapshot, PageId, RoomView};
use chairside_session::{DeckId, Place};
use jiff::Timestamp;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::actor::{Handle, Message, Sink, Window};
use crate::deck_protocol::{self, Served};
use crate::export::Pages;
use crate::opened::{Opened, Shelf, Source};
use crate::windows::AUDIENCE;
use crate::{commands, show};

/// A slide that is not drawn after this long is not waited for.
const PATIENCE: Duration = Duration::from_secs(20);
/// From "drawn" until images that the slide fetches are there.
const IMAGES: Duration = Duration::from_millis(150);

/// A slide to be written: its page, and where.
type Shot = (PageId, PathBuf);

/// Writes slides of a Markdown deck, or of the chairs' slides of a session, as PNG files. The error is for a person.
pub fn render(file: &Path, pages: Pages, width: u32, output: &Path, shelf: &Shelf) -> Result<(), String> {
    if show::no_display().is_some() {
        return Err(
            "Markdown slides are drawn by the webview, which needs a display: set DISPLAY, or put `xvfb-run` before \
                    the command"
                .into(),
        );
    }
    let mut opened = Opened::open(&Source::of(file), Timestamp::now(), shelf)
        .map_err(|not| not.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let shots = shots(file, &opened, pages, output)?;
    let served = Served::new(std::mem::take(&mut opened.images), shelf.renderer().clone());
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
            commands::acknowledge,
            commands::drag_audience,
        ])
        .setup(move |app| {
            window(app.handle(), width)?;
            let handle = app.handle().clone();
            let photographer = Photographer { app: handle.clone(), opened, inbox };
            tauri::async_runtime::spawn(async move {
                let done = photographer.work(shots).await;
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

fn shots(file: &Path, opened: &Opened, pages: Pages, output: &Path) -> Result<Vec<Shot>, String> {
    let chairs = DeckId::chairs();
    let count = opened.content.deck(&chairs).map_or(0, |deck| deck.slides.len());
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let page = |number: u32| PageId::slide(&Place { deck: chairs.clone(), slide: number - 1 });
    match pages {
        Pages::One(number) if (1..=count).contains(&number) => Ok(vec![(page(number), output.into())]),
        Pages::One(number) => Err(format!("{}: there is no slide {number}; it has {count}", file.display())),
        Pages::All => {
            std::fs::create_dir_all(output).map_err(|error| format!("{}: {error}", output.display()))?;
            Ok((1..=count).map(|number| (page(number), Pages::path(output, number, count))).collect())
        }
    }
}

/// The room's window, so wide, out of everybody's sight. The window manager has no say in it: it may be larger than
/// the screen.
fn window(app: &AppHandle, width: u32) -> tauri::Result<()> {
    let scale = app.primary_monitor()?.map_or(1.0, |screen| screen.scale_factor());
    let (across, down) = (f64::from(width) / scale, f64::from(width) * 9.0 / 16.0 / scale);
    let built = WebviewWindowBuilder::new(app, AUDIENCE, WebviewUrl::App("audience.html".into()))
        .inner_size(across, down)
        .decorations(false)
        .skip_taskbar(true)
        .focused(false)
        .visible(false)
        .build()?;
    out_of_sight(&built)?;
    built.show()?;
    built.set_position(tauri::PhysicalPosition::new(-32_000, -32_000))
}

#[cfg(target_os = "linux")]
fn out_of_sight(window: &WebviewWindow) -> tauri::Result<()> {
    use gtk::prelude::WidgetExt;
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    let gtk = window.gtk_window()?;
    gtk.realize();
    if let Some(surface) = gtk.window() {
        surface.set_override_redirect(true);
    }
    window.with_webview(|view| {
        if let Some(settings) = WebViewExt::settings(&view.inner()) {
            // What is photographed is painted on the CPU in any case.
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn out_of_sight(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Shows one slide after the other and writes what was drawn.
struct Photographer {
    app: AppHandle,
    opened: Opened,
    inbox: mpsc::UnboundedReceiver<Message>,
}

impl Photographer {
    async fn work(mut self, shots: Vec<Shot>) -> Result<(), String> {
        let room = self.room().await?;
        room.send(AudienceMessage::Pages { pages: self.opened.pages.clone() });
        for (number, (page, path)) in (1..).zip(shots) {
            let name = path.display().to_string();
            room.send(AudienceMessage::Snapshot { snapshot: snapshot(number, page) });
            self.drawn(number).await.map_err(|why| format!("{name}: {why}"))?;
            tokio::time::sleep(IMAGES).await;
            let written = timeout(PATIENCE, self.photograph(path)).await;
            written
                .unwrap_or_else(|_| Err("the webview gave no picture".into()))
                .map_err(|why| format!("{name}: {why}"))?;
        }
        Ok(())
    }

    /// The window, once its page is there.
    async fn room(&mut self) -> Result<Box<dyn Sink<AudienceMessage>>, String> {
        let here = async {
            loop {
                match self.inbox.recv().await {
                    Some(Message::AudienceHere(sink)) => return Ok(sink),
                    Some(_) => {}
                    None => return Err("the window was closed".into()),
                }
            }
        };
        timeout(PATIENCE, here).await.unwrap_or_else(|_| Err("the webview did not start".into()))
    }

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
    async fn photograph(&self, path: PathBuf) -> Result<(), String> {
        use std::cell::Cell;
        use std::rc::Rc;

        use tokio::sync::oneshot;
        use webkit2gtk::{SnapshotOptions, SnapshotRegion, WebViewExt};

        let (sender, taken) = oneshot::channel();
        let window = self.app.get_webview_window(AUDIENCE).ok_or("the window was closed")?;
        let asked = window.with_webview(move |view| {
            // Called once; the channel's end is taken out of it then.
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
        taken.await.unwrap_or_else(|_| Err("the webview gave no picture".into()))
    }

    #[cfg(not(target_os = "linux"))]
    async fn photograph(&self, _: PathBuf) -> Result<(), String> {
        Err("Markdown slides can be written as pictures on Linux only".into())
    }
}

#[cfg(target_os = "linux")]
fn write(surface: &gtk::cairo::Surface, path: &Path) -> Result<(), String> {
    let mut file = std::fs::File::create(path).map_err(|error| error.to_string())?;
    surface.write_to_png(&mut file).map_err(|error| error.to_string())
}

/// The room with one page, and nothing else.
fn snapshot(number: u64, id: PageId) -> AudienceSnapshot {
    AudienceSnapshot {
        number,
        view: RoomView::Page { id },
        ready: Vec::new(),
        keys_seen: 0,
        typing: false,
        corner: None,
        timer: None,
    }
}
