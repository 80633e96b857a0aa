//! The windows: opened, guarded, placed, and brought back.

mod awake;
mod captures;
mod colours;
mod full_screen;
mod placement;
mod pointer;
mod real;
mod screens;
mod sizes;
mod speaker;
mod text_size;
mod webview;

use chairside_render::Renderer;
use chairside_session::SessionContent;
use chairside_settings::Settings;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::actor::{Handle, Message};
use crate::cli::output::warn;
use crate::window::{START, START_PAGE, Window};

pub use colours::set_theme;
pub use placement::where_room_is;
pub use pointer::{in_css_pixels, is_pressed};
pub use real::RealWindows;
pub use text_size::{StartTextSize, TextSize};
pub use webview::guarded;

/// The windows' titles.
#[derive(Debug, Clone)]
pub struct Titles {
    audience: String,
    presenter: String,
    speaker: String,
}

impl Titles {
    /// Titles by which a person can pick the right window in a share dialog.
    pub fn of(content: &SessionContent) -> Self {
        let name = content.group_name().unwrap_or_else(|| content.title.as_str().into());
        let view = if content.plain { "presenter view" } else { "for the chair only" };
        Self {
            audience: format!("Slides for the room: {name}"),
            presenter: format!("Chairside: {name}, {view}"),
            speaker: format!("Timer for the speaker: {name}"),
        }
    }
}

/// Opens both windows. On Linux they share one web process (the second is a related view of the first), which halves
/// memory and the time to paint; see docs/decisions/0002-one-web-process.md.
pub fn open(
    app: &AppHandle,
    titles: &Titles,
    settings: &Settings,
    renderer: Renderer,
    handle: &Handle,
) -> tauri::Result<()> {
    let scheme = colours::Scheme::of(settings.theme);
    scheme.tell_desktop();
    let presenter = webview::guarded(new_window(app, Window::Presenter), Window::Presenter.page())
        .title(&titles.presenter)
        .content_protected(true)
        .background_color(scheme.background())
        .inner_size(sizes::CHAIR.width, sizes::CHAIR.height)
        .min_inner_size(sizes::SMALLEST.width, sizes::SMALLEST.height)
        .build()?;
    let title = titles.audience.clone();
    let audience = open_related(app, &presenter, move |app| audience_window(app, &title))?;
    settle(app, &presenter, &audience, handle);
    #[cfg(target_os = "linux")]
    if crate::room_surface::is_chosen(settings.room_painting) {
        paint_natively(&presenter, &audience, renderer, handle);
    }
    Ok(())
}

/// Opens the start window.
pub fn open_start(app: &AppHandle, settings: &Settings) -> tauri::Result<()> {
    let scheme = colours::Scheme::of(settings.theme);
    scheme.tell_desktop();
    let builder = WebviewWindowBuilder::new(app, START, WebviewUrl::App(START_PAGE.into()));
    let start = webview::guarded(builder, START_PAGE)
        .title("Chairside")
        .background_color(scheme.background())
        .inner_size(sizes::CHAIR.width, sizes::CHAIR.height)
        .min_inner_size(sizes::SMALLEST.width, sizes::SMALLEST.height)
        .build()?;
    webview::configure_webview(&start, "The start window", None)?;
    let text = StartTextSize::of(settings.text_size);
    text.fit(app);
    app.manage(text);
    start.set_focus()
}

fn new_window(app: &AppHandle, window: Window) -> WebviewWindowBuilder<'_, tauri::Wry, AppHandle> {
    WebviewWindowBuilder::new(app, window.label(), WebviewUrl::App(window.page().into()))
}

/// Opens a window as a related view of the presenter window. To be called on the main thread.
#[cfg(target_os = "linux")]
fn open_related(
    app: &AppHandle,
    presenter: &WebviewWindow,
    builder: impl FnOnce(&AppHandle) -> tauri::Result<WebviewWindowBuilder<'_, tauri::Wry, AppHandle>> + Send + 'static,
) -> tauri::Result<WebviewWindow> {
    // The closure runs before `with_webview` returns, since this is the main thread; nothing in it may ask for the
    // presenter's view again, which is locked meanwhile.
    let (sender, built) = std::sync::mpsc::channel();
    let app = app.clone();
    presenter.with_webview(move |first| {
        let _ = sender.send(builder(&app).and_then(|builder| builder.with_related_view(first.inner()).build()));
    })?;
    built.recv().map_err(|_| tauri::Error::WebviewNotFound)?
}

#[cfg(not(target_os = "linux"))]
fn open_related(
    app: &AppHandle,
    _: &WebviewWindow,
    builder: impl FnOnce(&AppHandle) -> tauri::Result<WebviewWindowBuilder<'_, tauri::Wry, AppHandle>>,
) -> tauri::Result<WebviewWindow> {
    builder(app)?.build()
}

/// The room's window to be. Its title and its icon make it the obvious one to share.
fn audience_window<'a>(
    app: &'a AppHandle,
    title: &str,
) -> tauri::Result<WebviewWindowBuilder<'a, tauri::Wry, AppHandle>> {
    webview::guarded(new_window(app, Window::Audience), Window::Audience.page())
        .title(title)
        .background_color(colours::BLACK)
        .inner_size(sizes::ROOM.width, sizes::ROOM.height)
        .min_inner_size(320.0, 180.0)
        .decorations(false)
        .minimizable(false)
        .icon(tauri::include_image!("src-tauri/icons/room.png"))
}

/// Has pages painted, and keys that turn taken, without the web process.
#[cfg(target_os = "linux")]
fn paint_natively(presenter: &WebviewWindow, audience: &WebviewWindow, renderer: Renderer, handle: &Handle) {
    crate::digits::attach(presenter);
    crate::room_surface::attach(audience, renderer, handle.clone());
    crate::room_surface::connect_keys(presenter, Window::Presenter, handle.clone());
    crate::room_surface::connect_keys(audience, Window::Audience, handle.clone());
    crate::room_surface::connect_pointing(presenter, Window::Presenter, handle.clone());
    crate::room_surface::connect_pointing(audience, Window::Audience, handle.clone());
}

/// Configures both windows and puts them in their places.
fn settle(app: &AppHandle, presenter: &WebviewWindow, audience: &WebviewWindow, handle: &Handle) {
    for (window, name) in [(presenter, "This window"), (audience, "The room's window")] {
        if let Err(error) = webview::configure_webview(window, name, Some(handle)) {
            warn(format!("{name}: {error}"));
        }
    }
    screens::watch(app, handle);
    crate::sight::watch(audience, handle);
    let _ = presenter.set_focus();
    if let Some(place) = where_room_is(app) {
        handle.send(Message::RoomWindow(place));
    }
}
