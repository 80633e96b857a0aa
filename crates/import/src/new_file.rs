//! Writes a file that must not be there yet: whole or not at all, and never over another.

use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// Why a new file was not written.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// Its name is taken.
    #[error("{} is there already and stays as it is. Name another file", chairside_problem::marks::path(path))]
    Taken {
        /// The file.
        path: PathBuf,
    },
    /// The system refused.
    #[error("{} was not written: {error}", chairside_problem::marks::path(path))]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

/// Writes the file. It appears under its name once all of it is on the disk, so that nobody opens half a session.
///
/// # Errors
/// If the name is taken, by a file or anything else, or the system refuses.
pub fn write_new(path: &Path, text: &str) -> Result<(), NotWritten> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if path.symlink_metadata().is_ok() {
        return Err(NotWritten::Taken { path: path.into() });
    }
    let failed = |error| NotWritten::Io { path: path.into(), error };
    let mut file = chairside_file::temporary(folder).map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Err(NotWritten::Taken { path: path.into() }),
        Err(error) => Err(failed(error.error)),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_new_file_is_whole_and_never_replaces_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quic.md");
        write_new(&path, "one").unwrap();
        let again = write_new(&path, "two").unwrap_err();
        assert!(matches!(again, NotWritten::Taken { .. }) && again.to_string().contains("stays as it is"), "{again}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
        let nowhere = write_new(&folder.path().join("none/quic.md"), "one").unwrap_err();
        assert!(matches!(nowhere, NotWritten::Io { .. }) && !nowhere.to_string().contains(".chairside-"), "{nowhere}");
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_it_as_the_system_says_and_a_link_to_nowhere_is_not_followed() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (usual, path) = (folder.path().join("usual"), folder.path().join("ours"));
        fs::write(&usual, "").unwrap();
        write_new(&path, "").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&path), mode(&usual));
        symlink(folder.path().join("elsewhere"), folder.path().join("link")).unwrap();
        assert!(matches!(write_new(&folder.path().join("link"), "x"), Err(NotWritten::Taken { .. })));
    }
}
