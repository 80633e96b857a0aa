//! What is to be opened: the file, and what the chair has added to it since.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chairside_session::{DeckId, ItemId};

use crate::talk::Talk;

/// A file and what was added.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The session file or plain deck, as the person named it.
    pub path: PathBuf,
    /// Decks that came late.
    pub attached: Vec<Attached>,
    /// Passwords that the chair typed. They are nowhere but here.
    pub passwords: HashMap<DeckId, String>,
    /// A file of notes for a plain deck.
    pub notes: Option<PathBuf>,
    /// How long a talk without a session may take.
    pub talk: Talk,
}

/// A deck that came late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// The item that it is for.
    pub item: ItemId,
    /// Where it lies.
    pub path: PathBuf,
}

impl Attached {
    /// The file's name.
    pub fn name(&self) -> String {
        self.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    /// The deck's id: not that of a deck that the session file may name.
    pub fn deck_id(&self) -> DeckId {
        DeckId::from(format!("late:{}", self.name()).as_str())
    }
}

impl Source {
    /// The file alone.
    pub fn of(path: &Path) -> Self {
        Self { path: path.into(), ..Self::default() }
    }

    /// The folder that decks are found in.
    pub fn folder(&self) -> PathBuf {
        match self.path.parent() {
            Some(parent) if parent != Path::new("") => parent.into(),
            _ => PathBuf::from("."),
        }
    }
}
