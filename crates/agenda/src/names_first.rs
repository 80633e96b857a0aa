//! Agendas whose entries all begin with who presents: "Ana Lima: Open issues", "Ana Lima   Open issues". One such entry alone
//! could have a title that looks like a name, so all entries together decide.

use crate::people::{self, Sure};
use crate::row::{NamesFirst, Row};
use crate::segment::Sep;
use crate::title::clean;

/// Reads the segments that are left for title and names.
pub(crate) fn of(segments: &[(Sep, String)]) -> Option<NamesFirst> {
    match segments {
        [(start, first), (Sep::Dash | Sep::Gap, second)] if !matches!(start, Sep::Line | Sep::Glued) => {
            read(first, second)
        }
        [(_, whole)] => {
            let (first, second) = whole.split_once(": ")?;
            let read = read(first, second)?;
            // "Ana Lima: Datagram MTU" looks like two names.
            let acronym = |word: &str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_uppercase());
            Some(NamesFirst { sure: read.sure || second.split(' ').any(acronym), ..read })
        }
        _ => None,
    }
}

fn read(first: &str, second: &str) -> Option<NamesFirst> {
    let (presenters, Sure::Likely) = people::names(first)? else { return None };
    let title = clean(second);
    let sure = people::names(second).is_none();
    (!title.is_empty()).then_some(NamesFirst { presenters, title, sure, is_role: people::is_role(first) })
}

/// Reads all entries with the names first, if half of those with times are surely so, and two at least.
pub(crate) fn settle<'r>(rows: impl Iterator<Item = &'r mut Row>) {
    let mut timed: Vec<&mut Row> = rows.filter(|row| row.is_timed() && !row.title.is_empty()).collect();
    let sure = || timed.iter().filter_map(|row| row.names_first.as_ref()).filter(|read| read.sure);
    if sure().count() < 2 || sure().count() * 2 < timed.len() || sure().all(|read| read.is_role) {
        return;
    }
    for row in &mut timed {
        if let Some(read) = row.names_first.take() {
            row.presenters = read.presenters;
            row.title = read.title;
        }
    }
}
