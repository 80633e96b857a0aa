//! Reads a file as text, or says what it is instead. Never writes.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use chairside_problem::Problem;

/// The largest session file or deck that is read: 4 MiB.
pub const LARGEST_TEXT: u64 = 4 * 1024 * 1024;

/// Reads a Markdown or session file as text.
///
/// Removes a byte order mark and turns CR LF and CR into LF, so that line numbers agree with those in editors.
/// `shown_as` is the name used in messages.
///
/// # Errors
/// A [`Problem`] when the file is missing, a folder, not a plain file, larger than [`LARGEST_TEXT`], binary or not UTF-8.
pub fn read_text(path: &Path, shown_as: &str) -> Result<String, Problem> {
    read_as_written(path, shown_as).map(|text| as_read(&text))
}

/// Turns a text into what [`read_text`] returns for it: no byte order mark, and every line ended by LF.
pub fn as_read(text: &str) -> String {
    normal_lines(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Reads a file like [`read_text`], but keeps the byte order mark and the line ends, so that the text can be written
/// back.
///
/// # Errors
/// The same as for [`read_text`].
pub fn read_as_written(path: &Path, shown_as: &str) -> Result<String, Problem> {
    let error = |line, what: String, instead: &str| Problem::error(shown_as, line, what, instead);
    let io = |problem: &std::io::Error| match problem.kind() {
        ErrorKind::NotFound => error(None, "there is no such file".into(), "check the name and the folder"),
        ErrorKind::PermissionDenied => error(
            None,
            "you have no permission to read this file".into(),
            "change its permissions, or use a copy of your own",
        ),
        _ => error(None, format!("this file cannot be read ({problem})"), "copy it to a local folder and try again"),
    };
    // Check before opening: opening a pipe would wait until somebody writes to it.
    let about = std::fs::metadata(path).map_err(|problem| io(&problem))?;
    if about.is_dir() {
        return Err(error(None, "this is a folder".into(), "name the Markdown file in it"));
    }
    if !about.is_file() {
        return Err(error(None, "this is not a plain file".into(), "name a Markdown file"));
    }
    let too_big =
        || error(None, "this file is larger than 4 MiB".into(), "split it, and keep images in files of their own");
    if about.len() > LARGEST_TEXT {
        return Err(too_big());
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|problem| io(&problem))?;
    file.take(LARGEST_TEXT + 1).read_to_end(&mut bytes).map_err(|problem| io(&problem))?;
    if bytes.len() as u64 > LARGEST_TEXT {
        return Err(too_big());
    }
    text(bytes, shown_as)
}

fn text(bytes: Vec<u8>, shown_as: &str) -> Result<String, Problem> {
    let error = |at: usize, bytes: &[u8], what: &str, instead: &str| {
        Err(Problem::error(shown_as, Some(line_at(bytes, at)), what, instead))
    };
    if bytes.starts_with(b"%PDF-") {
        return Err(Problem::error(shown_as, None, "this is a PDF, not text", "name it with the ending .pdf"));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Problem::error(shown_as, None, "this text is in UTF-16", "save it as UTF-8"));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return error(at, &bytes, "this is a binary file (it has a NUL byte here)", "name a Markdown file in UTF-8");
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(bad) => {
            let at = bad.utf8_error().valid_up_to();
            error(
                at,
                bad.as_bytes(),
                "this line is not UTF-8",
                "save the file as UTF-8 (it may be in Latin-1 or Windows-1252)",
            )
        }
    }
}

/// CR LF and CR as LF.
pub(crate) fn normal_lines(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

fn line_at(bytes: &[u8], at: usize) -> u32 {
    let before = String::from_utf8_lossy(&bytes[..at]);
    u32::try_from(normal_lines(&before).matches('\n').count() + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8]) -> Result<String, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deck.md");
        std::fs::write(&path, bytes).unwrap();
        read_text(&path, "deck.md").map_err(|problem| problem.to_string())
    }

    #[test]
    fn reads_text_as_editors_show_it() {
        assert_eq!(of(b"\xef\xbb\xbfa\r\nb\rc\n").unwrap(), "a\nb\nc\n");
        assert_eq!(of(b"").unwrap(), "");
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(&file, "\u{feff}a\r\nb\n").unwrap();
        assert_eq!(read_as_written(file.path(), "deck.md").unwrap(), "\u{feff}a\r\nb\n");
    }

    #[test]
    fn says_what_it_is_instead() {
        for (bytes, expected) in [
            (
                &b"ok\nab\0c"[..],
                "deck.md:2: error: this is a binary file (it has a NUL byte here); name a Markdown file in UTF-8",
            ),
            (
                b"one\r\ntwo\r\nna\xefve",
                "deck.md:3: error: this line is not UTF-8; save the file as UTF-8 (it may be in Latin-1 or Windows-1252)",
            ),
            (b"\xff\xfea\0", "deck.md: error: this text is in UTF-16; save it as UTF-8"),
            (b"%PDF-1.7\n\0", "deck.md: error: this is a PDF, not text; name it with the ending .pdf"),
        ] {
            assert_eq!(of(bytes).unwrap_err(), expected);
        }
        let big = vec![b'a'; usize::try_from(LARGEST_TEXT).unwrap() + 1];
        assert!(of(&big).unwrap_err().contains("larger than 4 MiB"));
    }

    #[test]
    fn a_folder_and_a_missing_file_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let of = |path: &Path| read_text(path, "talk.md").unwrap_err().to_string();
        assert_eq!(of(folder.path()), "talk.md: error: this is a folder; name the Markdown file in it");
        assert_eq!(
            of(&folder.path().join("no.md")),
            "talk.md: error: there is no such file; check the name and the folder"
        );
        #[cfg(unix)]
        assert!(of(Path::new("/dev/null")).contains("not a plain file"));
    }
}
