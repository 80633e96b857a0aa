//! Whether a command may write its result to a file: never over a file that it reads, nor over one of another kind.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use chairside_file::canonical;
use chairside_problem::marks::path;

/// What a command makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// A PDF. It begins as any other, so what replaces one looks for who made it.
    Pdf,
    /// A PNG.
    Picture,
    /// JSON.
    Json,
    /// Minutes in Markdown.
    Minutes,
}

impl Made {
    /// Whether this is how such a file begins.
    fn begins(self, head: &[u8]) -> bool {
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        match self {
            Self::Pdf => head.windows(5).any(|part| part == b"%PDF-"),
            Self::Picture => head.starts_with(b"\x89PNG"),
            Self::Json => matches!(text.first(), Some(b'[' | b'{')),
            // Sessions and decks have front matter, minutes have none.
            Self::Minutes => !text.starts_with(b"---") && !text.contains(&0) && !text.starts_with(b"%PDF-"),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Pdf => "not a PDF",
            Self::Picture => "not a PNG picture",
            Self::Json => "not JSON",
            Self::Minutes => "something other than minutes",
        }
    }
}

/// Whether a PDF says near its end, where `chairside export` says it, that Chairside made it.
fn is_by_chairside(file: &Path) -> std::io::Result<bool> {
    const TAIL: i64 = 1 << 16;
    let mut file = File::open(file)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::End(-TAIL.min(length.try_into().unwrap_or(TAIL))))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    let creator = b"/Creator(Chairside ";
    Ok(tail.windows(creator.len()).any(|part| part == creator))
}

/// Says why the result of a command that reads these files is not written to `output`. A file of the same kind is replaced, a PDF
/// only if it is a former export.
pub fn check(output: &Path, reads: &[PathBuf], made: Made) -> Result<(), String> {
    const HEAD: u64 = 1024;
    let name = path(output);
    let Ok(about) = output.metadata() else { return Ok(()) };
    if about.is_dir() {
        return Err(format!("{name} is a folder: name a file in it"));
    }
    if !about.is_file() || about.len() == 0 {
        return Ok(());
    }
    let whole = canonical(output).map_err(|error| format!("{name}: {error}"))?;
    if reads.iter().filter_map(|read| canonical(read).ok()).any(|read| read == whole) {
        return Err(format!(
            "{name} is one of the files this is made from, so it is not replaced: choose another name"
        ));
    }
    let mut head = Vec::new();
    let read = File::open(output).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.map_err(|error| format!("{name}: {error}"))?;
    if made == Made::Pdf
        && made.begins(&head)
        && !is_by_chairside(output).map_err(|error| format!("{name}: {error}"))?
    {
        return Err(format!(
            "{name} already exists and Chairside did not make it, so it is not replaced: choose another name, or remove it"
        ));
    }
    if made.begins(&head) {
        return Ok(());
    }
    Err(format!(
        "{name} already exists and is {}, so it is not replaced: choose another name, or remove it",
        made.words()
    ))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_result_replaces_its_like_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, content: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, content).unwrap();
            path
        };
        let session = file("session.md", b"\xef\xbb\xbf---\nagenda: []\n---\n");
        let deck = file("deck.pdf", b"%PDF-1.7\n");
        let pdf = file("old.pdf", b"\n%PDF-1.4\n<</Title(QUIC)/Creator(Chairside 0.1.0)>>\n%%EOF\n");
        let json = file("polls.json", b" [\n]\n");
        let minutes = file("minutes.md", b"# QUIC: minutes\n");
        let picture = file("page.png", b"\x89PNG\r\n\x1a\n\0\0\0\r");
        let all = [(&pdf, Made::Pdf), (&json, Made::Json), (&minutes, Made::Minutes), (&picture, Made::Picture)];
        let reads = [session.clone(), deck.clone()];
        for (path, of) in all {
            for made in [Made::Pdf, Made::Json, Made::Minutes] {
                // Minutes may be a text of any kind.
                let may = of == made || (made == Made::Minutes && of == Made::Json);
                assert_eq!(check(path, &reads, made).is_ok(), may, "{made:?} over {}", path.display());
            }
            assert!(check(path, std::slice::from_ref(path), of).is_err(), "{of:?} over itself");
            for input in &reads {
                assert!(check(input, &reads, of).is_err(), "{of:?} over {}", input.display());
            }
        }
        assert!(check(&deck, &[], Made::Pdf).unwrap_err().contains("did not make it"), "somebody's deck");
        assert!(check(&session, &[], Made::Minutes).unwrap_err().contains("other than minutes"));
        assert!(check(folder.path(), &[], Made::Pdf).unwrap_err().contains("is a folder"));
        assert!(check(&folder.path().join("new"), &reads, Made::Pdf).is_ok());
        let empty = file("empty", b"");
        assert!(check(&empty, &reads, Made::Json).is_ok(), "as mktemp(1) leaves it");
        #[cfg(unix)]
        {
            let link = folder.path().join("link.md");
            std::os::unix::fs::symlink(&session, &link).unwrap();
            assert!(check(&link, &reads, Made::Minutes).unwrap_err().contains("made from"));
        }
    }
}
