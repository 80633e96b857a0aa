//! The copies of the notes page that this run keeps, as the actor has them.

use std::path::PathBuf;

use chairside_notes_page::Following;
use jiff::Timestamp;

/// What is known of the notes page.
#[derive(Debug)]
pub struct NotesCopies {
    /// The folder with a folder of copies for each run.
    pub folder: PathBuf,
    /// The page that is being copied, and its address.
    pub following: Option<(String, Following)>,
    /// Its text, and when it was copied last.
    pub latest: Option<(Timestamp, String)>,
    /// Since when it does not answer.
    pub failing_since: Option<Timestamp>,
    /// Since when most of its text is gone.
    pub emptied_since: Option<Timestamp>,
    /// What the chair was told about either.
    pub told: Option<String>,
}

impl NotesCopies {
    /// No copies yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, following: None, latest: None, failing_since: None, emptied_since: None, told: None }
    }
}
