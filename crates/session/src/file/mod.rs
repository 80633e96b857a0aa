//! The session file: reading its front matter, joining it with the decks into the session's content, saving a changed
//! agenda in it, and writing a new one.

mod agenda;
mod content;
pub mod datatracker;
mod front_matter;
mod item_spec;
mod known_keys;
pub mod merge;
mod reader;
mod save;
mod session_file;
mod talks;
mod tree;
mod when;
mod written;
mod yaml;
mod yaml_cut;
mod yaml_errors;
mod yaml_pieces;

pub use crate::model::notes_place::NotesPlace;
pub use content::Usual;
pub use front_matter::{missing_questions, read};
pub use item_spec::ItemSpec;
pub use save::{
    Draft, DraftItem, DraftSlide, Head, HeadChange, Saved, as_session, head, new_session, save_agenda, with_head,
};
pub use session_file::SessionFile;
pub use written::Written;
