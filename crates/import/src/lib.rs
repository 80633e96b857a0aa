//! Makes new sessions: drafts of session files from an agenda ([`from_agenda`]), from what the IETF Datatracker says
//! ([`from_datatracker`]) and from a template by kind of group ([`template`]), and a folder with a session file and its
//! decks ([`bring`]). Nothing is dropped silently: what has no key in a session file becomes a comment in it, and each
//! import says what is uncertain.
//!
//! The layers, each using only those before it: `words` (texts and addresses as a session file takes them), `when`,
//! `item`, `agenda`, `template`, `decks`, `datatracker`, `changes`, `fetched`, `new_file`, `folder`. Only the last two touch the
//! disk.

mod agenda;
mod changes;
mod datatracker;
mod decks;
mod fetched;
mod folder;
mod item;
mod new_file;
mod template;
mod when;
mod words;

pub use agenda::{Imported, from_agenda, session_names};
pub use changes::{
    BEFORE_FILE, Before, Change, ItemField, KnownItem, KnownSession, LinkChange, Owner, changes, deck_files,
    same_session,
};
pub use datatracker::{folder_name, from_datatracker, session_name, slot_in_words, slot_words};
pub use decks::{Choices, DeckNote, DeckPlace, agreement_words, file_of as deck_file};
pub use fetched::{fetched, size};
pub use folder::{BringError, Brought, SESSION_FILE, bring, bring_before_decks, is_in_folder};
pub use item::draft_item;
pub use new_file::{NotWritten, write_new};
pub use template::{TemplateKind, editions, first_items, new_talk, slides, template};
pub use when::zone_of_meeting;
