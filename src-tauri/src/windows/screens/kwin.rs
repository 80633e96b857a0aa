//! What KDE's window manager does otherwise under Wayland with windows that fill a screen (`KWin` 5.27). Elsewhere these do what they say in one step.

use gtk::gdk::Display;
use gtk::prelude::{GtkWindowExt, WidgetExt};

use crate::display::is_wayland;

/// Whether it places the windows here.
fn is_here() -> bool {
    let names = || std::env::var("XDG_CURRENT_DESKTOP").unwrap_or_default();
    is_wayland() && names().split(':').any(|name| name == "KDE")
}

/// Has a window fill this screen; `elsewhere` if it may fill another one now, where `KWin` would leave it.
pub fn fill(window: &gtk::ApplicationWindow, display: &Display, screen: i32, elsewhere: bool) {
    if elsewhere && is_here() {
        window.unfullscreen();
    }
    window.fullscreen_on_monitor(&display.default_screen(), screen);
}

/// Has a window fill this screen, so that it stays there when it no longer fills it. `KWin` sends it back to where it was, but one that comes up anew
/// was nowhere.
pub fn fill_to_move(window: &gtk::ApplicationWindow, display: &Display, screen: i32) {
    if !is_here() {
        return fill(window, display, screen, false);
    }
    window.hide();
    window.unmaximize();
    window.fullscreen_on_monitor(&display.default_screen(), screen);
    window.show();
}

/// Makes a window of one that filled a screen. `KWin` moves it by as much as the screens have moved, which may be off all of them; one that comes
/// up anew is put where it can be seen. Returns whether it has come up, in front of all others.
pub fn unfill(window: &gtk::ApplicationWindow, was_full: bool) -> bool {
    let anew = was_full && is_here();
    if anew {
        window.hide();
    }
    window.unfullscreen();
    if anew {
        window.show();
    }
    anew
}
