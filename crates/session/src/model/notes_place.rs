//! Where a PDF's pages have the speaker's notes, and what the chair has answered about it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::DeckId;

/// Where a PDF's pages have the speaker's notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum NotesPlace {
    /// In the right half.
    Right,
    /// In the left half.
    Left,
    /// In the upper half.
    Top,
    /// In the lower half.
    Bottom,
    /// Nowhere; the whole page is the slide.
    None,
}

impl NotesPlace {
    /// All places.
    pub const ALL: [Self; 5] = [Self::Right, Self::Left, Self::Top, Self::Bottom, Self::None];

    /// Its name in session files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Left => "left",
            Self::Top => "top",
            Self::Bottom => "bottom",
            Self::None => "none",
        }
    }

    /// The half across from it; none for the whole page.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Right => Self::Left,
            Self::Left => Self::Right,
            Self::Top => Self::Bottom,
            Self::Bottom => Self::Top,
            Self::None => Self::None,
        }
    }

    /// As a button says it: "The right half is notes".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Right => "The right half is notes",
            Self::Left => "The left half is notes",
            Self::Top => "The upper half is notes",
            Self::Bottom => "The lower half is notes",
            Self::None => "The whole page is the slide",
        }
    }
}

/// What the chair has answered about decks whose pages may have notes on one half.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotesAnswers {
    /// By the SHA-256 of the file, in hexadecimal: the deck that was asked about, and the answer.
    by_file: BTreeMap<String, (DeckId, NotesPlace)>,
    /// The half that the latest answer about a deck hides.
    hidden: BTreeMap<DeckId, NotesPlace>,
}

impl NotesAnswers {
    /// Adds an answer; the latest about a file counts.
    pub fn add(&mut self, deck: &DeckId, file: &str, notes: NotesPlace) {
        self.by_file.insert(file.to_owned(), (deck.clone(), notes));
        if notes == NotesPlace::None {
            self.hidden.remove(deck);
        } else {
            self.hidden.insert(deck.clone(), notes);
        }
    }

    /// What holds for a file whose notes are likely to be at `likely`. An answer about this very file counts, in whatever
    /// deck. An answer that hid the likely half of the deck's former version holds for the new one too; one that showed
    /// the whole page does not.
    pub fn of(&self, deck: &DeckId, file: &str, likely: NotesPlace) -> Option<NotesPlace> {
        let of_file = self.by_file.get(file).map(|(_, notes)| *notes);
        of_file.or_else(|| self.hidden.get(deck).copied().filter(|hidden| *hidden == likely))
    }

    /// Each file that was asked about, with its deck and the answer.
    pub fn iter(&self) -> impl Iterator<Item = (&DeckId, &str, NotesPlace)> {
        self.by_file.iter().map(|(file, (deck, notes))| (deck, file.as_str(), *notes))
    }

    /// Nothing has been answered.
    pub fn is_empty(&self) -> bool {
        self.by_file.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_counts_for_the_file_and_one_that_hides_for_the_decks_next_version() {
        let (pat, other) = (DeckId::from("pat.pdf"), DeckId::from("other.pdf"));
        let mut answers = NotesAnswers::default();
        assert_eq!(answers.of(&pat, "a1", NotesPlace::Right), None);
        answers.add(&pat, "a1", NotesPlace::Right);
        assert_eq!(answers.of(&pat, "a1", NotesPlace::Left), Some(NotesPlace::Right));
        assert_eq!(answers.of(&other, "a1", NotesPlace::Right), Some(NotesPlace::Right), "the same file");
        assert_eq!(answers.of(&pat, "b2", NotesPlace::Right), Some(NotesPlace::Right), "the next version");
        assert_eq!(answers.of(&pat, "b2", NotesPlace::Bottom), None, "its notes would be elsewhere");
        assert_eq!(answers.of(&other, "b2", NotesPlace::Right), None);
        answers.add(&pat, "b2", NotesPlace::None);
        assert_eq!(answers.of(&pat, "b2", NotesPlace::Right), Some(NotesPlace::None));
        assert_eq!(answers.of(&pat, "c3", NotesPlace::Right), None, "what shows all holds for no other file");
        assert_eq!(answers.of(&pat, "a1", NotesPlace::Right), Some(NotesPlace::Right));
    }
}
