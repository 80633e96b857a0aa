//! Keys that work while another program has the focus, as during a call in a browser: a handful, each with Ctrl and Alt, and only when the
//! chair has switched them on.

mod keys;
#[cfg(target_os = "linux")]
mod portal;
#[cfg(target_os = "linux")]
mod x11;

use crate::actor::Handle;
#[cfg(target_os = "linux")]
use keys::KEYS;
pub use keys::words;

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
