//! What is to be opened: the file, and what the chair has added to it since.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chairside_session::{DeckId, ItemId};

use crate::talk::Talk;

/// What the ids of decks that came late begin with.
const LATE: &str = "late:";

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
    /// The deck's id: not that of a deck that the session file may name.
    pub deck: DeckId,
}

impl Attached {
    /// The file's name.
    pub fn name(&self) -> String {
        name_of(&self.path)
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Whether a deck came late.
pub fn is_late(deck: &DeckId) -> bool {
    deck.as_str().starts_with(LATE)
}

impl Source {
    /// The file alone.
    pub fn of(path: &Path) -> Self {
        Self { path: path.into(), ..Self::default() }
    }

    /// Attaches a deck to an item. It is known by its file's name; of two with the same name the later one by its item too.
    pub fn attach(&mut self, item: ItemId, path: PathBuf) {
        let name = name_of(&path);
        let plain = DeckId::from(format!("{LATE}{name}").as_str());
        let is_taken = self.attached.iter().any(|known| known.deck == plain && known.path != path);
        let deck = if is_taken { DeckId::from(format!("{LATE}{item}:{name}").as_str()) } else { plain };
        self.attached.push(Attached { item, path, deck });
    }

    /// The folder that decks are found in.
    pub fn folder(&self) -> PathBuf {
        match self.path.parent() {
            Some(parent) if parent != Path::new("") => parent.into(),
            _ => PathBuf::from("."),
        }
    }
}
