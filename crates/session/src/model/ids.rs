//! Names of things that facts refer to. An id never changes while a run lasts.

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
    /// An agenda item: its `id:` in the session file, else made from its title.
    ItemId
}
text_id! {
    /// A deck: `chairs` for the chairs' own, `item:<id>` for the generated slide of an item, else the file's name.
    DeckId
}
text_id! {
    /// An entry of the checklist.
    EntryId
}

text_id! {
    /// Somebody who waits to speak at the microphone.
    SpeakerId
}
text_id! {
    /// A poll.
    PollId
}
text_id! {
    /// Something that should be in place before the first item: `note-takers`, `speaker:<item>`.
    ReminderId
}

impl SpeakerId {
    /// Whoever joined with this row.
    pub fn of(row: RowId) -> Self {
        Self(row.0.to_string())
    }
}

impl PollId {
    /// The poll that was asked, or taken over, with this row.
    pub fn of(row: RowId) -> Self {
        Self(row.0.to_string())
    }
}

impl DeckId {
    /// The chairs' deck.
    pub fn chairs() -> Self {
        Self("chairs".into())
    }

    /// The generated slide of an item that brings no deck.
    pub fn of_item(item: &ItemId) -> Self {
        Self(format!("item:{item}"))
    }
}

/// A row of the journal (a `UUIDv7`, made by whoever makes the stamp).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RowId(pub Uuid);
