//! The roles in the room, and where speakers are.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::ItemId;

/// A role that somebody in the room takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Role {
    /// Take notes for the minutes; there can be several.
    NoteTakers,
    /// Reads out what the chat wants to say at the microphone.
    Scribe,
}

/// Who took which role during the session.
pub type Roles = BTreeMap<Role, Vec<String>>;

/// Where a speaker takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Seat {
    /// In the room.
    OnSite,
    /// Remotely.
    Remote,
}

/// Where the speakers of items are: each by name as it is compared, or all of an item's under no name.
pub type Seats = BTreeMap<(ItemId, Option<String>), Seat>;

/// A name as it is compared: somebody may be spelled in capitals in one place.
pub fn folded(who: &str) -> String {
    who.trim().to_lowercase()
}

/// Where somebody who presents this item is, as far as it was said with this item.
pub fn seat_with(seats: &Seats, item: &ItemId, who: &str) -> Option<Seat> {
    let of = |name: Option<String>| seats.get(&(item.clone(), name)).copied();
    of(Some(folded(who))).or_else(|| of(None))
}

impl Seat {
    /// How sentences say it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::OnSite => "on site",
            Self::Remote => "remote",
        }
    }

    /// The name used in session files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OnSite => "on-site",
            Self::Remote => "remote",
        }
    }

    /// Parses the name used in session files.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "on-site" => Some(Self::OnSite),
            "remote" => Some(Self::Remote),
            _ => None,
        }
    }
}
