//! The files that the start window makes: a new session's, and the sample's. Neither ever replaces a file.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

const SAMPLE: &str = include_str!("../../../assets/sessions/ietf112-secdispatch.md");

/// Writes a new file, which must not be there yet, and returns its path. A name without an ending gets `.md`.
pub fn write_new(path: &Path, text: &str) -> io::Result<PathBuf> {
    let path = if path.extension().is_none() { path.with_extension("md") } else { path.to_path_buf() };
    let mut file = File::create_new(&path)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if let Err(error) = written {
        // Half a session would be opened as a whole one.
        let _ = fs::remove_file(&path);
        return Err(error);
    }
    Ok(path)
}

/// The sample session: a file of the person's own beside the journal, which stays as they leave it.
pub fn sample(data: &Path) -> io::Result<PathBuf> {
    let folder = data.join("sample");
    fs::create_dir_all(&folder)?;
    let path = folder.join("ietf112-secdispatch.md");
    match write_new(&path, SAMPLE) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(path),
        written => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("quic");
        assert_eq!(write_new(&path, "one").unwrap(), folder.path().join("quic.md"));
        let again = write_new(&path, "two").unwrap_err();
        assert_eq!(again.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(folder.path().join("quic.md")).unwrap(), "one");
    }

    #[test]
    fn the_sample_is_made_once() {
        let data = tempfile::tempdir().unwrap();
        let path = sample(data.path()).unwrap();
        fs::write(&path, "changed").unwrap();
        assert_eq!(sample(data.path()).unwrap(), path);
        assert_eq!(fs::read_to_string(path).unwrap(), "changed");
    }
}
