//! From an agenda that was read to a draft.

use std::path::{Component, Path};

use chairside_agenda::{ItemRead, Reading, SessionRead, Unplaced};
use chairside_session::file::{Draft, DraftItem};

use crate::item::draft_item;
use crate::when::when;
use crate::words::{Links, person, text};

/// What is said of a text with entries that nobody has planned.
const NOT_AN_AGENDA: &str = "This does not look like an agenda: no item has minutes, a time or a presenter, and most of the text is in no \
                             title. Look whether it is the right one.";

/// A session that was brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The session.
    pub draft: Draft,
    /// The lines of the agenda that have no place in it. The draft keeps them as remarks.
    pub unplaced: Vec<Unplaced>,
    /// What is uncertain or missing, a sentence each.
    pub doubts: Vec<String>,
}

/// Returns session `number` (from 0) of an agenda. `has_file` tells whether a file of that name will lie beside the session
/// file, so that it can be an item's deck.
pub fn from_agenda(reading: &Reading, number: usize, has_file: &dyn Fn(&str) -> bool) -> Option<Imported> {
    let session = reading.sessions.get(number)?;
    let when = when(session);
    let unplaced = unplaced(reading, number);
    let mut links = Links::default();
    for link in &session.links {
        links.add(&link.label, &link.url);
    }
    let mut remarks: Vec<String> = session.room.iter().filter_map(|room| text(&format!("Room: {room}"))).collect();
    remarks.append(&mut links.remarks);
    remarks.extend(unplaced.iter().filter_map(|line| text(&line.text)));
    let people = |people: &[chairside_agenda::Person]| {
        people.iter().filter_map(|one| person(&one.name, one.email.as_deref())).collect()
    };
    let draft = Draft {
        meeting: session.meeting.as_deref().and_then(text),
        group: session.group.as_deref().and_then(text),
        title: session.title.as_deref().and_then(text),
        slot: when.slot,
        zone: when.zone,
        chairs: people(&session.chairs),
        area_directors: people(&session.area_directors),
        links: links.links,
        items: items(session, &|number| deck_beside(&session.items[number], has_file)),
        checklist: session
            .actions
            .iter()
            .filter(|action| !action.done)
            .filter_map(|action| text(&action.text))
            .collect(),
        remarks,
        ..Draft::default()
    };
    let prose = reading.looks_like_prose().then(|| NOT_AN_AGENDA.to_owned());
    Some(Imported { draft, unplaced, doubts: prose.into_iter().chain(when.doubts).collect() })
}

/// The items, each with the deck that `deck` knows by its number, from 0. The first of each part says which part it is.
pub(crate) fn items(session: &SessionRead, deck: &dyn Fn(usize) -> Option<String>) -> Vec<DraftItem> {
    let mut part: Option<&str> = None;
    let mut items = Vec::with_capacity(session.items.len());
    for (number, read) in session.items.iter().enumerate() {
        let mut item = draft_item(read, deck(number));
        if read.part.as_deref() != part {
            part = read.part.as_deref();
            item.remarks.splice(0..0, part.and_then(text).map(|part| format!("Part: {part}")));
        }
        items.push(item);
    }
    items
}

/// The lines without a place from where the session begins to where the next one does.
fn unplaced(reading: &Reading, number: usize) -> Vec<Unplaced> {
    let from = if number == 0 { 0 } else { reading.sessions[number].line };
    let until = reading.sessions.get(number + 1).map_or(u32::MAX, |next| next.line);
    reading.unplaced.iter().filter(|line| (from..until).contains(&line.line)).cloned().collect()
}

/// The first of an item's slides that is a PDF or Markdown file beside the session file.
fn deck_beside(item: &ItemRead, has_file: &dyn Fn(&str) -> bool) -> Option<String> {
    let is_inside = |name: &str| Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    let is_deck = |name: &str| {
        let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        matches!(ending.as_deref(), Some("pdf" | "md"))
    };
    let mut slides =
        item.slides.iter().filter(|name| is_deck(name) && is_inside(name) && text(name).as_ref() == Some(name));
    slides.find(|name| has_file(name)).cloned()
}

/// A line for each session of an agenda, to choose by: "2: quic, IETF 126, 2026-07-24 09:00, 6 items (line 40)".
pub fn session_names(reading: &Reading) -> Vec<String> {
    let name = |(number, session): (usize, &SessionRead)| {
        let mut parts: Vec<String> = [&session.group, &session.meeting].into_iter().flatten().cloned().collect();
        if parts.is_empty() {
            parts.extend(session.title.clone());
        }
        let time = session.start.map(|start| start.strftime(" %H:%M").to_string()).unwrap_or_default();
        parts.extend(session.date.map(|date| format!("{date}{time}")));
        let items = match session.items.len() {
            1 => "1 item".to_owned(),
            several => format!("{several} items"),
        };
        parts.push(format!("{items} (line {})", session.line));
        format!("{}: {}", number + 1, parts.join(", "))
    };
    reading.sessions.iter().enumerate().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = "# IETF 126 QUIC WG Agenda\n\nChairs: Ana Lopez <ana@example.org>\n\n## Wednesday, July 22 2026\n\n\
                       16:00-18:00 Europe/Vienna\n\n* 5 min - Administrivia - chairs\n* 10 min - QMux [slides](qmux.pdf) - Bo Li\n\n\
                       ## Friday, July 24 2026\n\n09:00-10:00 Europe/Vienna\n\n* 20 min - Multipath - Kim Ray\n";

    #[test]
    fn each_session_of_an_agenda_is_one_draft() {
        let reading = chairside_agenda::read(TWO);
        assert_eq!(
            session_names(&reading),
            [
                "1: quic, IETF 126, 2026-07-22 16:00, 2 items (line 5)",
                "2: quic, IETF 126, 2026-07-24 09:00, 1 item (line 12)"
            ]
        );
        let first = from_agenda(&reading, 0, &|name| name == "qmux.pdf").unwrap().draft;
        assert_eq!((first.group.as_deref(), first.zone.as_str()), (Some("quic"), "Europe/Vienna"));
        assert_eq!(first.slot.unwrap().start.to_string(), "2026-07-22T14:00:00Z");
        assert_eq!(first.items[1].deck.as_deref(), Some("qmux.pdf"));
        let second = from_agenda(&reading, 1, &|_| false).unwrap().draft;
        assert_eq!((second.items.len(), second.items[0].title.as_str()), (1, "Multipath"));
        assert!(from_agenda(&reading, 2, &|_| false).is_none());
    }

    #[test]
    fn no_deck_lies_outside_the_folder() {
        for name in ["../x.pdf", "/etc/x.pdf", "a/../../x.pdf", "x.exe"] {
            let reading = chairside_agenda::read(&TWO.replace("qmux.pdf", name));
            let draft = from_agenda(&reading, 0, &|_| true).unwrap().draft;
            assert_eq!(draft.items[1].deck, None, "{name}");
        }
    }
}
