//! The agenda that somebody pasted or opened: a line for each item, with who presents it and how long it takes.

use chairside_import::{from_agenda, session_names};
use chairside_session::file::{Draft, DraftItem};
use chairside_session::snapshot::minutes_words;
use chairside_session::typed::duration::duration;
use chairside_session::typed::item_line::item_line;
use jiff::SignedDuration;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde::Serialize;
use ts_rs::TS;

use crate::fields::NewForm;

/// More sessions than these are not offered.
const MOST_SESSIONS: usize = 50;

/// What was read of an agenda's text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
#[ts(export)]
pub struct AgendaReading {
    /// The items, in order.
    pub rows: Vec<ReadRow>,
    /// "12 items, 115 min"; empty when there is no text.
    pub words: String,
    /// Lines in which no item was found. The file keeps them as remarks.
    pub unplaced: Vec<String>,
    /// The sessions to choose from, a line each; empty if there is one.
    pub sessions: Vec<String>,
    /// Which of them this is, from 0.
    pub session: u32,
    /// What the form can be filled with; a field of which the agenda says nothing is empty, and so is that of the agenda.
    pub found: NewForm,
    /// What is uncertain or missing, a sentence each.
    pub doubts: Vec<String>,
    /// The same, for the file.
    #[serde(skip)]
    pub draft: Draft,
}

/// An item that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReadRow {
    /// Its title.
    pub title: String,
    /// Who presents; empty if nobody is named.
    pub presenter: String,
    /// "15 min"; empty if it has no time.
    pub minutes: String,
}

/// Reads an agenda as `chairside import agenda` does. Of several sessions it is the one with this number, from 0; the first
/// if there is none.
pub fn read_agenda(text: &str, session: usize) -> AgendaReading {
    let of_lines = as_lines(text);
    let of_agenda = as_agenda(text, session);
    let timed = |read: &AgendaReading| read.draft.items.iter().filter(|item| !item.time.is_zero()).count();
    // One session has fewer items than all lines together, so the two are compared only if there is one.
    let is_agenda =
        !of_agenda.sessions.is_empty() || !of_agenda.rows.is_empty() && timed(&of_agenda) >= timed(&of_lines);
    if is_agenda { of_agenda } else { of_lines }
}

fn as_agenda(text: &str, session: usize) -> AgendaReading {
    let reading = chairside_agenda::read(text);
    let count = reading.sessions.len();
    let session = if session < count { session } else { 0 };
    let Some(imported) = from_agenda(&reading, session, &|_| false) else {
        let unplaced = reading.unplaced.into_iter().map(|line| line.text).collect();
        return AgendaReading { unplaced, ..AgendaReading::default() };
    };
    let sessions = if count > 1 { session_names(&reading) } else { Vec::new() };
    let unplaced = imported.unplaced.iter().map(|line| line.text.clone()).collect();
    let draft = imported.draft;
    AgendaReading {
        rows: draft.items.iter().map(row).collect(),
        words: words(&draft.items),
        unplaced,
        sessions: sessions.into_iter().take(MOST_SESSIONS).collect(),
        session: u32::try_from(session).unwrap_or_default(),
        found: found(&draft, reading.sessions[session].time_zone.is_some()),
        doubts: imported.doubts,
        draft,
    }
}

/// What the fields of the form would say. The zone is empty if neither the agenda nor the meeting tells it.
fn found(draft: &Draft, has_zone: bool) -> NewForm {
    let zone = TimeZone::get(&draft.zone).unwrap_or(TimeZone::UTC);
    let [start, end] = [draft.slot.map(|slot| slot.start), draft.slot.map(|slot| slot.end)]
        .map(|at| at.map(|at| at.to_zoned_datetime(zone.clone()).datetime()));
    let time = |at: Option<&DateTime>| at.map(|at| at.strftime("%H:%M").to_string()).unwrap_or_default();
    let says_zone = has_zone || draft.zone != "UTC";
    NewForm {
        meeting: draft.meeting.clone().unwrap_or_default(),
        group: draft.group.clone().unwrap_or_default(),
        title: draft.title.clone().unwrap_or_default(),
        day: start.as_ref().map(|at| at.date().to_string()).unwrap_or_default(),
        start: time(start.as_ref()),
        end: time(end.as_ref()),
        zone: if says_zone { draft.zone.clone() } else { String::new() },
        chairs: draft.chairs.iter().map(|chair| chair.name.as_str()).collect::<Vec<_>>().join(", "),
        ..NewForm::default()
    }
}

fn as_lines(text: &str) -> AgendaReading {
    let (mut items, mut unplaced) = (Vec::new(), Vec::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match read_line(line) {
            Some(item) => items.push(item),
            None => unplaced.push(line.to_owned()),
        }
    }
    let draft = Draft { items, remarks: unplaced.clone(), ..Draft::default() };
    let (rows, words) = (draft.items.iter().map(row).collect(), words(&draft.items));
    AgendaReading { rows, words, unplaced, draft, ..AgendaReading::default() }
}

fn row(item: &DraftItem) -> ReadRow {
    ReadRow {
        title: item.title.clone(),
        presenter: item.presenter.clone().unwrap_or_default(),
        minutes: if item.time.is_zero() { String::new() } else { format!("{} min", minutes_words(item.time)) },
    }
}

fn words(items: &[DraftItem]) -> String {
    let whole = items.iter().fold(SignedDuration::ZERO, |sum, item| sum.saturating_add(item.time));
    let time = if whole.is_zero() { String::new() } else { format!(", {} min", minutes_words(whole)) };
    match items.len() {
        0 => String::new(),
        1 => format!("1 item{time}"),
        several => format!("{several} items{time}"),
    }
}

/// Whether a text is an agenda and no deck: it has no slides, and most of its lines are items with a time, or three of the
/// items that an agenda written for people has.
pub fn is_agenda(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let slides = lines.iter().any(|line| *line == "---" || line.starts_with("<!--"));
    if slides {
        return false;
    }
    let by_line = as_lines(text).draft.items.iter().filter(|item| !item.time.is_zero()).count();
    let in_sessions = || {
        let sessions = chairside_agenda::read(text).sessions;
        sessions.iter().flat_map(|session| &session.items).filter(|item| item.time.is_some()).count()
    };
    (by_line >= 3 && by_line * 2 >= lines.len()) || in_sessions() >= 3
}

/// `Title / presenter / minutes`, or the same with commas.
fn read_line(line: &str) -> Option<DraftItem> {
    let read = item_line(line);
    if !read.minutes.is_empty() {
        return item(&read.title, &read.presenter, &read.minutes);
    }
    let mut parts: Vec<&str> = line.split(',').map(str::trim).collect();
    let minutes = parts.pop().filter(|last| duration(last).is_ok_and(|time| time.is_positive()))?;
    let presenter = if parts.len() > 1 { parts.pop().unwrap_or_default() } else { "" };
    item(&parts.join(", "), presenter, minutes)
}

fn item(title: &str, presenter: &str, minutes: &str) -> Option<DraftItem> {
    let title = title.trim_start_matches(|c: char| c.is_ascii_digit() || " .)*-•".contains(c));
    (!title.is_empty()).then(|| DraftItem {
        title: title.into(),
        presenter: (!presenter.is_empty()).then(|| presenter.into()),
        time: duration(minutes).unwrap_or_default(),
        ..DraftItem::default()
    })
}

#[cfg(test)]
mod tests {
    use chairside_session::content::ItemKind;

    use super::*;

    #[test]
    fn an_agenda_written_for_people_is_read_with_its_kinds() {
        let text = "# QUIC, IETF 126\n\n### Administrivia\n\n5 min total\n\n### Other (aka \"As Time Permits\")\n\n\
            * 10 min - TAPS over QUIC [slides](taps.pdf) - Ingebrigt Hovind\n";
        let read = read_agenda(text, 0);
        let items: Vec<_> =
            read.draft.items.iter().map(|item| (item.title.as_str(), item.time.as_mins(), item.kind)).collect();
        assert_eq!(items, [("Administrivia", 5, ItemKind::Talk), ("TAPS over QUIC", 10, ItemKind::AsTimePermits)]);
        assert_eq!(read.words, "2 items, 15 min");
        assert_eq!(read.draft.items[1].presenter.as_deref(), Some("Ingebrigt Hovind"));
    }

    #[test]
    fn an_agenda_fills_the_form_as_the_command_line_fills_the_file() {
        let text = "# IETF 126 QUIC WG Agenda\n\nChairs: Ana Lopez\n\n## Wednesday, July 22 2026\n\n16:00-18:00\n\n\
            * 5 min - Administrivia - chairs\n\n## Friday, July 24 2026\n\n09:00-10:00\n\n* 20 min - Multipath - Kim Ray\n";
        let first = read_agenda(text, 0);
        let NewForm { meeting, group, day, start, end, zone, chairs, .. } = first.found;
        assert_eq!([meeting, group, chairs], ["IETF 126", "quic", "Ana Lopez"]);
        assert_eq!([day, start, end, zone], ["2026-07-22", "16:00", "18:00", "Europe/Vienna"]);
        assert_eq!((first.sessions.len(), first.session, first.words.as_str()), (2, 0, "1 item, 5 min"));
        let second = read_agenda(text, 1);
        assert_eq!((second.found.day.as_str(), second.rows[0].title.as_str()), ("2026-07-24", "Multipath"));
        assert_eq!(read_agenda(text, 7).session, 0);
        let reading = chairside_agenda::read(text);
        assert_eq!(second.draft, from_agenda(&reading, 1, &|_| false).unwrap().draft);
        assert!(read_agenda("x / y / 5\n", 0).found.zone.is_empty());
    }

    #[test]
    fn sessions_of_lines_that_could_be_typed_are_kept_apart() {
        let text = "# QUIC\n\n## Wednesday, July 22 2026\n\n16:00-18:00\n\n* One, Kim Ray, 10 min\n\n\
            ## Friday, July 24 2026\n\n09:00-10:00\n\n* Two, Bo Li, 10 min\n* Three, Ana Lopez, 10 min\n";
        assert_eq!((read_agenda(text, 0).rows.len(), read_agenda(text, 1).rows.len()), (1, 2));
        assert!(is_agenda(text));
    }
}
