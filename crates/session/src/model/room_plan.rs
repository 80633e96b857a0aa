//! What a session file says of the room besides the agenda: who takes notes, what is decided, when time is called.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All of it; what an older journal does not have is as if the file had not said it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoomPlan {
    /// Who takes notes.
    pub note_takers: Vec<String>,
    /// Who relays the chat.
    pub scribes: Vec<String>,
    /// Minutes left at which the timer is marked; falling, each at least 1.
    pub marks: Vec<u32>,
    /// Items are to get one of the possible outcomes, as in a dispatch group.
    pub decides: bool,
}

impl Default for RoomPlan {
    fn default() -> Self {
        Self { note_takers: Vec::new(), scribes: Vec::new(), marks: vec![5, 2, 1], decides: false }
    }
}

/// Who shows the slides of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum ShownBy {
    /// We do, in the audience window.
    #[default]
    Chairs,
    /// The presenter shares a screen.
    Presenter,
    /// Meetecho shows its own copy.
    Meetecho,
}

impl ShownBy {
    /// Whether the room looks at something else than our window.
    pub fn elsewhere(self) -> bool {
        self != Self::Chairs
    }

    /// "the presenter", "Meetecho".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Chairs => "the chairs",
            Self::Presenter => "the presenter",
            Self::Meetecho => "Meetecho",
        }
    }

    /// The name in a session file.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "chairs" => Some(Self::Chairs),
            "presenter" => Some(Self::Presenter),
            "meetecho" => Some(Self::Meetecho),
            _ => None,
        }
    }
}

/// Journals of earlier versions have a truth value: whether the presenter shows.
impl<'de> Deserialize<'de> for ShownBy {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Earlier(bool),
            Name(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Earlier(presenter) => Ok(if presenter { Self::Presenter } else { Self::Chairs }),
            Written::Name(name) => Self::from_name(&name)
                .ok_or_else(|| serde::de::Error::custom(format!("nobody is called {name} who shows slides"))),
        }
    }
}
