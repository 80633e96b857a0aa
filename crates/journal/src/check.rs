//! Whether a database is whole: its structure, every checksum, every number, and everything that the marks know of.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::{Connection, ErrorCode};

use crate::error::JournalError;
use crate::marks::{LastSaved, Marks};
use crate::run::{RunId, RunInfo};
use crate::schema;
use crate::stored::{COLUMNS, StoredRow, checksum_of, checksum_of_run};

/// What a check finds in a database.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// What is wrong, in words; empty when the database is whole.
    pub problems: Vec<String>,
    /// The last row of each run.
    pub runs: BTreeMap<RunId, LastSaved>,
    /// Runs that were deleted on purpose.
    pub deleted: BTreeSet<RunId>,
    /// The version of the schema; 0 for an empty database.
    pub version: u32,
}

/// Whether an error means that the content of the file is damaged. The others come from the disk or another program.
pub(crate) fn is_of_content(error: &rusqlite::Error) -> bool {
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

/// Checks the first bytes of the file, and says what is wrong with them. SQLite would repair some of them silently.
pub(crate) fn header(file: &Path) -> Result<Option<String>, JournalError> {
    use std::io::Read as _;
    let mut start = Vec::new();
    match std::fs::File::open(file) {
        Ok(file) => file.take(100).read_to_end(&mut start).map(|_| ()),
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(why) => Err(why),
    }
    .map_err(JournalError::file(file))?;
    // Nothing has been written yet.
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

/// Whether the file is shorter than it says at its beginning, in words.
pub(crate) fn cut_off(file: &Path) -> Option<String> {
    use std::io::Read as _;
    let mut start = [0; 32];
    let mut open = std::fs::File::open(file).ok()?;
    let length = open.metadata().ok()?.len();
    open.read_exact(&mut start).ok()?;
    let pages = u32::from_be_bytes(start[28..].try_into().ok()?);
    let whole = u64::from(pages) * 4096;
    (length < whole).then(|| format!("it is cut off after {length} of {whole} bytes"))
}

/// Checks everything, in one transaction.
pub(crate) fn check(connection: &Connection, path: &Path, marks: &Marks) -> Result<Findings, JournalError> {
    let mut findings = Findings::default();
    let checked = connection.execute_batch("BEGIN").and_then(|()| check_all(connection, marks, &mut findings));
    let _ = connection.execute_batch("ROLLBACK");
    match checked {
        Ok(()) => {}
        Err(error) if is_of_content(&error) => findings.problems.push(error.to_string()),
        Err(error) => return Err(error.into()),
    }
    // If the marks name another version, this number is damage rather than a newer program's.
    if findings.version > schema::VERSION && marks.version.is_none_or(|version| version == findings.version) {
        return Err(JournalError::Newer { path: path.into(), version: findings.version });
    }
    Ok(findings)
}

fn check_all(connection: &Connection, marks: &Marks, findings: &mut Findings) -> rusqlite::Result<()> {
    findings.version = schema::version(connection)?;
    if findings.version > schema::VERSION {
        findings.problems.push(format!("this program does not know its version {}", findings.version));
        return Ok(());
    }
    let objects = schema::objects(connection)?;
    // Version 0, in which nothing has been written yet, has none.
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
        check_runs(connection, findings)?;
        if findings.version > 1 {
            check_deleted(connection, findings)?;
        }
        check_facts(connection, marks, findings)?;
    }
    check_marks(marks, findings);
    Ok(())
}

fn check_runs(connection: &Connection, findings: &mut Findings) -> rusqlite::Result<()> {
    let has_checksums = findings.version > 1;
    let checksum = if has_checksums { "checksum" } else { "NULL" };
    let mut query = connection.prepare(&format!("SELECT run, session, title, opened, {checksum} FROM runs"))?;
    let mut runs = query.query([])?;
    while let Some(row) = runs.next()? {
        let info = RunInfo::read(row)?;
        let checksum: Option<String> = row.get(4)?;
        if has_checksums && checksum.as_deref() != Some(&checksum_of_run(&info)) {
            findings.problems.push(format!("the description of the run {} has a wrong checksum", info.run));
        }
        findings.runs.insert(info.run.clone(), LastSaved { info: Some(info), ..LastSaved::default() });
    }
    Ok(())
}

fn check_deleted(connection: &Connection, findings: &mut Findings) -> rusqlite::Result<()> {
    let mut query = connection.prepare("SELECT run, session, title, rows, who, at, checksum FROM deleted")?;
    let mut deleted = query.query([])?;
    while let Some(row) = deleted.next()? {
        let rows: i64 = row.get(3)?;
        let parts: [String; 5] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(4)?, row.get(5)?];
        let [run, session, title, who, at] = &parts;
        let checksum: String = row.get(6)?;
        if checksum != checksum_of(&[run, session, title, &rows.to_string(), who, at]) {
            findings.problems.push(format!("the note that the run {run} was deleted has a wrong checksum"));
        }
        findings.deleted.insert(RunId(run.clone()));
    }
    Ok(())
}

fn check_facts(connection: &Connection, marks: &Marks, findings: &mut Findings) -> rusqlite::Result<()> {
    let mut query = connection.prepare(&format!("SELECT {COLUMNS}, run FROM facts ORDER BY run, number"))?;
    let mut rows = query.query([])?;
    let mut chain = Chain::of(RunId(String::new()), marks);
    while let Some(row) = rows.next()? {
        let run = row.get_ref(9)?.as_str()?;
        if chain.run.0 != run {
            let next = Chain::of(RunId(run.into()), marks);
            if !findings.runs.contains_key(&next.run) {
                findings.problems.push(format!("the run {run} has rows and no description"));
            }
            std::mem::replace(&mut chain, next).close(findings);
        }
        if !chain.is_broken {
            let (stored, checksum) = StoredRow::read(row)?;
            findings.problems.extend(chain.add(&stored, checksum));
        }
    }
    chain.close(findings);
    Ok(())
}

/// The rows of one run, checked one after another up to the first that is wrong.
struct Chain<'a> {
    run: RunId,
    /// The last row that is right.
    last: LastSaved,
    mark: Option<&'a LastSaved>,
    is_broken: bool,
}

impl<'a> Chain<'a> {
    fn of(run: RunId, marks: &'a Marks) -> Self {
        let mark = marks.runs.get(&run);
        Self { run, last: LastSaved::default(), mark, is_broken: false }
    }

    /// Adds the next row, and says what is wrong with it.
    fn add(&mut self, stored: &StoredRow, checksum: String) -> Option<String> {
        let Self { run, last, mark, .. } = self;
        let follows = u64::try_from(stored.number).ok() == Some(last.number + 1);
        if !follows || !stored.fits(run, &last.checksum, &checksum) {
            self.is_broken = true;
            let what = if follows { "has a wrong checksum" } else { "does not follow the one before" };
            return Some(format!("row {} of the run {run} {what}", stored.number));
        }
        (last.number, last.checksum) = (last.number + 1, checksum);
        mark.is_some_and(|mark| mark.number == last.number && mark.checksum != last.checksum)
            .then(|| format!("row {} of the run {run} is not the one that was saved", last.number))
    }

    /// Notes how far the run goes.
    fn close(self, findings: &mut Findings) {
        if self.last.number > 0 {
            let found = findings.runs.entry(self.run).or_default();
            (found.number, found.checksum) = (self.last.number, self.last.checksum);
        }
    }
}

/// Finds rows that were saved and are no longer there.
fn check_marks(marks: &Marks, findings: &mut Findings) {
    for (run, mark) in marks.runs.iter().filter(|(run, _)| !findings.deleted.contains(run)) {
        let last = findings.runs.get(run).map_or(0, |found| found.number);
        if last < mark.number {
            findings.problems.push(format!("the run {run} was saved up to row {} and ends at row {last}", mark.number));
        }
    }
}
