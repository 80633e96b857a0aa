//! One holding of a session: its facts in order, and the state that they add up to.

use std::collections::HashSet;

use crate::model::content::SessionContent;
use crate::model::fact::Fact;
use crate::model::ids::RowId;
use crate::model::stamp::Stamp;
use crate::state::State;

/// A fact with its number in the run and its stamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// From 1, without gaps.
    pub number: u64,
    /// When, by whom, and the row's own id.
    pub stamp: Stamp,
    /// What happened.
    pub fact: Fact,
}

/// One holding of a session.
#[derive(Debug, Clone)]
pub struct Run {
    rows: Vec<Row>,
    state: State,
}

impl Run {
    /// The run that these rows tell of; `None` unless the first opens a session.
    pub fn replay(rows: Vec<Row>) -> Option<Self> {
        let state = fold(&rows)?;
        Some(Self { rows, state })
    }

    /// A new run, with its first row.
    pub fn opened(stamp: Stamp, content: SessionContent, hash: String, rehearsal: bool) -> Self {
        let state = State::new(content.clone(), rehearsal);
        let fact = Fact::Opened { content: Box::new(content), hash, rehearsal };
        Self { rows: vec![Row { number: 1, stamp, fact }], state }
    }

    /// How the session stands.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Everything that happened, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The number that the next row gets.
    pub fn next_number(&self) -> u64 {
        self.rows.last().map_or(1, |row| row.number + 1)
    }

    /// Keeps a fact and applies it.
    pub fn record(&mut self, stamp: Stamp, fact: Fact) -> &Row {
        let number = self.next_number();
        self.rows.push(Row { number, stamp, fact });
        let last = self.rows.len() - 1;
        if let Fact::TakenBack { .. } | Fact::PutBack { .. } = self.rows[last].fact {
            if let Some(state) = fold(&self.rows) {
                self.state = state;
            }
        } else {
            let row = &self.rows[last];
            self.state.apply(&row.stamp, &row.fact);
        }
        &self.rows[last]
    }

    /// The author's latest decision that has not been taken back: its rows and the words of the first. One key may
    /// give several facts; their row ids follow one another (see [`Stamp::nth`]).
    pub fn latest_decision(&self, author: &str) -> Option<(Vec<RowId>, &'static str)> {
        let taken = taken_back(&self.rows);
        let is_open =
            |row: &Row| row.stamp.author == author && row.fact.decision().is_some() && !taken.contains(&row.stamp.row);
        let latest = self.rows.iter().rposition(is_open)?;
        let of_one_key: Vec<&Row> = self.of_one_key(latest).iter().filter(|row| is_open(row)).collect();
        let words = of_one_key.first().and_then(|row| row.fact.decision())?;
        Some((of_one_key.iter().map(|row| row.stamp.row).collect(), words))
    }

    /// What the author took back last and has not put back, unless there was a new decision since: the rows that took
    /// it back, and the words of the decision.
    pub fn latest_taken_back(&self, author: &str) -> Option<(Vec<RowId>, &'static str)> {
        let put = put_back(&self.rows);
        let is_open = |row: &Row| {
            row.stamp.author == author && matches!(row.fact, Fact::TakenBack { .. }) && !put.contains(&row.stamp.row)
        };
        let new_decision = |row: &Row| row.stamp.author == author && row.fact.decision().is_some();
        let latest = self.rows.iter().rposition(|row| is_open(row) || new_decision(row))?;
        let of_one_key: Vec<&Row> = self.of_one_key(latest).iter().filter(|row| is_open(row)).collect();
        let Fact::TakenBack { row: first } = of_one_key.first()?.fact else { return None };
        let decision = self.rows.iter().find(|row| row.stamp.row == first)?;
        Some((of_one_key.iter().map(|row| row.stamp.row).collect(), decision.fact.decision()?))
    }

    /// The rows up to this one that the same key gave.
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

/// The rows whose taking back was undone.
fn put_back(rows: &[Row]) -> HashSet<RowId> {
    let put = rows.iter().filter_map(|row| match row.fact {
        Fact::PutBack { row } => Some(row),
        _ => None,
    });
    put.collect()
}

/// The state after all rows, as if those taken back were not there.
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
