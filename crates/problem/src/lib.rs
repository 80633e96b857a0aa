//! The one type with which every reader (session file, decks, boilerplate) says what is wrong with a file: where, what,
//! and what to write instead.

pub mod marks;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::marks::one_line;

/// How much a [`Problem`] matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The file can be used; this part of it is ignored or corrected.
    Warning,
    /// The file cannot be used as it is.
    Error,
}

/// What a [`Problem`] is about, where somebody asks for those of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// A link that cannot be opened.
    Link,
    /// A slide with more than fits in letters that can be read.
    TooFull,
    /// Letters that no font has.
    Font,
    /// Anything else.
    #[default]
    Other,
}

/// One thing that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// The file, as the user named it.
    pub file: String,
    /// The line, from 1; `None` when the problem concerns the whole file.
    pub line: Option<u32>,
    /// What is wrong, in words without a full stop.
    pub what: String,
    /// What to write or do instead, in words without a full stop.
    pub instead: String,
    /// What it is about.
    #[serde(default)]
    pub topic: Topic,
}

impl Problem {
    /// Makes a problem that keeps the file from being used.
    pub fn error(file: &str, line: Option<u32>, what: impl Into<String>, instead: impl Into<String>) -> Self {
        let (file, what, instead) = (file.into(), what.into(), instead.into());
        Self { severity: Severity::Error, file, line, what, instead, topic: Topic::Other }
    }

    /// Makes a problem in spite of which the file can be used.
    pub fn warning(file: &str, line: Option<u32>, what: impl Into<String>, instead: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, line, what, instead) }
    }

    /// The same problem, about this.
    #[must_use]
    pub fn about(self, topic: Topic) -> Self {
        Self { topic, ..self }
    }

    /// The problem in one sentence with the name of its file alone, for a list in a window: "talk.pdf: the font X (page 2) is
    /// not in the file; install one".
    pub fn with_file_name(&self) -> String {
        let name = self.file.rsplit('/').next().unwrap_or_default();
        format!("{name}: {}; {}", self.what, self.instead)
    }

    /// Whether the problem keeps the file from being used.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Writes `file:line: error: what; instead`, in the form of compilers, so that editors can jump to the line. It is one
/// line, whatever stands in the file.
impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:", one_line(&self.file))?;
        if let Some(line) = self.line {
            write!(out, "{line}:")?;
        }
        let kind = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(out, " {kind}: {}; {}", one_line(&self.what), one_line(&self.instead))
    }
}

/// The longest name, in letters, that [`nearest`] compares; nobody mistypes a longer one into one of ours.
const LONGEST: usize = 64;

/// The candidate most like a name, if only a typing mistake lies between them: at most two letters, and fewer than the
/// name has.
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let letters = name.chars().count();
    if letters > LONGEST {
        return None;
    }
    let (distance, candidate) = candidates.map(|candidate| (strsim::levenshtein(name, candidate), candidate)).min()?;
    (distance <= 2 && distance < letters).then_some(candidate)
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

    #[test]
    fn a_message_stays_one_line_whatever_the_file_says() {
        let problem = Problem::error("a\nb.md", Some(7), "`x\u{1b}[2J` is unknown", "write\r\nsomething");
        assert_eq!(problem.to_string(), "a␊b.md:7: error: `x␛[2J` is unknown; write␍␊something");
    }

    #[test]
    fn only_a_typing_mistake_has_a_nearest_name() {
        let near = |name| nearest(name, ["agenda", "item", "tips"].into_iter());
        assert_eq!((near("agneda"), near("itm"), near("tips")), (Some("agenda"), Some("item"), Some("tips")));
        assert_eq!((near("adgenda"), near("minutes"), near("ti"), near("")), (Some("agenda"), None, None, None));
        assert_eq!(near(&"agenda".repeat(20)), None);
    }
}
