//! What the chair is told of a damaged journal.

use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::run::RunId;

/// How many things are named; the rest is counted.
const NAMED: usize = 3;

/// A journal was found damaged and mended. Its words (`Display`) are for the chair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// What was found wrong.
    pub why: Vec<String>,
    /// Where the damaged file lies, untouched (with `-wal` and `-shm` when there were such); `None` when there was none.
    pub aside: Option<PathBuf>,
    /// How many runs were restored.
    pub runs: usize,
    /// And how many of their rows.
    pub rows: u64,
    /// What was lost; empty when nothing was.
    pub lost: Vec<Loss>,
}

/// The rows that a run has lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// Which run.
    pub run: RunId,
    /// The title of its session, or its id when that is not known.
    pub title: String,
    /// The first row that was lost.
    pub from: u64,
    /// How many rows are known to be lost, `from` among them. A version that kept no marks may have lost more.
    pub rows: u64,
}

impl Display for Loss {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let Self { title, from, rows, .. } = self;
        let what = if *rows == 1 { "1 row".to_string() } else { format!("{rows} rows") };
        write!(out, "{what} of “{title}” from row {from} on")
    }
}

impl Display for Damage {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "The journal was damaged: {}. ", listed(&self.why))?;
        write!(out, "Restored: {} rows of {} runs. ", self.rows, self.runs)?;
        match self.lost.as_slice() {
            [] => write!(out, "Nothing was lost.")?,
            lost => write!(out, "Lost: {}.", listed(lost))?,
        }
        match &self.aside {
            Some(aside) => write!(out, " The damaged file is kept as {}", aside.display()),
            None => write!(out, " There is no damaged file to keep"),
        }
    }
}

fn listed(things: &[impl Display]) -> String {
    let mut words: Vec<String> = things.iter().take(NAMED).map(ToString::to_string).collect();
    if things.len() > NAMED {
        words.push(format!("and {} more", things.len() - NAMED));
    }
    words.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_was_kept_what_was_lost_and_where_the_file_lies() {
        let loss = Loss { run: RunId("r".into()), title: "Dispatch".into(), from: 41, rows: 3 };
        let damage = Damage {
            why: vec!["row 41 of the run r has a wrong checksum".into()],
            aside: Some("data/journal-damaged-2026-11-24.db".into()),
            runs: 2,
            rows: 140,
            lost: vec![loss],
        };
        assert_eq!(
            damage.to_string(),
            "The journal was damaged: row 41 of the run r has a wrong checksum. Restored: 140 rows of 2 runs. \
             Lost: 3 rows of “Dispatch” from row 41 on. The damaged file is kept as data/journal-damaged-2026-11-24.db"
        );
        let whole = Damage { lost: Vec::new(), aside: None, ..damage };
        assert!(whole.to_string().ends_with("Nothing was lost. There is no damaged file to keep"));
    }
}
