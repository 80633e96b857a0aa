//! Locks: only one program at a time has a session open, and no program replaces a database that another has open.
//!
//! The system releases a lock when its program ends, however it ends.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::error::JournalError;
use crate::private;

/// How long a program that only looks whether a session is open has it locked at most.
const LOOK: Duration = Duration::from_millis(50);

/// The file whose lock all programs share that have the database open.
const OPEN: &str = "journal.lock";

/// The lock of one session, released when it is dropped. Without it, two programs that resume the same run would both
/// append to it.
#[derive(Debug)]
pub struct SessionLock {
    _file: File,
}

impl SessionLock {
    /// Locks the session with this key (see [`crate::RunInfo::session`]). Fails with [`JournalError::InUse`] when another
    /// program has it locked, and not only to look ([`is_in_use`]).
    pub fn acquire(directory: &Path, session: &str) -> Result<Self, JournalError> {
        match Self::try_acquire(directory, session) {
            Err(JournalError::InUse) => {
                thread::sleep(LOOK);
                Self::try_acquire(directory, session)
            }
            tried => tried,
        }
    }

    fn try_acquire(directory: &Path, session: &str) -> Result<Self, JournalError> {
        private::prepare(directory)?;
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

/// Whether another program has the session with this key open. The session is locked for a moment to find out.
pub fn is_in_use(directory: &Path, session: &str) -> bool {
    matches!(SessionLock::try_acquire(directory, session), Err(JournalError::InUse))
}

/// The lock of the database, held as long as it is open.
#[derive(Debug)]
pub(crate) struct DatabaseLock {
    file: File,
    /// No other program has the database open, and none can open it until [`Self::share`].
    pub alone: bool,
}

impl DatabaseLock {
    /// Locks the database: alone when no other program has it open, else together with the others. Waits while another
    /// program has it alone.
    pub fn acquire(directory: &Path) -> Result<Self, JournalError> {
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

    /// Lets other programs open the database too.
    pub fn share(&mut self, directory: &Path) -> Result<(), JournalError> {
        if self.alone {
            self.file.lock_shared().map_err(JournalError::file(directory.join(OPEN)))?;
            self.alone = false;
        }
        Ok(())
    }
}

fn lock_file(path: &Path) -> Result<File, JournalError> {
    let open = private::options().create(true).truncate(false).write(true).open(path);
    open.map_err(|why| JournalError::Open { path: path.into(), why: why.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_open_once_and_free_again_after_the_end() {
        let directory = tempfile::tempdir().unwrap();
        let lock = SessionLock::acquire(directory.path(), "s").unwrap();
        assert!(matches!(SessionLock::try_acquire(directory.path(), "s"), Err(JournalError::InUse)));
        assert!(SessionLock::acquire(directory.path(), "t").is_ok());
        drop(lock);
        assert!(SessionLock::acquire(directory.path(), "s").is_ok());
    }

    #[test]
    fn the_first_is_alone_until_it_lets_others_in() {
        let directory = tempfile::tempdir().unwrap();
        let mut first = DatabaseLock::acquire(directory.path()).unwrap();
        assert!(first.alone);
        first.share(directory.path()).unwrap();
        assert!(!DatabaseLock::acquire(directory.path()).unwrap().alone);
    }
}
