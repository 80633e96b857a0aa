//! What can be had from the bytes of a damaged database: of every run the rows before the damage, each proven by its
//! checksum, in order and without a gap.

use std::collections::{BTreeMap, BTreeSet};

use chairside_session::Fact;

use crate::marks::Marks;
use crate::pages::{Pages, Value};
use crate::report::Loss;
use crate::run::{RunId, RunInfo};
use crate::stored::{Stored, checksum_of, checksum_of_run};

/// A run as far as it could be read.
#[derive(Debug)]
pub(crate) struct Salvaged {
    pub info: RunInfo,
    /// Rows and their checksums.
    pub rows: Vec<(Stored, String)>,
}

/// A row of `deleted`.
#[derive(Debug, Clone)]
pub(crate) struct Deleted {
    pub session: String,
    pub title: String,
    pub rows: i64,
    pub who: String,
    pub at: String,
    pub checksum: String,
}

/// All that could be read.
#[derive(Debug, Default)]
pub(crate) struct Salvage {
    pub runs: Vec<Salvaged>,
    pub deleted: BTreeMap<RunId, Deleted>,
    pub lost: Vec<Loss>,
}

/// Everything that looks like a row.
#[derive(Default)]
struct Candidates {
    infos: BTreeMap<RunId, RunInfo>,
    /// Of version 1, which had no checksums for them.
    unproven_infos: BTreeMap<RunId, RunInfo>,
    deleted: BTreeMap<RunId, Deleted>,
    facts: BTreeMap<RunId, BTreeMap<i64, Vec<(Stored, String)>>>,
}

/// Reads what is whole in the bytes of a database and its write-ahead log.
pub(crate) fn salvage(database: &[u8], log: &[u8], marks: &Marks) -> Salvage {
    let mut candidates = Candidates::default();
    Pages::of(database, log).records(|values| candidates.take(values));
    candidates.proven(marks)
}

impl Candidates {
    fn take(&mut self, values: Vec<Value>) {
        use Value::{Integer as I, Text as T};
        match <[Value; 10]>::try_from(values) {
            Ok([T(run), I(number), T(row), T(wall), I(steady_ns), T(boot), T(author), I(version), T(fact), T(sum)]) => {
                let Ok(version) = u32::try_from(version) else { return };
                let stored = Stored { number, row, wall, steady_ns, boot, author, version, fact };
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

    fn proven(mut self, marks: &Marks) -> Salvage {
        let mut salvage = Salvage::default();
        let is_deleted = |run: &&RunId| marks.deleted.contains(*run) || self.deleted.contains_key(*run);
        let known =
            marks.runs.keys().chain(self.infos.keys()).chain(self.unproven_infos.keys()).chain(self.facts.keys());
        let runs: BTreeSet<RunId> = known.filter(|run| !is_deleted(run)).cloned().collect();
        for run in runs {
            let facts = self.facts.remove(&run).unwrap_or_default();
            let mut rows: Vec<(Stored, String)> = Vec::new();
            for number in 1.. {
                let before = rows.last().map_or("", |(_, checksum)| checksum.as_str());
                let fits = |(stored, checksum): &&(Stored, String)| stored.fits(&run, before, checksum);
                let Some(next) = facts.get(&number).and_then(|same| same.iter().find(fits)) else { break };
                rows.push(next.clone());
            }
            let mark = marks.runs.get(&run);
            let info = self
                .infos
                .remove(&run)
                .or_else(|| mark.and_then(|mark| mark.info.clone()))
                .or_else(|| self.unproven_infos.remove(&run));
            // A name that nothing vouches for and no whole row bears is damage, not a run.
            if rows.is_empty() && mark.is_none() && info.is_none() {
                continue;
            }
            let kept = rows.len() as u64;
            let was = was(&facts, &rows, mark.map_or(0, |mark| mark.number));
            let info = info.unwrap_or_else(|| unnamed(&run, &rows));
            if was > kept {
                let title = if info.title.is_empty() { run.0.clone() } else { info.title.clone() };
                salvage.lost.push(Loss { run: run.clone(), title, from: kept + 1, rows: was - kept });
            }
            if !rows.is_empty() {
                salvage.runs.push(Salvaged { info, rows });
            }
        }
        salvage.deleted = self.deleted;
        salvage
    }
}

/// How many rows a run had, as far as is known: those that were kept, those that its mark knows of, and behind both any
/// that looks like the next one. Without a mark all that look like a row count.
fn was(facts: &BTreeMap<i64, Vec<(Stored, String)>>, kept: &[(Stored, String)], mark: u64) -> u64 {
    // A row whose number is damaged is not one more.
    let ids: BTreeSet<&str> = kept.iter().map(|(stored, _)| stored.row.as_str()).collect();
    let is_new = |same: &Vec<(Stored, String)>| same.iter().any(|(stored, _)| !ids.contains(stored.row.as_str()));
    let kept = kept.len() as u64;
    if mark == 0 {
        let behind = i64::try_from(kept).unwrap_or(i64::MAX).saturating_add(1)..;
        return kept + facts.range(behind).filter(|(_, same)| is_new(same)).count() as u64;
    }
    let mut was = mark.max(kept);
    while i64::try_from(was + 1).ok().and_then(|next| facts.get(&next)).is_some_and(is_new) {
        was += 1;
    }
    was
}

/// A run of which only the rows are left.
fn unnamed(run: &RunId, rows: &[(Stored, String)]) -> RunInfo {
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
