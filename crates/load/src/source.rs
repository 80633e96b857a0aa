//! What is to be loaded: the file, and what the chair has added to it since.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chairside_session::{DeckId, ItemId, NotesAnswers};

use crate::talk::TalkTime;

/// A file, and what was added to it.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The session file or plain deck, as the person named it.
    pub path: PathBuf,
    /// Decks that the chair attached to items.
    pub attached: Vec<AttachedDeck>,
    /// Passwords that the chair typed. They are kept here and nowhere else.
    pub passwords: HashMap<DeckId, String>,
    /// Where the chair has said that notes are on the pages of PDFs.
    pub answers: NotesAnswers,
    /// The notes file for a plain deck; `None` takes the one beside it.
    pub notes: Option<PathBuf>,
    /// How long a plain deck's talk may take.
    pub talk: TalkTime,
    /// Fonts for the letters of Markdown slides are looked for another time: with many fonts that takes longer than the
    /// first slide should wait.
    pub fonts_later: bool,
}

/// A deck that the chair attached to an item during the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachedDeck {
    /// The item.
    pub item: ItemId,
    /// The deck's file.
    pub path: PathBuf,
    /// The deck's id, which no deck that the session file names can have.
    pub deck: DeckId,
}

impl AttachedDeck {
    /// The file's name.
    pub fn name(&self) -> String {
        file_name(&self.path)
    }
}

/// A file's name without its folder.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

impl Source {
    /// The file alone.
    pub fn of(path: &Path) -> Self {
        Self { path: path.into(), ..Self::default() }
    }

    /// Attaches a deck to an item. Its id is its file's name; if another file of that name is attached already, the
    /// item's id comes before it.
    pub fn attach(&mut self, item: ItemId, path: PathBuf) {
        let name = file_name(&path);
        let by_name = DeckId::late(&name);
        let is_taken = self.attached.iter().any(|known| known.deck == by_name && known.path != path);
        let deck = if is_taken { DeckId::late_for(&item, &name) } else { by_name };
        self.attached.push(AttachedDeck { item, path, deck });
    }

    /// The item and the id of each attached deck.
    pub(crate) fn attached_ids(&self) -> Vec<(ItemId, DeckId)> {
        self.attached.iter().map(|attached| (attached.item.clone(), attached.deck.clone())).collect()
    }

    /// The folder that holds the file; decks named in it are looked up there.
    pub fn folder(&self) -> PathBuf {
        match self.path.parent() {
            Some(parent) if parent != Path::new("") => parent.into(),
            _ => PathBuf::from("."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_attached_files_of_the_same_name_get_different_ids() {
        let mut source = Source::of(Path::new("session.md"));
        source.attach(ItemId::from("one"), "a/slides.pdf".into());
        source.attach(ItemId::from("two"), "b/slides.pdf".into());
        source.attach(ItemId::from("three"), "a/slides.pdf".into());
        let ids: Vec<&str> = source.attached.iter().map(|attached| attached.deck.as_str()).collect();
        assert_eq!(ids, ["late:slides.pdf", "late:two:slides.pdf", "late:slides.pdf"]);
        assert!(source.attached.iter().all(|attached| attached.deck.is_late()));
    }

    #[test]
    fn decks_are_looked_up_beside_the_file_wherever_it_was_named_from() {
        assert_eq!(Source::of(Path::new("session.md")).folder(), Path::new("."));
        assert_eq!(Source::of(Path::new("tls/session.md")).folder(), Path::new("tls"));
    }
}
