//! Who does what in the room: the roles to fill before the first item.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A role that somebody of the group takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Role {
    /// Takes notes.
    NoteTakers,
    /// Relays the chat.
    Scribe,
}

/// The roles as they were filled in the room.
pub type Roles = BTreeMap<Role, Vec<String>>;

/// Where a speaker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Seat {
    /// In the room.
    OnSite,
    /// Connected from afar.
    Remote,
}

impl Seat {
    /// "on site", "remote".
    pub const fn words(self) -> &'static str {
        match self {
            Self::OnSite => "on site",
            Self::Remote => "remote",
        }
    }

    /// The name in a session file.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "on-site" => Some(Self::OnSite),
            "remote" => Some(Self::Remote),
            _ => None,
        }
    }
}
