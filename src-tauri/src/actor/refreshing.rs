//! What the actor knows of the Datatracker: what it was asked, what has changed there, and whether it is looked at by itself.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use chairside_datatracker::{Cancel, Client, FoundSession, Patience, Server, Trouble, find_sessions, slides_now};
use chairside_import::{Change, KnownSession, same_session};
use jiff::Timestamp;

use super::answer::{Answer, Asked, Seen};
use super::message::{Handle, Message};

/// How often the Datatracker is looked at while a session runs.
const EVERY: Duration = if cfg!(test) { Duration::from_millis(50) } else { Duration::from_mins(5) };

/// What the actor knows of the Datatracker.
#[derive(Debug)]
pub struct Refreshing {
    /// The one that is asked.
    pub server: Server,
    /// The number of the thread that is listened to.
    pub number: u32,
    /// Ends it.
    pub cancel: Cancel,
    /// What has changed, as it is listed.
    pub changes: Vec<Change>,
    /// What was said then.
    pub seen: Option<FoundSession>,
    /// Those that the chair wants.
    pub wanted: Vec<Change>,
    /// The regular looks, and at which session.
    pub looking: Option<(Asked, Looking)>,
    /// The changes that the chair has seen a message about, by key.
    pub told: HashSet<String>,
    /// The message that it does not answer.
    pub silence: Option<String>,
    /// Decks that still come.
    pub coming: Option<Coming>,
}

impl Refreshing {
    /// Nothing is asked yet.
    pub fn new(server: Server) -> Self {
        Self {
            server,
            number: 0,
            cancel: Cancel::default(),
            changes: Vec::new(),
            seen: None,
            wanted: Vec::new(),
            looking: None,
            told: HashSet::new(),
            silence: None,
            coming: None,
        }
    }

    /// A client that can be cancelled, and the number under which its thread answers. What went on before is cancelled.
    pub fn client(&mut self) -> (Client, u32) {
        self.end();
        (Client::new(self.server.clone(), Patience::default(), self.cancel.clone()), self.number)
    }

    /// Ends what is under way; what it still says is ignored.
    pub fn end(&mut self) {
        self.cancel.cancel();
        self.cancel = Cancel::default();
        self.number += 1;
    }
}

impl Drop for Refreshing {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

/// Asks for a session, which is known like this here and whose file is in this folder.
pub fn find(client: &Client, asked: &Asked, known: &KnownSession, folder: &Path) -> Result<Option<Seen>, Trouble> {
    let found = find_sessions(client, &asked.meeting, &asked.group)?;
    Ok(same_session(known, &found).map(|session| Seen::beside(session.clone(), folder)))
}

/// Decks that come until this is dropped.
#[derive(Debug)]
pub struct Coming {
    /// Their files.
    pub files: Vec<String>,
    /// How many are still to come.
    pub left: usize,
    /// The message about them.
    pub told: String,
    /// Ends it.
    pub cancel: Cancel,
}

impl Drop for Coming {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

/// Looks that go on until this is dropped.
#[derive(Debug)]
pub struct Looking {
    cancel: Cancel,
    /// The thread ends when this is dropped.
    _end: Sender<()>,
}

impl Drop for Looking {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

/// Looks at a session at once and then every few minutes, in a thread of its own. `None` if none can be started.
pub fn look(server: Server, asked: Asked, known: KnownSession, folder: PathBuf, handle: Handle) -> Option<Looking> {
    let cancel = Cancel::default();
    let patience = Patience { tries: 1, ..Patience::default() };
    let client = Client::new(server, patience, cancel.clone());
    let (end, ended) = mpsc::channel::<()>();
    let work = move || {
        let mut found: Option<FoundSession> = None;
        loop {
            let seen = match &found {
                Some(found) => slides_now(&client, found).map(|now| Some(Seen::beside(now, &folder))),
                None => find(&client, &asked, &known, &folder),
            };
            if let Ok(Some(seen)) = &seen {
                found = Some(seen.session.clone());
            }
            if ended.recv_timeout(Duration::ZERO) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            handle.send(Message::Datatracker(0, Answer::Looked(Timestamp::now(), Box::new(seen))));
            if ended.recv_timeout(EVERY) != Err(RecvTimeoutError::Timeout) {
                return;
            }
        }
    };
    thread::Builder::new().name("look at the Datatracker".into()).spawn(work).ok()?;
    Some(Looking { cancel, _end: end })
}
