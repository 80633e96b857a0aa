//! What is wrong with a file: where it is, what it is, and what to write instead.
//! Every reader of Chairside (session file, decks, boilerplate) reports through this one type.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How much a [`Problem`] matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The file is shown, with this part passed over or mended.
    Warning,
    /// The file cannot be used as it is.
    Error,
}

/// One thing that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Whether the file can still be used.
    pub severity: Severity,
    /// The file as the person named it.
    pub file: String,
    /// Line in the file, from 1; `None` when it concerns the whole file.
    pub line: Option<u32>,
    /// What is wrong, in words, without a full stop.
    pub what: String,
    /// What to write or do instead, without a full stop.
    pub instead: String,
}

impl Problem {
    /// A problem that keeps the file from being used.
    pub fn error(file: &str, line: Option<u32>, what: impl Into<String>, instead: impl Into<String>) -> Self {
        Self { severity: Severity::Error, file: file.into(), line, what: what.into(), instead: instead.into() }
    }

    /// A problem that is passed over.
    pub fn warning(file: &str, line: Option<u32>, what: impl Into<String>, instead: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, line, what, instead) }
    }

    /// Whether it keeps the file from being used.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// `file:line: what; instead`, the form of compilers, so that editors can jump to it.
impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:", self.file)?;
        if let Some(line) = self.line {
            write!(out, "{line}:")?;
        }
        let kind = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(out, " {kind}: {}; {}", self.what, self.instead)
    }
}

/// The candidate that differs least from a name, when it differs by a typing slip: by at most two letters, and by less than
/// all of the name.
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let (letters, longest) = (name.chars().count(), 64);
    if letters > longest {
        return None;
    }
    let (far, near) = candidates.map(|candidate| (strsim::levenshtein(name, candidate), candidate)).min()?;
    (far <= 2 && far < letters).then_some(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_like_a_compiler_message() {
        let problem = Problem::error("a.md", Some(7), "`time: -5` is negative", "write minutes, as in `time: 5m`");
        assert_eq!(problem.to_string(), "a.md:7: error: `time: -5` is negative; write minutes, as in `time: 5m`");
        let whole = Problem::warning("a.md", None, "there is no agenda", "add `agenda:`");
        assert_eq!(whole.to_string(), "a.md: warning: there is no agenda; add `agenda:`");
        assert!(problem.is_error() && !whole.is_error());
    }
}
