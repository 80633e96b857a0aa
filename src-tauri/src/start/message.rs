//! What the start window's thread is given and sent.

use std::path::PathBuf;
use std::sync::mpsc::Sender;

use chairside_load::PdfCache;
use chairside_start::{StartSnapshot, StartWish};

use super::report::Report;
use crate::actor::Sink;
use crate::show::ShowOptions;

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
    /// A file is being dragged over the window, or no longer is.
    Dragged(bool),
    /// A file was dropped onto the window.
    Dropped(PathBuf),
    /// A file was chosen.
    Chosen(PathBuf),
    /// The name of the new session's file was chosen.
    NewFile(PathBuf),
    /// The folder for the session that was found was chosen.
    FolderChosen(PathBuf),
    /// What a thread that asks the Datatracker says; its number.
    Datatracker(u32, Report),
}

/// Sends messages to the start window's thread.
#[derive(Debug, Clone)]
pub struct StartHandle(pub Sender<StartMessage>);

impl StartHandle {
    /// Enqueues a message; never waits.
    pub fn send(&self, message: StartMessage) {
        // Once a session is shown, nothing more is asked.
        let _ = self.0.send(message);
    }
}
