//! The start window: which session to show is chosen here. It has a thread of its own, which takes messages in order and
//! sends the window what to draw; until a session is shown, nothing is open for the room.

mod desk;
mod files;
mod look;
mod past;
mod surroundings;

use std::path::PathBuf;
use std::sync::mpsc::{self, Sender};

use chairside_load::PdfCache;
use chairside_start::{StartSnapshot, StartWish};
use tauri::AppHandle;

use crate::actor::Sink;
use crate::show::{Prepared, ShowOptions};
use desk::StartDesk;
use surroundings::Desktop;

pub use look::{answer_to, kind_of};

/// What the start window needs.
pub struct StartOptions {
    /// The journal's folder.
    pub data: PathBuf,
    /// Opens PDFs.
    pub pdfs: PdfCache,
    /// How the session is shown that is chosen.
    pub show: ShowOptions,
    /// The file that was named and cannot be shown.
    pub named: Option<PathBuf>,
}

/// What the start window's thread is sent.
#[derive(Debug)]
pub enum StartMessage {
    /// The window has been opened or reloaded.
    Subscribed(Box<dyn Sink<StartSnapshot>>),
    /// The person asks for something in the window.
    Wish(StartWish),
    /// A file was dropped onto the window.
    Dropped(PathBuf),
    /// A file was chosen.
    Chosen(PathBuf),
    /// The name of the new session's file was chosen.
    NewFile(PathBuf),
}

/// Sends messages to the start window's thread.
#[derive(Debug, Clone)]
pub struct StartHandle(Sender<StartMessage>);

impl StartHandle {
    /// Enqueues a message; never waits.
    pub fn send(&self, message: StartMessage) {
        // Once a session is shown, nothing more is asked.
        let _ = self.0.send(message);
    }
}

/// Begins the start window's thread. `show` shows a session, on the main thread.
pub fn begin<S>(app: &AppHandle, options: StartOptions, show: S) -> StartHandle
where
    S: Fn(&AppHandle, Prepared) -> tauri::Result<()> + Clone + Send + 'static,
{
    let (sender, inbox) = mpsc::channel();
    let handle = StartHandle(sender);
    let surroundings = Desktop { app: app.clone(), handle: handle.clone(), show };
    let work = move || {
        let mut desk = StartDesk::new(options, Box::new(surroundings));
        for message in inbox {
            if desk.handle(message).is_break() {
                return;
            }
        }
    };
    if let Err(error) = std::thread::Builder::new().name("start".into()).spawn(work) {
        crate::cli::output::warn(format!("the start window cannot work: {error}"));
    }
    handle
}
