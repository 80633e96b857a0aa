//! The mouse, as the window system knows it at this moment.

use tauri::WebviewWindow;

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
