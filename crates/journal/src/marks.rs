//! The marks, a file beside the database that records how far each run was saved. SQLite cannot tell a database that
//! lost its last commits from one that never had them; the marks can. They are written after each commit, so they are
//! never ahead of the database.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::JournalError;
use crate::private;
use crate::run::{RunId, RunInfo};
use crate::stored::checksum_of;

/// A file with more lines than this is rewritten with one or two lines for each run when the journal is opened.
const LINES: usize = 2_000;

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mark", rename_all = "kebab-case")]
pub(crate) enum Mark {
    /// The version of the database's schema.
    Schema { version: u32 },
    /// A run began.
    Run { run: RunId, session: String, title: String, opened: String },
    /// A run is saved up to the row with this number and checksum.
    Saved { run: RunId, number: u64, checksum: String },
    /// Somebody deleted a run.
    Deleted { run: RunId },
}

/// The last row of a run that was saved; number 0 when none was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LastSaved {
    /// The run's description, if it is known.
    pub info: Option<RunInfo>,
    pub number: u64,
    pub checksum: String,
}

/// What the marks say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Whether the file exists.
    pub present: bool,
    /// The version of the database's schema.
    pub version: Option<u32>,
    pub runs: BTreeMap<RunId, LastSaved>,
    pub deleted: BTreeSet<RunId>,
    /// How many lines the file has.
    pub lines: usize,
}

impl Marks {
    /// Reads the file. Lines that are damaged or incomplete are skipped.
    pub fn read(path: &Path) -> Result<Self, JournalError> {
        let mut marks = Self::default();
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(why) if why.kind() == ErrorKind::NotFound => return Ok(marks),
            Err(why) => return Err(JournalError::File { path: path.into(), why }),
        };
        marks.present = true;
        for line in bytes.split(|byte| *byte == b'\n') {
            marks.lines += 1;
            if let Some(mark) = std::str::from_utf8(line).ok().and_then(parse) {
                marks.take(mark);
            }
        }
        Ok(marks)
    }

    fn take(&mut self, mark: Mark) {
        match mark {
            Mark::Schema { version } => self.version = Some(version),
            Mark::Run { run, session, title, opened } => {
                let info = RunInfo { run: run.clone(), session, title, opened };
                self.runs.entry(run).or_default().info = Some(info);
            }
            Mark::Saved { run, number, checksum } => {
                let last = self.runs.entry(run).or_default();
                if number >= last.number {
                    (last.number, last.checksum) = (number, checksum);
                }
            }
            Mark::Deleted { run } => {
                self.runs.remove(&run);
                self.deleted.insert(run);
            }
        }
    }

    /// Whether the file should be rewritten.
    pub fn is_long(&self) -> bool {
        self.lines > LINES
    }

    /// Replaces the file with what is known, in one step.
    pub fn replace(&self, path: &Path) -> Result<(), JournalError> {
        let mut text = String::new();
        if let Some(version) = self.version {
            text += &line(&Mark::Schema { version })?;
        }
        for (run, last) in &self.runs {
            if let Some(info) = &last.info {
                text += &line(&Mark::from(info))?;
            }
            let saved = Mark::Saved { run: run.clone(), number: last.number, checksum: last.checksum.clone() };
            text += &line(&saved)?;
        }
        for run in &self.deleted {
            text += &line(&Mark::Deleted { run: run.clone() })?;
        }
        let new = path.with_extension("marks.tmp");
        let write = || -> std::io::Result<()> {
            let mut file = private::create(&new)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            std::fs::rename(&new, path)
        };
        write().map_err(JournalError::file(path))
    }
}

impl From<&RunInfo> for Mark {
    fn from(info: &RunInfo) -> Self {
        let RunInfo { run, session, title, opened } = info.clone();
        Self::Run { run, session, title, opened }
    }
}

/// Appends marks to the file.
#[derive(Debug)]
pub(crate) struct MarkWriter {
    path: PathBuf,
    /// Lines that could not be written yet; they are written with the next ones.
    waiting: String,
}

impl MarkWriter {
    pub fn new(path: PathBuf) -> Self {
        Self { path, waiting: String::new() }
    }

    /// Appends marks of rows that are already saved. If that fails, they are written with the next ones.
    pub fn add(&mut self, marks: &[Mark]) -> Result<(), JournalError> {
        for mark in marks {
            self.waiting += &line(mark)?;
        }
        let open = private::options().append(true).create(true).open(&self.path);
        let mut file = open.map_err(JournalError::file(&self.path))?;
        if let Err(why) = file.write_all(self.waiting.as_bytes()) {
            // The file may now end in half a line, so begin the next attempt on a new one.
            if !self.waiting.starts_with('\n') {
                self.waiting.insert(0, '\n');
            }
            return Err(JournalError::File { path: self.path.clone(), why });
        }
        self.waiting.clear();
        Ok(())
    }
}

/// A mark as a line: JSON, a tab, and the first 16 digits of its checksum.
fn line(mark: &Mark) -> Result<String, JournalError> {
    let json = serde_json::to_string(mark)?;
    let sum = checksum_of(&[&json]);
    Ok(format!("{json}\t{}\n", &sum[..16]))
}

fn parse(line: &str) -> Option<Mark> {
    let (json, sum) = line.rsplit_once('\t')?;
    (checksum_of(&[json])[..16] == *sum).then(|| serde_json::from_str(json).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(number: u64) -> Mark {
        Mark::Saved { run: RunId("r".into()), number, checksum: format!("c{number}") }
    }

    #[test]
    fn the_furthest_mark_counts_and_damaged_lines_do_not() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("journal.marks");
        let mut writer = MarkWriter::new(path.clone());
        writer.add(&[Mark::Schema { version: 3 }, saved(2), saved(5), saved(4)]).unwrap();
        let mut text = std::fs::read_to_string(&path).unwrap();
        text += &line(&saved(9)).unwrap().replace("c9", "c8");
        text += &line(&saved(8)).unwrap()[..20];
        std::fs::write(&path, text).unwrap();
        let marks = Marks::read(&path).unwrap();
        let known = &marks.runs[&RunId("r".into())];
        assert_eq!((known.number, known.checksum.as_str(), marks.version), (5, "c5", Some(3)));
    }

    #[test]
    fn written_anew_they_say_the_same() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("journal.marks");
        let info = RunInfo { run: RunId("r".into()), session: "s".into(), title: "T".into(), opened: "o".into() };
        let mut writer = MarkWriter::new(path.clone());
        writer.add(&[Mark::Schema { version: 3 }, Mark::from(&info), saved(1), saved(2)]).unwrap();
        writer.add(&[Mark::Deleted { run: RunId("gone".into()) }]).unwrap();
        let before = Marks::read(&path).unwrap();
        before.replace(&path).unwrap();
        let after = Marks::read(&path).unwrap();
        assert_eq!((after.version, &after.runs, &after.deleted), (before.version, &before.runs, &before.deleted));
    }
}
