//! Where the windows are on the screens.

use tauri::{AppHandle, Manager, PhysicalPosition, PhysicalSize, WebviewWindow};

use crate::actor::RoomPlace;

use super::sizes::{CHAIR, ROOM};
use crate::window::Window;

/// Makes the audience window full screen on a second screen. On a single screen the two stand side by side as far as
/// there is room, the presenter window in front.
pub fn place(presenter: &WebviewWindow, audience: &WebviewWindow) -> tauri::Result<()> {
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
    // In the far corner, so that as much of it is visible as the screen allows.
    let right = x + i32::try_from(width.saturating_sub(room.width)).unwrap_or(0);
    let bottom = y + i32::try_from(height.saturating_sub(room.height)).unwrap_or(0);
    audience.set_position(PhysicalPosition::new(right, bottom))
}

/// Where the audience window is; `None` while that cannot be told.
pub fn where_room_is(app: &AppHandle) -> Option<RoomPlace> {
    let audience = app.get_webview_window(Window::Audience.label())?;
    let size = audience.inner_size().ok()?;
    let size_words = format!("{} × {}", size.width, size.height);
    let screen = audience.current_monitor().ok()??;
    let presenter = app.get_webview_window(Window::Presenter.label())?;
    let same = presenter.current_monitor().ok()?.is_some_and(|other| other.position() == screen.position());
    if !same {
        let name = screen.name().map_or("the other screen", String::as_str);
        return Some(RoomPlace { words: format!("{name} · {size_words}"), covers_presenter: false });
    }
    let covers_presenter = is_full_screen(&audience);
    if overlap(&presenter, &audience).unwrap_or(false) && presenter.is_focused().unwrap_or(false) {
        return Some(RoomPlace { words: format!("behind this window · {size_words}"), covers_presenter });
    }
    Some(RoomPlace { words: format!("on this screen · {size_words}"), covers_presenter })
}

/// Whether both windows are on the same screen.
pub fn are_on_one_screen(one: &WebviewWindow, other: &WebviewWindow) -> bool {
    let screen = |window: &WebviewWindow| Some(*window.current_monitor().ok()??.position());
    match (screen(one), screen(other)) {
        (Some(one), Some(other)) => one == other,
        // Nobody knows: assume so.
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

/// Whether the window fills its screen now. On X11 Tauri's own answer is one change behind.
pub fn is_full_screen(window: &WebviewWindow) -> bool {
    #[cfg(target_os = "linux")]
    {
        use gtk::prelude::WidgetExt;
        let state = window.gtk_window().ok().and_then(|window| window.window()).map(|window| window.state());
        state.is_some_and(|state| state.contains(gtk::gdk::WindowState::FULLSCREEN))
    }
    #[cfg(not(target_os = "linux"))]
    window.is_fullscreen().unwrap_or(false)
}
