//! Locks: a session belongs to one program at a time, and nobody puts a database aside that another has open.

use std::fs::{File, TryLockError};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::JournalError;

/// The lock that all who have the database open share.
const OPEN: &str = "journal.lock";

/// Keeps a session for this program: two that go on with one run would write over one another. The system takes the
/// lock away when the program ends, however it ends.
#[derive(Debug)]
pub struct Claim {
    _file: File,
}

impl Claim {
    /// Claims the session of this key.
    pub fn make(directory: &Path, session: &str) -> Result<Self, JournalError> {
        std::fs::create_dir_all(directory).map_err(|why| JournalError::Directory { path: directory.into(), why })?;
        let name = base16ct::lower::encode_string(&Sha256::digest(session.as_bytes())[..8]);
        let path = directory.join(format!("{name}.lock"));
        let file = lock_file(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(JournalError::InUse),
            Err(TryLockError::Error(why)) => Err(JournalError::Open { path, why: why.to_string() }),
        }
    }
}

/// Held as long as the database is open.
#[derive(Debug)]
pub(crate) struct Presence {
    file: File,
    /// Nobody else has the database open.
    pub alone: bool,
}

impl Presence {
    /// Alone when nobody has the database open, else beside the others; waits while one who is alone opens it.
    pub fn enter(directory: &Path) -> Result<Self, JournalError> {
        let path = directory.join(OPEN);
        let file = lock_file(&path)?;
        let alone = match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                file.lock_shared().map_err(JournalError::file(&path))?;
                false
            }
            Err(TryLockError::Error(why)) => return Err(JournalError::File { path, why }),
        };
        Ok(Self { file, alone })
    }

    /// Lets others in.
    pub fn share(&mut self, directory: &Path) -> Result<(), JournalError> {
        if self.alone {
            self.file.lock_shared().map_err(JournalError::file(directory.join(OPEN)))?;
            self.alone = false;
        }
        Ok(())
    }
}

fn lock_file(path: &Path) -> Result<File, JournalError> {
    let open = File::options().create(true).truncate(false).write(true).open(path);
    open.map_err(|why| JournalError::Open { path: path.into(), why: why.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_open_once_and_free_again_after_the_end() {
        let directory = tempfile::tempdir().unwrap();
        let claim = Claim::make(directory.path(), "s").unwrap();
        assert!(matches!(Claim::make(directory.path(), "s"), Err(JournalError::InUse)));
        assert!(Claim::make(directory.path(), "t").is_ok());
        drop(claim);
        assert!(Claim::make(directory.path(), "s").is_ok());
    }

    #[test]
    fn the_first_is_alone_until_it_lets_others_in() {
        let directory = tempfile::tempdir().unwrap();
        let mut first = Presence::enter(directory.path()).unwrap();
        assert!(first.alone);
        first.share(directory.path()).unwrap();
        assert!(!Presence::enter(directory.path()).unwrap().alone);
    }
}
