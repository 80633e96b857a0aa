//! Who does what in the room: the roles to fill before the first item.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::decide::Decision;
use crate::model::fact::Fact;
use crate::model::ids::ItemId;
use crate::state::State;

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

impl State {
    /// Who has a role: as filled in the room, else as the file says.
    pub fn names_of(&self, role: Role) -> &[String] {
        let planned = match role {
            Role::NoteTakers => &self.content.room.note_takers,
            Role::Scribe => &self.content.room.scribes,
        };
        self.roles.get(&role).unwrap_or(planned)
    }
}

pub(crate) fn fill(state: &State, role: Role, names: &[String]) -> Decision {
    let tidied = names.iter().flat_map(|names| names.split([',', ';']));
    let tidied = tidied.map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut names: Vec<String> = Vec::new();
    for name in tidied.filter(|name| !name.is_empty()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names == state.names_of(role) { Decision::default() } else { Fact::RoleFilled { role, names }.into() }
}

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

/// Says that an item's speaker is there, and where.
pub(crate) fn seat(state: &State, item: &ItemId, seat: Seat) -> Decision {
    match state.content.item(item) {
        Some(_) if state.seats.get(item) != Some(&seat) => Fact::PresenterSeated { item: item.clone(), seat }.into(),
        _ => Decision::default(),
    }
}
