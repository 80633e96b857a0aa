//! The two windows: made, guarded, placed, and brought back.

use std::cell::Cell;

use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, LogicalSize, Manager, PhysicalPosition, PhysicalSize, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder,
};

use crate::actor::{Handle, Message, Windows};
use crate::opened::Opened;

/// The label of the room's window.
pub const AUDIENCE: &str = "audience";
/// The label of the chair's window.
pub const PRESENTER: &str = "presenter";

/// The size that the room's window opens with on a single screen.
const ROOM: LogicalSize<f64> = LogicalSize { width: 1280.0, height: 720.0 };
/// The size that the presenter window opens with.
const CHAIR: LogicalSize<f64> = LogicalSize { width: 1440.0, height: 900.0 };

/// The smallest size of the presenter window that is not narrow.
const SMALLEST: LogicalSize<f64> = LogicalSize { width: 960.0, height: 600.0 };
/// The width of the narrow presenter window, to stand beside a browser.
const NARROW: f64 = 340.0;
/// A presenter window up to this width is a narrow one; `ui/src/presenter/Window.svelte` has the same.
const NARROWEST_WIDE: f64 = 480.0;
/// What the presenter window shows until its page is there, in the colours of `ui/src/tokens.css`: no flash of white.
const DARK: Color = Color(0x0e, 0x11, 0x15, 0xff);
const LIGHT: Color = Color(0xe9, 0xed, 0xf1, 0xff);
/// The same for the room's.
const BLACK: Color = Color(0, 0, 0, 0xff);

/// The windows' titles.
#[derive(Debug, Clone)]
pub struct Titles {
    audience: String,
    presenter: String,
}

impl Titles {
    /// Made so that a person can pick the right one in a share dialog.
    pub fn of(opened: &Opened) -> Self {
        let content = &opened.content;
        let name = content.group.as_deref().unwrap_or(&content.title);
        Self {
            audience: format!("Slides for the room: {name}"),
            presenter: format!("Chairside: {name}, for the chair only"),
        }
    }
}

/// Opens both windows. On Linux they share one web process (the second is a related view of the first), which halves
/// memory and the time to paint; see docs/decisions/0002-one-web-process.md.
pub fn open(app: &AppHandle, titles: &Titles, handle: &Handle) -> tauri::Result<()> {
    let light = prefers_light();
    #[cfg(target_os = "linux")]
    prefer_dark(!light);
    let presenter = guarded(WebviewWindowBuilder::new(app, PRESENTER, WebviewUrl::App("presenter.html".into())))
        .title(&titles.presenter)
        .background_color(if light { LIGHT } else { DARK })
        .inner_size(CHAIR.width, CHAIR.height)
        .min_inner_size(SMALLEST.width, SMALLEST.height)
        .build()?;
    let audience = beside(app, &presenter, &titles.audience)?;
    settle(app, &presenter, &audience, handle);
    Ok(())
}

/// Builds the room's window as a related view of the presenter window's.
#[cfg(target_os = "linux")]
fn beside(app: &AppHandle, presenter: &WebviewWindow, title: &str) -> tauri::Result<WebviewWindow> {
    // The closure runs before `with_webview` returns, since this is the main thread; nothing in it may ask for the
    // presenter's view again, which is locked meanwhile.
    let (sender, built) = std::sync::mpsc::channel();
    let (app, title) = (app.clone(), title.to_owned());
    presenter.with_webview(move |first| {
        let _ = sender.send(room(&app, &title).with_related_view(first.inner()).build());
    })?;
    built.recv().map_err(|_| tauri::Error::WebviewNotFound)?
}

#[cfg(not(target_os = "linux"))]
fn beside(app: &AppHandle, _: &WebviewWindow, title: &str) -> tauri::Result<WebviewWindow> {
    room(app, title).build()
}

fn room<'a>(app: &'a AppHandle, title: &str) -> WebviewWindowBuilder<'a, tauri::Wry, AppHandle> {
    guarded(WebviewWindowBuilder::new(app, AUDIENCE, WebviewUrl::App("audience.html".into())))
        .title(title)
        .background_color(BLACK)
        .inner_size(ROOM.width, ROOM.height)
        .min_inner_size(320.0, 180.0)
        .decorations(false)
        .minimizable(false)
}

/// Only the app's own pages and no new windows. Files dropped come to the program, never to the page.
fn guarded(
    builder: WebviewWindowBuilder<'_, tauri::Wry, AppHandle>,
) -> WebviewWindowBuilder<'_, tauri::Wry, AppHandle> {
    builder
        .on_navigation(own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .zoom_hotkeys_enabled(false)
        .background_throttling(tauri::utils::config::BackgroundThrottlingPolicy::Disabled)
}

/// Dark around a bright slide, unless the person has asked for light. WebKitGTK alone cannot tell "light" from "no
/// preference"; the desktop's own setting can.
#[cfg(target_os = "linux")]
fn prefers_light() -> bool {
    use gtk::gio::prelude::SettingsExt;
    const INTERFACE: &str = "org.gnome.desktop.interface";
    const KEY: &str = "color-scheme";
    let known = gtk::gio::SettingsSchemaSource::default()
        .and_then(|source| source.lookup(INTERFACE, true))
        .is_some_and(|schema| schema.has_key(KEY));
    known && gtk::gio::Settings::new(INTERFACE).string(KEY) == "prefer-light"
}

#[cfg(not(target_os = "linux"))]
const fn prefers_light() -> bool {
    false
}

#[cfg(target_os = "linux")]
fn prefer_dark(dark: bool) {
    use gtk::prelude::GtkSettingsExt;
    if let Some(settings) = gtk::Settings::default() {
        settings.set_gtk_application_prefer_dark_theme(dark);
    }
}

fn own_page(url: &Url) -> bool {
    let own =
        matches!((url.scheme(), url.host_str()), ("tauri", Some("localhost")) | ("http", Some("tauri.localhost")));
    own && matches!(url.path(), "/presenter.html" | "/audience.html")
}

fn settle(app: &AppHandle, presenter: &WebviewWindow, audience: &WebviewWindow, handle: &Handle) {
    for (window, name) in [(presenter, "This window"), (audience, "The room's window")] {
        if let Err(error) = tend(window, name, handle) {
            eprintln!("chairside: {name}: {error}");
        }
    }
    if let Err(error) = place(presenter, audience) {
        eprintln!("chairside: the windows could not be placed: {error}");
    }
    let _ = presenter.set_focus();
    if let Some(words) = where_room_is(app) {
        handle.send(Message::RoomWindow(words));
    }
}

/// With a second screen the room's window fills it; with one, the presenter window lies over it where there is no
/// room for both.
fn place(presenter: &WebviewWindow, audience: &WebviewWindow) -> tauri::Result<()> {
    let screens = presenter.available_monitors()?;
    // A window that is not mapped yet is on no screen, and not every desktop names a primary one.
    let own = presenter.current_monitor()?.or(presenter.primary_monitor()?).or(screens.first().cloned());
    let Some(own) = own else { return Ok(()) };
    if let Some(other) = screens.iter().find(|screen| screen.position() != own.position()) {
        audience.set_position(*other.position())?;
        audience.set_fullscreen(true)?;
        return Ok(());
    }
    let PhysicalSize { width, height } = *own.size();
    let PhysicalPosition { x, y } = *own.position();
    let scale = own.scale_factor();
    let room = ROOM.to_physical::<u32>(scale);
    let chair = CHAIR.to_physical::<u32>(scale);
    if chair.width < width || chair.height < height {
        presenter.set_position(PhysicalPosition::new(x, y))?;
    }
    // In the far corner: as much of it in sight as the screen allows.
    let right = x + i32::try_from(width.saturating_sub(room.width)).unwrap_or(0);
    let bottom = y + i32::try_from(height.saturating_sub(room.height)).unwrap_or(0);
    audience.set_position(PhysicalPosition::new(right, bottom))
}

/// Where the room's window is, in words.
pub fn where_room_is(app: &AppHandle) -> Option<String> {
    let audience = app.get_webview_window(AUDIENCE)?;
    let size = audience.inner_size().ok()?;
    let size_words = format!("{} × {}", size.width, size.height);
    let screen = audience.current_monitor().ok()??;
    let presenter = app.get_webview_window(PRESENTER)?;
    let same = presenter.current_monitor().ok()?.is_some_and(|other| other.position() == screen.position());
    if !same {
        let name = screen.name().map_or("the other screen", String::as_str);
        return Some(format!("Room's window on {name}, {size_words}"));
    }
    if overlap(&presenter, &audience).unwrap_or(false) && presenter.is_focused().unwrap_or(false) {
        return Some(format!("Room's window behind this one, {size_words}"));
    }
    Some(format!("Room's window on this screen, {size_words}"))
}

fn are_on_one_screen(one: &WebviewWindow, other: &WebviewWindow) -> bool {
    let screen = |window: &WebviewWindow| Some(*window.current_monitor().ok()??.position());
    match (screen(one), screen(other)) {
        (Some(one), Some(other)) => one == other,
        // Nobody knows: as if they were.
        _ => true,
    }
}

fn overlap(one: &WebviewWindow, other: &WebviewWindow) -> tauri::Result<bool> {
    let (a, b) = (one.outer_position()?, other.outer_position()?);
    let (a_size, b_size) = (one.outer_size()?, other.outer_size()?);
    let meets = |from: i32, length: u32, other_from: i32, other_length: u32| {
        i64::from(from) < i64::from(other_from) + i64::from(other_length)
            && i64::from(other_from) < i64::from(from) + i64::from(length)
    };
    Ok(meets(a.x, a_size.width, b.x, b_size.width) && meets(a.y, a_size.height, b.y, b_size.height))
}

/// What WebKitGTK needs: the right way to paint, a reload when its web process dies, no menu of its own, and a room's
/// window that is not left minimised (it would draw nothing).
#[cfg(target_os = "linux")]
fn tend(window: &WebviewWindow, name: &'static str, handle: &Handle) -> tauri::Result<()> {
    use gtk::prelude::{GtkWindowExt, WidgetExt};
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebProcessTerminationReason, WebViewExt};

    let handle = handle.clone();
    if window.label() == AUDIENCE {
        let handle = handle.clone();
        window.gtk_window()?.connect_window_state_event(move |window, event| {
            if event.new_window_state().contains(gtk::gdk::WindowState::ICONIFIED) {
                window.deiconify();
                handle.send(Message::Trouble("The room's window was minimised and has been brought back".into()));
            }
            gtk::glib::Propagation::Proceed
        });
    }
    window.with_webview(move |view| {
        let view = view.inner();
        if let Some(settings) = WebViewExt::settings(&view) {
            settings.set_enable_write_console_messages_to_stdout(cfg!(debug_assertions));
            if crate::paint::on_cpu() {
                settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            }
        }
        view.connect_context_menu(|_, _, _, _| true);
        view.connect_web_process_terminated(move |view, reason| {
            let why = match reason {
                WebProcessTerminationReason::TerminatedByApi => "it did not draw for 10 s",
                WebProcessTerminationReason::ExceededMemoryLimit => "its web process ran out of memory",
                _ => "its web process ended",
            };
            handle.send(Message::Trouble(format!("{name} was drawn anew: {why}")));
            view.reload();
        });
    })
}

#[cfg(not(target_os = "linux"))]
fn tend(_: &WebviewWindow, _: &'static str, _: &Handle) -> tauri::Result<()> {
    Ok(())
}

/// Whether the window fills its screen now. What Tauri remembers lags behind by one change on X11.
fn is_full_screen(window: &WebviewWindow) -> bool {
    #[cfg(target_os = "linux")]
    {
        use gtk::prelude::WidgetExt;
        let state = window.gtk_window().ok().and_then(|window| window.window()).map(|window| window.state());
        state.is_some_and(|state| state.contains(gtk::gdk::WindowState::FULLSCREEN))
    }
    #[cfg(not(target_os = "linux"))]
    window.is_fullscreen().unwrap_or(false)
}

/// The real windows.
#[derive(Debug)]
pub struct Live {
    /// The program.
    pub app: AppHandle,
    /// Takes what the chair chose.
    pub handle: Handle,
    /// The presenter window's size before it was made narrow.
    pub wide: Cell<Option<LogicalSize<f64>>>,
}

impl Live {
    /// Lets the chair choose a file; it comes as a message.
    fn choose(&self, title: &str, files: &str, ends: &[&str]) {
        use tauri_plugin_dialog::DialogExt as _;
        let handle = self.handle.clone();
        let mut dialog = self.app.dialog().file().set_title(title);
        if let Some(presenter) = self.app.get_webview_window(PRESENTER) {
            dialog = dialog.set_parent(&presenter);
        }
        dialog.add_filter(files, ends).pick_file(move |chosen| {
            if let Some(path) = chosen.and_then(|chosen| chosen.into_path().ok()) {
                handle.send(Message::Attach(path));
            }
        });
    }
}

impl Windows for Live {
    fn toggle_full_screen(&self) {
        let app = self.app.clone();
        let _ = self.app.run_on_main_thread(move || {
            if let Some(audience) = app.get_webview_window(AUDIENCE) {
                let _ = audience.set_fullscreen(!is_full_screen(&audience));
            }
        });
    }

    fn set_room_size(&self, width: u32, height: u32) {
        if let Some(audience) = self.app.get_webview_window(AUDIENCE) {
            let _ = audience.set_fullscreen(false);
            let _ = audience.set_size(LogicalSize::new(width.clamp(320, 7680), height.clamp(180, 4320)));
        }
    }

    fn choose_deck(&self) {
        self.choose("Attach a deck to the running item", "Decks", &["pdf", "md", "markdown"]);
    }

    fn choose_polls(&self) {
        self.choose("Take over the polls that Meetecho counted", "Polls of the Datatracker", &["json"]);
    }

    fn paste_deck(&self) {
        let handle = self.handle.clone();
        #[cfg(target_os = "linux")]
        let _ = self.app.run_on_main_thread(move || {
            let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
            let copied = clipboard.wait_for_uris();
            let path = copied.iter().find_map(|uri| gtk::glib::filename_from_uri(uri).ok());
            handle.send(match path {
                Some((path, _)) => Message::Attach(path),
                None => Message::Trouble("No file was copied: copy one in the file manager first".into()),
            });
        });
        #[cfg(not(target_os = "linux"))]
        handle.send(Message::Trouble("Drop the file onto this window, or press Ctrl+O".into()));
    }

    fn copy(&self, text: String) -> bool {
        let copied = crate::link::copy(&self.app, &text);
        if let Err(words) = &copied {
            self.handle.send(Message::Trouble(words.clone()));
        }
        copied.is_ok()
    }

    fn raise(&self) {
        if let Some(presenter) = self.app.get_webview_window(PRESENTER) {
            let _ = presenter.unminimize();
            let _ = presenter.set_focus();
        }
    }

    fn focus_presenter(&self) {
        let app = self.app.clone();
        let _ = self.app.run_on_main_thread(move || {
            let windows = (app.get_webview_window(PRESENTER), app.get_webview_window(AUDIENCE));
            let (Some(presenter), Some(audience)) = windows else { return };
            // On one screen it would lie over the slides that the room may be looking at.
            if !are_on_one_screen(&presenter, &audience) {
                let _ = presenter.set_focus();
            }
        });
    }

    fn toggle_narrow(&self) {
        let Some(presenter) = self.app.get_webview_window(PRESENTER) else { return };
        let Ok(scale) = presenter.scale_factor() else { return };
        let Ok(size) = presenter.inner_size().map(|size| size.to_logical::<f64>(scale)) else { return };
        let before = self.wide.replace(None);
        let narrow = size.width <= NARROWEST_WIDE;
        let to = if narrow { before.unwrap_or(CHAIR) } else { LogicalSize::new(NARROW, size.height) };
        if !narrow {
            self.wide.set(Some(size));
            // A window over the whole screen takes no size.
            let _ = presenter.unmaximize();
        }
        let smallest = if narrow { SMALLEST } else { LogicalSize::new(320.0, 480.0) };
        let _ = presenter.set_min_size(Some(smallest));
        let _ = presenter.set_size(to);
    }

    fn keep_on_top(&self, on: bool) {
        if let Some(presenter) = self.app.get_webview_window(PRESENTER) {
            let _ = presenter.set_always_on_top(on);
        }
    }

    fn end_hung_process(&self) {
        #[cfg(target_os = "linux")]
        if let Some(audience) = self.app.get_webview_window(AUDIENCE) {
            // Ends the process; `connect_web_process_terminated` reloads.
            let _ = audience.with_webview(|view| webkit2gtk::WebViewExt::terminate_web_process(&view.inner()));
        }
        #[cfg(not(target_os = "linux"))]
        if let Some(audience) = self.app.get_webview_window(AUDIENCE) {
            let _ = audience.reload();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_apps_own_pages_can_be_gone_to() {
        let goes = |url: &str| own_page(&url.parse().unwrap());
        assert!(goes("tauri://localhost/presenter.html") && goes("http://tauri.localhost/audience.html"));
        for url in [
            "https://example.org/presenter.html",
            "tauri://localhost/other.html",
            "tauri://example.org/presenter.html",
            "deck://localhost/presenter.html",
            "http://deck.localhost/presenter.html",
            "file:///presenter.html",
            "about:blank",
            "data:text/html,x",
        ] {
            assert!(!goes(url), "{url}");
        }
    }
}
