//! What the Datatracker says of one session, in our words.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A session of a group at a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundSession {
    /// The Datatracker's number of the session.
    pub id: u64,
    /// "IETF 126" or "interim-2026-quic-01".
    pub meeting: String,
    /// The group's short name: "quic".
    pub group: String,
    /// Its long name: "QUIC".
    pub group_name: String,
    /// What kind of group it is.
    pub kind: GroupKind,
    /// Which of the group's sessions at this meeting it is, from 1.
    pub number: usize,
    /// When it begins.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// The IANA name of the meeting's time zone.
    pub zone: String,
    /// The room's name.
    pub room: Option<String>,
    /// The chairs.
    pub chairs: Vec<FoundPerson>,
    /// Its pages: agenda, minutes, chat, Meetecho.
    pub links: Vec<FoundLink>,
    /// The text of the agenda: Markdown or plain.
    pub agenda: Option<String>,
    /// The slides, in their order.
    pub decks: Vec<FoundDeck>,
    /// What could not be had, one sentence each. The rest is right without it.
    pub missing: Vec<String>,
}

/// The kind of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupKind {
    /// A working group.
    WorkingGroup,
    /// A group that dispatches new work: dispatch, secdispatch and their like.
    Dispatch,
    /// A session before there is a group.
    Bof,
    /// A research group of the IRTF.
    ResearchGroup,
    /// Any other: an area, a team, a plenary.
    Other,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundPerson {
    /// The name.
    pub name: String,
    /// The address, if it is public.
    pub email: Option<String>,
}

/// A page of the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundLink {
    /// "Minutes".
    pub label: String,
    /// The address.
    pub url: String,
}

/// A deck of slides as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDeck {
    /// The document's name: "slides-126-quic-qmux".
    pub name: String,
    /// Its title: "Open issues".
    pub title: String,
    /// Its revision: "02". Empty if it is not known.
    pub revision: String,
    /// The address of the file.
    pub url: String,
    /// "pdf", in lower case. Empty if it is not known.
    pub extension: String,
}
