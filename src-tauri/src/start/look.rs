//! What lies under a path: looked at within a deadline, and only its beginning is read.

use std::io::Read as _;
use std::path::Path;

use chairside_file::{Limits, ReadError, look, open, read_with};
use chairside_start::{Answer, FileKind, Found, HEAD, answer, kind};

/// What the file at `path` is.
pub fn kind_of(path: &Path) -> FileKind {
    kind(path, &found(path))
}

/// What is said of the file at `path`; `None` if it is simply shown.
pub fn answer_to(path: &Path) -> Option<Answer> {
    answer(path, &kind_of(path))
}

fn found(path: &Path) -> Found {
    let about = match look(path) {
        Ok(about) => about,
        Err(error) => return failed(&error),
    };
    if about.is_dir() {
        return Found::Folder;
    }
    let path = path.to_path_buf();
    match read_with(move || Ok(open(&path, u64::MAX)?.take(HEAD)), Limits::bytes(HEAD)) {
        Ok(head) => Found::File(head),
        Err(error) => failed(&error),
    }
}

fn failed(error: &ReadError) -> Found {
    match error {
        error if error.is_missing() => Found::Missing,
        error if error.is_denied() => Found::Unreadable("you may not read it".into()),
        ReadError::Folder => Found::Folder,
        ReadError::NotPlain => Found::Special,
        error => Found::Unreadable(format!("it {error}")),
    }
}

#[cfg(test)]
mod tests {
    use chairside_start::NotThis;

    use super::*;

    #[test]
    fn what_lies_under_a_path_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("a.md"), "# One\n").unwrap();
        std::fs::write(path("a.pdf"), "%PDF-1.7\n").unwrap();
        std::fs::write(path("empty.md"), "").unwrap();
        assert_eq!(kind_of(&path("a.md")), FileKind::Markdown);
        assert_eq!(kind_of(&path("a.pdf")), FileKind::Pdf);
        assert_eq!(kind_of(&path("empty.md")), FileKind::Not(NotThis::Empty));
        assert_eq!(kind_of(&path("none.md")), FileKind::Not(NotThis::Missing));
        assert_eq!(kind_of(folder.path()), FileKind::Not(NotThis::Folder));
        assert_eq!(kind_of(Path::new("/dev/zero")), FileKind::Not(NotThis::Special));
        std::fs::write(path("long.md"), "# One\n".repeat(100_000)).unwrap();
        assert_eq!(kind_of(&path("long.md")), FileKind::Markdown, "however long it is");
    }
}
