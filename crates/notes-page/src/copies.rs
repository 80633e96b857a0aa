//! The copies of a notes page: a file for each version, named after the time when it was fetched.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

/// So many versions are kept; the oldest go first. A session of two hours that is written in all the time has 240.
const MOST: usize = 1000;

/// The copies of one page, in a folder of their own.
#[derive(Debug)]
pub struct Copies {
    folder: PathBuf,
    latest: Option<String>,
}

impl Copies {
    /// The copies in a folder, which is made with the first of them.
    pub fn in_folder(folder: PathBuf) -> Self {
        let latest = versions(&folder).last().and_then(|path| fs::read_to_string(path).ok());
        Self { folder, latest }
    }

    /// The latest version; `None` before there is one.
    pub fn latest(&self) -> Option<&str> {
        self.latest.as_deref()
    }

    /// The texts of the latest versions, at most ten, the newest first.
    pub fn recent(&self) -> impl Iterator<Item = String> {
        versions(&self.folder).into_iter().rev().take(10).filter_map(|path| fs::read_to_string(path).ok())
    }

    /// Keeps a version that was fetched at `at`, unless it is the latest one. Returns its file if it is new. When this returns,
    /// it is on the disk.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn keep(&mut self, text: &str, at: Timestamp) -> io::Result<Option<PathBuf>> {
        if self.latest.as_deref() == Some(text) {
            return Ok(None);
        }
        make_private(&self.folder)?;
        let path = self.folder.join(format!("{}.md", at.strftime("%Y-%m-%dT%H-%M-%S%.3fZ")));
        let new = self.folder.join("new");
        let mut file = options().open(&new)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, &path)?;
        self.latest = Some(text.to_owned());
        let kept = versions(&self.folder);
        for old in kept.iter().take(kept.len().saturating_sub(MOST)) {
            let _ = fs::remove_file(old);
        }
        Ok(Some(path))
    }
}

/// The versions in a folder, the oldest first.
fn versions(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let is_version = |path: &PathBuf| path.extension().is_some_and(|end| end == "md");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_version).collect();
    paths.sort();
    paths
}

/// What others write in a session is not for other users of this computer.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + second).unwrap()
    }

    #[test]
    fn each_version_is_kept_once_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("notes");
        let mut copies = Copies::in_folder(place.clone());
        assert_eq!(copies.latest(), None);
        let first = copies.keep("one", at(0)).unwrap().unwrap();
        assert_eq!(first.file_name().unwrap(), "2026-09-21T14-13-20.000Z.md");
        assert_eq!(copies.keep("one", at(30)).unwrap(), None);
        copies.keep("two", at(60)).unwrap().unwrap();
        assert_eq!(fs::read_to_string(first).unwrap(), "one");
        let again = Copies::in_folder(place.clone());
        assert_eq!(again.latest(), Some("two"));
        assert_eq!(versions(&place).len(), 2);
    }

    #[test]
    fn the_oldest_of_very_many_go() {
        let folder = tempfile::tempdir().unwrap();
        for second in 0..MOST {
            fs::write(folder.path().join(format!("0-{second:05}.md")), "old").unwrap();
        }
        let mut copies = Copies::in_folder(folder.path().into());
        copies.keep("new", at(0)).unwrap();
        assert_eq!(versions(folder.path()).len(), MOST);
        assert!(!folder.path().join("0-00000.md").exists());
        assert_eq!(copies.latest(), Some("new"));
    }

    #[cfg(unix)]
    #[test]
    fn no_other_user_can_read_them() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a/b");
        let path = Copies::in_folder(place.clone()).keep("x", at(0)).unwrap().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&place), mode(&path)), (0o700, 0o600));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_an_error_and_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("file");
        fs::write(&place, "mine").unwrap();
        assert!(Copies::in_folder(place.clone()).keep("x", at(0)).is_err());
        assert_eq!(fs::read_to_string(place).unwrap(), "mine");
    }
}
