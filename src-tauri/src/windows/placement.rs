//! Where the windows are on the screens.

use tauri::{AppHandle, Manager, WebviewWindow};

use super::full_screen::is_full_screen;
use super::screens;
use crate::actor::RoomPlace;
use crate::display::is_wayland;
use crate::window::Window;

/// Where the audience window is; `None` while that cannot be told.
pub fn where_room_is(app: &AppHandle) -> Option<RoomPlace> {
    let audience = app.get_webview_window(Window::Audience.label())?;
    let size = audience.inner_size().ok()?;
    let size_words = format!("{} × {}", size.width, size.height);
    let fills = is_full_screen(&audience);
    if is_wayland() {
        return Some(where_it_was_put(fills, &size_words));
    }
    let screen = audience.current_monitor().ok()??;
    let presenter = app.get_webview_window(Window::Presenter.label())?;
    let same = presenter.current_monitor().ok()?.is_some_and(|other| other.position() == screen.position());
    if !same {
        let name = screen.name().map_or("the other screen", String::as_str);
        return Some(RoomPlace { words: format!("{name} · {size_words}"), fills, covers_presenter: false });
    }
    let covers_presenter = fills;
    if overlap(&presenter, &audience).unwrap_or(false) && presenter.is_focused().unwrap_or(false) {
        return Some(RoomPlace { words: format!("behind this window · {size_words}"), fills, covers_presenter });
    }
    Some(RoomPlace { words: format!("on this screen · {size_words}"), fills, covers_presenter })
}

/// Where the audience window was put: under Wayland a window is not told where it is.
fn where_it_was_put(fills: bool, size_words: &str) -> RoomPlace {
    let put = screens::last_put().filter(|_| fills);
    let covers_presenter = put.as_ref().is_some_and(|put| *put.room.screen() == put.presenter);
    let name = match put {
        Some(_) if covers_presenter => "on this screen".to_owned(),
        Some(put) => put.room.screen().name(),
        None => "as a window".to_owned(),
    };
    RoomPlace { words: format!("{name} · {size_words}"), fills, covers_presenter }
}

/// Whether both windows are on the same screen.
pub fn are_on_one_screen(one: &WebviewWindow, other: &WebviewWindow) -> bool {
    if is_wayland() {
        return screens::last_put().is_none_or(|put| *put.room.screen() == put.presenter);
    }
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
