//! Writes a file as a whole: what stood in its place stays until the new one is complete.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

/// Writes `bytes` as [`replace`] does; a pipe or a device is written to and stays what it is. A pipe that nobody reads waits, so
/// this is not for the actor's thread.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(about) if !about.is_file() => OpenOptions::new().write(true).open(path)?.write_all(bytes),
        _ => replace(path, bytes),
    }
}

/// Writes `bytes` to the file at `path`, whole or not at all. A link is followed to its target, a file keeps its mode, and what
/// says read-only, or is no plain file, is not replaced.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link may lead to a file that is not there yet; then the link itself is replaced.
    let target = fs::canonicalize(path);
    let path = target.as_deref().unwrap_or(path);
    let about = match fs::metadata(path) {
        Ok(about) if !about.is_file() => {
            return Err(io::Error::new(ErrorKind::InvalidInput, "this is not a plain file; name another"));
        }
        Ok(about) if about.permissions().readonly() => {
            return Err(io::Error::new(ErrorKind::PermissionDenied, "the file says that it is read-only"));
        }
        about => about.ok(),
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut new = chairside_file::temporary(folder)?;
    // Before anything is in it: what only its owner may read, nobody else reads meanwhile.
    if let Some(about) = about {
        new.as_file().set_permissions(about.permissions())?;
    }
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    new.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs::Permissions;
    use std::io::Read as _;
    use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn links_are_followed_modes_kept_and_what_is_read_only_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("old"), "old").unwrap();
        fs::set_permissions(path("old"), Permissions::from_mode(0o640)).unwrap();
        symlink("old", path("link")).unwrap();
        write(&path("link"), b"new").unwrap();
        assert_eq!(fs::read(path("old")).unwrap(), b"new");
        assert!(fs::symlink_metadata(path("link")).unwrap().is_symlink());
        assert_eq!(fs::metadata(path("old")).unwrap().permissions().mode() & 0o777, 0o640);
        fs::set_permissions(path("old"), Permissions::from_mode(0o444)).unwrap();
        assert_eq!(write(&path("link"), b"newer").unwrap_err().kind(), ErrorKind::PermissionDenied);
        assert_eq!(fs::read(path("old")).unwrap(), b"new");
        write(&path("fresh"), b"x").unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing is left behind");
    }

    #[test]
    fn a_pipe_is_written_to_and_stays_one() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        let reader = {
            let pipe = pipe.clone();
            std::thread::spawn(move || {
                let mut text = String::new();
                fs::File::open(pipe).unwrap().read_to_string(&mut text).unwrap();
                text
            })
        };
        assert_eq!(replace(&pipe, b"x").unwrap_err().kind(), ErrorKind::InvalidInput);
        write(&pipe, b"slides").unwrap();
        assert_eq!(reader.join().unwrap(), "slides");
        assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    }
}
