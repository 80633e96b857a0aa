//! The files that were opened, so that they can be offered again. No run needs this list, and nothing is lost with it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::private;

/// Its name, beside the journal.
const NAME: &str = "journal.opened.json";

/// So many are kept.
const MOST: usize = 50;

/// A session or deck that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedFile {
    /// The whole path of its file.
    pub path: PathBuf,
    /// What the session is known by in the journal.
    pub session: String,
    /// What it was called: "QUIC · IETF 126", "qmux.pdf".
    pub name: String,
    /// When its slot starts, if it has one.
    pub start: Option<Timestamp>,
    /// The IANA name of its time zone.
    pub zone: String,
    /// It is a deck without a session.
    pub is_talk: bool,
    /// How long that talk may take; `None` if that was not said.
    pub minutes: Option<SignedDuration>,
    /// When it was opened.
    pub at: Timestamp,
}

/// The files that were opened, the latest first. A list that cannot be read has none.
pub fn opened_files(directory: &Path) -> Vec<OpenedFile> {
    let text = fs::read_to_string(directory.join(NAME)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Notes that a file was opened.
///
/// # Errors
/// If the list cannot be written.
pub fn note_opened(directory: &Path, file: OpenedFile) -> io::Result<()> {
    private::prepare(directory).map_err(io::Error::other)?;
    let mut files = opened_files(directory);
    files.retain(|known| known.path != file.path);
    files.insert(0, file);
    files.truncate(MOST);
    write(directory, &files)
}

/// Takes a file off the list.
///
/// # Errors
/// If the list cannot be written.
pub fn forget_opened(directory: &Path, path: &Path) -> io::Result<()> {
    let mut files = opened_files(directory);
    let before = files.len();
    files.retain(|known| known.path != path);
    if files.len() == before { Ok(()) } else { write(directory, &files) }
}

fn write(directory: &Path, files: &[OpenedFile]) -> io::Result<()> {
    let new = directory.join(format!("{NAME}.new"));
    io::Write::write_all(&mut private::create(&new)?, &serde_json::to_vec(files)?)?;
    fs::rename(new, directory.join(NAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, second: i64) -> OpenedFile {
        OpenedFile {
            path: path.into(),
            session: path.into(),
            name: "A talk".into(),
            start: None,
            zone: "UTC".into(),
            is_talk: true,
            minutes: Some(SignedDuration::from_mins(20)),
            at: Timestamp::from_second(second).unwrap(),
        }
    }

    #[test]
    fn the_latest_comes_first_and_each_file_once() {
        let directory = tempfile::tempdir().unwrap();
        assert_eq!(opened_files(directory.path()), []);
        for (path, second) in [("a.pdf", 1), ("b.pdf", 2), ("a.pdf", 3)] {
            note_opened(directory.path(), file(path, second)).unwrap();
        }
        assert_eq!(opened_files(directory.path()), [file("a.pdf", 3), file("b.pdf", 2)]);
        forget_opened(directory.path(), Path::new("a.pdf")).unwrap();
        forget_opened(directory.path(), Path::new("none.pdf")).unwrap();
        assert_eq!(opened_files(directory.path()), [file("b.pdf", 2)]);
        for number in 0..60 {
            note_opened(directory.path(), file(&format!("{number}.pdf"), 9)).unwrap();
        }
        let files = opened_files(directory.path());
        assert_eq!((files.len(), files[0].path.as_path()), (MOST, Path::new("59.pdf")));
    }

    #[test]
    fn a_list_that_is_damaged_begins_anew() {
        let place = tempfile::tempdir().unwrap();
        note_opened(&place.path().join("new"), file("a.pdf", 1)).unwrap();
        assert_eq!(opened_files(&place.path().join("new")).len(), 1, "its folder is made");
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join(NAME), "[{").unwrap();
        assert_eq!(opened_files(directory.path()), []);
        note_opened(directory.path(), file("a.pdf", 1)).unwrap();
        assert_eq!(opened_files(directory.path()).len(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let about = fs::metadata(directory.path().join(NAME)).unwrap();
            assert_eq!(about.permissions().mode() & 0o077, 0, "for its user alone");
        }
    }
}
