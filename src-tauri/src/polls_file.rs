//! Reads a file of polls, such as the Datatracker gives.

use std::path::Path;

use chairside_file::{Encoding, encoding};

/// It has some lines for each poll; a much larger file is something else. In bytes.
const MOST: u64 = 1 << 20;

/// The text of the file. The error names the file and says what to do.
pub fn read(file: &Path) -> Result<String, String> {
    let name = file.display();
    let bytes = chairside_file::read(file, MOST).map_err(|error| match error {
        chairside_file::ReadError::TooLarge => {
            format!(
                "{name}: this is not a file of polls: it is larger than 1 MiB; take the Datatracker's `polls-….json`"
            )
        }
        chairside_file::ReadError::TooSlow => format!("{name}: this file {error}; copy it to a local folder"),
        error => format!("{name}: this file {error}"),
    })?;
    // A letter that is not UTF-8 is shown as such; the polls around it are taken.
    match encoding(&bytes) {
        Encoding::Bytes => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Encoding::Utf16 => Err(format!("{name}: this text is in UTF-16; save it as UTF-8")),
        Encoding::Binary => Err(format!("{name}: this is not a file of polls: it is no text")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_file_of_polls_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("polls.json");
        std::fs::write(&file, "[]").unwrap();
        assert_eq!(read(&file).unwrap(), "[]");
        std::fs::write(&file, vec![b' '; 2 << 20]).unwrap();
        assert!(read(&file).unwrap_err().ends_with("it is larger than 1 MiB; take the Datatracker's `polls-….json`"));
        std::fs::write(&file, b"[\"caf\xe9\"]").unwrap();
        assert_eq!(read(&file).unwrap(), "[\"caf\u{fffd}\"]");
        std::fs::write(&file, b"\xff\xfe[\0]\0").unwrap();
        assert!(read(&file).unwrap_err().ends_with("polls.json: this text is in UTF-16; save it as UTF-8"));
        std::fs::write(&file, [0; 99]).unwrap();
        assert!(read(&file).unwrap_err().ends_with("polls.json: this is not a file of polls: it is no text"));
        assert!(read(folder.path()).unwrap_err().ends_with("this file is a folder"));
    }
}
