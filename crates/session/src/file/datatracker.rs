//! Polls in the Datatracker's file format: a JSON list of questions with hands raised and not raised.

use std::fmt;

use jiff::{Timestamp, Unit};
use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::model::poll::{Counted, Poll, PollResult};

/// So many polls are taken from one file: far more than any session has.
pub const MOST_POLLS: usize = 500;

/// A longer question is cut after so many characters.
pub const LONGEST_QUESTION: usize = 1000;

/// One entry. The field names are the Datatracker's.
#[derive(Serialize)]
struct Entry {
    start_time: Timestamp,
    end_time: Timestamp,
    text: String,
    raise_hand: u32,
    do_not_raise_hand: u32,
}

/// The polls of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadPolls {
    /// Those that could be read.
    pub counted: Vec<Counted>,
    /// What was left out or cut, one thing an entry: "poll 3: it has no `text`".
    pub left_out: Vec<String>,
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

/// Reads the Datatracker's polls. Unknown keys are ignored. An entry that cannot be read is left out and named, by its
/// number in the file, and the others are taken.
///
/// # Errors
/// If the text is not a JSON list, or ends before its first poll does.
pub fn from_datatracker(json: &str) -> Result<ReadPolls, BadPolls> {
    let mut entries = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(json.trim_start_matches('\u{feff}'));
    let list = Entries(&mut entries).deserialize(&mut reader).and_then(|()| reader.end());
    let mut read = ReadPolls::default();
    for (number, entry) in (1_usize..).zip(entries.iter().take(MOST_POLLS)) {
        match poll(entry) {
            Ok((counted, is_cut)) => {
                read.counted.push(counted);
                if is_cut {
                    let words =
                        format!("poll {number}: its question is longer than {LONGEST_QUESTION} characters and was cut");
                    read.left_out.push(words);
                }
            }
            Err(why) => read.left_out.push(format!("poll {number}: {why}")),
        }
    }
    if let Some(more) = entries.len().checked_sub(MOST_POLLS).filter(|more| *more > 0) {
        read.left_out.push(format!("{more} more: a file has at most {MOST_POLLS} polls"));
    }
    let Err(error) = list else { return Ok(read) };
    let bad = BadPolls { line: error.line(), why: words(&error, json) };
    if entries.is_empty() {
        return Err(bad);
    }
    read.left_out.push(format!("what follows poll {} cannot be read (line {}: {})", entries.len(), bad.line, bad.why));
    Ok(read)
}

/// What is wrong with JSON, in our words.
fn words(error: &serde_json::Error, json: &str) -> String {
    let next = || {
        let line = json.lines().nth(error.line().saturating_sub(1))?;
        line.get(error.column().saturating_sub(1)..)?.chars().next()
    };
    match error.classify() {
        Category::Eof => "it ends too early".into(),
        Category::Data => "it is not a list in brackets".into(),
        Category::Syntax if error.to_string().starts_with("number out of range") => "a number is too large".into(),
        Category::Syntax if error.to_string().starts_with("recursion limit") => "it is nested too deep".into(),
        Category::Io | Category::Syntax => match next() {
            Some(']' | '}') => "a comma stands before the end of a list or a group".into(),
            Some(next) if !next.is_control() => format!("something is missing, or too much, at `{next}`"),
            _ => "something is missing, or too much".into(),
        },
    }
}

/// Collects the entries of a list as they are written, up to the first that is no JSON.
struct Entries<'a, 'de>(&'a mut Vec<&'de RawValue>);

impl<'de> DeserializeSeed<'de> for Entries<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Entries<'_, 'de> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of polls")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(entry) = list.next_element()? {
            self.0.push(entry);
        }
        Ok(())
    }
}

/// One poll, and whether its question was cut.
fn poll(entry: &RawValue) -> Result<(Counted, bool), String> {
    let entry: Value = serde_json::from_str(entry.get())
        .map_err(|error| format!("it cannot be read ({})", words(&error, entry.get())))?;
    let Value::Object(keys) = entry else { return Err("it is not a group of keys".into()) };
    let text = key(&keys, "text")?.as_str().ok_or("its `text` is not a text")?;
    let question = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if question.is_empty() {
        return Err("its `text` is empty".into());
    }
    let cut = question.char_indices().nth(LONGEST_QUESTION).map(|(at, _)| at);
    let (from, until) = (time(&keys, "start_time")?, time(&keys, "end_time")?);
    if until < from {
        return Err("it ends before it begins".into());
    }
    let counted = Counted {
        from,
        until,
        raised: hands(&keys, "raise_hand")?,
        not_raised: hands(&keys, "do_not_raise_hand")?,
        question: question[..cut.unwrap_or(question.len())].into(),
    };
    Ok((counted, cut.is_some()))
}

fn key<'a>(keys: &'a Map<String, Value>, name: &str) -> Result<&'a Value, String> {
    keys.get(name).ok_or_else(|| format!("it has no `{name}`"))
}

fn time(keys: &Map<String, Value>, name: &str) -> Result<Timestamp, String> {
    let time = key(keys, name)?.as_str().and_then(|text| text.parse().ok());
    time.ok_or_else(|| format!("its `{name}` is not a time such as 2021-11-09T12:00:00Z"))
}

fn hands(keys: &Map<String, Value>, name: &str) -> Result<u32, String> {
    let hands = key(keys, name)?.as_u64().and_then(|hands| u32::try_from(hands).ok());
    hands.ok_or_else(|| format!("its `{name}` is not a number of hands"))
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
