//! What the Datatracker said when a session was made, kept beside the session file. It tells what the chair has changed since then
//! from what has changed on the Datatracker.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use chairside_datatracker::{FoundLink, FoundPerson, FoundSession};
use chairside_session::content::{Person, Slot};
use chairside_session::file::Draft;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::datatracker::from_datatracker;
use crate::decks::Choices;
use crate::words::person;

/// The name of its file, beside the session file.
pub const BEFORE_FILE: &str = "datatracker.json";
/// The file is not larger: an agenda is at most 1 MiB.
const LARGEST: u64 = 4 << 20;

/// What the Datatracker said of a session when it was made, but for the slides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// What the file is, for whoever finds it.
    about: String,
    meeting: String,
    group: String,
    group_name: String,
    start: Timestamp,
    end: Timestamp,
    zone: String,
    #[serde(default)]
    number: usize,
    #[serde(default)]
    chairs: Vec<FoundPerson>,
    #[serde(default)]
    links: Vec<FoundLink>,
    /// The text of the agenda; `None` if there was none.
    agenda: Option<String>,
}

impl Before {
    /// What it says of this session now, to compare with later.
    pub fn of(session: &FoundSession) -> Self {
        Self {
            about: "What the IETF Datatracker said when this session was made. Chairside compares with it what it says now.".into(),
            meeting: session.meeting.clone(),
            group: session.group.clone(),
            group_name: session.group_name.clone(),
            start: session.start,
            end: session.end,
            zone: session.zone.clone(),
            number: session.number,
            chairs: session.chairs.clone(),
            links: session.links.clone(),
            agenda: session.agenda.clone(),
        }
    }

    /// Reads it from the folder of a session file; `None` if it is not there, or not of this session.
    pub fn read(folder: &Path, session: &FoundSession) -> Option<Self> {
        let bytes = chairside_file::read(&folder.join(BEFORE_FILE), LARGEST).ok()?;
        let before: Self = serde_json::from_slice(&bytes).ok()?;
        (before.meeting == session.meeting && before.group == session.group).then_some(before)
    }

    /// Writes it into the folder of a session file, in place of what was there. Without it only more is asked, so a folder
    /// that does not take it is no error.
    pub fn write(&self, folder: &Path) {
        let write = || -> std::io::Result<()> {
            let mut new = chairside_file::temporary(folder)?;
            serde_json::to_writer_pretty(&mut new, self)?;
            new.write_all(b"\n")?;
            new.persist(folder.join(BEFORE_FILE)).map(drop).map_err(|error| error.error)
        };
        if write().is_err() {
            // What is there is older than the session, so it would be wrong.
            let _ = fs::remove_file(folder.join(BEFORE_FILE));
        }
    }

    /// What a session made of it would say.
    pub(super) fn draft(&self, now: &FoundSession) -> Draft {
        let then = FoundSession {
            group_name: self.group_name.clone(),
            number: self.number,
            start: self.start,
            end: self.end,
            zone: self.zone.clone(),
            chairs: self.chairs.clone(),
            links: self.links.clone(),
            agenda: self.agenda.clone(),
            decks: Vec::new(),
            ..now.clone()
        };
        from_datatracker(&then, &Choices::default(), None).0.draft
    }

    pub(super) fn is_at(&self, slot: Slot, zone: &str) -> bool {
        (self.start, self.end, self.zone.as_str()) == (slot.start, slot.end, zone)
    }

    pub(super) fn has_chairs(&self) -> bool {
        !self.chairs.is_empty()
    }

    pub(super) fn chairs(&self) -> Vec<Person> {
        self.chairs.iter().filter_map(|chair| person(&chair.name, chair.email.as_deref())).collect()
    }
}
