//! Whether a window fills its screen.

use tauri::WebviewWindow;

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
