//! From what the Datatracker says of a session to a draft. What the server says of time, zone and people counts more than
//! the text of the agenda, because the text is written once and the schedule moves.

use std::collections::BTreeSet;

use chairside_agenda::{Reading, SessionRead};
use chairside_datatracker::{Download, FoundSession, GroupKind, Meeting, safe_name};
use chairside_session::content::{Person, Slot};
use chairside_session::file::{Draft, DraftItem};
use chairside_session::snapshot::{DayTimes, minutes_words};
use jiff::tz::TimeZone;

use crate::agenda::{Imported, from_agenda, items};
use crate::decks::{Choices, DeckNote, DeckPlace, Decks};
use crate::template::{TemplateKind, slides};
use crate::words::{Links, person, text};

/// Returns the draft of a session, with what is uncertain, and where each deck belongs. `chosen` has where somebody has said
/// that decks belong; `downloads` what became of them, in their order.
pub fn from_datatracker(
    session: &FoundSession,
    chosen: &Choices,
    downloads: Option<&[Download]>,
) -> (Imported, Vec<DeckNote>) {
    let session = &with_own_names(session);
    let reading = session.agenda.as_deref().map(chairside_agenda::read).unwrap_or_default();
    let number = session_in(&reading, session);
    let read = reading.sessions.get(number).cloned().unwrap_or_default();
    let of_agenda = from_agenda(&reading, number, &|_| false);
    let decks = Decks::new(&read.items, &session.decks, chosen, downloads);
    let mut doubts = session.missing.clone();
    if session.agenda.is_some() && read.items.is_empty() {
        doubts.push("The agenda: no item was found in its text".into());
    }
    let (unplaced, agenda) = of_agenda.map(|made| (made.unplaced, made.draft)).unwrap_or_default();
    let chairs: Vec<Person> =
        session.chairs.iter().filter_map(|chair| person(&chair.name, chair.email.as_deref())).collect();
    let mut links = Links::default();
    session.links.iter().for_each(|link| links.add(&link.label, &link.url));
    agenda.links.iter().for_each(|link| links.add(&link.label, &link.url));
    let (deck, about_deck) = decks.at(DeckPlace::Chairs);
    let mut remarks: Vec<String> = session.room.iter().filter_map(|room| text(&format!("Room: {room}"))).collect();
    let of_text = agenda.remarks.into_iter().filter(|remark| !remark.starts_with("Room: "));
    let found = about_deck.into_iter().chain(decks.homeless()).chain(doubts.iter().cloned());
    remarks.extend(found.filter_map(|remark| text(&remark)));
    remarks.append(&mut links.remarks);
    remarks.extend(of_text);
    let kind = template_kind(session);
    let draft = Draft {
        meeting: text(&session.meeting),
        group: text(&session.group),
        title: text(&session.group_name).or(agenda.title),
        kind: (session.kind == GroupKind::Bof).then(|| TemplateKind::Bof.name().into()),
        slot: Some(Slot { start: session.start, end: session.end }).filter(|slot| slot.end > slot.start),
        zone: session.zone.clone(),
        chairs: if chairs.is_empty() { agenda.chairs } else { chairs },
        area_directors: agenda.area_directors,
        deck,
        editions: Vec::new(),
        links: links.links,
        items: with_decks(&read, &decks),
        checklist: agenda.checklist,
        remarks,
        slides: slides(kind),
    };
    (Imported { draft, unplaced, doubts }, decks.notes)
}

fn with_decks(read: &SessionRead, decks: &Decks) -> Vec<DraftItem> {
    let mut made = items(read, &|number| decks.at(DeckPlace::Item(number)).0);
    for (number, item) in made.iter_mut().enumerate() {
        item.remarks.extend(decks.at(DeckPlace::Item(number)).1.as_deref().and_then(text));
    }
    made
}

fn template_kind(session: &FoundSession) -> TemplateKind {
    match session.kind {
        GroupKind::Bof => TemplateKind::Bof,
        GroupKind::Dispatch => TemplateKind::Dispatch,
        GroupKind::ResearchGroup => TemplateKind::ResearchGroup,
        GroupKind::WorkingGroup | GroupKind::Other => TemplateKind::of(Some(&session.meeting), Some(&session.group)),
    }
}

/// Which session of the agenda's text it is: the one on its day (nearest in time), else the one with its number.
fn session_in(reading: &Reading, session: &FoundSession) -> usize {
    let zone = TimeZone::get(&session.zone).unwrap_or(TimeZone::UTC);
    let local = session.start.to_zoned_datetime(zone).datetime();
    let on_its_day = reading.sessions.iter().enumerate().filter(|(_, read)| read.date == Some(local.date()));
    let apart =
        |read: &SessionRead| read.start.map_or(i64::MAX, |start| local.time().duration_since(start).as_secs().abs());
    let nearest = on_its_day.min_by_key(|(_, read)| apart(read)).map(|(number, _)| number);
    let last = reading.sessions.len().saturating_sub(1);
    nearest.unwrap_or_else(|| session.number.saturating_sub(1).min(last))
}

/// A line about a session, to choose by: "2: Fri 24 Jul 2026, 09:00–10:00 Europe/Vienna (60 min), Hall A".
pub fn session_name(session: &FoundSession) -> String {
    let room = session.room.as_ref().map_or_else(String::new, |room| format!(", {room}"));
    format!("{}: {}{room}", session.number, slot_words(session))
}

/// "Fri 24 Jul 2026, 09:00–10:00 Europe/Vienna (60 min)".
pub fn slot_words(session: &FoundSession) -> String {
    slot_in_words(Slot { start: session.start, end: session.end }, &session.zone)
}

/// The same of any slot, in a zone with this IANA name.
pub fn slot_in_words(slot: Slot, zone: &str) -> String {
    let clocks = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let day = slot.start.to_zoned_datetime(clocks.clone()).strftime("%a %-d %b %Y").to_string();
    let times = DayTimes::new(clocks, Some(slot.start)).span(slot.start, Some(slot.end));
    let minutes = minutes_words(slot.end.duration_since(slot.start));
    format!("{day}, {times} {zone} ({minutes} min)")
}

/// The folder for a session of a group, unless another is named: "ietf126-quic", or "ietf126-quic-2" for the second of
/// several. An interim's name has the group in it already.
pub fn folder_name(meeting: &Meeting, session: &FoundSession, of_several: bool) -> String {
    let name = match meeting {
        Meeting::Ietf(number) => format!("ietf{number}-{}", session.group),
        Meeting::Interim(name) => name.clone(),
    };
    let name = safe_name(&name, "", "");
    if of_several { format!("{name}-{}", session.number) } else { name }
}

/// Gives each deck a file of its own: two names that differ only in what no file name may have would be one.
pub(crate) fn with_own_names(session: &FoundSession) -> FoundSession {
    let mut taken = BTreeSet::new();
    let mut session = session.clone();
    for deck in &mut session.decks {
        let name = deck.name.clone();
        let mut number = 2;
        while !taken.insert(safe_name(&deck.name, &deck.revision, "pdf").to_lowercase()) {
            // In front, because a long name is cut at its end.
            deck.name = format!("{number}-{name}");
            number += 1;
        }
    }
    session
}
