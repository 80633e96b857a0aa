//! A new file beside the one that it will be: it gets its name once all of it is written.

use std::io;
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

/// Makes a file in `folder` that is gone again unless it is given a name. Others may read it as any other new file.
///
/// # Errors
/// What the system says, without the name of the file.
pub fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".chairside-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder).map_err(unnamed)
}

/// The error without the name of the temporary file, which nobody has asked for: tempfile adds it to the system's words.
pub fn unnamed(error: io::Error) -> io::Error {
    match error.to_string().rsplit_once(" at path ") {
        Some((why, _)) => io::Error::new(error.kind(), why.to_owned()),
        None => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_wrong_is_said_without_the_name_of_the_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("none");
        let plain = std::fs::metadata(&nowhere).unwrap_err();
        let errors = [temporary(&nowhere).unwrap_err(), unnamed(tempfile::tempfile_in(&nowhere).unwrap_err())];
        for error in errors {
            assert_eq!((error.kind(), error.to_string()), (plain.kind(), plain.to_string()));
        }
    }

    #[cfg(unix)]
    #[test]
    fn it_is_as_readable_as_any_other_new_file_and_is_gone_unless_it_gets_a_name() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let usual = folder.path().join("usual");
        std::fs::write(&usual, "").unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
        let new = temporary(folder.path()).unwrap();
        assert_eq!(mode(new.path()), mode(&usual));
        drop(new);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
