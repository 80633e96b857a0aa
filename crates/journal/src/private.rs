//! Keeps a journal to its user: the folder has the mode 0700 and its files 0600, whatever the umask is. What has another
//! mode, from an earlier version or a copy, is mended when the journal is opened.
//!
//! Systems without such modes keep the user's own folders private by themselves.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

use crate::error::JournalError;

/// Makes the folder if it is missing, and mends the modes of it and of the journal's files.
///
/// A folder that holds anything else may be shared on purpose, and stays readable for whom it is. But nobody else may write
/// in it, or they could put another journal in the place of ours; where each can only replace what is their own
/// (`--data-dir /tmp`, with the sticky bit), it keeps its mode. The files are private all the same. A mode that cannot be
/// changed stays: the journal is worth more.
pub(crate) fn prepare(directory: &Path) -> Result<(), JournalError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory).map_err(|why| JournalError::Directory { path: directory.into(), why })?;
    #[cfg(unix)]
    mend(directory);
    Ok(())
}

/// Options that make a file which only this user can open.
pub(crate) fn options() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "the mode is of Unix"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a file or empties it.
pub(crate) fn create(path: &Path) -> io::Result<File> {
    options().write(true).create(true).truncate(true).open(path)
}

/// Makes an empty file if there is none. `SQLite` would make a database that everybody can read, and it gives the files
/// beside a database the same mode.
pub(crate) fn touch(path: &Path) -> io::Result<()> {
    options().append(true).create(true).open(path).map(drop)
}

/// What else the program keeps in the folder, each with rights of its own.
#[cfg(unix)]
const OURS: [&str; 3] = ["remote", "notes", "settings.toml"];

#[cfg(unix)]
fn mend(directory: &Path) {
    let Ok(entries) = fs::read_dir(directory) else { return };
    let mut others = 0;
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if is_of_journal(&name) {
            restrict(&entry.path(), 0o600);
        } else if !OURS.contains(&&*name) {
            others += 1;
        }
    }
    if others == 0 {
        restrict(directory, 0o700);
    } else if !is_sticky(directory) {
        restrict(directory, 0o755);
    }
}

/// Takes all rights beyond `most` away from a file, a socket or a folder; a link is left alone.
#[cfg(unix)]
fn restrict(path: &Path, most: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    let Ok(about) = fs::symlink_metadata(path) else { return };
    let mode = about.permissions().mode() & 0o7777;
    if !about.is_symlink() && mode & !most != 0 {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode & most));
    }
}

/// Whether nobody can remove or replace what others have in a folder.
#[cfg(unix)]
fn is_sticky(directory: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::symlink_metadata(directory).is_ok_and(|about| about.permissions().mode() & 0o1000 != 0)
}

/// Whether the name is one that we give: the database, what is beside it, copies of damaged ones, locks and sockets.
#[cfg(unix)]
fn is_of_journal(name: &str) -> bool {
    let is_of_session = ["lock", "sock"].iter().any(|end| {
        let stem = name.strip_suffix(end).and_then(|name| name.strip_suffix('.'));
        stem.is_some_and(|stem| stem.len() >= 12 && stem.bytes().all(|digit| digit.is_ascii_hexdigit()))
    });
    is_of_session || name.starts_with("journal.") || name.starts_with("journal-damaged-")
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;
    use std::os::unix::process::CommandExt as _;
    use std::process::{Command, Stdio};

    use super::*;
    use crate::support::{info, rows};
    use crate::{Database, SessionLock};

    fn mode(path: &Path) -> u32 {
        fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777
    }

    fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    /// The files of a folder, each with its mode.
    fn modes(folder: &Path) -> Vec<(String, u32)> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
        entries.map(|entry| (entry.file_name().into_string().unwrap(), mode(&entry.path()))).collect()
    }

    fn open_with_rows(folder: &Path) -> (Database, SessionLock) {
        let mut database = Database::open(folder).unwrap();
        database.append(&info("a"), &rows("a", 1..=3)).unwrap();
        (database, SessionLock::acquire(folder, "s").unwrap())
    }

    #[test]
    fn a_new_journal_is_for_its_user_alone() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("share/chairside");
        let _open = open_with_rows(&folder);
        assert_eq!(mode(&folder), 0o700);
        let files = modes(&folder);
        for name in ["journal.sqlite3", "journal.sqlite3-wal", "journal.sqlite3-shm", "journal.marks", "journal.lock"] {
            assert!(files.iter().any(|(file, _)| file == name), "{name} in {files:?}");
        }
        assert!(files.len() >= 6 && files.iter().all(|(_, mode)| *mode == 0o600), "{files:?}");
    }

    #[test]
    fn what_everybody_could_read_is_mended() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("chairside");
        drop(open_with_rows(&folder));
        fs::write(folder.join("journal-damaged-2026-11-28.db"), "x").unwrap();
        set(&folder, 0o755);
        for (name, _) in modes(&folder) {
            set(&folder.join(name), 0o664);
        }
        let _open = open_with_rows(&folder);
        assert_eq!(mode(&folder), 0o700);
        assert!(modes(&folder).iter().all(|(_, mode)| *mode == 0o600), "{:?}", modes(&folder));
    }

    #[test]
    fn a_repaired_journal_and_the_copy_of_the_damaged_one_are_private() {
        let place = tempfile::tempdir().unwrap();
        drop(open_with_rows(place.path()));
        let file = place.path().join("journal.sqlite3");
        let mut bytes = fs::read(&file).unwrap();
        bytes[..16].fill(0);
        fs::write(&file, bytes).unwrap();
        let (database, _lock) = open_with_rows(place.path());
        assert!(database.damage().is_some());
        let files = modes(place.path());
        assert!(files.iter().any(|(name, _)| name.starts_with("journal-damaged-")));
        assert!(files.iter().all(|(_, mode)| *mode == 0o600), "{files:?}");
    }

    #[test]
    fn a_folder_that_holds_more_keeps_its_mode_but_no_file_of_ours_can_be_read_or_locked_by_others() {
        let place = tempfile::tempdir().unwrap();
        set(place.path(), 0o755);
        let folder = place.path().join("shared");
        fs::create_dir(&folder).unwrap();
        set(&folder, 0o755);
        let slides = folder.join("slides.md");
        fs::write(&slides, "x").unwrap();
        set(&slides, 0o644);
        let _open = open_with_rows(&folder);
        assert_eq!((mode(&folder), mode(&slides)), (0o755, 0o644));
        let ours: Vec<_> = modes(&folder).into_iter().filter(|(name, _)| name != "slides.md").collect();
        assert!(ours.iter().all(|(_, mode)| *mode == 0o600), "{ours:?}");
        // Only root can try it as another user.
        if is_root() {
            let reads = |path: &Path| as_nobody("cat", path) || as_nobody("flock", path);
            assert!(reads(&slides), "nobody can read what is open to all");
            assert!(ours.iter().all(|(name, _)| !reads(&folder.join(name))), "{ours:?}");
        }
    }

    #[test]
    fn nobody_else_can_write_beside_the_journal() {
        for (before, after) in [(0o777, 0o755), (0o775, 0o755), (0o770, 0o750), (0o1777, 0o1777), (0o750, 0o750)] {
            let place = tempfile::tempdir().unwrap();
            let folder = place.path().join("old");
            fs::create_dir_all(folder.join("sub")).unwrap();
            fs::write(folder.join("x"), "x").unwrap();
            set(&folder, before);
            let _open = open_with_rows(&folder);
            assert_eq!(mode(&folder), after, "{before:o}");
        }
    }

    fn is_root() -> bool {
        let ids = fs::read_to_string("/proc/self/status").unwrap_or_default();
        ids.lines().any(|line| line.starts_with("Uid:\t0\t"))
    }

    /// Whether another user can run this program on the file.
    fn as_nobody(program: &str, path: &Path) -> bool {
        let mut command = Command::new(program);
        if program == "flock" {
            command.arg("--nonblock");
        }
        command.arg(path);
        if program == "flock" {
            command.arg("true");
        }
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        quiet.uid(65534).gid(65534).status().is_ok_and(|status| status.success())
    }
}
