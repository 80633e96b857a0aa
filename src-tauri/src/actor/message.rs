//! What the actor is sent, and what it asks of the windows.

use std::path::PathBuf;

use chairside_deck::pdf::PageText;
use chairside_render::DeckKey;
use chairside_session::desk::{DeskAction, KeyPress};
use chairside_session::snapshot::{AudienceMessage, PageId, PresenterMessage};
use chairside_session::{Intent, Run};
use tokio::sync::{mpsc, oneshot};

use super::decks::{Library, Reread};
use super::latency::Latencies;
use crate::clock::Clock;
use crate::opened::Opened;
use crate::show::Which;
use chairside_journal::{Report, RunInfo, Writer};

/// Which window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// The room's.
    Audience,
    /// The chair's.
    Presenter,
}

/// What the actor is sent.
#[derive(Debug)]
pub enum Message {
    /// The audience window is there (again).
    AudienceHere(Box<dyn Sink<AudienceMessage>>),
    /// The presenter window is there (again).
    PresenterHere(Box<dyn Sink<PresenterMessage>>),
    /// A key was struck.
    Press(Window, u64, KeyPress),
    /// A button was pressed.
    Act(u64, Intent),
    /// Something of the windows is wanted.
    Desk(u64, DeskAction),
    /// A window has drawn the snapshot of this number.
    Drawn(Window, u64),
    /// The journal's writer reports.
    Journal(Report),
    /// A file of the session may have changed.
    FilesChanged,
    /// The session's files have been read again.
    Reread(Box<Reread>),
    /// A file was given: a deck to be attached, or polls to be taken over.
    Attach(PathBuf),
    /// Time to read what pages of PDFs say.
    ReadTexts,
    /// What a page of a PDF says; `None` when its reading gave way to something more urgent.
    Text(PageId, DeckKey, Option<Box<PageText>>),
    /// The session was opened a second time.
    OpenedAgain,
    /// Something went wrong: in words for the chair.
    Trouble(String),
    /// Where the room's window is, in words.
    RoomWindow(String),
    /// A window got or lost the focus.
    Focus(Window, bool),
    /// The program ends: the answer comes when all is written.
    Quit(oneshot::Sender<()>),
}

/// Takes messages for a window.
pub trait Sink<T>: std::fmt::Debug + Send {
    /// Sends one; a window that is gone takes nothing.
    fn send(&self, message: T);
}

/// What the actor asks of the windows.
pub trait Windows: Send {
    /// Full screen on or off for the room's window.
    fn toggle_full_screen(&self);
    /// The size of the room's window.
    fn set_room_size(&self, width: u32, height: u32);
    /// Lets the chair choose a deck's file, in the presenter window; the answer is a message.
    fn choose_deck(&self);
    /// Lets the chair choose a file of polls in the same way.
    fn choose_polls(&self);
    /// Looks for a file that was copied; the answer is a message.
    fn paste_deck(&self);
    /// Puts a text on the clipboard, and says whether it is there; what goes wrong is a message.
    fn copy(&self, text: String) -> bool;
    /// Brings the presenter window to the front.
    fn raise(&self);
    /// Gives the presenter window the focus, unless it would come up where the room looks.
    fn focus_presenter(&self);
    /// Makes the presenter window narrow, or as it was.
    fn toggle_narrow(&self);
    /// Keeps the presenter window above all others, or no longer.
    fn keep_on_top(&self, on: bool);
    /// Ends the web process of the room's window, which hangs.
    fn end_hung_process(&self);
}

/// Sends messages to the actor.
#[derive(Debug, Clone)]
pub struct Handle(pub mpsc::UnboundedSender<Message>);

impl Handle {
    /// Enqueues; never waits.
    pub fn send(&self, message: Message) {
        // The actor ends only with the program.
        let _ = self.0.send(message);
    }
}

/// What the actor needs to begin.
pub struct Beginning {
    /// What was read from the session file.
    pub opened: Opened,
    /// The latest run of this session, if something happened in it.
    pub earlier: Option<(RunInfo, Run)>,
    /// Makes a new run's id and name.
    pub new_run: RunInfo,
    /// Which run is gone on with.
    pub which: Which,
    /// Writes the journal; `None` when there is none (a file with errors, no place to write), with the reason.
    pub writer: Result<Writer, String>,
    /// Where the decks come from.
    pub library: Library,
    /// Sends messages to this actor.
    pub handle: Handle,
    /// The clocks.
    pub clock: Clock,
    /// Takes the times of drawing.
    pub latencies: Latencies,
    /// What is to be said at once.
    pub troubles: Vec<String>,
}
