//! The problems of one file, gathered while it is read: each with its line, the repeated ones once, and never a flood.

use std::collections::HashSet;

use chairside_problem::Problem;

/// More than this many problems are counted, not listed.
const MOST: usize = 200;

/// Gathers the problems of one file.
pub(crate) struct Report {
    file: String,
    problems: Vec<Problem>,
    said: HashSet<String>,
    beyond: usize,
}

impl Report {
    pub(crate) fn new(file: &str) -> Self {
        Self { file: file.into(), problems: Vec::new(), said: HashSet::new(), beyond: 0 }
    }

    /// Says something about one line.
    pub(crate) fn warn(&mut self, line: u32, what: impl Into<String>, instead: impl Into<String>) {
        if self.problems.len() < MOST {
            self.problems.push(Problem::warning(&self.file, Some(line), what, instead));
        } else {
            self.beyond += 1;
        }
    }

    /// Says something once for the whole file, at the first line it concerns; `key` tells what counts as the same.
    pub(crate) fn warn_once(&mut self, key: &str, line: u32, what: impl Into<String>, instead: impl Into<String>) {
        if self.said.len() < MOST && self.said.insert(key.to_owned()) {
            self.warn(line, what, instead);
        }
    }

    /// The problems in the order of their lines.
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.line);
        if self.beyond > 0 {
            let what = format!("{} more problems like these are not listed", self.beyond);
            self.problems.push(Problem::warning(&self.file, None, what, "mend the first ones and check again"));
        }
        self.problems
    }
}

/// A piece of a file as it may stand in a message: one line, no control characters, not longer than 60 characters.
pub(crate) fn shown(text: &str) -> String {
    let mut short: String = text.trim().chars().take(61).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if short.chars().count() > 60 {
        short = short.chars().take(59).collect();
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_each_thing_once_and_stops_at_a_flood() {
        let mut report = Report::new("a.md");
        for line in 1..=300 {
            report.warn_once("same", line, "the same", "write it otherwise");
            report.warn(line, "another", "write it otherwise");
        }
        let problems = report.finish();
        assert_eq!(problems.len(), MOST + 1);
        assert_eq!(problems.iter().filter(|problem| problem.what == "the same").count(), 1);
        assert!(problems[MOST].what.starts_with("101 more"));
    }

    #[test]
    fn messages_show_no_control_characters() {
        assert_eq!(shown("a\u{1b}[31mb\n"), "a [31mb");
        assert_eq!(shown(&"x".repeat(200)).chars().count(), 60);
    }
}
