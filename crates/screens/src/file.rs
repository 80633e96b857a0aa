//! The file that keeps, for each set of screens, which window a person has put on which. Blocks that cannot be read stay.

use chairside_problem::Problem;
use toml_edit::{Array, ArrayOfTables, Document, DocumentMut, Item, Table, Value};

use crate::rule::Wish;
use crate::screen::ScreenKey;

/// What a new file begins with.
const HEAD: &str =
    "# Which screen Chairside's windows go to, for each set of screens. Delete a block, and it is forgotten.\n\n";

/// The most sets that are kept; the one chosen longest ago goes.
const MOST: usize = 50;

/// What a person has chosen for a set of screens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The screens, as `Screens::set` has them.
    pub set: Vec<ScreenKey>,
    /// What they are for.
    pub wish: Option<Wish>,
    /// The screen of the speaker's window, if that was open.
    pub speaker: Option<ScreenKey>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadChoices {
    /// What it says, the latest last.
    pub chosen: Vec<Chosen>,
    /// What is wrong with it. A file with problems is not to be written.
    pub problems: Vec<Problem>,
}

/// Reads the file. `file` is its name, for problems.
pub fn read(file: &str, text: &str) -> ReadChoices {
    let mut read = ReadChoices::default();
    let problem = |at: Option<std::ops::Range<usize>>, what: &str| {
        Problem::error(file, at.map(|at| line(text, at.start)), what, "delete the block, or the file")
    };
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            read.problems.push(problem(error.span(), error.message()));
            return read;
        }
    };
    let Some(blocks) = document.get(BLOCKS) else { return read };
    let Some(blocks) = blocks.as_array_of_tables() else {
        read.problems.push(problem(blocks.span(), "`screens` is no block"));
        return read;
    };
    for block in blocks {
        match chosen(block) {
            Some(chosen) => read.chosen.push(chosen),
            None => {
                read.problems
                    .push(problem(block.span(), "this block has no `all`, or not both `room` and `presenter`"));
            }
        }
    }
    read
}

/// The text of the file after a choice. `None` when the text has problems and must stay as it is.
pub fn with(text: &str, chosen: &Chosen) -> Option<String> {
    let ReadChoices { chosen: before, problems } = read("", text);
    if !problems.is_empty() {
        return None;
    }
    let mut document: DocumentMut = text.parse().ok()?;
    let blocks =
        document.entry(BLOCKS).or_insert(Item::ArrayOfTables(ArrayOfTables::new())).as_array_of_tables_mut()?;
    if let Some(at) = before.iter().position(|known| known.set == chosen.set) {
        blocks.remove(at);
    }
    if chosen.wish.is_some() || chosen.speaker.is_some() {
        blocks.push(block(chosen));
    }
    while blocks.len() > MOST {
        blocks.remove(0);
    }
    let head = if text.trim().is_empty() { HEAD } else { "" };
    Some(format!("{head}{document}"))
}

const BLOCKS: &str = "screens";
const ALL: &str = "all";
const ROOM: &str = "room";
const PRESENTER: &str = "presenter";
const SPEAKER: &str = "speaker";

fn chosen(block: &Table) -> Option<Chosen> {
    let key = |value: &Value| value.as_str().map(|text| ScreenKey(text.to_owned()));
    let one = |name: &str| block.get(name).and_then(Item::as_value).and_then(key);
    let mut set: Vec<ScreenKey> = block.get(ALL)?.as_array()?.iter().map(key).collect::<Option<_>>()?;
    set.sort();
    let speaker = one(SPEAKER);
    let wish = match (one(ROOM), one(PRESENTER)) {
        (Some(room), Some(presenter)) => Some(Wish { room, presenter }),
        (None, None) if speaker.is_some() => None,
        _ => return None,
    };
    Some(Chosen { set, wish, speaker })
}

fn block(chosen: &Chosen) -> Table {
    let text = |key: &ScreenKey| Item::Value(key.0.as_str().into());
    let mut block = Table::new();
    let all: Array = chosen.set.iter().map(|key| key.0.as_str()).collect();
    block.insert(ALL, Item::Value(Value::Array(all)));
    if let Some(wish) = &chosen.wish {
        block.insert(ROOM, text(&wish.room));
        block.insert(PRESENTER, text(&wish.presenter));
    }
    if let Some(speaker) = &chosen.speaker {
        block.insert(SPEAKER, text(speaker));
    }
    block
}

/// The line of a place in a text, from 1.
fn line(text: &str, at: usize) -> u32 {
    let before = text.get(..at).unwrap_or(text);
    u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX - 1) + 1
}
