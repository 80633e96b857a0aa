//! The mouse, as the window system knows it at this moment, and where it let something fall.

use tauri::{AppHandle, Manager as _, PhysicalPosition, WebviewWindow};

use crate::window::Window;

/// A place in the presenter window, which is given in physical pixels.
pub fn in_css_pixels(app: &AppHandle, at: PhysicalPosition<f64>) -> (i32, i32) {
    let presenter = app.get_webview_window(Window::Presenter.label());
    let scale = presenter.and_then(|presenter| presenter.scale_factor().ok()).unwrap_or(1.0);
    let at = at.to_logical::<i32>(scale);
    (at.x, at.y)
}

/// Whether the mouse's first button is down. Where that is not known, it counts as down.
#[cfg(target_os = "linux")]
pub fn is_pressed(window: &WebviewWindow) -> bool {
    use gtk::gdk::ModifierType;
    use gtk::prelude::{SeatExt, WidgetExt};

    let Ok(window) = window.gtk_window() else { return true };
    let pointer = window.display().default_seat().and_then(|seat| seat.pointer());
    let (Some(pointer), Some(surface)) = (pointer, window.window()) else { return true };
    let (_, _, _, state) = surface.device_position(&pointer);
    state.contains(ModifierType::BUTTON1_MASK)
}

/// Whether the mouse's first button is down. It is not known here.
#[cfg(not(target_os = "linux"))]
pub const fn is_pressed(_: &WebviewWindow) -> bool {
    true
}
