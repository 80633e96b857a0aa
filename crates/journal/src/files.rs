//! The names of the files that make up a journal, all in one directory.

use std::path::{Path, PathBuf};

/// The paths of a journal's files. Not all of them need exist.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    pub directory: PathBuf,
    pub database: PathBuf,
    pub marks: PathBuf,
    /// A repaired database, complete, that has not yet replaced the damaged one.
    pub restored: PathBuf,
}

impl Files {
    pub fn of(directory: &Path) -> Self {
        Self {
            directory: directory.into(),
            database: directory.join("journal.sqlite3"),
            marks: directory.join("journal.marks"),
            restored: directory.join("journal.sqlite3.restored"),
        }
    }

    /// The file whose name is the database's with `end` behind it.
    pub fn beside(&self, end: &str) -> PathBuf {
        self.directory.join(format!("journal.sqlite3{end}"))
    }

    /// SQLite's write-ahead log.
    pub fn log(&self) -> PathBuf {
        self.beside("-wal")
    }

    /// SQLite's shared index of that log.
    pub fn index(&self) -> PathBuf {
        self.beside("-shm")
    }
}
