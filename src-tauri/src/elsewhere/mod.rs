//! Keys that work while another program has the focus, as during a call in a browser. Getting them from the desktop may take a while, so it
//! is done on a thread that nothing waits for.

#[cfg(target_os = "linux")]
mod portal;
#[cfg(target_os = "linux")]
mod x11;

use std::cell::OnceCell;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use chairside_session::keys::Elsewhere;

use crate::actor::Handle;

/// What there is to say of them in the settings.
pub fn words() -> String {
    if cfg!(target_os = "linux") {
        Elsewhere::words()
    } else {
        "There are none on this system yet. A clicker does the same.".into()
    }
}

/// The keys, while they are switched on.
#[derive(Debug, Default)]
pub struct KeysElsewhere(OnceCell<Sender<bool>>);

impl KeysElsewhere {
    /// Takes the keys from now on, or gives them back. Those that are not to be had are named to the chair.
    pub fn take(&self, on: bool, handle: &Handle) {
        if !on && self.0.get().is_none() {
            return;
        }
        let thread = self.0.get_or_init(|| {
            let (sender, wishes) = mpsc::channel();
            let handle = handle.clone();
            // Without it the keys are other programs', as at first.
            let _ = thread::Builder::new().name("take keys".into()).spawn(move || work(&wishes, &handle));
            sender
        });
        let _ = thread.send(on);
    }
}

#[cfg(target_os = "linux")]
fn work(wishes: &Receiver<bool>, handle: &Handle) {
    let mut held: Option<Box<dyn std::any::Any>> = None;
    for on in wishes {
        if !on {
            held = None;
        } else if held.is_none() {
            held = if crate::display::is_wayland() { from_portal(handle) } else { from_x11(handle) };
        }
    }
}

/// What holds the keys until it is dropped.
#[cfg(target_os = "linux")]
fn from_x11(handle: &Handle) -> Option<Box<dyn std::any::Any>> {
    let handle = handle.clone();
    x11::hold(move |message| handle.send(message)).map(|held| Box::new(held) as _)
}

/// What holds the keys until it is dropped.
#[cfg(target_os = "linux")]
fn from_portal(handle: &Handle) -> Option<Box<dyn std::any::Any>> {
    let handle = handle.clone();
    let bus = zbus::blocking::connection::Builder::session().ok()?;
    portal::hold(bus, move |message| handle.send(message)).map(|held| Box::new(held) as _)
}

/// Elsewhere there are none.
#[cfg(not(target_os = "linux"))]
fn work(wishes: &Receiver<bool>, _: &Handle) {
    wishes.iter().for_each(drop);
}
