//! Where the session's list of possible outcomes comes from: the file, the window, or what is usual for the kind of group.

use serde::{Deserialize, Serialize};

/// What stands, and is typed, in the place of an empty list.
pub const IN_OWN_WORDS: &str = "in own words";

/// Where the session's list of possible outcomes comes from. In journals that do not have it, nothing is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OutcomeList {
    /// The session's own list; `None` for what is usual. With an empty one, outcomes are said in own words.
    pub own: Option<Vec<String>>,
    /// What is usual for the kind of group.
    pub usual: Vec<String>,
    /// Whether such a group decides on each item.
    pub usually_decides: bool,
}

impl OutcomeList {
    /// Whether there is nothing to keep.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
