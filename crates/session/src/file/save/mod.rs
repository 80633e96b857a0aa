//! Saves a changed agenda and list of outcomes in the session file, and writes new files.

mod agenda;
mod before;
mod comments;
mod draft;
mod edit;
mod flow;
mod front;
mod head;
mod keys;
mod layout;
mod links;
mod new;
mod plain;
mod scalar;
mod slides;
mod top_level;

pub use agenda::{Saved, save_agenda};
pub use draft::{Draft, DraftItem, DraftSlide};
pub use head::{Head, HeadChange, head, with_head};
pub use new::new_session;
pub use plain::as_session;
