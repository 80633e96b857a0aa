//! The files that make up a journal, all in one directory.

use std::path::{Path, PathBuf};

/// The files of a journal.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    pub directory: PathBuf,
    pub database: PathBuf,
    pub marks: PathBuf,
    /// A restored database that waits to take the place of the damaged one.
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

    pub fn beside(&self, end: &str) -> PathBuf {
        self.directory.join(format!("journal.sqlite3{end}"))
    }

    pub fn log(&self) -> PathBuf {
        self.beside("-wal")
    }

    pub fn index(&self) -> PathBuf {
        self.beside("-shm")
    }
}
