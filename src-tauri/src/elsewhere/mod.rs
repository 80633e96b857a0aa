//! Keys that work while another program has the focus, as during a call in a browser: a handful, each with Ctrl and Alt, and only when the
//! chair has switched them on.

#[cfg(target_os = "linux")]
mod portal;
#[cfg(target_os = "linux")]
mod x11;

use chairside_session::keys::Action;

use crate::actor::Handle;

/// A key for use in other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elsewhere {
    /// What it does.
    pub action: Action,
    /// Its name beside Ctrl and Alt, as on a keycap.
    pub key: &'static str,
}

/// All of them. Letters are those that the actions have in our windows.
pub const KEYS: [Elsewhere; 6] = [
    Elsewhere { action: Action::Next, key: "PageDown" },
    Elsewhere { action: Action::Back, key: "PageUp" },
    Elsewhere { action: Action::Black, key: "B" },
    Elsewhere { action: Action::NoteWell, key: "N" },
    Elsewhere { action: Action::Mic, key: "M" },
    Elsewhere { action: Action::StartOrPause, key: "P" },
];

impl Elsewhere {
    /// As on its keycap: "Ctrl+Alt+PageDown".
    pub fn cap(self) -> String {
        format!("Ctrl+Alt+{}", self.key)
    }
}

/// What there is to say of them in the settings.
pub fn words() -> String {
    if !cfg!(target_os = "linux") {
        return "There are none on this system yet. A clicker does the same.".into();
    }
    let keys = KEYS.map(|each| each.key).join(", ");
    format!("Ctrl+Alt with {keys}: next, back, black, Note Well, next speaker, start or pause the time")
}

/// The keys, while they are switched on.
#[derive(Debug, Default)]
pub struct KeysElsewhere {
    #[cfg(target_os = "linux")]
    held: Option<Held>,
}

/// Who gives us the keys, until this is dropped.
#[cfg(target_os = "linux")]
#[derive(Debug)]
#[expect(dead_code, reason = "each is held until it is dropped")]
enum Held {
    X11(x11::Held),
    Portal(portal::Held),
}

impl KeysElsewhere {
    /// Takes the keys from now on, or gives them back. Those that another program has are named to the chair.
    #[cfg(target_os = "linux")]
    pub fn set(&mut self, on: bool, handle: &Handle) {
        if !on {
            self.held = None;
        } else if self.held.is_none() {
            let handle = handle.clone();
            self.held = if crate::display::is_wayland() {
                let bus = zbus::blocking::connection::Builder::session().ok();
                bus.and_then(|bus| portal::hold(bus, &KEYS, move |message| handle.send(message))).map(Held::Portal)
            } else {
                x11::hold(&KEYS, handle).map(Held::X11)
            };
        }
    }

    /// Takes the keys from now on, or gives them back.
    #[cfg(not(target_os = "linux"))]
    pub fn set(&mut self, _: bool, _: &Handle) {}
}
