//! What the actor is sent.

use std::path::PathBuf;
use std::sync::mpsc::SyncSender;

use chairside_deck::pdf::PageText;
use chairside_journal::Report;
use chairside_load::PdfPage;
use chairside_notes_page::Seen;
use chairside_screens::{ScreenKey, Screens};
use chairside_session::desk::{DeskAction, KeyPress, MinutesPart, PointEvent};
use chairside_session::keys::Action;
use chairside_session::snapshot::{AudienceMessage, Hidden, PresenterMessage, SpeakerSnapshot};
use chairside_session::{Intent, ItemId};
use tokio::sync::{mpsc, oneshot};

use super::answer::Answer;
use super::desktop::RoomPlace;
use super::look::Looked;
use super::publisher::Sink;
use super::reading::FinishedReading;
use crate::beside::CopiedDecks;
use crate::remote::request::{Reply, Request};
use crate::remote::status::Status;
use crate::window::Window;

/// What the actor is sent.
#[derive(Debug)]
pub enum Message {
    /// The audience window has been opened or reloaded.
    AudienceSubscribed(Box<dyn Sink<AudienceMessage>>),
    /// The room's window is about to be opened with this width and height in pixels, and the program is to paint a page of a PDF in it.
    RoomOpens((u32, u32)),
    /// The presenter window has been opened or reloaded.
    PresenterSubscribed(Box<dyn Sink<PresenterMessage>>),
    /// The speaker's window has been opened or reloaded.
    SpeakerSubscribed(Box<dyn Sink<SpeakerSnapshot>>),
    /// Somebody has closed the speaker's window.
    SpeakerClosed,
    /// A key was pressed in a window. The number counts the keys and actions of that window.
    Press(Window, u64, KeyPress),
    /// A key was pressed in a window and taken before its page got it.
    Struck(Window, KeyPress),
    /// Keys of a window followed one another so fast that they are words rather than commands.
    Prose {
        /// The window.
        window: Window,
        /// The message's number, counted together with the keys.
        number: u64,
        /// What was typed.
        text: String,
        /// The number of the first of these keys that was sent as a command; `None` when none was.
        since: Option<u64>,
    },
    /// The mouse, a finger or a pen did this on the picture of what the room sees.
    Pointed(PointEvent),
    /// A button of the presenter window was pressed.
    Act(u64, Intent),
    /// The chair wants something of the windows.
    Desk(u64, DeskAction),
    /// A window has drawn the snapshot of this number.
    Drawn(Window, u64),
    /// The web process has not drawn what it was told for so long that it hangs.
    WebHangs,
    /// The thread that writes the journal reports.
    Journal(Report),
    /// A file of the session may have changed.
    FilesChanged,
    /// All files have been read again.
    FilesRead(Box<FinishedReading>),
    /// The chair gave a file: a deck to attach, or polls to import.
    FileGiven(PathBuf),
    /// The dialog in which a file is chosen is closed.
    ChooserClosed,
    /// The chair has chosen where a part of the minutes is saved.
    PlaceChosen(MinutesPart, PathBuf),
    /// It is saved: what was done, or why not, in words.
    HandoutSaved(MinutesPart, Result<String, String>),
    /// A file was dropped onto the presenter window, this far from its left and its top, in CSS pixels.
    Dropped(PathBuf, (i32, i32)),
    /// The chair chose a deck for an item.
    DeckChosen(ItemId, PathBuf),
    /// A file that was given is a deck, if anything: for this item, else for the one that is up or the next.
    DeckGiven(Option<ItemId>, PathBuf),
    /// A text was pasted where no field is.
    TextPasted(String),
    /// The chair chose where to save the session.
    SaveAs(PathBuf),
    /// Decks were copied beside the session file, so that it can name them.
    DecksCopied(CopiedDecks),
    /// A file of polls that was given has been read. The error is for the chair.
    PollsRead(PathBuf, Result<String, String>),
    /// The first slide has been on the screen for a while: what takes longer may be looked at.
    Rests,
    /// Fonts that the decks need and nobody has, in words.
    FontsMissing(Vec<String>),
    /// A page of a PDF was tried and cannot be drawn.
    PageNotDrawn,
    /// What a page of a PDF says; `None` when its reading gave way to something more urgent.
    PageRead(PdfPage, Option<Box<PageText>>),
    /// The notes page was fetched, or did not answer.
    NotesPageSeen(Seen),
    /// What a thread that asks the Datatracker says, and its number.
    Datatracker(u32, Answer),
    /// The look at all decks is so far.
    DecksLookedAt(Looked),
    /// The same session was started a second time.
    StartedAgain,
    /// Something went wrong, in words for the chair.
    Trouble(String),
    /// The screens are these. The presenter window is on the second, where that is known.
    Screens(Screens, Option<ScreenKey>),
    /// Why the audience window cannot be seen, if it cannot.
    RoomHidden(Option<Hidden>),
    /// Where the audience window is.
    RoomWindow(RoomPlace),
    /// The presenter window has room for text of this size, in percent.
    TextRoom(u16),
    /// A window is to be closed, and Chairside with it.
    CloseAsked(Window),
    /// A window got the focus, or lost it.
    Focus(Window, bool),
    /// Another program asks something.
    Remote(Request, SyncSender<Reply>),
    /// A key was pressed that works while another program has the focus.
    PressedElsewhere(Action),
    /// Another program wants to be told of every change.
    RemoteWatches(SyncSender<Status>),
    /// The program ends. The answer comes when everything is written.
    Quit(oneshot::Sender<()>),
}

/// Sends messages to the actor.
#[derive(Debug, Clone)]
pub struct Handle(pub mpsc::UnboundedSender<Message>);

impl Handle {
    /// Enqueues a message; never waits.
    pub fn send(&self, message: Message) {
        // The actor ends only with the program.
        let _ = self.0.send(message);
    }
}
