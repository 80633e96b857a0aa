//! Collects what the Datatracker says of a group's sessions at a meeting.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use crate::address::Server;
use crate::answers::{AgendaData, Entry, Listed, Materials, MeetingRecord, OldSession, PersonData, Presentation, Role};
use crate::ask::{Ask, Given};
use crate::client::Client;
use crate::found::{FoundDeck, FoundLink, FoundPerson, FoundSession, GroupKind};
use crate::meeting::Meeting;
use crate::nearest::{nearest, nearest_numbers};
use crate::trouble::Trouble;

/// The first meeting whose agenda comes as agenda-data.
const FIRST_WITH_AGENDA_DATA: u16 = 65;
/// States of a session that does not take place, or not at this time.
const NOT_HELD: [&str; 6] = ["canceled", "canceledpa", "resched", "notmeet", "deleted", "disappr"];
/// A session without a usable duration is taken to last this long.
const USUAL_LENGTH: SignedDuration = SignedDuration::from_hours(1);
/// More sessions of one group at a meeting than this are not read.
const MOST_SESSIONS: usize = 30;
/// More decks of one session than this are not read.
const MOST_DECKS: usize = 300;
/// More chairs than this are not asked for.
const MOST_CHAIRS: usize = 12;
/// Groups that dispatch new work to others.
const DISPATCH_GROUPS: [&str; 5] = ["dispatch", "secdispatch", "gendispatch", "alldispatch", "sagdispatch"];

/// A session before its people and papers are known.
struct Scheduled {
    id: u64,
    group: String,
    group_name: String,
    kind: GroupKind,
    start: Timestamp,
    length: SignedDuration,
    room: String,
    links: Vec<FoundLink>,
    agenda: String,
    minutes: String,
    presentations: Vec<Presentation>,
}

/// Returns the sessions that a group holds at a meeting, in order of time, with everything but the files of their slides.
///
/// What is missing on the server (an agenda, the chairs) is named in [`FoundSession::missing`] and stops nothing.
///
/// # Errors
/// If the server cannot be asked, or knows no such meeting or group; then with the nearest names.
pub fn find_sessions(client: &Client, meeting: &Meeting, group: &str) -> Result<Vec<FoundSession>, Trouble> {
    sessions(client, meeting, group)
}

/// The same from answers that are there already. `answer` gives the one at an address of the IETF's Datatracker, or none.
///
/// # Errors
/// As for [`find_sessions`].
pub fn sessions_in(
    answer: &dyn Fn(&str) -> Option<Vec<u8>>,
    meeting: &Meeting,
    group: &str,
) -> Result<Vec<FoundSession>, Trouble> {
    sessions(&Given { server: Server::ietf()?, answer }, meeting, group)
}

fn sessions(client: &impl Ask, meeting: &Meeting, group: &str) -> Result<Vec<FoundSession>, Trouble> {
    let group = group.trim().to_lowercase();
    let (mut held, zone) = match meeting {
        Meeting::Ietf(number) if *number >= FIRST_WITH_AGENDA_DATA => from_agenda_data(client, meeting, &group)?,
        _ => from_agenda_json(client, meeting, &group)?,
    };
    // What begins at the end of all days has no end.
    held.retain(|session| session.start.checked_add(session.length).is_ok());
    held.sort_by_key(|session| (session.start, session.id));
    held.truncate(MOST_SESSIONS);
    let chairs = chairs(client, &group);
    let mut found = Vec::new();
    for (number, scheduled) in (1..).zip(held) {
        found.push(whole(client, meeting, number, scheduled, &zone, &chairs)?);
    }
    Ok(found)
}

/// Returns the session with the slides that it has now. One request, where [`find_sessions`] needs many.
///
/// # Errors
/// If the server cannot be asked, or has no list of slides.
pub fn slides_now(client: &Client, session: &FoundSession) -> Result<FoundSession, Trouble> {
    let materials: Materials = client.json(&format!("api/meeting/session/{}/materials", session.id))?;
    Ok(FoundSession { decks: decks(&materials), ..session.clone() })
}

fn from_agenda_data(client: &impl Ask, meeting: &Meeting, group: &str) -> Result<(Vec<Scheduled>, String), Trouble> {
    let address = format!("api/meeting/{}/agenda-data", meeting.number());
    let answer = client.json(&address);
    let AgendaData { meeting: data, schedule } = answer.map_err(|trouble| no_such_meeting(client, trouble, meeting))?;
    let (mut entries, mut unread) = (Vec::new(), None);
    for value in schedule {
        let is_asked_for = names_group(&value, group);
        match serde_json::from_value::<Entry>(value) {
            Ok(entry) => entries.push(entry),
            Err(error) if is_asked_for => unread = Some(error),
            Err(_) => {}
        }
    }
    let schedule = entries;
    let known = schedule.iter().map(Entry::group).map(str::to_lowercase).collect::<Vec<_>>();
    let held: Vec<_> = schedule
        .into_iter()
        .filter(|entry| entry.group().eq_ignore_ascii_case(group) && !NOT_HELD.contains(&entry.status.as_str()))
        .map(Scheduled::from)
        .collect();
    match unread {
        Some(error) if held.is_empty() => {
            let why = format!("the entry of {}: {error}", printable(group));
            Err(Trouble::WrongContent { address, expected: "an agenda that can be read", why })
        }
        _ if held.is_empty() => Err(no_such_group(meeting, group, known.iter().map(String::as_str))),
        _ => Ok((held, zone_or_utc(data.timezone))),
    }
}

/// Whether an entry of the schedule is of this group, whatever else it has.
fn names_group(entry: &serde_json::Value, group: &str) -> bool {
    ["groupAcronym", "acronym"].iter().any(|key| {
        entry.get(key).and_then(serde_json::Value::as_str).is_some_and(|name| name.trim().eq_ignore_ascii_case(group))
    })
}

fn from_agenda_json(client: &impl Ask, meeting: &Meeting, group: &str) -> Result<(Vec<Scheduled>, String), Trouble> {
    let number = meeting.number();
    let answer = client.json::<HashMap<String, Vec<serde_json::Value>>>(&format!("meeting/{number}/agenda.json"));
    let mut answer = answer.map_err(|trouble| no_such_meeting(client, trouble, meeting))?;
    let entries = answer.remove(&number).unwrap_or_default();
    let sessions = entries.into_iter().filter_map(|entry| serde_json::from_value::<OldSession>(entry).ok());
    let sessions: Vec<_> = sessions.filter(|session| session.objtype == "session").collect();
    let known: Vec<_> = sessions.iter().map(|session| session.group.acronym.to_lowercase()).collect();
    let held: Vec<_> = sessions
        .into_iter()
        .filter(|session| session.group.acronym.eq_ignore_ascii_case(group))
        .filter(|session| !NOT_HELD.contains(&session.status.as_str()))
        .map(Scheduled::from)
        .collect();
    if held.is_empty() {
        return Err(no_such_group(meeting, group, known.iter().map(String::as_str)));
    }
    let record = client.json::<Listed<MeetingRecord>>(&format!("api/v1/meeting/meeting/?format=json&number={number}"));
    let zone = record.ok().and_then(|listed| listed.objects.into_iter().next()).map(|record| record.time_zone);
    Ok((held, zone_or_utc(zone.unwrap_or_default())))
}

/// The people and papers of a session.
fn whole(
    client: &impl Ask,
    meeting: &Meeting,
    number: usize,
    scheduled: Scheduled,
    zone: &str,
    chairs: &Result<Vec<FoundPerson>, Trouble>,
) -> Result<FoundSession, Trouble> {
    client.check()?;
    let mut missing = Vec::new();
    let materials = client.json::<Materials>(&format!("api/meeting/session/{}/materials", scheduled.id));
    let decks = match &materials {
        Ok(materials) => decks(materials),
        Err(trouble) => {
            missing.push(format!("The list of slides: {trouble}"));
            older_decks(client, meeting, &scheduled.presentations)
        }
    };
    let materials = materials.unwrap_or_default();
    let agenda_url = if materials.url.is_empty() { scheduled.agenda } else { materials.url };
    let agenda = match agenda_text(client, &agenda_url) {
        Ok(text) => Some(text),
        Err(Trouble::Cancelled) => return Err(Trouble::Cancelled),
        Err(_) if agenda_url.is_empty() => {
            missing.push("The agenda: none has been uploaded yet".into());
            None
        }
        Err(trouble) => {
            missing.push(format!("The agenda: {trouble}"));
            None
        }
    };
    let chairs = chairs.clone().unwrap_or_else(|trouble| {
        missing.push(format!("The chairs: {trouble}"));
        Vec::new()
    });
    let mut links = scheduled.links;
    add(&mut links, "Agenda", &agenda_url);
    let notes = agenda.as_deref().and_then(notes_page);
    let minutes = if materials.minutes.url.is_empty() { scheduled.minutes } else { materials.minutes.url };
    add(&mut links, "Minutes", notes.unwrap_or(&minutes));
    Ok(FoundSession {
        id: scheduled.id,
        meeting: meeting.to_string(),
        group: scheduled.group,
        group_name: scheduled.group_name,
        kind: scheduled.kind,
        number,
        start: scheduled.start,
        end: scheduled.start.saturating_add(scheduled.length).unwrap_or(scheduled.start),
        zone: zone.to_owned(),
        room: Some(scheduled.room).filter(|room| !room.is_empty()),
        chairs,
        links,
        agenda,
        decks,
        missing,
    })
}

fn decks(materials: &Materials) -> Vec<FoundDeck> {
    let mut listed: Vec<_> = materials.slides.decks.iter().collect();
    listed.sort_by_key(|deck| deck.order);
    let deck = |deck: &&crate::answers::DeckData| {
        let last = deck.url.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let name = last.strip_suffix(&format!("-{}", deck.rev)).unwrap_or(last);
        let extension = deck.ext.trim_start_matches('.').to_lowercase();
        FoundDeck {
            name: name.to_owned(),
            title: if deck.title.is_empty() { name.to_owned() } else { deck.title.clone() },
            revision: deck.rev.clone(),
            url: with_extension(&deck.url, &extension),
            extension,
        }
    };
    listed.iter().take(MOST_DECKS).map(deck).collect()
}

/// The decks by the older list. It does not say what kind of file each is.
fn older_decks(client: &impl Ask, meeting: &Meeting, presentations: &[Presentation]) -> Vec<FoundDeck> {
    let mut listed: Vec<_> = presentations.iter().filter(|one| one.name.starts_with("slides-")).collect();
    listed.sort_by_key(|one| one.order);
    let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    let listed = listed.into_iter().filter(|one| plain(&one.name) && plain(&one.rev));
    let deck = |one: &Presentation| {
        let revision = if one.rev.is_empty() { String::new() } else { format!("-{}", one.rev) };
        let path = format!("meeting/{}/materials/{}{revision}.pdf", meeting.number(), one.name);
        let url = client.server().resolve(&path).ok()?.to_string();
        let title = if one.title.is_empty() { one.name.clone() } else { one.title.clone() };
        Some(FoundDeck { name: one.name.clone(), title, revision: one.rev.clone(), url, extension: "pdf".into() })
    };
    listed.take(MOST_DECKS).filter_map(deck).collect()
}

fn with_extension(url: &str, extension: &str) -> String {
    let known = url.rsplit('/').next().is_some_and(|name| name.to_lowercase().ends_with(&format!(".{extension}")));
    if extension.is_empty() || known { url.to_owned() } else { format!("{url}.{extension}") }
}

/// Asks for the agenda's file by its extension, because without one the server may answer with a page for people.
fn agenda_text(client: &impl Ask, url: &str) -> Result<String, Trouble> {
    if url.is_empty() {
        return Err(Trouble::Status { address: String::new(), status: 404 });
    }
    let last = url.rsplit('/').next().unwrap_or_default();
    if [".md", ".txt", ".markdown"].iter().any(|end| last.to_lowercase().ends_with(end)) {
        return client.text(url);
    }
    for end in [".md", ".txt"] {
        match client.text(&format!("{url}{end}")) {
            Err(Trouble::Status { .. } | Trouble::WrongContent { .. }) => {}
            outcome => return outcome,
        }
    }
    client.text(url)
}

/// The page for taking notes that an agenda names.
fn notes_page(agenda: &str) -> Option<&str> {
    let start = agenda.find("https://notes.ietf.org/")?;
    let rest = &agenda[start..];
    let end = rest.find(|c: char| c.is_whitespace() || ")>]\"'".contains(c)).unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches(['.', ',', ';', '?']))
}

fn chairs(client: &impl Ask, group: &str) -> Result<Vec<FoundPerson>, Trouble> {
    if !is_plain(group) {
        return Ok(Vec::new());
    }
    let path = format!("api/v1/group/role/?format=json&limit=20&name__slug=chair&group__acronym={group}");
    let roles: Listed<Role> = client.json(&path)?;
    let mut people = Vec::new();
    for role in roles.objects.into_iter().take(MOST_CHAIRS) {
        let separator = if role.person.contains('?') { '&' } else { '?' };
        let person: PersonData = client.json(&format!("{}{separator}format=json", role.person))?;
        let email = role.email.trim_end_matches('/').rsplit('/').next().filter(|last| last.contains('@'));
        people.push(FoundPerson { name: person.name, email: email.map(str::to_owned) });
    }
    Ok(people)
}

/// Whether it can be the short name of a group.
fn is_plain(group: &str) -> bool {
    (1..=80).contains(&group.len()) && group.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

fn no_such_meeting(client: &impl Ask, trouble: Trouble, meeting: &Meeting) -> Trouble {
    match trouble {
        Trouble::Status { status: 404 | 410, .. } => {
            Trouble::NoMeeting { meeting: meeting.to_string(), nearest: nearest_meetings(client, meeting) }
        }
        other => other,
    }
}

/// Meetings with the nearest names; none if the server does not list its meetings.
fn nearest_meetings(client: &impl Ask, meeting: &Meeting) -> Vec<String> {
    let listed = |query: &str| {
        let path = format!("api/v1/meeting/meeting/?format=json&limit=200&order_by=-date&{query}");
        let records = client.json::<Listed<MeetingRecord>>(&path).map(|listed| listed.objects).unwrap_or_default();
        records.into_iter().map(|record| record.number).collect::<Vec<_>>()
    };
    match meeting {
        Meeting::Ietf(number) => {
            let known = listed("type__slug=ietf").into_iter().filter_map(|number| number.parse().ok());
            nearest_numbers(*number, known).into_iter().map(|number| Meeting::Ietf(number).to_string()).collect()
        }
        Meeting::Interim(name) => {
            let mut known = listed("type__slug=interim");
            // Several groups can meet together, and a group's name can have a hyphen.
            if let Some(group) = name.split('-').nth(2) {
                known.extend(listed(&format!("type__slug=interim&number__contains=-{group}-")));
            }
            let names = known.iter().filter(|known| known.parse::<Meeting>().is_ok());
            nearest(name, names.map(String::as_str))
        }
    }
}

fn no_such_group<'a>(meeting: &Meeting, group: &str, known: impl IntoIterator<Item = &'a str>) -> Trouble {
    let group = printable(group);
    // What else the server calls a group could disturb a terminal.
    let known = known.into_iter().filter(|name| is_plain(name));
    Trouble::NoGroup { meeting: meeting.to_string(), nearest: nearest(&group, known), group }
}

/// What a person asked for, at most 80 characters of it, without any that would disturb a terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).take(80).collect()
}

fn zone_or_utc(zone: String) -> String {
    if jiff::tz::TimeZone::get(&zone).is_ok() { zone } else { "UTC".into() }
}

fn kind(group: &str, is_bof: bool, parent: &str, kind: &str) -> GroupKind {
    match kind {
        _ if is_bof => GroupKind::Bof,
        _ if DISPATCH_GROUPS.contains(&group.to_lowercase().as_str()) => GroupKind::Dispatch,
        "rg" => GroupKind::ResearchGroup,
        "wg" => GroupKind::WorkingGroup,
        "" if parent == "irtf" => GroupKind::ResearchGroup,
        "" if !parent.is_empty() && parent != "ietf" && parent != "iesg" => GroupKind::WorkingGroup,
        _ => GroupKind::Other,
    }
}

/// Adds a link unless it has no address, or one that a web page or a chat room cannot have.
fn add(links: &mut Vec<FoundLink>, label: &str, url: &str) {
    if url.starts_with("https://") || url.starts_with("xmpp:") {
        links.push(FoundLink { label: label.into(), url: url.to_owned() });
    }
}

/// Keeps a length that a session can have.
fn length(seconds: i64) -> SignedDuration {
    if (60..=24 * 3600).contains(&seconds) { SignedDuration::from_secs(seconds) } else { USUAL_LENGTH }
}

/// Reads "2:00:00" and "1 day, 0:30:00" as seconds.
fn seconds(text: &str) -> i64 {
    let (days, time) = match text.split_once("day") {
        Some((days, rest)) => (days.trim().parse().unwrap_or(0), rest.trim_start_matches(['s', ',', ' '])),
        None => (0, text),
    };
    let units = time.split(':').try_fold(0_i64, |sum, part| {
        let part: i64 = part.trim().parse().ok().filter(|part| (0..=999).contains(part))?;
        Some(sum * 60 + part)
    });
    units.unwrap_or(0).saturating_add(i64::clamp(days, 0, 30) * 24 * 3600)
}

impl From<Entry> for Scheduled {
    fn from(entry: Entry) -> Self {
        let mut links = Vec::new();
        add(&mut links, "Meetecho", &entry.links.video_stream);
        add(&mut links, "Onsite tool", &entry.links.onsite_tool);
        add(&mut links, "Webex", &entry.links.webex);
        add(&mut links, "Chat", &entry.links.chat);
        let group = entry.group().to_lowercase();
        Self {
            id: entry.session_id,
            kind: kind(&group, entry.is_bof, &entry.group_parent.acronym, ""),
            group_name: if entry.group_name.is_empty() { entry.name } else { entry.group_name },
            group,
            start: entry.start_date_time,
            length: length(entry.duration),
            room: entry.room,
            links,
            agenda: entry.agenda.url,
            minutes: String::new(),
            presentations: Vec::new(),
        }
    }
}

impl From<OldSession> for Scheduled {
    fn from(session: OldSession) -> Self {
        let mut links = Vec::new();
        let remote = session.remote_instructions.split_whitespace().find(|word| word.starts_with("https://"));
        add(&mut links, "Online meeting", remote.unwrap_or_default());
        let group = session.group.acronym.to_lowercase();
        Self {
            id: session.session_id,
            kind: kind(&group, session.is_bof, &session.group.parent, &session.group.kind),
            group_name: if session.group.name.is_empty() { session.name } else { session.group.name },
            group,
            start: session.start,
            length: length(seconds(&session.duration)),
            room: session.location,
            links,
            agenda: session.agenda,
            minutes: session.minutes,
            presentations: session.presentations,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_the_server_writes_them() {
        for (text, expected) in [
            ("2:00:00", 7200),
            ("0:30:00", 1800),
            ("1 day, 0:30:00", 88_200),
            ("", 0),
            ("x", 0),
            ("2 days, 1:00:00", 176_400),
            ("99999999999999999999:00:00", 0),
            ("-1:00:00", 0),
        ] {
            assert_eq!(seconds(text), expected, "{text:?}");
        }
        assert_eq!(length(0), USUAL_LENGTH);
    }

    #[test]
    fn the_notes_page_is_taken_from_the_agenda() {
        assert_eq!(
            notes_page("Notes: <https://notes.ietf.org/notes-ietf-126-quic?both>\n"),
            Some("https://notes.ietf.org/notes-ietf-126-quic?both")
        );
        assert_eq!(notes_page("[notes](https://notes.ietf.org/x)."), Some("https://notes.ietf.org/x"));
        assert_eq!(notes_page("none"), None);
    }

    #[test]
    fn groups_are_of_a_kind() {
        for (group, bof, parent, by_type, expected) in [
            ("quic", false, "wit", "", GroupKind::WorkingGroup),
            ("cfrg", false, "irtf", "", GroupKind::ResearchGroup),
            ("secdispatch", false, "sec", "wg", GroupKind::Dispatch),
            ("new", true, "art", "", GroupKind::Bof),
            ("plenary", false, "", "", GroupKind::Other),
            ("httpbis", false, "", "wg", GroupKind::WorkingGroup),
        ] {
            assert_eq!(kind(group, bof, parent, by_type), expected, "{group}");
        }
    }
}
