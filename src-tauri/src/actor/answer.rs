//! What the threads say that ask the Datatracker about an open session.

use std::collections::BTreeSet;
use std::path::Path;

use chairside_datatracker::{Download, FoundSession, Meeting, Progress, Trouble};
use chairside_file::exists;
use chairside_import::{Before, deck_files};
use jiff::Timestamp;

/// Which session is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The meeting.
    pub meeting: Meeting,
    /// The group.
    pub group: String,
}

/// What a thread that asks the Datatracker says.
#[derive(Debug)]
pub enum Answer {
    /// The session as it is there now; `None` if the group has none.
    Found(Box<Result<Option<Seen>, Trouble>>),
    /// A deck is so far.
    Step(Progress),
    /// What became of the decks, in their order.
    Fetched(Vec<Download>),
    /// A deck that was still to come when the session was opened is so far.
    Coming(Progress),
    /// The session file is about to get a new head; it then has this hash.
    HeadWrites(String),
    /// The session file has its new head, or not: why, in words for the chair.
    HeadWritten(Result<(), String>),
    /// A look that nobody asked for just now.
    Looked(Timestamp, Box<Result<Option<Seen>, Trouble>>),
}

/// A session as the Datatracker has it, and what is beside the session file here.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The session there.
    pub session: FoundSession,
    /// Those of its decks' files that are here.
    pub files: BTreeSet<String>,
    /// What was said of it when the session was made, if that was kept.
    pub before: Option<Before>,
}

impl Seen {
    /// The session, and what is in the folder of its file.
    pub fn beside(session: FoundSession, folder: &Path) -> Self {
        let mut files: BTreeSet<String> = deck_files(&session).into_iter().collect();
        files.retain(|file| exists(&folder.join(file)));
        let before = Before::read(folder, &session);
        Self { session, files, before }
    }
}
