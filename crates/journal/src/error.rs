//! What can go wrong with the journal.

use std::path::PathBuf;

use crate::run::RunId;

/// What can go wrong with the journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The data directory cannot be made.
    #[error("the data directory {path} cannot be made: {why}; choose another with --data-dir")]
    Directory {
        /// Which.
        path: PathBuf,
        /// Why.
        why: std::io::Error,
    },
    /// The database cannot be opened or brought up to date.
    #[error("the journal {path} cannot be opened: {why}; choose another place with --data-dir")]
    Open {
        /// Which file.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// A newer program has written it.
    #[error(
        "the journal {path} was written by a newer Chairside (its version is {version}): use that one, or choose another place with --data-dir"
    )]
    Newer {
        /// Which file.
        path: PathBuf,
        /// The version of its schema.
        version: u32,
    },
    /// It is damaged, and another program has it open, so that it cannot be put aside.
    #[error(
        "the journal {path} is damaged ({why}) and another Chairside has it open: close that one, then start again"
    )]
    DamagedInUse {
        /// Which file.
        path: PathBuf,
        /// The first thing found.
        why: String,
    },
    /// Another program has this session open.
    #[error("this session is already open in another Chairside: close that one first, or choose another --data-dir")]
    InUse,
    /// The numbers of these rows are taken by others.
    #[error("the run {run} has another row {number} already: another program went on with it")]
    Taken {
        /// Which run.
        run: RunId,
        /// The first number that is taken.
        number: u64,
    },
    /// Rows before these are missing.
    #[error("the run {run} ends before row {number}: rows before it are missing")]
    Gap {
        /// Which run.
        run: RunId,
        /// The first row that cannot follow.
        number: u64,
    },
    /// The file was deleted or replaced while it was open.
    #[error("the journal {path} was taken away while it was open")]
    Gone {
        /// Which file.
        path: PathBuf,
    },
    /// There is no such run.
    #[error("there is no run {0} in the journal")]
    NoSuchRun(RunId),
    /// Reading or writing failed.
    #[error("the journal cannot be read or written: {0}")]
    Sql(#[from] rusqlite::Error),
    /// A file beside the database cannot be read or written.
    #[error("{path} cannot be read or written: {why}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        why: std::io::Error,
    },
    /// A fact cannot be written as JSON.
    #[error("a fact cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl JournalError {
    /// Turns an error of the file system into one that names the file.
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |why| Self::File { path, why }
    }
}
