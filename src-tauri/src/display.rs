//! Whether windows can be opened here, and on what kind of desktop.

use std::sync::OnceLock;

#[cfg(target_os = "linux")]
use wayland_client::globals::{GlobalListContents, registry_queue_init};
#[cfg(target_os = "linux")]
use wayland_client::protocol::wl_registry::{Event, WlRegistry};
#[cfg(target_os = "linux")]
use wayland_client::{Connection, Dispatch, QueueHandle};

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

/// Whether the compositor is weston, which has protocols of its own.
#[cfg(target_os = "linux")]
pub fn is_weston() -> bool {
    static IS_WESTON: OnceLock<bool> = OnceLock::new();
    let has_its_protocols = || {
        let connection = Connection::connect_to_env().ok()?;
        let (globals, _) = registry_queue_init::<Ignored>(&connection).ok()?;
        Some(globals.contents().clone_list().iter().any(|global| global.interface.starts_with("weston_")))
    };
    is_wayland() && *IS_WESTON.get_or_init(|| has_its_protocols().unwrap_or(false))
}

#[cfg(target_os = "linux")]
struct Ignored;

#[cfg(target_os = "linux")]
impl Dispatch<WlRegistry, GlobalListContents> for Ignored {
    fn event(_: &mut Self, _: &WlRegistry, _: Event, _: &GlobalListContents, _: &Connection, _: &QueueHandle<Self>) {}
}
