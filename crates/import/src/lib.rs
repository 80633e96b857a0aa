//! Makes new sessions: drafts of session files from an agenda ([`from_agenda`]), from what the IETF Datatracker says
//! ([`from_datatracker`]) and from a template by kind of group ([`template`]), and a folder with a session file and its
//! decks ([`bring`]). Nothing is dropped silently: what has no key in a session file becomes a comment in it, and each
//! import says what is uncertain.
//!
//! The layers, each using only those before it: `words` (texts and addresses as a session file takes them), `when`,
//! `item`, `agenda`, `template`, `decks`, `datatracker`, `new_file`, `folder`. Only the last two touch the disk.

mod agenda;
mod datatracker;
mod decks;
mod folder;
mod item;
mod new_file;
mod template;
mod when;
mod words;

pub use agenda::{Imported, from_agenda, session_names};
pub use datatracker::{folder_name, from_datatracker, session_name};
pub use decks::{DeckNote, DeckPlace};
pub use folder::{BringError, Brought, SESSION_FILE, bring};
pub use item::draft_item;
pub use new_file::{NotWritten, write_new};
pub use template::{TemplateKind, editions, first_items, new_talk, slides, template};
