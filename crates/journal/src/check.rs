//! Whether a database is whole: its structure, every checksum, every number, and everything that the marks know of.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::{Connection, ErrorCode};

use crate::error::JournalError;
use crate::marks::{Known, Marks};
use crate::run::{RunId, RunInfo};
use crate::schema;
use crate::stored::{COLUMNS, checksum_of, checksum_of_run, stored};

/// What stands in a database.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// What is wrong, in words; empty when all is whole.
    pub problems: Vec<String>,
    /// How far each run goes.
    pub runs: BTreeMap<RunId, Known>,
    /// Runs that were deleted on purpose.
    pub deleted: BTreeSet<RunId>,
    /// The version of its schema.
    pub version: u32,
}

/// Whether an error comes from the file's content; the others come from the disk, or from another program.
fn is_of_content(error: &rusqlite::Error) -> bool {
    let outside = [
        ErrorCode::DatabaseBusy,
        ErrorCode::DatabaseLocked,
        ErrorCode::OutOfMemory,
        ErrorCode::ReadOnly,
        ErrorCode::OperationInterrupted,
        ErrorCode::SystemIoFailure,
        ErrorCode::DiskFull,
        ErrorCode::CannotOpen,
        ErrorCode::PermissionDenied,
    ];
    !error.sqlite_error_code().is_some_and(|code| outside.contains(&code))
}

/// What is wrong with the first bytes of the file, before SQLite makes of them what it can.
pub(crate) fn header(file: &Path) -> Result<Option<String>, JournalError> {
    use std::io::Read as _;
    let mut start = Vec::new();
    match std::fs::File::open(file) {
        Ok(file) => file.take(100).read_to_end(&mut start).map(|_| ()),
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(why) => Err(why),
    }
    .map_err(JournalError::file(file))?;
    // A database in which nothing was written yet.
    if start.is_empty() {
        return Ok(None);
    }
    let is_ours = start.len() == 100
        && start.starts_with(b"SQLite format 3\0")
        && start[16..18] == [0x10, 0x00]
        && start[18..20].iter().all(|version| [1, 2].contains(version))
        && start[20..24] == [0, 64, 32, 32];
    Ok((!is_ours).then(|| "its first bytes are not those of a journal".into()))
}

/// Looks at everything, in one transaction.
pub(crate) fn check(connection: &Connection, path: &Path, marks: &Marks) -> Result<Findings, JournalError> {
    let mut findings = Findings::default();
    let looked = connection.execute_batch("BEGIN").and_then(|()| look(connection, marks, &mut findings));
    let _ = connection.execute_batch("ROLLBACK");
    match looked {
        Ok(()) => {}
        Err(error) if is_of_content(&error) => findings.problems.push(error.to_string()),
        Err(error) => return Err(error.into()),
    }
    // A version that is merely damaged is not what the marks say.
    if findings.version > schema::VERSION && marks.version.is_none_or(|version| version == findings.version) {
        return Err(JournalError::Newer { path: path.into(), version: findings.version });
    }
    Ok(findings)
}

fn look(connection: &Connection, marks: &Marks, findings: &mut Findings) -> rusqlite::Result<()> {
    findings.version = schema::version(connection)?;
    if findings.version > schema::VERSION {
        findings.problems.push(format!("its version {} is not known", findings.version));
        return Ok(());
    }
    let objects = schema::objects(connection)?;
    // Nothing was written yet: not even by the version that the header names.
    let expected = schema::expected(findings.version).unwrap_or_default();
    if objects != expected {
        findings.problems.push("its tables are not those of a journal".into());
        return Ok(());
    }
    if findings.version > 0 {
        let said: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if said != "ok" {
            findings.problems.push(said.replace('\n', "; "));
        }
        look_at_runs(connection, findings)?;
        look_at_facts(connection, marks, findings)?;
    }
    look_at_marks(marks, findings);
    Ok(())
}

fn look_at_runs(connection: &Connection, findings: &mut Findings) -> rusqlite::Result<()> {
    let has_checksums = findings.version > 1;
    let checksum = if has_checksums { "checksum" } else { "NULL" };
    let mut query = connection.prepare(&format!("SELECT run, session, title, opened, {checksum} FROM runs"))?;
    let mut runs = query.query([])?;
    while let Some(row) = runs.next()? {
        let info = RunInfo { run: RunId(row.get(0)?), session: row.get(1)?, title: row.get(2)?, opened: row.get(3)? };
        let checksum: Option<String> = row.get(4)?;
        if has_checksums && checksum.as_deref() != Some(&checksum_of_run(&info)) {
            findings.problems.push(format!("what is said of the run {} has a wrong checksum", info.run));
        }
        findings.runs.insert(info.run.clone(), Known { info: Some(info), ..Known::default() });
    }
    if has_checksums {
        let mut query = connection.prepare("SELECT run, session, title, rows, who, at, checksum FROM deleted")?;
        let mut deleted = query.query([])?;
        while let Some(row) = deleted.next()? {
            let rows: i64 = row.get(3)?;
            let parts: [String; 5] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(4)?, row.get(5)?];
            let [run, session, title, who, at] = &parts;
            let checksum: String = row.get(6)?;
            if checksum != checksum_of(&[run, session, title, &rows.to_string(), who, at]) {
                findings.problems.push(format!("what is said of the deleted run {run} has a wrong checksum"));
            }
            findings.deleted.insert(RunId(run.clone()));
        }
    }
    Ok(())
}

fn look_at_facts(connection: &Connection, marks: &Marks, findings: &mut Findings) -> rusqlite::Result<()> {
    let mut query = connection.prepare(&format!("SELECT {COLUMNS}, run FROM facts ORDER BY run, number"))?;
    let mut rows = query.query([])?;
    // The run that the rows are of, and the first thing that is wrong in it.
    let mut run = RunId(String::new());
    let (mut known, mut mark) = (Known::default(), None);
    let mut wrong = false;
    while let Some(row) = rows.next()? {
        let of = row.get_ref(9)?.as_str()?;
        if run.0 != of {
            let next = RunId(of.into());
            let before = std::mem::replace(&mut run, next);
            findings.close(before, std::mem::take(&mut known));
            mark = marks.runs.get(&run);
            wrong = false;
            if !findings.runs.contains_key(&run) {
                findings.problems.push(format!("nothing is said of the run {run}"));
            }
        }
        if wrong {
            continue;
        }
        let (stored, checksum) = stored(row)?;
        let follows = u64::try_from(stored.number).ok() == Some(known.number + 1);
        wrong = !follows || !stored.fits(&run, &known.checksum, &checksum);
        if wrong {
            let what = if follows { "has a wrong checksum" } else { "does not follow the one before" };
            findings.problems.push(format!("row {} of the run {run} {what}", stored.number));
            continue;
        }
        (known.number, known.checksum) = (known.number + 1, checksum);
        if mark.is_some_and(|mark| mark.number == known.number && mark.checksum != known.checksum) {
            findings.problems.push(format!("row {} of the run {run} is not the one that was saved", known.number));
        }
    }
    findings.close(run, known);
    Ok(())
}

/// What was saved and is no longer there.
fn look_at_marks(marks: &Marks, findings: &mut Findings) {
    for (run, mark) in marks.runs.iter().filter(|(run, _)| !findings.deleted.contains(run)) {
        let is = findings.runs.get(run).map_or(0, |known| known.number);
        if is < mark.number {
            findings.problems.push(format!("the run {run} was saved up to row {} and ends at row {is}", mark.number));
        }
    }
}

impl Findings {
    fn close(&mut self, run: RunId, known: Known) {
        if known.number > 0 {
            let of = self.runs.entry(run).or_default();
            (of.number, of.checksum) = (known.number, known.checksum);
        }
    }
}
