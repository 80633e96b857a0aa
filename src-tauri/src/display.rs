//! Whether windows can be opened here, and on what kind of desktop.

use std::sync::OnceLock;

/// Whether the desktop is Wayland, once that is known.
static IS_WAYLAND: OnceLock<bool> = OnceLock::new();

/// Why no window can be opened; `None` when one can. To be called on the main thread, before anything is asked of the desktop.
pub fn missing() -> Option<&'static str> {
    #[cfg(target_os = "linux")]
    {
        use gtk::prelude::ObjectExt;

        if gtk::init().is_err() {
            return Some(
                "there is no display: start Chairside in a desktop session, or set DISPLAY; `check` and `journal` need none",
            );
        }
        let display = gtk::gdk::Display::default();
        let _ = IS_WAYLAND.set(display.is_some_and(|display| display.type_().name() == "GdkWaylandDisplay"));
    }
    None
}

/// Whether the desktop is Wayland, which lets no program place its windows.
pub fn is_wayland() -> bool {
    IS_WAYLAND.get().copied().unwrap_or(false)
}
