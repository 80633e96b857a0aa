//! What we tell the user about a damaged journal.

use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::run::RunId;

/// How many problems and losses a message names. The others are counted.
const NAMED: usize = 3;

/// What a repair of a damaged journal kept and lost. `Display` makes a message for the user of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// What was wrong, one problem an entry.
    pub why: Vec<String>,
    /// The untouched copy of the damaged file; its `-wal`, `-shm` and `-marks` lie beside it. `None` when there was no
    /// file.
    pub aside: Option<PathBuf>,
    /// How many runs were restored.
    pub runs: usize,
    /// How many rows these have.
    pub rows: u64,
    /// What was lost, one entry for each run that lost rows.
    pub lost: Vec<Loss>,
}

/// The rows that one run has lost: always its last ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// The run that lost them. If it lost all its rows, it is no longer in the journal.
    pub run: RunId,
    /// The title of its session; its id when the title is lost too.
    pub title: String,
    /// The number of the first lost row.
    pub from: u64,
    /// How many rows are known to be lost, at least 1. Journals without marks (version 1) may have lost more.
    pub rows: u64,
}

impl Display for Loss {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let Self { title, from, rows, .. } = self;
        write!(out, "{} of “{title}” from row {from} on", counted(*rows, "row"))
    }
}

impl Display for Damage {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "The journal was damaged: {}. ", listed(&self.why))?;
        write!(out, "Restored: {} of {}. ", counted(self.rows, "row"), counted(self.runs as u64, "run"))?;
        match self.lost.as_slice() {
            [] => write!(out, "Nothing was lost.")?,
            lost => write!(out, "Lost: {}.", listed(lost))?,
        }
        match &self.aside {
            Some(aside) => write!(out, " The damaged file is kept as {}", aside.display()),
            None => write!(out, " There was no damaged file to keep"),
        }
    }
}

/// "1 row", "2 rows".
fn counted(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
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
        assert!(whole.to_string().ends_with("Nothing was lost. There was no damaged file to keep"));
        let one = Damage { rows: 1, runs: 1, ..whole };
        assert!(one.to_string().contains("Restored: 1 row of 1 run. "));
    }
}
