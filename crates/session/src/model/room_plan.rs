//! What the session file says about the room: who takes notes, whether items get outcomes, when the timer is marked,
//! who shows slides.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Fields missing in an older journal have their defaults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RoomPlan {
    /// The planned note takers.
    pub note_takers: Vec<String>,
    /// The planned chat scribes.
    pub scribes: Vec<String>,
    /// The timer has a mark at these many minutes left; falling, each at least 1.
    pub marks: Vec<u32>,
    /// Items should each get one of the possible outcomes, as in a dispatch group.
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
    /// Whether the room then sees something other than our window.
    pub fn elsewhere(self) -> bool {
        self != Self::Chairs
    }

    /// How sentences name them.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Chairs => "the chairs",
            Self::Presenter => "the presenter",
            Self::Meetecho => "Meetecho",
        }
    }

    /// The name used in session files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chairs => "chairs",
            Self::Presenter => "presenter",
            Self::Meetecho => "meetecho",
        }
    }

    /// Parses the name used in session files.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "chairs" => Some(Self::Chairs),
            "presenter" => Some(Self::Presenter),
            "meetecho" => Some(Self::Meetecho),
            _ => None,
        }
    }
}

/// Earlier journals have a boolean instead: whether the presenter shows the slides.
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
