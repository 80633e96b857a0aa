//! An item, and what the lines below it add.

use std::mem;

use jiff::SignedDuration;

use crate::detail::{self, Detail};
use crate::reading::{ItemRead, SessionRead};
use crate::row::{Row, one_line};
use crate::{duration, head, kind, people, times};

/// An item as its own entry has it.
pub(crate) fn begin(row: &Row, line: u32) -> ItemRead {
    let planned = row.planned;
    ItemRead {
        line,
        title: row.title.clone(),
        kind: row.kind,
        part: None,
        presenters: row.presenters.clone(),
        at: row.slot.map(|slot| slot.start),
        time: planned
            .map(|planned| planned.time)
            .or_else(|| row.slot.and_then(head::minutes).map(SignedDuration::from_mins)),
        talk: planned.and_then(|planned| planned.talk),
        discussion: planned.and_then(|planned| planned.discussion),
        balance: row.balance,
        slides: row.slides.clone(),
        links: row.links.clone(),
        notes: Vec::new(),
    }
}

/// Takes what a line below an item adds to it: minutes, presenters, links, or else a note.
pub(crate) fn absorb(item: &mut ItemRead, row: &Row, source: &str, line: u32, is_heading: bool) {
    extend(&mut item.slides, &row.slides);
    extend(&mut item.links, &row.links);
    if is_heading {
        return note(item, line, &row.text);
    }
    if detail::of(source).is_some_and(|(_, value)| value.is_empty()) {
        return;
    }
    if item.time.is_none() && (row.title.is_empty() && row.is_timed() || times::is_named(row)) {
        let of_row = begin(row, line);
        (item.time, item.talk, item.discussion) = (of_row.time, of_row.talk, of_row.discussion);
        item.at = item.at.or(of_row.at);
        item.balance |= row.balance;
        extend(&mut item.presenters, &row.presenters);
        if let Some((names, _)) = people::names(&row.title) {
            extend(&mut item.presenters, &names);
        }
        return;
    }
    if kind::is_discussion(&row.title)
        && row.presenters.is_empty()
        && let (Some(planned), Some(talk), None) = (row.planned, item.time, item.discussion)
    {
        (item.talk, item.discussion, item.time) = (Some(talk), Some(planned.time), Some(talk + planned.time));
        return;
    }
    if keyed(item, source) {
        return;
    }
    if item.presenters.is_empty()
        && row.links.is_empty()
        && let Some((names, people::Sure::Likely)) = people::names(&row.text)
    {
        item.presenters = names;
        return;
    }
    let rest = row.title.trim();
    let only_links = row.title.is_empty()
        || row.links.iter().any(|link| link.label == rest || link.url.contains(rest) && rest.starts_with("draft-"));
    if !only_links || row.links.is_empty() && row.slides.is_empty() {
        note(item, line, &row.text);
    }
}

fn note(item: &mut ItemRead, line: u32, text: &str) {
    if !text.is_empty() {
        item.notes.push((line, text.to_owned()));
    }
}

fn extend<T: Clone + PartialEq>(list: &mut Vec<T>, more: &[T]) {
    for one in more {
        if list.len() < 100 && !list.contains(one) {
            list.push(one.clone());
        }
    }
}

/// "Presenter: Jane Doe", "Time: 10 min"
fn keyed(item: &mut ItemRead, source: &str) -> bool {
    let Some((detail, value)) = detail::of(source) else { return false };
    let value = Row::of(value).text;
    match detail {
        Detail::Presenters => {
            if let Some((names, _)) = people::names(&value) {
                extend(&mut item.presenters, &names);
                return true;
            }
            false
        }
        Detail::Time => match duration::whole(&value, true) {
            Some(planned) if item.time.is_none() => {
                (item.time, item.talk, item.discussion) = (Some(planned.time), planned.talk, planned.discussion);
                true
            }
            _ => false,
        },
        Detail::Title | Detail::Other => false,
    }
}

/// Puts the whole item in order once all its lines are known.
pub(crate) fn settle(item: &mut ItemRead, abbreviations: &[(String, String)]) {
    for presenter in &mut item.presenters {
        if let Some((_, name)) = abbreviations.iter().find(|(short, _)| short == presenter) {
            presenter.clone_from(name);
        }
    }
    // "Title, [NN]" and "Title — [OO]": the initials in brackets are people.
    if item.presenters.is_empty() && !abbreviations.is_empty() {
        for (short, name) in abbreviations {
            let bracketed = format!("[{short}]");
            if let Some(at) = item.title.find(&bracketed) {
                item.presenters.push(name.clone());
                item.title.replace_range(at..at + bracketed.len(), "");
            }
        }
        item.title = one_line(item.title.trim_matches(|c: char| c.is_whitespace() || ",;:-–—".contains(c)));
    }
    let mut seen = Vec::new();
    for name in mem::take(&mut item.presenters) {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    item.presenters = seen;
    if item.title.is_empty() {
        item.title = item.links.first().map_or_else(|| "Untitled".to_owned(), |link| link.label.clone());
        // "**Chairs** (10 min)": what could be a name is all that there is.
        if item.links.is_empty() && !item.presenters.is_empty() {
            item.title = item.presenters.join(", ");
            item.presenters.retain(|name| people::is_role(name));
        }
    }
}

/// Items that have only a start last until the next one begins. A session that says only its day begins and ends with them.
pub(crate) fn fill_times(session: &mut SessionRead) {
    after_noon(session);
    let mut next = session.end;
    for item in session.items.iter_mut().rev() {
        if let (Some(start), None) = (item.at, item.time) {
            let slot = crate::clock::Slot { start, end: next };
            item.time = head::minutes(slot).and_then(gap);
        }
        next = item.at.or(next);
    }
    if session.date.is_some() && session.start.is_none() {
        let (first, last) = (session.items.first(), session.items.last());
        let ends = last.and_then(|last| Some((last.at?, last.time?)));
        if let (Some(start), Some((at, time))) = (first.and_then(|item| item.at), ends) {
            (session.start, session.end) = (Some(start), Some(at.wrapping_add(time)));
        }
    }
}

/// How long an item takes that has so many minutes to the next time: more than four hours are no item.
pub(crate) fn gap(minutes: i64) -> Option<SignedDuration> {
    (minutes <= 240).then(|| SignedDuration::from_mins(minutes))
}

/// "12:30" and then "1:45": the clock of twelve hours has gone past noon.
fn after_noon(session: &mut SessionRead) {
    let half = SignedDuration::from_hours(12);
    let later = |time: jiff::civil::Time| time.checked_add(half).ok();
    let mut before = session.start;
    for item in &mut session.items {
        let Some(at) = item.at else { continue };
        if let Some(before) = before.filter(|before| at < *before && at.hour() < 8)
            && let Some(moved) = later(at).filter(|moved| *moved >= before)
        {
            item.at = Some(moved);
        }
        before = item.at;
    }
    let is_morning = session.start.is_some_and(|start| start.hour() < 12);
    if let (true, Some(last), Some(end)) = (is_morning, before, session.end)
        && end < last
        && end.hour() < 9
    {
        session.end = later(end).or(session.end);
    }
}
