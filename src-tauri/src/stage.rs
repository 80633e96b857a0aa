//! The session that is shown, once one is: until then the start window is open, and nothing for the room.

use std::sync::{Arc, OnceLock};

use tauri::{AppHandle, Manager};

use crate::actor::{Actor, Handle};
use crate::deck_protocol::Served;
use crate::show::{Claims, Prepared};
use crate::windows::{self, RealWindows, TextSize};

/// The session that is shown, once one is. Clones are the same stage.
#[derive(Debug, Clone, Default)]
pub struct Stage(Arc<OnceLock<Shown>>);

#[derive(Debug)]
struct Shown {
    served: Served,
    handle: Handle,
    /// Held until the end of the program.
    _claims: Claims,
}

impl Stage {
    /// Shows a session: begins its actor and opens its windows. To be called once, on the main thread.
    pub fn show(&self, app: &AppHandle, prepared: Prepared) -> tauri::Result<()> {
        let Prepared { served, titles, setup, inbox, handle, claims } = prepared;
        let settings = setup.settings.now().clone();
        let text = TextSize::of(settings.text_size);
        let renderer = setup.library.pdfs.renderer().clone();
        let is_pdf = setup.library.is_pdf_talk();
        let shown = Shown { served, handle: handle.clone(), _claims: claims };
        if self.0.set(shown).is_err() {
            // A program shows one session (docs/decisions/0014).
            return Ok(());
        }
        app.manage(handle.clone());
        app.manage(text);
        let windows = RealWindows::new(app.clone(), &titles, handle.clone());
        tauri::async_runtime::spawn(Actor::begin(setup, Box::new(windows)).work(inbox));
        windows::open(app, &titles, &settings, renderer, &handle, is_pdf)
    }

    /// The actor of the session that is shown.
    pub fn handle(&self) -> Option<&Handle> {
        self.0.get().map(|shown| &shown.handle)
    }

    /// What `deck://` serves for it.
    pub fn served(&self) -> Option<&Served> {
        self.0.get().map(|shown| &shown.served)
    }
}
