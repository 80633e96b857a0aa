//! What can go wrong with the journal.

use std::path::PathBuf;

use crate::run::RunId;

/// What can go wrong with the journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The data directory cannot be created.
    #[error("cannot create the data directory {path}: {why}. Choose another one with --data-dir")]
    Directory {
        /// The directory.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// The database cannot be opened or brought up to date.
    #[error("cannot open the journal {path}: {why}. Choose another data directory with --data-dir")]
    Open {
        /// The database, or a lock file beside it.
        path: PathBuf,
        /// What went wrong.
        why: String,
    },
    /// A newer version of the program wrote the journal.
    #[error(
        "the journal {path} was written by a newer Chairside (version {version} of its tables). Use that one, or choose another data directory with --data-dir"
    )]
    Newer {
        /// The database.
        path: PathBuf,
        /// The version of its schema, greater than the one this program writes.
        version: u32,
    },
    /// The database is damaged, and cannot be repaired because another program has it open.
    #[error(
        "the journal {path} is damaged ({why}), and another Chairside has it open. Close that one, then start again"
    )]
    DamagedInUse {
        /// The database.
        path: PathBuf,
        /// The first problem found.
        why: String,
    },
    /// Another program has the session open.
    #[error(
        "another Chairside has this session open. Close it first, or choose another data directory with --data-dir"
    )]
    InUse,
    /// The run has a different row with the same number.
    #[error("the run {run} already has a different row {number}: another program has added to this run")]
    Taken {
        /// The run.
        run: RunId,
        /// The first such number.
        number: u64,
    },
    /// Rows cannot be appended, because rows before them are missing.
    #[error("cannot add row {number} to the run {run}: rows before it are missing")]
    Gap {
        /// The run.
        run: RunId,
        /// The first row that cannot be appended.
        number: u64,
    },
    /// The file was deleted or replaced while it was open.
    #[error("the journal {path} was deleted or replaced while it was open")]
    Gone {
        /// The database.
        path: PathBuf,
    },
    /// The journal has no run with this id.
    #[error("there is no run {0} in the journal")]
    NoSuchRun(RunId),
    /// SQLite could not read or write the database.
    #[error("cannot read or write the journal: {0}")]
    Sql(#[from] rusqlite::Error),
    /// A file beside the database cannot be read or written.
    #[error("cannot read or write {path}: {why}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// A fact cannot be written as JSON.
    #[error("cannot write a fact as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl JournalError {
    /// Adds the file's name to an error of the file system.
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |why| Self::File { path, why }
    }
}
