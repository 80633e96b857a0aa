//! Collects the problems of one file while it is read, each with its line. Repeated ones are listed once, and the list
//! has an end.

use std::collections::HashSet;

use chairside_problem::{Problem, Topic};

/// How many problems are listed; the rest are only counted.
const MOST: usize = 200;

/// Collects the problems of one file.
pub(crate) struct Report {
    file: String,
    problems: Vec<Problem>,
    reported: HashSet<String>,
    beyond: usize,
}

impl Report {
    pub(crate) fn new(file: &str) -> Self {
        Self { file: file.into(), problems: Vec::new(), reported: HashSet::new(), beyond: 0 }
    }

    /// Reports a problem on one line: what is wrong, and what to write instead.
    pub(crate) fn warn(&mut self, line: u32, what: impl Into<String>, instead: impl Into<String>) {
        if self.problems.len() < MOST {
            self.problems.push(Problem::warning(&self.file, Some(line), what, instead));
        } else {
            self.beyond += 1;
        }
    }

    /// Reports a link that was removed, because slides cannot open it.
    pub(crate) fn warn_link(&mut self, line: u32, (what, instead): (String, String)) {
        self.warn_about(Topic::Link, line, what, instead);
    }

    /// Reports a problem of one kind.
    pub(crate) fn warn_about(&mut self, topic: Topic, line: u32, what: impl Into<String>, instead: impl Into<String>) {
        let listed = self.problems.len();
        self.warn(line, what, instead);
        self.problems[listed..].iter_mut().for_each(|problem| problem.topic = topic);
    }

    /// Reports a problem once for the whole file, on the first line that has it. Problems with the same `key` count as
    /// the same.
    pub(crate) fn warn_once(&mut self, key: &str, line: u32, what: impl Into<String>, instead: impl Into<String>) {
        if self.reported.len() < MOST && self.reported.insert(key.to_owned()) {
            self.warn(line, what, instead);
        }
    }

    /// Returns the problems sorted by line.
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.line);
        if self.beyond > 0 {
            let what = format!("{} more problems are not listed", self.beyond);
            self.problems.push(Problem::warning(&self.file, None, what, "fix these, then check again"));
        }
        self.problems
    }
}

/// Makes a piece of a file fit for a message: one line, no control characters, at most 60 characters.
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
    fn reports_each_problem_once_and_stops_at_a_limit() {
        let mut report = Report::new("a.md");
        for line in 1..=300 {
            report.warn_once("same", line, "the same", "write it differently");
            report.warn(line, "another", "write it differently");
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
