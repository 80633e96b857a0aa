//! What is open or said in the presenter window.

use serde::Serialize;
use ts_rs::TS;

use crate::desk::open::{Desk, LockedFile};
use crate::file::merge::Conflict;
use crate::model::ids::PollId;
use crate::model::purpose::Purpose;
use crate::state::State;
use crate::typed::item_line::item_line;
use crate::words::isolated;

/// A line being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Draft {
    /// What it is for.
    pub purpose: Purpose,
    /// What is typed so far.
    pub text: String,
    /// The poll whose result is typed.
    pub poll: Option<PollId>,
    /// It was begun from the audience window, and is typed there.
    pub from_audience: bool,
}

/// The line that adds an item, while something is typed in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ItemLineCard {
    /// What is typed so far.
    pub text: String,
    /// What Enter does with it, or what is missing: "Adds “Bundle protocol”, Ed Birrane, 10 min".
    pub words: String,
}

/// A deck that wants a password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Locked {
    /// The file's name.
    pub file: String,
    /// "pat.pdf is encrypted and asks for a password".
    pub words: String,
}

/// Something that both the session and somebody else changed in the session file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ConflictRow {
    /// The item's title; empty for the order of items.
    pub title: String,
    /// What it is about: "Minutes", "On the agenda".
    pub label: String,
    /// What the session has.
    pub mine: String,
    /// What the file says.
    pub theirs: String,
}

/// Something that went wrong, and what was done of it; or something under way that the chair waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Trouble {
    /// In words.
    pub words: String,
    /// Nothing is wrong: it only takes time.
    pub is_under_way: bool,
}

pub(super) fn draft(desk: &Desk) -> Option<Draft> {
    desk.draft.as_ref().map(|draft| Draft {
        purpose: draft.purpose,
        text: draft.text.clone(),
        poll: draft.poll.clone(),
        from_audience: draft.from_audience,
    })
}

pub(super) fn item_line_card(desk: &Desk) -> Option<ItemLineCard> {
    let text = &desk.item_line;
    (!text.trim().is_empty()).then(|| ItemLineCard { text: text.clone(), words: item_line(text).words() })
}

pub(super) fn conflicts(desk: &Desk) -> Vec<ConflictRow> {
    let row = |conflict: &Conflict| ConflictRow {
        title: conflict.title.clone(),
        label: conflict.label().into(),
        mine: conflict.mine.clone(),
        theirs: conflict.theirs.clone(),
    };
    desk.conflicts.iter().map(row).collect()
}

pub(super) fn locked(desk: &Desk) -> Option<Locked> {
    desk.asks_password().map(|LockedFile { file, was_wrong }| Locked {
        file: file.clone(),
        words: if *was_wrong {
            format!("That is not the password of {}", isolated(file))
        } else {
            format!("{} is encrypted and asks for a password", isolated(file))
        },
    })
}

pub(super) fn troubles(desk: &Desk) -> Vec<Trouble> {
    let is_under_way = |words: &String| desk.under_way.as_ref() == Some(words);
    desk.troubles.iter().map(|words| Trouble { words: words.clone(), is_under_way: is_under_way(words) }).collect()
}

/// "2 items were not reached: Multicast, AOB"; empty when every item was up or is skipped.
pub(super) fn not_reached(state: &State) -> String {
    /// So many are named.
    const NAMED: usize = 6;
    let titles: Vec<&str> = state.not_reached().map(|item| item.title.as_str()).collect();
    let named = titles.iter().take(NAMED).map(|title| isolated(title)).collect::<Vec<_>>().join(", ");
    let more = titles.len().saturating_sub(NAMED);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    match titles.len() {
        0 => String::new(),
        1 => format!("1 item was not reached: {named}"),
        count => format!("{count} items were not reached: {named}{more}"),
    }
}
