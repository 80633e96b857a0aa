//! The agenda that somebody pasted or opened: a line for each item, with who presents it and how long it takes.

use chairside_import::draft_item;
use chairside_session::file::DraftItem;
use chairside_session::snapshot::minutes_words;
use chairside_session::typed::duration::duration;
use chairside_session::typed::item_line::item_line;
use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

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
    /// The same items, for the file.
    #[serde(skip)]
    pub items: Vec<DraftItem>,
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

/// Reads an agenda: an item a line if each line is one, else as agendas are written for people.
pub fn read_agenda(text: &str) -> AgendaReading {
    let of_lines = as_lines(text);
    if of_lines.unplaced.is_empty() {
        return of_lines;
    }
    let of_agenda = as_agenda(text);
    let timed = |read: &AgendaReading| read.items.iter().filter(|item| !item.time.is_zero()).count();
    if timed(&of_agenda) < timed(&of_lines) || of_agenda.items.is_empty() { of_lines } else { of_agenda }
}

/// The items of all sessions in an agenda.
fn as_agenda(text: &str) -> AgendaReading {
    let reading = chairside_agenda::read(text);
    let items = reading.sessions.into_iter().flat_map(|session| session.items);
    let items: Vec<_> = items.map(|item| draft_item(&item, None)).collect();
    let unplaced = reading.unplaced.into_iter().map(|line| line.text).collect();
    AgendaReading { rows: items.iter().map(row).collect(), words: words(&items), unplaced, items }
}

fn as_lines(text: &str) -> AgendaReading {
    let (mut items, mut unplaced) = (Vec::new(), Vec::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match read_line(line) {
            Some(item) => items.push(item),
            None => unplaced.push(line.to_owned()),
        }
    }
    let rows = items.iter().map(row).collect();
    AgendaReading { rows, words: words(&items), unplaced, items }
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
    let timed = |read: AgendaReading| read.items.iter().filter(|item| !item.time.is_zero()).count();
    let by_line = timed(as_lines(text));
    (by_line >= 3 && by_line * 2 >= lines.len()) || timed(as_agenda(text)) >= 3
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
        let read = read_agenda(text);
        let items: Vec<_> =
            read.items.iter().map(|item| (item.title.as_str(), item.time.as_mins(), item.kind)).collect();
        assert_eq!(items, [("Administrivia", 5, ItemKind::Talk), ("TAPS over QUIC", 10, ItemKind::AsTimePermits)]);
        assert_eq!(read.words, "2 items, 15 min");
        assert_eq!(read.items[1].presenter.as_deref(), Some("Ingebrigt Hovind"));
    }
}
