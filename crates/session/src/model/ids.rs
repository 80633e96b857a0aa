//! The ids by which facts refer to things. An id never changes during a run.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(export, type = "string")]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<T: Into<String>> From<T> for $name {
            fn from(text: T) -> Self {
                Self(text.into())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// An agenda item: its `id:` in the session file, or a slug of its title.
    ItemId
}
text_id! {
    /// A deck: the chairs' own, the generated slide of an item, or a file by its name.
    DeckId
}
text_id! {
    /// An entry of the checklist.
    EntryId
}

text_id! {
    /// Somebody in the queue for the microphone.
    SpeakerId
}
text_id! {
    /// A note for the minutes.
    NoteId
}
text_id! {
    /// A poll.
    PollId
}
text_id! {
    /// A stroke of the pen or the highlighter.
    StrokeId
}
text_id! {
    /// Something that has to be in place before the first item: `note-takers`, `speaker:<item>`.
    ReminderId
}

impl SpeakerId {
    /// The id of the person whose joining is this row.
    pub fn of(row: RowId) -> Self {
        Self(row.0.to_string())
    }
}

impl NoteId {
    /// The id of the note that was written in this row.
    pub fn of(row: RowId) -> Self {
        Self(row.0.to_string())
    }
}

impl StrokeId {
    /// The id of the stroke that was begun with this row's stamp.
    pub fn of(row: RowId) -> Self {
        Self(row.0.to_string())
    }
}

impl PollId {
    /// The id of the poll that was asked or imported in this row.
    pub fn of(row: RowId) -> Self {
        Self(row.0.to_string())
    }
}

impl DeckId {
    const CHAIRS: &str = "chairs";
    const ITEM: &str = "item:";
    const LATE: &str = "late:";

    /// The chairs' deck.
    pub fn chairs() -> Self {
        Self(Self::CHAIRS.into())
    }

    /// The generated slide of an item without a deck.
    pub fn of_item(item: &ItemId) -> Self {
        Self(format!("{}{item}", Self::ITEM))
    }

    /// A deck attached during the session, by its file's name.
    pub fn late(file: &str) -> Self {
        Self(format!("{}{file}", Self::LATE))
    }

    /// The same, for a second file of the same name.
    pub fn late_for(item: &ItemId, file: &str) -> Self {
        Self(format!("{}{item}:{file}", Self::LATE))
    }

    /// Whether this is the chairs' deck.
    pub fn is_chairs(&self) -> bool {
        self.0 == Self::CHAIRS
    }

    /// The item whose generated slide this is; `None` for a deck that comes from a file.
    pub fn shown_item(&self) -> Option<ItemId> {
        self.0.strip_prefix(Self::ITEM).map(ItemId::from)
    }

    /// Whether it was attached during the session.
    pub fn is_late(&self) -> bool {
        self.0.starts_with(Self::LATE)
    }
}

/// A row of the journal: a `UUIDv7`, created with the stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RowId(pub Uuid);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decks_are_written_in_the_journal_as_they_always_were() {
        let pat = ItemId::from("pat");
        let cases = [
            (DeckId::chairs(), "chairs"),
            (DeckId::of_item(&pat), "item:pat"),
            (DeckId::late("pat.pdf"), "late:pat.pdf"),
            (DeckId::late_for(&pat, "pat.pdf"), "late:pat:pat.pdf"),
            (DeckId::from("decks/pat.md"), "decks/pat.md"),
        ];
        for (deck, written) in cases {
            assert_eq!(serde_json::to_value(&deck).unwrap(), written);
            assert_eq!(serde_json::from_value::<DeckId>(written.into()).unwrap(), deck);
            assert_eq!(deck.is_chairs(), written == "chairs", "{deck}");
            assert_eq!(deck.shown_item(), (written == "item:pat").then(|| pat.clone()), "{deck}");
            assert_eq!(deck.is_late(), written.starts_with("late"), "{deck}");
        }
    }
}
