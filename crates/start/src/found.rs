//! What the start window draws of sessions on the Datatracker.

use serde::Serialize;
use ts_rs::TS;

/// What is asked for on the first page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
#[ts(export)]
pub struct FindCard {
    /// "Asking datatracker.ietf.org for quic at IETF 126…"; empty while nothing is asked.
    pub asking: String,
    /// Why nothing was found; empty if nothing went wrong.
    pub refusal: String,
    /// What may be meant instead, which can be asked for at once.
    pub nearest: Vec<NearestName>,
}

/// A meeting and a group that may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NearestName {
    /// Which of the two differs from what was typed: "IETF 126".
    pub label: String,
    /// The meeting.
    pub meeting: String,
    /// The group.
    pub group: String,
}

/// Sessions that were found; one of them, as soon as it is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
#[ts(export)]
pub struct FoundCard {
    /// "quic at IETF 126".
    pub heading: String,
    /// The sessions to choose from, a line each; empty once one is chosen.
    pub sessions: Vec<String>,
    /// "Wed 22 Jul 2026, 16:00–18:00 Europe/Vienna (2 h 00 min), Hall A".
    pub when: String,
    /// "4 items, 50 min".
    pub counted: String,
    /// Where it is saved.
    pub folder: String,
    /// It is in that folder already, and its file stays as it is.
    pub is_there: bool,
    /// Why nothing can be saved in that folder; empty if it can.
    pub trouble: String,
    /// Where a deck can belong.
    pub places: Vec<String>,
    /// The decks, in the Datatracker's order.
    pub decks: Vec<DeckRow>,
    /// What is uncertain or could not be had, a sentence each.
    pub doubts: Vec<String>,
    /// How far it is; `None` before a session is chosen.
    pub fetching: Option<Fetching>,
    /// Some deck did not come, and may come the next time.
    pub may_come: bool,
    /// It can be opened while other decks still come: the chairs' slides are there.
    pub may_open: bool,
    /// What is said about that.
    pub words: String,
}

/// A deck on the Datatracker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct DeckRow {
    /// Its title there.
    pub title: String,
    /// Its file in the folder.
    pub file: String,
    /// Where it belongs: a number in the list of places, from 0.
    pub place: usize,
    /// Why it belongs there: "the agenda links to it".
    pub why: String,
    /// Somebody should look whether it belongs there.
    pub is_unsure: bool,
    /// "1.2 MiB of 3.4 MiB", or why it is not there; empty before it is asked for.
    pub progress: String,
    /// How much of it is there, in percent; `None` if that is not known.
    pub percent: Option<u8>,
    /// It did not come.
    pub is_left: bool,
}

/// How far the decks of a session are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", content = "why", rename_all = "kebab-case")]
#[ts(export)]
pub enum Fetching {
    /// Nothing was asked for yet.
    NotYet,
    /// They are being fetched.
    Fetching,
    /// They were, and what is under way comes to its end.
    Stopping,
    /// It was stopped or failed, for this reason; no session was made.
    Stopped(String),
    /// The session is there.
    There,
}

impl Fetching {
    /// Whether something is under way.
    pub const fn is_under_way(&self) -> bool {
        matches!(self, Self::Fetching | Self::Stopping)
    }

    /// Whether it came to an end, whatever that was.
    pub const fn has_ended(&self) -> bool {
        matches!(self, Self::Stopped(_) | Self::There)
    }
}
