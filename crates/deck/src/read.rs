//! Reads a file as text, or says what it is instead. Never writes.

use std::path::Path;

use chairside_file::{Encoding, ReadError, encoding};
use chairside_problem::Problem;

use crate::odd::{self, SAVE_AS_UTF_8};

/// The largest session file or deck that is read: 4 MiB.
pub const LARGEST_TEXT: u64 = 4 * 1024 * 1024;

/// Reads a Markdown or session file as text.
///
/// Removes a byte order mark and turns CR LF and CR into LF, so that line numbers agree with those in editors. What is not
/// text is replaced (see [`read_with_warnings`]). `shown_as` is the name used in messages.
///
/// # Errors
/// A [`Problem`] when the file is missing, a folder, not a plain file, larger than [`LARGEST_TEXT`], or not text.
pub fn read_text(path: &Path, shown_as: &str) -> Result<String, Problem> {
    read_with_warnings(path, shown_as).map(|(text, _)| text)
}

/// Reads a file like [`read_text`], and returns a warning for each line on which something was replaced: bytes that are not
/// UTF-8, NUL and other control characters by `�`, a form feed by a blank. A few odd bytes are no reason to refuse a file.
///
/// # Errors
/// The same as for [`read_text`].
pub fn read_with_warnings(path: &Path, shown_as: &str) -> Result<(String, Vec<Problem>), Problem> {
    let bytes = bytes(path, shown_as)?;
    let is_utf8 = std::str::from_utf8(&bytes).is_ok();
    let text = String::from_utf8_lossy(&bytes);
    let text = normal_lines(text.strip_prefix('\u{feff}').unwrap_or(&text));
    let problems = odd::problems(&text, is_utf8, shown_as);
    match problems.iter().find(|problem| problem.is_error()) {
        Some(error) => Err(error.clone()),
        None => Ok((odd::replaced(text), problems)),
    }
}

/// Turns a text into what [`read_text`] returns for it: no byte order mark, every line ended by LF, and control characters
/// replaced.
pub fn as_read(text: &str) -> String {
    odd::replaced(normal_lines(text.strip_prefix('\u{feff}').unwrap_or(text)))
}

/// Reads a file exactly as it is, so that the text can be written back.
///
/// # Errors
/// The same as for [`read_text`]; also when the file has a NUL byte or is not UTF-8, because what is replaced would be lost.
pub fn read_as_written(path: &Path, shown_as: &str) -> Result<String, Problem> {
    let bytes = bytes(path, shown_as)?;
    let error =
        |at: usize, what: &str, instead: &str| Problem::error(shown_as, Some(line_at(&bytes, at)), what, instead);
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(error(at, "this line has a NUL byte", "remove it, so that the file can be saved"));
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(bad) => Err(error(bad.valid_up_to(), "this line is not UTF-8", SAVE_AS_UTF_8)),
    }
}

/// Reads a plain file that may be text.
fn bytes(path: &Path, shown_as: &str) -> Result<Vec<u8>, Problem> {
    let error = |line, what: String, instead: &str| Problem::error(shown_as, line, what, instead);
    let bytes = chairside_file::read(path, LARGEST_TEXT).map_err(|problem| match problem {
        missing if missing.is_missing() => error(None, "there is no such file".into(), "check the name and the folder"),
        denied if denied.is_denied() => error(
            None,
            "you don't have permission to read this file".into(),
            "change its permissions, or use a copy of your own",
        ),
        ReadError::Folder => error(None, "this is a folder".into(), "name the Markdown file in it"),
        ReadError::NotPlain => error(None, "this is not a plain file".into(), "name a Markdown file"),
        ReadError::TooLarge => {
            error(None, "this file is larger than 4 MiB".into(), "split it, and keep images in files of their own")
        }
        other => error(None, format!("this file {other}"), "copy it to a local folder and try again"),
    })?;
    if bytes.starts_with(b"%PDF-") {
        return Err(error(None, "this is a PDF, not text".into(), "name it with the ending .pdf"));
    }
    match encoding(&bytes) {
        Encoding::Utf16 => Err(error(None, "this text is in UTF-16".into(), "save it as UTF-8")),
        Encoding::Binary => {
            let what = "this is a binary file, not text";
            Err(error(None, what.into(), "name a Markdown file in UTF-8"))
        }
        Encoding::Bytes => Ok(bytes),
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
                &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0\0\0\x03\0\x08\x06\0\0\0"[..],
                "deck.md: error: this is a binary file, not text; name a Markdown file in UTF-8",
            ),
            (b"\xff\xfea\0", "deck.md: error: this text is in UTF-16; save it as UTF-8"),
            (b"\0#\0 \0T\0\n", "deck.md: error: this text is in UTF-16; save it as UTF-8"),
            (
                &b"\xf0\xd2\xc9\xd7\xc5\xd4 ".repeat(9)[..],
                "deck.md:1: error: this text is not UTF-8, and too much of it cannot be read; save the file as UTF-8 (it may \
                 be in Latin-1 or Windows-1252)",
            ),
            (b"%PDF-1.7\n\0", "deck.md: error: this is a PDF, not text; name it with the ending .pdf"),
        ] {
            assert_eq!(of(bytes).unwrap_err(), expected);
        }
        let big = vec![b'a'; usize::try_from(LARGEST_TEXT).unwrap() + 1];
        assert!(of(&big).unwrap_err().contains("larger than 4 MiB"));
    }

    #[test]
    fn a_few_odd_bytes_are_replaced_and_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deck.md");
        let not_utf_8 = "this line is not UTF-8, and what cannot be read is shown as �; save the file as UTF-8 (it may be \
                         in Latin-1 or Windows-1252)";
        for (bytes, text, warning) in [
            (&b"ok\nab\0c"[..], "ok\nab�c", "2: warning: a NUL character is shown as �; remove it"),
            (b"\xef\xbb\xbfa\r\n\x0cb", "a\n b", "2: warning: a form feed counts as a blank; remove it"),
            (b"a\n\x1b[31mb", "a\n�[31mb", "2: warning: a control character is shown as �; remove it"),
            (b"one\r\ntwo\r\nna\xefve", "one\ntwo\nna�ve", &format!("3: warning: {not_utf_8}")),
            (b"a \xc3\nb", "a �\nb", &format!("1: warning: {not_utf_8}")),
            (b"\0# T", "�# T", "1: warning: a NUL character is shown as �; remove it"),
            (b"\xed\xa0\x80", "���", &format!("1: warning: {not_utf_8}")),
        ] {
            std::fs::write(&path, bytes).unwrap();
            let (read, warnings) = read_with_warnings(&path, "deck.md").unwrap();
            assert_eq!(read, text);
            let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
            assert_eq!(warnings, [format!("deck.md:{warning}")]);
        }
        let german = b"\xdcber gr\xf6\xdfere Stra\xdfen \x96 \x84Zitat\x93 \xe9 \xe0 \xe7\n".repeat(5);
        std::fs::write(&path, german).unwrap();
        let (read, warnings) = read_with_warnings(&path, "deck.md").unwrap();
        assert!(read.starts_with("�ber gr��ere Stra�en") && warnings.len() == 5, "{warnings:?}");
        std::fs::write(&path, "a \u{fffd} of the writer's own\n\tb").unwrap();
        assert_eq!(read_with_warnings(&path, "deck.md").unwrap().1, []);
    }

    #[test]
    fn what_would_be_lost_is_not_read_for_saving() {
        let file = tempfile::NamedTempFile::new().unwrap();
        for (bytes, expected) in [
            (&b"a\nb\0"[..], "deck.md:2: error: this line has a NUL byte; remove it, so that the file can be saved"),
            (
                b"a\r\nb\rna\xefve",
                "deck.md:3: error: this line is not UTF-8; save the file as UTF-8 (it may be in Latin-1 or Windows-1252)",
            ),
        ] {
            std::fs::write(&file, bytes).unwrap();
            assert_eq!(read_as_written(file.path(), "deck.md").unwrap_err().to_string(), expected);
        }
        std::fs::write(&file, "a\u{c}\r\n").unwrap();
        assert_eq!(read_as_written(file.path(), "deck.md").unwrap(), "a\u{c}\r\n");
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
