//! The screens as GDK has them, under X11 and Wayland.

use std::cell::RefCell;
use std::time::Duration;

use chairside_screens::{Places, Screen, Screens, SpeakerOn};
use gtk::gdk::prelude::MonitorExt;
use gtk::gdk::{Display, Rectangle};
use gtk::glib;
use gtk::prelude::{GtkWindowExt, WidgetExt};
use tauri::{AppHandle, Manager, WebviewWindow};

use super::connectors::{self, Connector};
use super::kwin;
use super::later::{drop_waiting, is_waiting, later};
use super::placed::{far_corner, last_put, note, room_screen, speaker_screen};
use crate::actor::{Handle, Message};
use crate::display::is_wayland;
use crate::window::Window;
use crate::windows::full_screen::is_full_screen;
use crate::windows::sizes::{CHAIR, ROOM, SPEAKER};

/// A change of screens comes in pieces, with no screen at all between them.
const SETTLED_AFTER: Duration = Duration::from_millis(150);

/// Under Wayland it takes this long until the presenter window is on a screen.
const MAPPED_AFTER: Duration = Duration::from_millis(400);

thread_local! {
    /// The timer that tells the actor.
    static SOON: RefCell<Option<glib::SourceId>> = const { RefCell::new(None) };
    /// The screens' connectors, where GDK does not know them.
    static CONNECTORS: RefCell<Vec<Connector>> = const { RefCell::new(Vec::new()) };
}

/// Tells the actor of the screens, now and whenever they change. To be called on GTK's thread.
pub fn watch(app: &AppHandle, handle: &Handle) {
    let Some(display) = Display::default() else { return };
    let screen = display.default_screen();
    let tell_soon = {
        let (app, handle) = (app.clone(), handle.clone());
        move || tell_after(SETTLED_AFTER, &app, &handle)
    };
    let also = tell_soon.clone();
    screen.connect_monitors_changed(move |_| tell_soon());
    screen.connect_size_changed(move |_| also());
    if is_wayland() {
        tell_after(MAPPED_AFTER, app, handle);
    } else {
        tell(app, handle);
    }
}

fn tell_after(wait: Duration, app: &AppHandle, handle: &Handle) {
    let (app, handle) = (app.clone(), handle.clone());
    let timer = glib::timeout_add_local_once(wait, move || {
        SOON.take();
        tell(&app, &handle);
    });
    if let Some(earlier) = SOON.replace(Some(timer)) {
        earlier.remove();
    }
}

fn tell(app: &AppHandle, handle: &Handle) {
    let Some(display) = Display::default() else { return };
    if is_wayland() {
        CONNECTORS.set(connectors::now());
    }
    let screens = screens(&display);
    // Under Wayland a window that has moved may be said to be where it was.
    let is_known = !is_wayland() || last_put().is_none();
    let presenter = app.get_webview_window(Window::Presenter.label()).filter(|_| is_known);
    let standing = presenter.and_then(|presenter| {
        let monitor = display.monitor_at_window(&presenter.gtk_window().ok()?.window()?)?;
        let index = (0..display.n_monitors()).position(|index| display.monitor(index).as_ref() == Some(&monitor))?;
        screens.key(index).cloned()
    });
    handle.send(Message::Screens(screens, standing));
}

/// The size in pixels that the room's window will probably have: that of a screen beside the first one, or its own on a single screen.
pub fn size_of_room() -> (u32, u32) {
    let (width, height) = size_of(ROOM);
    let Some(screens) = Display::default().map(|display| screens(&display)) else { return (width, height) };
    if let Some((_, other)) = screens.beside_main() {
        return other.pixels;
    }
    let scale = screens.iter().next().map_or(1, |(_, only)| only.pixels.0 / only.size.0.max(1));
    (width * scale, height * scale)
}

/// Whether a window of this size is larger than one of the screens, and a desktop leaves it so: under Wayland some do, and nobody knows on which
/// screen it will be. Under X11 a window manager makes it smaller.
pub fn may_be_too_large(size: tauri::LogicalSize<f64>) -> bool {
    let (width, height) = size_of(size);
    let is_less = |screen: &Screen| screen.size.0 < width || screen.size.1 < height;
    is_wayland()
        && Display::default().is_some_and(|display| screens(&display).iter().any(|(_, screen)| is_less(screen)))
}

fn screens(display: &Display) -> Screens {
    let monitors = (0..display.n_monitors()).filter_map(|index| display.monitor(index));
    let mut connectors = CONNECTORS.with_borrow(Clone::clone);
    let screen = |monitor: gtk::gdk::Monitor| {
        let place = monitor.geometry();
        let unsigned = |length: i32| u32::try_from(length).unwrap_or(0);
        let size = (unsigned(place.width()), unsigned(place.height()));
        let scale = unsigned(monitor.scale_factor()).max(1);
        Screen {
            name: connectors::take(&mut connectors, (place.x(), place.y()))
                .or_else(|| monitor.model().map(Into::into))
                .unwrap_or_default(),
            at: (place.x(), place.y()),
            size,
            pixels: (size.0.saturating_mul(scale), size.1.saturating_mul(scale)),
            is_primary: monitor.is_primary(),
        }
    };
    Screens::new(&monitors.map(screen).collect::<Vec<_>>())
}

/// Puts both windows where they are to be. To be called on GTK's thread.
pub fn put(app: &AppHandle, places: &Places) {
    let Some(display) = Display::default() else { return };
    // If the screens have changed again, the actor is about to be told.
    if screens(&display) != places.screens {
        return;
    }
    let windows = (app.get_webview_window(Window::Presenter.label()), app.get_webview_window(Window::Audience.label()));
    let (Some(presenter), Some(audience)) = windows else { return };
    let before = note(places);
    put_presenter(&presenter, places, before.as_ref());
    put_room(&display, &presenter, &audience, places, before.as_ref());
    if before.is_none() {
        // A window that fills a screen takes the focus with it.
        let _ = presenter.set_focus();
    }
}

fn put_room(
    display: &Display,
    presenter: &WebviewWindow,
    audience: &WebviewWindow,
    places: &Places,
    before: Option<&Places>,
) {
    let Some((index, whole)) = room_screen(places) else { return };
    let (Ok(window), Ok(number)) = (audience.gtk_window(), i32::try_from(index)) else { return };
    drop_waiting(audience);
    if whole {
        kwin::fill(&window, display, number, before.is_some_and(|before| before.room != places.room));
        if *places.room.screen() == places.presenter {
            bring_over(presenter, audience);
        }
        return;
    }
    let Some((_, screen)) = places.screens.iter().nth(index) else { return };
    let was_full = is_full_screen(audience);
    let is_in_front = kwin::unfill(&window, was_full);
    if is_in_front && let Ok(presenter) = presenter.gtk_window() {
        later(audience, move || presenter.present());
    }
    if is_wayland() {
        return;
    }
    let (x, y) = far_corner(screen, size_of(ROOM));
    let area = Rectangle::new(screen.at.0, screen.at.1, signed(screen.size.0), signed(screen.size.1));
    if was_full || !is_within(audience, &area) {
        // It gets the place back that it had before it filled the screen, which may be on one that is gone.
        move_twice(audience, (x, y), area);
    }
    raise(presenter);
}

/// Has the room's window fill the screen where it was put, under Wayland: made a window, it may have gone to another one. Returns whether it does.
pub fn fill_again(audience: &WebviewWindow) -> bool {
    let again = || {
        let (put, display) = (last_put()?, Display::default()?);
        let number = i32::try_from(room_screen(&put)?.0).ok()?;
        if screens(&display) != put.screens {
            return None;
        }
        kwin::fill(&audience.gtk_window().ok()?, &display, number, false);
        Some(())
    };
    is_wayland() && again().is_some()
}

/// Brings the room's window to the front on the screen that it fills. weston leaves it where it is, unless it comes up anew.
pub fn bring_to_front(audience: &WebviewWindow) {
    let Ok(window) = audience.gtk_window() else { return };
    window.hide();
    fill_again(audience);
    window.show();
}

/// The slides fill the only screen that is left, and the presenter window, with its notes, is not to come over them by itself. If it has the
/// keyboard, the room's window gets it, which takes the same keys.
fn bring_over(presenter: &WebviewWindow, audience: &WebviewWindow) {
    if presenter.is_focused().unwrap_or(false) {
        let _ = audience.set_focus();
    }
    raise(audience);
}

/// Puts the speaker's window where it is to be. To be called on GTK's thread.
pub fn put_speaker(speaker: &WebviewWindow, on: &SpeakerOn) {
    let (Some(display), Ok(window)) = (Display::default(), speaker.gtk_window()) else { return };
    let Some((index, screen)) = speaker_screen(on) else { return };
    drop_waiting(speaker);
    let Ok(number) = i32::try_from(index) else { return };
    let was_full = is_full_screen(speaker);
    if matches!(on, SpeakerOn::Whole(_)) {
        kwin::fill(&window, &display, number, was_full);
        return;
    }
    if is_wayland() {
        if was_full {
            // Left to the desktop it may come to the room's screen, over the slides.
            kwin::fill_to_move(&window, &display, number);
            later(speaker, move || window.unfullscreen());
        }
        return;
    }
    window.unfullscreen();
    let area = Rectangle::new(screen.at.0, screen.at.1, signed(screen.size.0), signed(screen.size.1));
    move_twice(speaker, far_corner(&screen, size_of(SPEAKER)), area);
}

/// Moves a window to a place in this area, and once more when it has not stayed there.
fn move_twice(window: &WebviewWindow, (x, y): (i32, i32), area: Rectangle) {
    let Ok(inner) = window.gtk_window() else { return };
    inner.move_(x, y);
    let moved = window.clone();
    later(window, move || {
        if !is_within(&moved, &area) {
            inner.move_(x, y);
        }
    });
}

fn raise(window: &WebviewWindow) {
    if let Some(surface) = window.gtk_window().ok().and_then(|window| window.window()) {
        surface.raise();
    }
}

fn put_presenter(presenter: &WebviewWindow, places: &Places, before: Option<&Places>) {
    let Some(index) = places.screens.index(&places.presenter) else { return };
    let Some((_, screen)) = places.screens.iter().nth(index) else { return };
    let Ok(window) = presenter.gtk_window() else { return };
    if is_wayland() {
        let moves = before.is_some_and(|before| before.presenter != places.presenter);
        // On the room's screen it would cover the slides.
        if moves && places.presenter != *places.room.screen() {
            move_by_filling(presenter, index);
        }
        return;
    }
    let area = Rectangle::new(screen.at.0, screen.at.1, signed(screen.size.0), signed(screen.size.1));
    let shares = *places.room.screen() == places.presenter;
    let (width, height) = size_of(CHAIR);
    let is_first = before.is_none() && shares && (width < screen.size.0 || height < screen.size.1);
    let was_maximised = window.is_maximized();
    // Before it is moved: a window manager may keep a window that is too large on the screen where it is.
    if !was_maximised
        && let Some(surface) = window.window()
        && (surface.width() > area.width() || surface.height() > area.height())
    {
        window.resize(surface.width().min(area.width()), surface.height().min(area.height()));
    }
    if !is_first && is_within(presenter, &area) {
        return;
    }
    if was_maximised {
        window.unmaximize();
    }
    window.move_(area.x(), area.y());
    if was_maximised {
        window.maximize();
    }
}

/// Under Wayland a window can be sent only to a screen that it fills, so it fills it for a moment.
fn move_by_filling(presenter: &WebviewWindow, index: usize) {
    let (Ok(window), Ok(number)) = (presenter.gtk_window(), i32::try_from(index)) else { return };
    let Some(display) = Display::default() else { return };
    // One that is already being moved fills its screen only for a moment too.
    let stays_full = is_full_screen(presenter) && !is_waiting(presenter);
    let maximised = window.is_maximized();
    if stays_full {
        kwin::fill(&window, &display, number, true);
    } else {
        kwin::fill_to_move(&window, &display, number);
    }
    if !stays_full && !is_waiting(presenter) {
        later(presenter, move || {
            window.unfullscreen();
            if maximised {
                window.maximize();
            }
        });
    }
}

/// Whether the middle of a window is in this area.
fn is_within(window: &WebviewWindow, area: &Rectangle) -> bool {
    let Some(surface) = window.gtk_window().ok().and_then(|window| window.window()) else { return false };
    let frame = surface.frame_extents();
    let (x, y) = (frame.x() + frame.width() / 2, frame.y() + frame.height() / 2);
    (area.x()..area.x() + area.width()).contains(&x) && (area.y()..area.y() + area.height()).contains(&y)
}

fn size_of(size: tauri::LogicalSize<f64>) -> (u32, u32) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one of our own sizes")]
    let size = (size.width as u32, size.height as u32);
    size
}

fn signed(length: u32) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}
