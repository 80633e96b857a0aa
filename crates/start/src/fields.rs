//! The fields of the form for a new session.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is typed in the fields.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NewForm {
    /// "IETF 126".
    pub meeting: String,
    /// "quic".
    pub group: String,
    /// "QUIC"; may be empty.
    pub title: String,
    /// "2026-07-22"; may be empty.
    pub day: String,
    /// "16:00".
    pub start: String,
    /// "18:00", or how long it lasts: "2h".
    pub end: String,
    /// An IANA name, or its city.
    pub zone: String,
    /// The chairs' names, with commas between them.
    pub chairs: String,
    /// The agenda's text.
    pub agenda: String,
    /// Which of its sessions it is, from 0.
    #[serde(default)]
    pub session: u32,
}
