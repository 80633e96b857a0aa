//! Polls in the Datatracker's file format: a JSON list of questions with hands raised and not raised.

use std::fmt;

use jiff::{Timestamp, Unit};
use serde::{Deserialize, Serialize};

use crate::model::poll::{Counted, Poll, PollResult};

/// One entry. The field names are the Datatracker's.
#[derive(Serialize, Deserialize)]
struct Entry {
    start_time: Timestamp,
    end_time: Timestamp,
    text: String,
    raise_hand: u32,
    do_not_raise_hand: u32,
}

/// Why a text is not a list of polls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPolls {
    line: usize,
    why: String,
}

impl fmt::Display for BadPolls {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, why } = self;
        write!(out, "These are not the Datatracker's polls (line {line}: {why}); take the file polls-… of the session")
    }
}

impl std::error::Error for BadPolls {}

/// Reads the Datatracker's polls. Unknown keys are ignored.
pub fn from_datatracker(json: &str) -> Result<Vec<Counted>, BadPolls> {
    let entries: Vec<Entry> = serde_json::from_str(json).map_err(|error| {
        let why = error.to_string();
        let why = why.split(" at line ").next().unwrap_or_default().to_string();
        BadPolls { line: error.line(), why }
    })?;
    let counted = entries.into_iter().map(|entry| Counted {
        question: entry.text.split_whitespace().collect::<Vec<_>>().join(" "),
        from: entry.start_time,
        until: entry.end_time,
        raised: entry.raise_hand,
        not_raised: entry.do_not_raise_hand,
    });
    Ok(counted.collect())
}

/// Writes polls in the Datatracker's format. It only knows raised hands, so a yes counts as raised and a no as not
/// raised. Polls without counts (hums, polls without a result) are left out.
pub fn to_datatracker(polls: &[Poll]) -> String {
    let second = |at: Timestamp| at.round(Unit::Second).unwrap_or(at);
    let entries: Vec<Entry> = polls
        .iter()
        .filter_map(|poll| {
            let (raise_hand, do_not_raise_hand) = match poll.result.as_ref()? {
                PollResult::Answers { yes, no, .. } => (*yes, *no),
                PollResult::Hands { raised, not_raised, .. } => (*raised, *not_raised),
                PollResult::Hum { .. } => return None,
            };
            Some(Entry {
                start_time: second(poll.from.wall),
                end_time: second(poll.until.as_ref().unwrap_or(&poll.from).wall),
                text: poll.question.clone(),
                raise_hand,
                do_not_raise_hand,
            })
        })
        .collect();
    // Texts and numbers can always be written as JSON.
    serde_json::to_string_pretty(&entries).unwrap_or_default() + "\n"
}
