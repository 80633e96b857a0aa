//! A file of `assets/`: YAML alone, or YAML front matter and a Markdown text.

use serde::de::DeserializeOwned;

/// Why a file of `assets/` cannot be used. The built-in ones are proved good by a test; a body's own may not be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {what}; {instead}")]
pub struct BadAsset {
    /// The file as it was named.
    pub file: String,
    /// Line in the file, from 1.
    pub line: u64,
    /// What is wrong.
    pub what: String,
    /// What to write instead.
    pub instead: &'static str,
}

/// Takes front matter and text apart and reads the former.
pub(crate) fn with_text<T: DeserializeOwned>(file: &str, content: &str) -> Result<(T, String), BadAsset> {
    let content = content.replace("\r\n", "\n");
    let parts = content.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    let Some((front_matter, text)) = parts else {
        return Err(BadAsset {
            file: file.into(),
            line: 1,
            what: "there is no front matter".into(),
            instead: "begin with a line of `---`, the keys, and a line of `---` again",
        });
    };
    Ok((yaml(file, front_matter, 1)?, text.trim().to_string()))
}

/// Reads YAML that begins after `lines_before` lines of the file.
pub(crate) fn yaml<T: DeserializeOwned>(file: &str, yaml: &str, lines_before: u64) -> Result<T, BadAsset> {
    serde_saphyr::from_str(yaml).map_err(|error| BadAsset {
        file: file.into(),
        line: lines_before + error.location().map_or(1, |location| location.line()),
        what: error.to_string().lines().next().unwrap_or("not YAML").to_string(),
        instead: "see assets/README.md for the keys and their form",
    })
}
