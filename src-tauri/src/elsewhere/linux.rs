//! Under Linux the keys come from the X server or the desktop's portal. Getting them may take a while, so it is done on a thread that
//! nothing waits for.

use std::any::Any;
use std::cell::OnceCell;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use tauri::AppHandle;

use super::{portal, x11};
use crate::actor::Handle;

/// The keys, while they are switched on.
#[derive(Debug, Default)]
pub struct KeysElsewhere(OnceCell<Sender<bool>>);

impl KeysElsewhere {
    /// Takes the keys from now on, or gives them back. Those that are not to be had are named to the chair.
    pub fn take(&self, on: bool, _: &AppHandle, handle: &Handle) {
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

fn work(wishes: &Receiver<bool>, handle: &Handle) {
    let mut held: Option<Box<dyn Any>> = None;
    for on in wishes {
        if !on {
            held = None;
        } else if held.is_none() {
            held = if crate::display::is_wayland() { from_portal(handle) } else { from_x11(handle) };
        }
    }
}

/// What holds the keys until it is dropped.
fn from_x11(handle: &Handle) -> Option<Box<dyn Any>> {
    let handle = handle.clone();
    x11::hold(move |message| handle.send(message)).map(|held| Box::new(held) as _)
}

/// What holds the keys until it is dropped.
fn from_portal(handle: &Handle) -> Option<Box<dyn Any>> {
    let handle = handle.clone();
    let bus = zbus::blocking::connection::Builder::session().ok()?;
    portal::hold(bus, move |message| handle.send(message)).map(|held| Box::new(held) as _)
}
