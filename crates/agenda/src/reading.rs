//! What was read: sessions with their items, and the lines that have no place in them.

use jiff::SignedDuration;
use jiff::civil::{Date, Time};

use crate::zone::Zone;

/// What [`read`](crate::read) found in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The sessions that have items, as they stand in the text.
    pub sessions: Vec<SessionRead>,
    /// Lines that have no place in a session file, in order.
    pub unplaced: Vec<Unplaced>,
    /// What each line of the text is, from the first on.
    pub lines: Vec<LineRole>,
}

impl Reading {
    /// Whether it is rather prose in which entries were found: none has minutes, a time or a presenter, no session has a day, and
    /// the titles are the smaller part of what the text says.
    pub fn looks_like_prose(&self) -> bool {
        let items = || self.sessions.iter().flat_map(|session| &session.items);
        let is_planned =
            |item: &ItemRead| item.time.is_some() || item.at.is_some() || item.balance || !item.presenters.is_empty();
        let has_day = self.sessions.iter().any(|session| session.date.is_some() || session.start.is_some());
        if has_day || items().next().is_none() || items().any(is_planned) {
            return false;
        }
        let words = |text: &str| text.split_whitespace().count();
        let titles: usize = items().map(|item| words(&item.title)).sum();
        let notes: usize = items().flat_map(|item| &item.notes).map(|(_, note)| words(note)).sum();
        let unplaced: usize = self.unplaced.iter().map(|line| words(&line.text)).sum();
        titles < notes + unplaced
    }
}

/// What a line of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineRole {
    /// Nothing but blanks, rules or markup.
    Blank,
    /// It says something about the session: its name, date, place, people, links.
    Session,
    /// A heading over several items.
    Part,
    /// It belongs to an item.
    Item,
    /// It is listed in [`Reading::unplaced`].
    Unplaced,
}

/// A line that has no place in a session file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// Its number, from 1.
    pub line: u32,
    /// The line, without blanks around it; cut after 200 characters.
    pub text: String,
    /// Why it was not placed, as the end of a sentence: "remark on a part of the agenda".
    pub why: &'static str,
}

/// One session of the agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionRead {
    /// The line where it begins, from 1.
    pub line: u32,
    /// Its name: "Side Meeting", or that of the group if it has no own: "QUIC Working Group".
    pub title: Option<String>,
    /// The group's short name, in lower case: "quic".
    pub group: Option<String>,
    /// "IETF 126", or what the interim calls itself.
    pub meeting: Option<String>,
    /// Its day.
    pub date: Option<Date>,
    /// When it starts, in `time_zone`.
    pub start: Option<Time>,
    /// When it ends, in `time_zone`.
    pub end: Option<Time>,
    /// The zone of its times, if one is named.
    pub time_zone: Option<Zone>,
    /// The room or place.
    pub room: Option<String>,
    /// Its chairs.
    pub chairs: Vec<Person>,
    /// Its area directors.
    pub area_directors: Vec<Person>,
    /// Links about the session as a whole: Meetecho, minutes, chat.
    pub links: Vec<Link>,
    /// Its items, in order.
    pub items: Vec<ItemRead>,
    /// What somebody is asked to do (`- [ ] ask the list`).
    pub actions: Vec<Action>,
}

/// Somebody who is named with a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name as it is written.
    pub name: String,
    /// The email address.
    pub email: Option<String>,
}

/// A link with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it is called; for a draft its name without the version.
    pub label: String,
    /// Where it leads, as it is written; for a draft its page in the Datatracker.
    pub url: String,
}

/// An entry of the checklist in an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The line, from 1.
    pub line: u32,
    /// What to do.
    pub text: String,
    /// Whether it is ticked.
    pub done: bool,
}

/// One item of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemRead {
    /// The line where it begins, from 1.
    pub line: u32,
    /// Its title, without minutes, presenters and "slides".
    pub title: String,
    /// What it is.
    pub kind: Kind,
    /// The heading above it, when that has several items.
    pub part: Option<String>,
    /// Who presents, as it is written: names, or "chairs".
    pub presenters: Vec<String>,
    /// When it begins, if that is written.
    pub at: Option<Time>,
    /// Its planned time, talk and discussion together.
    pub time: Option<SignedDuration>,
    /// The talk's part of `time`, if the agenda tells them apart.
    pub talk: Option<SignedDuration>,
    /// The discussion's part of `time`, if the agenda tells them apart.
    pub discussion: Option<SignedDuration>,
    /// It gets what the others leave ("balance of time").
    pub balance: bool,
    /// Where its slides are: addresses or file names, as written.
    pub slides: Vec<String>,
    /// Drafts (with their page in the Datatracker) and other links.
    pub links: Vec<Link>,
    /// What else stands with it: points, remarks, an introduction; each with its line.
    pub notes: Vec<(u32, String)>,
}

/// What an item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// An item like any other.
    #[default]
    Item,
    /// A break or a meal.
    Break,
    /// Only if there is time left.
    AsTimePermits,
    /// Any other business.
    Aob,
    /// For information, without a talk.
    Fyi,
}
