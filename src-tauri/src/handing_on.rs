//! Writes what is handed on after a session where the chair wants it: a text, or copies of the slides.

use std::ffi::OsStr;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::export::SlidesJob;
use crate::whole_file;

/// The largest file of slides: what a deck may have.
const LARGEST: u64 = 512 * 1024 * 1024;
/// So many files of one name are told apart by a number.
const MOST_OF_ONE_NAME: u32 = 99;

/// What is handed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handout {
    /// A text, for the file that was chosen.
    Text(String),
    /// Files, for copies in the folder that was chosen.
    Files(Vec<PathBuf>),
    /// The chairs' slides, for a PDF in the file that was chosen.
    Slides(SlidesJob),
}

/// Writes it. Returns what was done, in words; the error is for the chair.
pub fn write(handout: &Handout, to: &Path) -> Result<String, String> {
    match handout {
        Handout::Text(text) => match whole_file::write(to, text.as_bytes()) {
            Ok(()) => Ok(format!("Saved as {}", name_of(to))),
            Err(error) => Err(format!("{} was not written: {error}", to.display())),
        },
        Handout::Files(files) => copy_all(files, to),
        Handout::Slides(job) => match job.run(to) {
            Ok(()) => Ok(format!("Saved as {}", name_of(to))),
            Err(why) => Err(format!("{} was not written: {why}", to.display())),
        },
    }
}

/// Copies files into a folder. Nothing that is there is replaced.
fn copy_all(files: &[PathBuf], folder: &Path) -> Result<String, String> {
    let mut failed = Vec::new();
    for file in files {
        let bytes = chairside_file::read(file, LARGEST).map_err(|why| format!("{} {why}", file.display()));
        let copied = bytes.and_then(|bytes| {
            write_new(folder, file, &bytes).map_err(|error| format!("{} was not copied: {error}", name_of(file)))
        });
        failed.extend(copied.err());
    }
    match failed.as_slice() {
        [] => Ok(format!("{} copied to {}", chairside_session::words::counted(files.len(), "file"), name_of(folder))),
        failed => Err(failed.join("; ")),
    }
}

/// Writes a file under its name, or with a number after it if there is one already.
fn write_new(folder: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    for number in 1..=MOST_OF_ONE_NAME {
        let mut new = chairside_file::temporary(folder)?;
        new.write_all(bytes)?;
        match new.persist_noclobber(folder.join(numbered(file, number))) {
            Ok(_) => return Ok(()),
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// "talk.pdf", "talk (2).pdf".
fn numbered(file: &Path, number: u32) -> String {
    let part = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let counted = if number == 1 { String::new() } else { format!(" ({number})") };
    let ending = file.extension().map_or_else(String::new, |end| format!(".{}", end.to_string_lossy()));
    format!("{}{counted}{ending}", part(file.file_stem()))
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_replaces_the_file_that_was_chosen() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("minutes.md");
        for text in ["# One\n", "# Two, longer\n"] {
            assert_eq!(write(&Handout::Text(text.into()), &to).unwrap(), "Saved as minutes.md");
            assert_eq!(std::fs::read_to_string(&to).unwrap(), text);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        let nowhere = folder.path().join("no/such/folder.md");
        assert!(write(&Handout::Text("x".into()), &nowhere).unwrap_err().contains("was not written"));
    }

    #[test]
    fn files_are_copied_and_none_is_replaced() {
        let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let deck = from.path().join("talk.pdf");
        std::fs::write(&deck, "slides").unwrap();
        std::fs::write(to.path().join("talk.pdf"), "older").unwrap();
        let copied = write(&Handout::Files(vec![deck.clone()]), to.path()).unwrap();
        assert!(copied.starts_with("1 file copied to "), "{copied}");
        let read = |name: &str| std::fs::read_to_string(to.path().join(name)).unwrap();
        assert_eq!((read("talk.pdf").as_str(), read("talk (2).pdf").as_str()), ("older", "slides"));
        // One that is gone is named, and the others are copied all the same.
        let gone = from.path().join("gone.pdf");
        let words = write(&Handout::Files(vec![gone, deck]), to.path()).unwrap_err();
        assert!(words.contains("gone.pdf"), "{words}");
        assert_eq!(read("talk (3).pdf"), "slides");
    }
}
