//! What the Datatracker has now that the session does not, as the presenter window lists it.

use serde::Serialize;
use ts_rs::TS;

/// A look at the Datatracker: what has changed there, and what of it the chair wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RefreshCard {
    /// "quic at IETF 126".
    pub heading: String,
    /// How far it is.
    pub step: RefreshStep,
    /// What is said about that.
    pub words: String,
    /// What has changed, in the Datatracker's order.
    pub changes: Vec<ChangeRow>,
}

/// How far a look at the Datatracker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum RefreshStep {
    /// It is being asked.
    Asking,
    /// It has answered, or not: the words say so.
    Answered,
    /// What the chair wants of it is being fetched.
    Fetching,
}

/// Something that has changed on the Datatracker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ChangeRow {
    /// What: "Revision 03 of “Open issues”".
    pub what: String,
    /// What it is for, and what is there now.
    pub about: String,
    /// Takes nothing away that somebody chose, so it is ticked at first.
    pub is_likely: bool,
    /// How far its file is: "1.2 MiB of 3.4 MiB"; empty before it is asked for.
    pub progress: String,
}
