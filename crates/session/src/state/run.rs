//! One run of a session: its facts in order, and the state they add up to.

use std::collections::HashSet;

use crate::model::content::SessionContent;
use crate::model::decisions::called;
use crate::model::fact::Fact;
use crate::model::ids::RowId;
use crate::model::keys::Keyboard;
use crate::model::stamp::Stamp;
use crate::state::State;

/// One fact of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number in the run: from 1, without gaps.
    pub number: u64,
    /// When and by whom, and the row's id.
    pub stamp: Stamp,
    /// What happened.
    pub fact: Fact,
}

/// What a run and its session file had in common when the file was last read or written.
#[derive(Debug)]
pub enum InFile<'a> {
    /// The run read or took over this.
    Read(&'a SessionContent),
    /// The run's agenda was saved in the file.
    Saved {
        /// The run as it stood then.
        state: Box<State>,
        /// SHA-256 of the file as it was written, in hexadecimal.
        hash: &'a str,
    },
}

/// One run of a session.
#[derive(Debug, Clone)]
pub struct Run {
    rows: Vec<Row>,
    state: State,
}

impl Run {
    /// Rebuilds a run from its rows. `None` if the first row does not open a session.
    pub fn replay(rows: Vec<Row>) -> Option<Self> {
        let state = fold(&rows)?;
        Some(Self { rows, state })
    }

    /// Starts a new run with its first row.
    pub fn opened(stamp: Stamp, content: SessionContent, hash: String, rehearsal: bool) -> Self {
        let state = State::new(content.clone(), rehearsal);
        let fact = Fact::Opened { content: Box::new(content), hash, rehearsal };
        Self { rows: vec![Row { number: 1, stamp, fact }], state }
    }

    /// The same run without these facts, its rows numbered anew; for a run of which nothing is saved yet.
    #[must_use]
    pub fn without(&self, is_left_out: impl Fn(&Fact) -> bool) -> Self {
        let rows = self.rows.iter().filter(|row| !is_left_out(&row.fact)).cloned();
        let rows = (1..).zip(rows).map(|(number, row)| Row { number, ..row }).collect();
        Self::replay(rows).unwrap_or_else(|| self.clone())
    }

    /// Sets which keys count, for the keycaps in messages.
    pub fn set_keyboard(&mut self, keyboard: Keyboard) {
        self.state.keyboard = keyboard;
    }

    /// The state after the last row.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// All rows, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The number of the next row.
    pub fn next_number(&self) -> u64 {
        self.rows.last().map_or(1, |row| row.number + 1)
    }

    /// SHA-256 of the session file, in hexadecimal, when the run last read it, took it over, or saved its agenda there.
    pub fn file_hash(&self) -> Option<&str> {
        let taken = taken_back(&self.rows);
        self.rows.iter().rev().find_map(|row| match &row.fact {
            Fact::ContentTaken { hash, .. } if !taken.contains(&row.stamp.row) => Some(hash.as_str()),
            Fact::Opened { hash, .. } | Fact::AgendaSaved { hash } => Some(hash.as_str()),
            _ => None,
        })
    }

    /// What the run and its session file last had in common. A change of the file that was taken over and then undone
    /// counts as never taken over.
    pub fn in_file(&self) -> Option<InFile<'_>> {
        let taken = taken_back(&self.rows);
        let is_undone = |row: &Row| matches!(row.fact, Fact::ContentTaken { .. }) && taken.contains(&row.stamp.row);
        let is_of_file = |row: &Row| {
            matches!(row.fact, Fact::Opened { .. } | Fact::ContentTaken { .. } | Fact::AgendaSaved { .. })
                && !is_undone(row)
        };
        let last = self.rows.iter().rposition(is_of_file)?;
        match &self.rows[last].fact {
            Fact::Opened { content, .. } => Some(InFile::Read(content)),
            Fact::ContentTaken { content, in_file, .. } => Some(InFile::Read(in_file.as_ref().unwrap_or(content))),
            Fact::AgendaSaved { hash } => {
                let then: Vec<Row> = self.rows[..=last].iter().filter(|row| !is_undone(row)).cloned().collect();
                fold(&then).map(|state| InFile::Saved { state: Box::new(state), hash })
            }
            _ => None,
        }
    }

    /// Appends a fact and applies it.
    pub fn record(&mut self, stamp: Stamp, fact: Fact) -> &Row {
        let number = self.next_number();
        self.rows.push(Row { number, stamp, fact });
        let last = self.rows.len() - 1;
        if let Fact::TakenBack { .. } | Fact::PutBack { .. } = self.rows[last].fact {
            if let Some(state) = fold(&self.rows) {
                self.state = State { keyboard: std::mem::take(&mut self.state.keyboard), ..state };
            }
        } else {
            let row = &self.rows[last];
            self.state.apply(&row.stamp, &row.fact);
        }
        &self.rows[last]
    }

    /// The author's latest decision that is not undone: its rows, and what a notice calls it. One key can produce
    /// several facts; their row ids follow one another (see [`Stamp::nth`]).
    pub fn latest_decision(&self, author: &str) -> Option<(Vec<RowId>, String)> {
        let taken = taken_back(&self.rows);
        let is_open =
            |row: &Row| row.stamp.author == author && row.fact.decision().is_some() && !taken.contains(&row.stamp.row);
        let latest = self.rows.iter().rposition(is_open)?;
        let of_one_key: Vec<&Row> = self.of_one_key(latest).iter().filter(|row| is_open(row)).collect();
        let words = called(of_one_key.iter().map(|row| &row.fact))?;
        Some((of_one_key.iter().map(|row| row.stamp.row).collect(), words))
    }

    /// What a notice calls what was decided from this row on; `None` if that can't be undone.
    pub fn decided_since(&self, number: u64) -> Option<String> {
        called(self.rows.iter().filter(|row| row.number >= number).map(|row| &row.fact))
    }

    /// The row that ended the session last and is not undone.
    pub fn latest_end(&self) -> Option<RowId> {
        let taken = taken_back(&self.rows);
        let is_end = |row: &&Row| matches!(row.fact, Fact::SessionEnded) && !taken.contains(&row.stamp.row);
        self.rows.iter().rev().find(is_end).map(|row| row.stamp.row)
    }

    /// The decision that the author undid last and can still redo, because there was no new decision since: the rows
    /// that undid it, and what a notice calls it.
    pub fn latest_taken_back(&self, author: &str) -> Option<(Vec<RowId>, String)> {
        let put = put_back(&self.rows);
        let is_open = |row: &Row| {
            row.stamp.author == author && matches!(row.fact, Fact::TakenBack { .. }) && !put.contains(&row.stamp.row)
        };
        let new_decision = |row: &Row| row.stamp.author == author && row.fact.decision().is_some();
        let latest = self.rows.iter().rposition(|row| is_open(row) || new_decision(row))?;
        let of_one_key: Vec<&Row> = self.of_one_key(latest).iter().filter(|row| is_open(row)).collect();
        let decided = of_one_key.iter().filter_map(|row| match row.fact {
            Fact::TakenBack { row: taken } => self.rows.iter().find(|row| row.stamp.row == taken),
            _ => None,
        });
        let words = called(decided.map(|row| &row.fact))?;
        Some((of_one_key.iter().map(|row| row.stamp.row).collect(), words))
    }

    /// The rows that came from the same key as this one, in order; none if it is unknown.
    pub(crate) fn of_the_same_key(&self, row: RowId) -> &[Row] {
        let Some(at) = self.rows.iter().position(|known| known.stamp.row == row) else { return &[] };
        let follows = |at: &usize| self.rows[at - 1].stamp.nth(1).row == self.rows[*at].stamp.row;
        let last = (at + 1..self.rows.len()).find(|at| !follows(at)).unwrap_or(self.rows.len()) - 1;
        self.of_one_key(last)
    }

    /// The state as it was before this row; `None` if it is unknown or the first.
    pub(crate) fn state_before(&self, row: RowId) -> Option<State> {
        let at = self.rows.iter().position(|known| known.stamp.row == row)?;
        fold(&self.rows[..at])
    }

    /// The rows up to `last` that came from the same key.
    fn of_one_key(&self, last: usize) -> &[Row] {
        let follows = |at: &usize| self.rows[at - 1].stamp.nth(1).row == self.rows[*at].stamp.row;
        let first = (1..=last).rev().find(|at| !follows(at)).unwrap_or(0);
        &self.rows[first..=last]
    }
}

fn taken_back(rows: &[Row]) -> HashSet<RowId> {
    let put = put_back(rows);
    rows.iter()
        .filter_map(|row| match row.fact {
            Fact::TakenBack { row: taken } if !put.contains(&row.stamp.row) => Some(taken),
            _ => None,
        })
        .collect()
}

/// Rows of `TakenBack` facts that were redone.
fn put_back(rows: &[Row]) -> HashSet<RowId> {
    let put = rows.iter().filter_map(|row| match row.fact {
        Fact::PutBack { row } => Some(row),
        _ => None,
    });
    put.collect()
}

/// The state after all rows, leaving out undone ones.
fn fold(rows: &[Row]) -> Option<State> {
    let (first, rest) = rows.split_first()?;
    let Fact::Opened { content, rehearsal, .. } = &first.fact else { return None };
    let taken = taken_back(rows);
    let mut state = State::new((**content).clone(), *rehearsal);
    for row in rest.iter().filter(|row| !taken.contains(&row.stamp.row)) {
        state.apply(&row.stamp, &row.fact);
    }
    Some(state)
}
