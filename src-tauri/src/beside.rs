//! Copies files beside a session file, and never over another file.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::whole_file;

/// What came of copying decks beside a session file.
#[derive(Debug)]
pub struct CopiedDecks {
    /// The name of each copy, by the path of its deck. The error is for the chair.
    pub names: Result<BTreeMap<String, String>, String>,
    /// Where the session is then saved; `None` in its own file.
    pub save_as: Option<PathBuf>,
}

/// A deck may be so large.
const LARGEST: u64 = 512 * 1024 * 1024;
/// So many names are tried for a copy: `deck.pdf`, `deck-2.pdf`, …
const NAMES: u32 = 50;

/// Copies a file into the folder and returns the name of the copy. If another file has its name, it gets a number; the
/// same file is not copied twice. The error is for a person.
pub fn copy(file: &Path, folder: &Path) -> Result<String, String> {
    let bytes = read(file)?;
    for nth in 1..=NAMES {
        let name = numbered(file, nth);
        if put(&bytes, &folder.join(&name))? {
            return Ok(name);
        }
    }
    Err(format!("{} cannot be copied: the folder has {NAMES} other files of its name", file.display()))
}

/// Copies a file of the session to the same place below the folder `to` that it has below `from`; files elsewhere stay
/// where they are. The error is for a person.
pub fn keep_place(from: &Path, file: &Path, to: &Path) -> Result<(), String> {
    let Ok(place) = file.strip_prefix(from) else { return Ok(()) };
    let bytes = match chairside_file::read(file, LARGEST) {
        // What is missing was missing before.
        Err(error) if error.is_missing() => return Ok(()),
        bytes => bytes.map_err(|error| format!("{}: {error}", file.display()))?,
    };
    let copy = to.join(place);
    if let Some(parent) = copy.parent() {
        std::fs::create_dir_all(parent).map_err(|error| format!("{}: {error}", parent.display()))?;
    }
    if put(&bytes, &copy)? {
        return Ok(());
    }
    Err(format!("{} is another file already; choose another folder", copy.display()))
}

/// Writes a new file whole, or over the one that was there, which the person was asked about.
pub fn write(text: &str, path: &Path) -> Result<(), String> {
    whole_file::replace(path, text.as_bytes()).map_err(|error| format!("{}: {error}", path.display()))
}

/// Whether the file at `path` has these bytes now: it had them, or there was none. `false` if another file is there.
fn put(bytes: &[u8], path: &Path) -> Result<bool, String> {
    match chairside_file::read(path, LARGEST) {
        Ok(there) => return Ok(there == bytes),
        Err(error) if error.is_missing() => {}
        Err(error) => return Err(format!("{}: {error}", path.display())),
    }
    let new = || -> std::io::Result<bool> {
        let mut beside = chairside_file::temporary(&folder_of(path))?;
        beside.write_all(bytes)?;
        match beside.persist_noclobber(path) {
            Ok(_) => Ok(true),
            Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(error.error),
        }
    };
    new().map_err(|error| format!("{}: {error}", path.display()))
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    chairside_file::read(file, LARGEST).map_err(|error| format!("{}: {error}", file.display()))
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|parent| *parent != Path::new("")).map_or_else(|| ".".into(), Path::to_path_buf)
}

/// `deck.pdf`, `deck-2.pdf`, `deck-3.pdf`.
fn numbered(file: &Path, nth: u32) -> String {
    let text =
        |part: Option<&std::ffi::OsStr>| part.map_or_else(String::new, |part| part.to_string_lossy().into_owned());
    let (stem, end) = (text(file.file_stem()), text(file.extension()));
    let end = if end.is_empty() { end } else { format!(".{end}") };
    if nth == 1 { format!("{stem}{end}") } else { format!("{stem}-{nth}{end}") }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_copy_never_takes_the_place_of_another_file_and_is_made_once() {
        let [here, there] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let deck = here.path().join("qmux.pdf");
        fs::write(&deck, "new").unwrap();
        fs::write(there.path().join("qmux.pdf"), "another").unwrap();
        for _ in 0..2 {
            assert_eq!(copy(&deck, there.path()).unwrap(), "qmux-2.pdf");
        }
        let read = |name: &str| fs::read_to_string(there.path().join(name)).unwrap();
        assert_eq!((read("qmux.pdf"), read("qmux-2.pdf")), ("another".into(), "new".into()));
        assert_eq!(fs::read_dir(there.path()).unwrap().count(), 2);
        assert!(copy(&here.path().join("gone.pdf"), there.path()).is_err());
    }

    #[test]
    fn files_of_the_session_keep_their_place_and_what_is_elsewhere_stays() {
        let [here, there] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        fs::create_dir(here.path().join("decks")).unwrap();
        let deck = here.path().join("decks/one.md");
        fs::write(&deck, "# One").unwrap();
        keep_place(here.path(), &deck, there.path()).unwrap();
        keep_place(here.path(), &deck, there.path()).unwrap();
        keep_place(here.path(), &here.path().join("missing.md"), there.path()).unwrap();
        keep_place(here.path(), Path::new("/elsewhere/two.md"), there.path()).unwrap();
        assert_eq!(fs::read_to_string(there.path().join("decks/one.md")).unwrap(), "# One");
        fs::write(&deck, "# Other").unwrap();
        assert!(keep_place(here.path(), &deck, there.path()).unwrap_err().contains("is another file already"));
    }
}
