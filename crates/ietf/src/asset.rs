//! Reads a file of `assets/`: YAML alone, or YAML front matter and a Markdown text.

use serde::de::DeserializeOwned;

/// Why a file of `assets/` cannot be used. A test reads all built-in files; those of another body may have errors.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {what}; {instead}")]
pub struct BadAsset {
    /// The file's name as it was given.
    pub file: String,
    /// The line of the file, from 1.
    pub line: u64,
    /// What is wrong, without a full stop.
    pub what: String,
    /// What to write instead, without a full stop.
    pub instead: &'static str,
}

/// Reads the front matter of a file and returns it with the text below.
pub(crate) fn with_text<T: DeserializeOwned>(file: &str, content: &str) -> Result<(T, String), BadAsset> {
    let content = content.replace("\r\n", "\n");
    let parts = content.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    let Some((front_matter, text)) = parts else {
        return Err(BadAsset {
            file: file.into(),
            line: 1,
            what: "there is no front matter".into(),
            instead: "start with a line of `---`, then the keys, then another line of `---`",
        });
    };
    Ok((yaml(file, front_matter, 1)?, text.trim().to_string()))
}

/// Reads YAML that starts after `lines_before` lines of the file.
pub(crate) fn yaml<T: DeserializeOwned>(file: &str, yaml: &str, lines_before: u64) -> Result<T, BadAsset> {
    serde_saphyr::from_str(yaml).map_err(|error| BadAsset {
        file: file.into(),
        line: lines_before + error.location().map_or(1, |location| location.line()),
        what: error.to_string().lines().next().unwrap_or("not YAML").to_string(),
        instead: "see assets/README.md for the keys and their values",
    })
}
