//! Replaces the session file: whole or not at all, and only if nobody else has changed it meanwhile.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

/// What became of the file.
#[derive(Debug, PartialEq, Eq)]
pub enum Replaced {
    /// It has the new text.
    Yes,
    /// It no longer has the text that the new one was made from, and was left as it is.
    HasChanged,
}

/// Why the file was not replaced.
#[derive(Debug, Error)]
pub enum ReplaceError {
    /// It may be read only.
    #[error(
        "the file is read-only, and was left as it is; allow writing and save again (the session keeps its agenda \
         meanwhile)"
    )]
    ReadOnly,
    /// Its folder takes no new file, without which it cannot be replaced whole.
    #[error(
        "its folder {} is read-only; allow writing there and save again (the session keeps its agenda meanwhile)",
        .0.display()
    )]
    FolderReadOnly(PathBuf),
    /// It is a folder, a device or the like.
    #[error("this is not a plain file any more; put the session file back and save again")]
    NotAFile,
    /// The file, or the one that a link leads to, is gone.
    #[error("there is no such file any more; put it back and save again")]
    Gone,
    /// The system refused for another reason.
    #[error("{0}")]
    System(#[from] io::Error),
}

/// Gives the file at `path` a new text, made from the text `before`. A new file is written in the same folder, with the
/// same permissions, and takes its place. A symbolic link stays one: its target is replaced.
pub fn replace(path: &Path, before: &str, text: &str) -> Result<Replaced, ReplaceError> {
    replace_with(path, before, text, || {})
}

/// The same. `between` is called after the last look at the file.
fn replace_with(path: &Path, before: &str, text: &str, between: impl FnOnce()) -> Result<Replaced, ReplaceError> {
    let path = path.canonicalize().map_err(gone)?;
    let folder = path.parent().unwrap_or(Path::new("/")).to_path_buf();
    let permissions = writable(&path)?;
    let beside = written_beside(&path, &folder, text, permissions)?;
    if !has(&path, before) {
        return Ok(Replaced::HasChanged);
    }
    between();
    let replaced = exchange(beside, &path, before)?;
    // The name has to last too. Where folders cannot be synced, it does so by itself.
    let _ = File::open(&folder).and_then(|folder| folder.sync_all());
    Ok(replaced)
}

fn gone(error: io::Error) -> ReplaceError {
    if error.kind() == ErrorKind::NotFound { ReplaceError::Gone } else { error.into() }
}

/// The permissions of a file that may be written.
fn writable(path: &Path) -> Result<Permissions, ReplaceError> {
    let about = fs::metadata(path).map_err(gone)?;
    if !about.is_file() {
        return Err(ReplaceError::NotAFile);
    }
    // Somebody who may do everything can open it all the same; the file still says that it should stay.
    if about.permissions().readonly() {
        return Err(ReplaceError::ReadOnly);
    }
    match OpenOptions::new().write(true).open(path) {
        Ok(_) => Ok(about.permissions()),
        Err(error) if is_refused(&error) => Err(ReplaceError::ReadOnly),
        Err(error) => Err(gone(error)),
    }
}

fn is_refused(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

/// A new file with this text, which nobody else has open or knows.
fn written_beside(
    path: &Path,
    folder: &Path,
    text: &str,
    permissions: Permissions,
) -> Result<NamedTempFile, ReplaceError> {
    let refused = |error: io::Error| {
        if is_refused(&error) { ReplaceError::FolderReadOnly(folder.into()) } else { error.into() }
    };
    // A folder that nobody may write says so even to somebody who may do everything.
    if fs::metadata(folder)?.permissions().readonly() {
        return Err(ReplaceError::FolderReadOnly(folder.into()));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = tempfile::Builder::new().prefix(&format!(".{name}.")).suffix(".new").tempfile_in(folder);
    let mut beside = beside.map_err(chairside_file::unnamed).map_err(refused)?;
    beside.write_all(text.as_bytes())?;
    keep_group(beside.as_file(), path);
    beside.as_file().set_permissions(permissions)?;
    beside.as_file().sync_all()?;
    Ok(beside)
}

/// Whoever shares the file through its group still does, if we are allowed to say so.
fn keep_group(new: &File, path: &Path) {
    #[cfg(unix)]
    if let Ok(about) = fs::metadata(path) {
        let _ = std::os::unix::fs::fchown(new, None, Some(std::os::unix::fs::MetadataExt::gid(&about)));
    }
    #[cfg(not(unix))]
    let _ = (new, path);
}

fn has(path: &Path, text: &str) -> bool {
    let most = u64::try_from(text.len()).unwrap_or(u64::MAX);
    chairside_file::read(path, most).is_ok_and(|bytes| bytes == text.as_bytes())
}

/// Puts the new file into the place of the old one. Both are exchanged in one step, so that what was in that place to the
/// last moment can still be looked at, and put back if it is not what the new text was made from.
#[cfg(target_os = "linux")]
fn exchange(beside: NamedTempFile, path: &Path, before: &str) -> Result<Replaced, ReplaceError> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    let exchange = || renameat_with(CWD, beside.path(), CWD, path, RenameFlags::EXCHANGE);
    match exchange() {
        Ok(()) if has(beside.path(), before) => Ok(Replaced::Yes),
        Ok(()) => {
            exchange().map_err(io::Error::from)?;
            Ok(Replaced::HasChanged)
        }
        // Not every file system can.
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => rename(beside, path),
        Err(error) => Err(gone(error.into())),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(beside: NamedTempFile, path: &Path, _: &str) -> Result<Replaced, ReplaceError> {
    rename(beside, path)
}

fn rename(beside: NamedTempFile, path: &Path) -> Result<Replaced, ReplaceError> {
    beside.persist(path).map_err(|error| ReplaceError::from(error.error))?;
    Ok(Replaced::Yes)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    /// A folder with a session file of this mode.
    fn folder(mode: u32) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("s.md");
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
        (folder, file)
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_new_text_takes_the_place_of_the_old_with_its_permissions_and_nothing_is_left_beside_it() {
        for wanted in [0o640, 0o644, 0o600, 0o664] {
            let (folder, file) = folder(wanted);
            assert_eq!(replace(&file, "old", "new").unwrap(), Replaced::Yes);
            assert_eq!((fs::read_to_string(&file).unwrap().as_str(), mode(&file)), ("new", wanted));
            assert_eq!(names(folder.path()), ["s.md"]);
        }
    }

    #[test]
    fn links_stay_and_their_target_is_replaced() {
        let (folder, file) = folder(0o640);
        let elsewhere = tempfile::tempdir().unwrap();
        let link = elsewhere.path().join("link.md");
        symlink(&file, &link).unwrap();
        let link_to_link = elsewhere.path().join("again.md");
        symlink("link.md", &link_to_link).unwrap();
        for (path, before, after) in [(&link, "old", "new"), (&link_to_link, "new", "newer")] {
            assert_eq!(replace(path, before, after).unwrap(), Replaced::Yes);
            assert_eq!((fs::read_to_string(&file).unwrap().as_str(), mode(&file)), (after, 0o640));
            assert!(fs::symlink_metadata(path).unwrap().is_symlink());
        }
        assert_eq!(
            (names(folder.path()), names(elsewhere.path())),
            (vec!["s.md".into()], vec!["again.md".into(), "link.md".into()])
        );
    }

    #[test]
    fn what_cannot_be_replaced_is_left_and_said() {
        let read_only = folder(0o444);
        let in_read_only = folder(0o644);
        fs::set_permissions(in_read_only.0.path(), Permissions::from_mode(0o555)).unwrap();
        let dangling = folder(0o644);
        let link = dangling.0.path().join("link.md");
        symlink("gone.md", &link).unwrap();
        let became_folder = folder(0o644);
        fs::remove_file(&became_folder.1).unwrap();
        fs::create_dir(&became_folder.1).unwrap();
        for (case, path, says) in [
            ("read-only file", &read_only.1, "the file is read-only"),
            ("read-only folder", &in_read_only.1, "is read-only; allow writing there"),
            ("dangling link", &link, "there is no such file any more"),
            ("folder", &became_folder.1, "this is not a plain file any more"),
        ] {
            let words = replace(path, "old", "new").unwrap_err().to_string();
            assert!(words.contains(says), "{case}: {words}");
        }
        for (folder, file) in [&read_only, &in_read_only, &dangling] {
            assert_eq!(fs::read_to_string(file).unwrap(), "old");
            assert!(names(folder.path()).iter().all(|name| !name.contains(".new")));
        }
        assert!(became_folder.1.is_dir());
        fs::set_permissions(in_read_only.0.path(), Permissions::from_mode(0o755)).unwrap();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_in_the_place_of_the_file_holds_nothing_up() {
        let (_folder, file) = folder(0o644);
        let pipe = || {
            fs::remove_file(&file).unwrap();
            assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
        };
        let began = std::time::Instant::now();
        assert_eq!(replace_with(&file, "old", "new", pipe).unwrap(), Replaced::HasChanged);
        assert!(replace(&file, "old", "new").is_err());
        assert!(began.elapsed() < std::time::Duration::from_secs(3), "{:?}", began.elapsed());
    }

    #[test]
    fn an_edit_at_the_last_moment_is_not_lost() {
        type Edit = fn(&Path);
        let in_place: Edit = |file| fs::write(file, "third").unwrap();
        let by_rename: Edit = |file| {
            let new = file.with_extension("swp");
            fs::write(&new, "third").unwrap();
            fs::rename(new, file).unwrap();
        };
        for edit in [in_place, by_rename] {
            // Before the last look, and after it.
            let (folder, file) = folder(0o644);
            edit(&file);
            assert_eq!(replace(&file, "old", "new").unwrap(), Replaced::HasChanged);
            assert_eq!(fs::read_to_string(&file).unwrap(), "third");
            fs::write(&file, "old").unwrap();
            let late = replace_with(&file, "old", "new", || edit(&file)).unwrap();
            if cfg!(target_os = "linux") {
                assert_eq!((late, fs::read_to_string(&file).unwrap().as_str()), (Replaced::HasChanged, "third"));
            }
            assert_eq!(names(folder.path()), ["s.md"]);
        }
    }
}
