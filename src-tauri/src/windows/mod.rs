//! The windows: opened, guarded, placed, and brought back.

mod awake;
mod before_page;
mod captures;
mod colours;
mod full_screen;
mod placement;
mod pointer;
mod real;
mod related;
mod screens;
mod sizes;
mod speaker;
mod text_size;
mod titles;
mod webview;

use chairside_render::Renderer;
use chairside_settings::Settings;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::actor::{Handle, Message};
use crate::cli::output::warn;
use crate::window::{START, START_PAGE, Window};
use related::open_related;

pub use colours::set_theme;
pub use placement::where_room_is;
pub use pointer::{in_css_pixels, is_pressed};
pub use real::RealWindows;
pub use text_size::{StartTextSize, TextSize};
pub use titles::Titles;
pub use webview::guarded;

/// Opens both windows. On Linux they share one web process (the second is a related view of the first), which halves
/// memory and the time to paint; see docs/decisions/0002-one-web-process.md. For a talk that is a PDF (`is_pdf`) the room's web
/// page can begin later, if the program paints the pages itself.
pub fn open(
    app: &AppHandle,
    titles: &Titles,
    settings: &Settings,
    renderer: Renderer,
    handle: &Handle,
    is_pdf: bool,
) -> tauri::Result<()> {
    #[cfg(target_os = "linux")]
    let is_native = crate::room_surface::is_chosen(settings.room_painting);
    #[cfg(not(target_os = "linux"))]
    let is_native = false;
    let begins_later = is_native && is_pdf;
    #[cfg(target_os = "linux")]
    let room = screens::size_of_room();
    #[cfg(target_os = "linux")]
    if begins_later {
        handle.send(Message::RoomOpens(room));
    }
    let scheme = colours::Scheme::of(settings.theme);
    scheme.tell_desktop();
    let presenter = webview::guarded(new_window(app, Window::Presenter, ""), Window::Presenter.page())
        .title(&titles.presenter)
        .content_protected(true)
        .background_color(scheme.background())
        .inner_size(sizes::CHAIR.width, sizes::CHAIR.height)
        .min_inner_size(sizes::SMALLEST.width, sizes::SMALLEST.height)
        .maximized(screens::may_be_too_large(sizes::CHAIR))
        .build()?;
    let title = titles.audience.clone();
    let audience = open_related(app, &presenter, move |app| audience_window(app, &title, begins_later))?;
    settle(app, &presenter, &audience, handle);
    #[cfg(target_os = "linux")]
    if is_native {
        paint_natively(&presenter, &audience, room, renderer, handle);
    }
    // After what the program paints by itself, which comes first.
    for window in [&presenter, &audience] {
        before_page::paint(window);
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
        .maximized(screens::may_be_too_large(sizes::CHAIR))
        .build()?;
    webview::configure_webview(&start, "The start window", None)?;
    before_page::paint(&start);
    let text = StartTextSize::of(settings.text_size);
    text.fit(app);
    app.manage(text);
    start.set_focus()
}

/// A window with its page; `how` follows in the address.
fn new_window<'a>(app: &'a AppHandle, window: Window, how: &str) -> WebviewWindowBuilder<'a, tauri::Wry, AppHandle> {
    WebviewWindowBuilder::new(app, window.label(), WebviewUrl::App(format!("{}{how}", window.page()).into()))
}

/// The room's window to be. Its title and its icon make it the obvious one to share.
fn audience_window<'a>(
    app: &'a AppHandle,
    title: &str,
    begins_later: bool,
) -> tauri::Result<WebviewWindowBuilder<'a, tauri::Wry, AppHandle>> {
    let how = if begins_later { "?later" } else { "" };
    webview::guarded(new_window(app, Window::Audience, how), Window::Audience.page())
        .title(title)
        .background_color(colours::BLACK)
        .inner_size(sizes::ROOM.width, sizes::ROOM.height)
        .min_inner_size(320.0, 180.0)
        .decorations(false)
        .minimizable(false)
        .icon(tauri::include_image!("src-tauri/icons/room.png"))
}

/// Has pages painted, and keys that turn taken, without the web process. `room` is the size that the room's window will probably have.
#[cfg(target_os = "linux")]
fn paint_natively(
    presenter: &WebviewWindow,
    audience: &WebviewWindow,
    room: (u32, u32),
    renderer: Renderer,
    handle: &Handle,
) {
    crate::digits::attach(presenter);
    crate::room_surface::attach(audience, room, renderer, handle.clone());
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
