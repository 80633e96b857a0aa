//! Reads a file of polls, such as the Datatracker gives.

use std::path::Path;

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
    String::from_utf8(bytes).map_err(|_| format!("{name}: this is not a file of polls: it is not text in UTF-8"))
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
        std::fs::write(&file, b"\xff").unwrap();
        assert!(read(&file).unwrap_err().ends_with("polls.json: this is not a file of polls: it is not text in UTF-8"));
        assert!(read(folder.path()).unwrap_err().ends_with("this file is a folder"));
    }
}
