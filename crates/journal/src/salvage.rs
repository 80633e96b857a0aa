//! Recovers runs from the bytes of a damaged database: of each run the rows before the damage, each proven by its
//! checksum, in order and without a gap.

use std::collections::{BTreeMap, BTreeSet};

use chairside_session::Fact;

use crate::marks::Marks;
use crate::pages::{Pages, Value};
use crate::report::Loss;
use crate::run::{RunId, RunInfo};
use crate::stored::{StoredRow, checksum_of, checksum_of_run};

/// A run, as far as it could be recovered. It has at least one row.
#[derive(Debug)]
pub(crate) struct Salvaged {
    pub info: RunInfo,
    /// The rows from the first on, with their checksums.
    pub rows: Vec<(StoredRow, String)>,
}

/// A row of `deleted`, without its run.
#[derive(Debug, Clone)]
pub(crate) struct Deleted {
    pub session: String,
    pub title: String,
    pub rows: i64,
    pub who: String,
    pub at: String,
    pub checksum: String,
}

/// All that could be recovered, and what is known to be lost.
#[derive(Debug, Default)]
pub(crate) struct Salvage {
    pub runs: Vec<Salvaged>,
    pub deleted: BTreeMap<RunId, Deleted>,
    pub lost: Vec<Loss>,
}

/// Everything that looks like a row of one of our tables.
#[derive(Default)]
struct Candidates {
    /// Descriptions of runs whose checksum is right.
    infos: BTreeMap<RunId, RunInfo>,
    /// Descriptions without a checksum, as version 1 wrote them.
    unproven_infos: BTreeMap<RunId, RunInfo>,
    deleted: BTreeMap<RunId, Deleted>,
    /// The rows of each run by number; several for one number when a page has several images.
    facts: BTreeMap<RunId, BTreeMap<i64, Vec<(StoredRow, String)>>>,
}

/// Recovers what is whole from the bytes of a database and its write-ahead log. The marks say what else there was.
pub(crate) fn salvage(database: &[u8], log: &[u8], marks: &Marks) -> Salvage {
    let mut candidates = Candidates::default();
    Pages::of(database, log).records(|values| candidates.take(values));
    candidates.proven(marks)
}

impl Candidates {
    /// Notes a record if it looks like one of our rows.
    fn take(&mut self, values: Vec<Value>) {
        use Value::{Integer as I, Text as T};
        match <[Value; 10]>::try_from(values) {
            Ok([T(run), I(number), T(row), T(wall), I(steady_ns), T(boot), T(author), I(version), T(fact), T(sum)]) => {
                let Ok(version) = u32::try_from(version) else { return };
                let stored = StoredRow { number, row, wall, steady_ns, boot, author, version, fact };
                let same = self.facts.entry(RunId(run)).or_default().entry(number).or_default();
                if !same.iter().any(|(other, checksum)| *other == stored && *checksum == sum) {
                    same.push((stored, sum));
                }
            }
            Ok(_) => {}
            Err(values) => self.take_short(&values),
        }
    }

    fn take_short(&mut self, values: &[Value]) {
        use Value::{Integer as I, Null, Text as T};
        match values {
            [T(run), T(session), T(title), T(opened), rest @ ..] => {
                let (run, session, title, opened) = (run.clone(), session.clone(), title.clone(), opened.clone());
                let info = RunInfo { run: RunId(run), session, title, opened };
                match rest {
                    [T(checksum)] if *checksum == checksum_of_run(&info) => {
                        self.infos.insert(info.run.clone(), info);
                    }
                    [] | [Null] => {
                        self.unproven_infos.insert(info.run.clone(), info);
                    }
                    _ => {}
                }
            }
            [T(run), T(session), T(title), I(rows), T(who), T(at), T(checksum)]
                if *checksum == checksum_of(&[run, session, title, &rows.to_string(), who, at]) =>
            {
                let [session, title, who, at, checksum] = [session, title, who, at, checksum].map(Clone::clone);
                let deleted = Deleted { session, title, rows: *rows, who, at, checksum };
                self.deleted.insert(RunId(run.clone()), deleted);
            }
            _ => {}
        }
    }

    /// Keeps what its checksums prove.
    fn proven(mut self, marks: &Marks) -> Salvage {
        let mut salvage = Salvage::default();
        let is_deleted = |run: &&RunId| marks.deleted.contains(*run) || self.deleted.contains_key(*run);
        let named =
            marks.runs.keys().chain(self.infos.keys()).chain(self.unproven_infos.keys()).chain(self.facts.keys());
        let runs: BTreeSet<RunId> = named.filter(|run| !is_deleted(run)).cloned().collect();
        for run in runs {
            let facts = self.facts.remove(&run).unwrap_or_default();
            let rows = proven_rows(&run, &facts);
            let mark = marks.runs.get(&run);
            let info = self
                .infos
                .remove(&run)
                .or_else(|| mark.and_then(|mark| mark.info.clone()))
                .or_else(|| self.unproven_infos.remove(&run));
            // An id without a whole row, a description or a mark is damage rather than a run.
            if rows.is_empty() && mark.is_none() && info.is_none() {
                continue;
            }
            let kept = rows.len() as u64;
            let had = had(&facts, &rows, mark.map_or(0, |mark| mark.number));
            let info = info.unwrap_or_else(|| undescribed(&run, &rows));
            if had > kept {
                let title = if info.title.is_empty() { run.0.clone() } else { info.title.clone() };
                salvage.lost.push(Loss { run: run.clone(), title, from: kept + 1, rows: had - kept });
            }
            if !rows.is_empty() {
                salvage.runs.push(Salvaged { info, rows });
            }
        }
        salvage.deleted = self.deleted;
        salvage
    }
}

/// The rows of a run from the first on, as far as each checksum follows from the one before.
fn proven_rows(run: &RunId, facts: &BTreeMap<i64, Vec<(StoredRow, String)>>) -> Vec<(StoredRow, String)> {
    let mut rows: Vec<(StoredRow, String)> = Vec::new();
    for number in 1.. {
        let before = rows.last().map_or("", |(_, checksum)| checksum.as_str());
        let fits = |(stored, checksum): &&(StoredRow, String)| stored.fits(run, before, checksum);
        let Some(next) = facts.get(&number).and_then(|same| same.iter().find(fits)) else { break };
        rows.push(next.clone());
    }
    rows
}

/// How many rows a run had, as far as we know: those that are kept, those that its mark counts, and after both every row
/// that looks like the next one. Without a mark, everything that looks like a row counts.
fn had(facts: &BTreeMap<i64, Vec<(StoredRow, String)>>, kept: &[(StoredRow, String)], mark: u64) -> u64 {
    // A row that is kept and turns up again under a damaged number is not another row.
    let ids: BTreeSet<&str> = kept.iter().map(|(stored, _)| stored.row.as_str()).collect();
    let is_new = |same: &Vec<(StoredRow, String)>| same.iter().any(|(stored, _)| !ids.contains(stored.row.as_str()));
    let kept = kept.len() as u64;
    if mark == 0 {
        let behind = i64::try_from(kept).unwrap_or(i64::MAX).saturating_add(1)..;
        return kept + facts.range(behind).filter(|(_, same)| is_new(same)).count() as u64;
    }
    let mut had = mark.max(kept);
    while i64::try_from(had + 1).ok().and_then(|next| facts.get(&next)).is_some_and(is_new) {
        had += 1;
    }
    had
}

/// A description made from the rows of a run, for one whose own description is lost.
fn undescribed(run: &RunId, rows: &[(StoredRow, String)]) -> RunInfo {
    let first = rows.first().map(|(stored, _)| stored);
    let title = first.and_then(|stored| match serde_json::from_str(&stored.fact) {
        Ok(Fact::Opened { content, .. }) => Some(content.title),
        _ => None,
    });
    RunInfo {
        run: run.clone(),
        session: format!("restored {run}"),
        title: title.unwrap_or_default(),
        opened: first.map(|stored| stored.wall.clone()).unwrap_or_default(),
    }
}
