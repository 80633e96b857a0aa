//! Whether what the room's window draws is on the screen. A window that another one covers, that is on another workspace or on a screen
//! that sleeps draws for nobody, and its web page does not know it.

#[cfg(target_os = "linux")]
mod answers;
#[cfg(target_os = "linux")]
mod front;
#[cfg(target_os = "linux")]
mod stack;
#[cfg(target_os = "linux")]
mod wayland;
#[cfg(target_os = "linux")]
mod x11;

use tauri::WebviewWindow;

use crate::actor::{Handle, Message};
use crate::window::Window;

/// Watches the room's window from now on. To be called on GTK's thread.
#[cfg(target_os = "linux")]
pub fn watch(audience: &WebviewWindow, handle: &Handle) {
    use gtk::glib::Cast;
    use gtk::prelude::WidgetExt;

    let handle = handle.clone();
    if crate::display::is_wayland() {
        let _ = audience.with_webview(move |view| wayland::watch(&view.inner(), handle));
        return;
    }
    let surface = audience.gtk_window().ok().and_then(|window| window.window());
    if let Some(number) =
        surface.and_then(|surface| u32::try_from(surface.downcast::<gdkx11::X11Window>().ok()?.xid()).ok())
    {
        x11::watch(number, handle);
    }
}

/// Elsewhere a window counts as seen.
#[cfg(not(target_os = "linux"))]
pub fn watch(_: &WebviewWindow, _: &Handle) {}

/// The room's window says that it has drawn the snapshot of this number. Passes that on once the drawing is on the screen.
pub fn drew(number: u64, handle: &Handle) {
    #[cfg(target_os = "linux")]
    if wayland::is_watching() {
        return wayland::drew(number);
    }
    handle.send(Message::Drawn(Window::Audience, number));
}
