//! Kinds of groups, and what each of them can decide about an item.

use serde::{Deserialize, Serialize};

/// A kind of group: a working group, a dispatch group, a research group.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct GroupKind {
    /// Its name in session files, such as `wg`.
    pub kind: String,
    /// Its name for people.
    pub name: String,
    /// Groups of this kind, by their short names.
    #[serde(default)]
    pub groups: Vec<String>,
    /// How the short names of its groups end.
    #[serde(default)]
    pub ends: Vec<String>,
    /// Groups that no other kind knows are of this one.
    #[serde(default)]
    pub is_usual: bool,
    /// What it can decide about an item, in the order in which chairs list it.
    pub outcomes: Vec<Outcome>,
}

impl GroupKind {
    /// Whether its names or ends have this group, in small letters.
    pub(crate) fn has(&self, group: &str) -> bool {
        self.groups.iter().any(|name| name == group) || self.ends.iter().any(|end| group.ends_with(end.as_str()))
    }
}

/// Something that a session can decide about an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Outcome {
    /// An id that stays when the words change, such as `existing-wg`.
    pub id: String,
    /// The words on the chairs' slides: "Direct to an existing WG".
    pub slide: String,
    /// The full phrase for summaries and minutes: "the IETF should not work on this topic".
    pub words: String,
}
