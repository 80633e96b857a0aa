//! What an agenda says about the session: group, meeting, date, slot, room, chairs, links.

use jiff::civil::Time;

use crate::clock::Slot;
use crate::inline::Inline;
use crate::reading::{Link, Person, SessionRead};
use crate::row::one_line;
use crate::zone::Zone;
use crate::{clock, date, link};

#[derive(Clone, Copy, PartialEq)]
enum Key {
    Date,
    Place,
    Chair,
    AreaDirector,
    Other,
}

const KEYS: &[(&str, Key)] = &[
    ("date", Key::Date),
    ("time", Key::Date),
    ("date/time", Key::Date),
    ("date and time", Key::Date),
    ("when", Key::Date),
    ("meeting", Key::Date),
    ("session", Key::Date),
    ("slot", Key::Date),
    ("room", Key::Place),
    ("location", Key::Place),
    ("place", Key::Place),
    ("venue", Key::Place),
    ("where", Key::Place),
    ("chair", Key::Chair),
    ("chairs", Key::Chair),
    ("chair(s)", Key::Chair),
    ("co-chair(s)", Key::Chair),
    ("co-chair", Key::Chair),
    ("co-chairs", Key::Chair),
    ("cochairs", Key::Chair),
    ("wg chair", Key::Chair),
    ("wg chairs", Key::Chair),
    ("working group chairs", Key::Chair),
    ("rg chairs", Key::Chair),
    ("bof chairs", Key::Chair),
    ("session chairs", Key::Chair),
    ("ad", Key::AreaDirector),
    ("ads", Key::AreaDirector),
    ("area director", Key::AreaDirector),
    ("area directors", Key::AreaDirector),
    ("responsible ad", Key::AreaDirector),
    ("responsible area director", Key::AreaDirector),
    ("very responsible area director", Key::AreaDirector),
    ("iesg overlord", Key::AreaDirector),
    ("jabber", Key::Other),
    ("jabber room", Key::Other),
    ("jabber scribe", Key::Other),
    ("chat", Key::Other),
    ("zulip", Key::Other),
    ("slack", Key::Other),
    ("url", Key::Other),
    ("link", Key::Other),
    ("links", Key::Other),
    ("audio (only)", Key::Other),
    ("join", Key::Other),
    ("time zone", Key::Date),
    ("timezone", Key::Date),
    ("datum", Key::Date),
    ("zeit", Key::Date),
    ("ort", Key::Place),
    ("agenda", Key::Other),
    ("version", Key::Other),
    ("note taker", Key::Other),
    ("note takers", Key::Other),
    ("notetaker", Key::Other),
    ("notetakers", Key::Other),
    ("note-taker", Key::Other),
    ("note-takers", Key::Other),
    ("minute taker", Key::Other),
    ("minute takers", Key::Other),
    ("minutes taker", Key::Other),
    ("minutes takers", Key::Other),
    ("minutes", Key::Other),
    ("notes", Key::Other),
    ("shared notes", Key::Other),
    ("scribe", Key::Other),
    ("scribes", Key::Other),
    ("secretary", Key::Other),
    ("secretaries", Key::Other),
    ("wg secretary", Key::Other),
    ("delegate", Key::Other),
    ("delegates", Key::Other),
    ("meetecho", Key::Other),
    ("webex", Key::Other),
    ("zoom", Key::Other),
    ("audio", Key::Other),
    ("remote participation", Key::Other),
    ("mailing list", Key::Other),
    ("materials", Key::Other),
    ("meeting materials", Key::Other),
    ("datatracker", Key::Other),
    ("etherpad", Key::Other),
    ("codimd", Key::Other),
    ("web", Key::Other),
    ("github", Key::Other),
    ("charter", Key::Other),
    ("wg", Key::Other),
    ("group", Key::Other),
    ("working group", Key::Other),
    ("last updated", Key::Other),
    ("status", Key::Other),
    ("password", Key::Other),
    ("meeting number", Key::Other),
    ("bluesheet", Key::Other),
    ("bluesheets", Key::Other),
    ("blue sheets", Key::Other),
];

/// The known key at the start of a text, and what follows its colon.
fn key(text: &str) -> Option<(Key, &str)> {
    let at = text.bytes().take(45).position(|b| b == b':')?;
    let (name, value) = (text.get(..at)?, &text[at + 1..]);
    if value.starts_with("//") {
        return None;
    }
    let name = name.trim_matches(|c: char| c.is_whitespace() || "*_-".contains(c)).to_lowercase();
    // "Meeting time", "Session room"
    let bare = name.strip_prefix("meeting ").or_else(|| name.strip_prefix("session ")).unwrap_or(&name);
    let found =
        KEYS.iter().find(|(known, _)| *known == name).or_else(|| KEYS.iter().find(|(known, _)| *known == bare))?;
    Some((found.1, value.trim_start_matches('*').trim()))
}

/// Whether a line says something about the session by its form alone: a known key, or a day.
pub(crate) fn is_head_line(text: &str) -> bool {
    key(text).is_some() || is_day(text)
}

/// Whether a line says on which day or at what time the session is: "Date: 26 March 2019", "Time: 13:50-15:50 CET".
pub(crate) fn says_when(text: &str) -> bool {
    let Some((Key::Date, value)) = key(text) else { return is_day(text) };
    date::find(value).is_some() || clock::find(value).is_some()
}

/// Whether a text names a day with its year, or with its weekday.
fn is_day(text: &str) -> bool {
    if text.len() > 400 {
        return false;
    }
    date::find(text).is_some_and(|day| day.year.is_some() || has_weekday(text))
}

fn has_weekday(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic())
        .any(|word| word.len() >= 3 && word.starts_with(char::is_uppercase) && date::is_weekday(word))
}

/// Whether a heading begins a session: it names a day, or a slot with its weekday or zone.
pub(crate) fn begins_session(text: &str) -> bool {
    is_day(text) || is_slot_line(text) || (clock::find(text).is_some() && has_weekday(text))
}

/// Whether a heading is a weekday, or "Day 2", and nothing else.
pub(crate) fn is_weekday(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (first, second, third) = (words.next().unwrap_or_default(), words.next(), words.next());
    let numbered = first.eq_ignore_ascii_case("day")
        && second.is_some_and(|number| number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit()));
    third.is_none() && (numbered || second.is_none() && first.len() > 3 && date::is_weekday(first))
}

/// "All times in Europe/Zurich", "Times are UTC": the zone of the session.
pub(crate) fn is_zone_line(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.len() < 120
        && ["all times", "times are", "times in", "time zone", "timezone", "times given"]
            .iter()
            .any(|words| lower.contains(words))
        && Zone::find(text).is_some()
}

/// Whether a line begins with a slot of half an hour or more: "**13:30-15:30 Sophia**".
pub(crate) fn begins_with_slot(text: &str) -> bool {
    let text = text.trim_start_matches(['*', '_', ' ', '[']);
    clock::at_start(text).and_then(|(slot, _)| minutes(slot)).is_some_and(|minutes| minutes >= 30)
}

/// Whether a line that begins with a slot is about the session and not about an item.
pub(crate) fn is_slot_line(text: &str) -> bool {
    let text = text.trim_start_matches(['*', '_', ' ', '[']);
    let Some((slot, len)) = clock::at_start(text).filter(|(slot, _)| slot.end.is_some()) else { return false };
    let rest = &text[len..];
    let zone = rest.split_whitespace().next().is_some_and(|word| Zone::named(word).is_some())
        || rest.trim_start().starts_with('(') && Zone::find(rest).is_some();
    let lower = rest.to_lowercase();
    minutes(slot).is_some_and(|minutes| minutes >= 30)
        && rest.len() < 300
        && (has_weekday(rest) || zone || lower.contains("session"))
}

/// How long a slot is.
pub(crate) fn minutes(slot: Slot) -> Option<i64> {
    let of = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
    slot.end.map(|end| (of(end) - of(slot.start)).rem_euclid(24 * 60)).filter(|minutes| *minutes > 0)
}

/// Takes what a heading or a line says about the session's day, slot, zone and room.
pub(crate) fn take_when(session: &mut SessionRead, text: &str, year: Option<i16>) {
    let text = one_line(text);
    let day = date::find(&text).filter(|day| !day.several);
    if session.date.is_none()
        && let Some(day) = day
    {
        session.date = day.date(year);
    }
    if let Some((slot, _, end)) = clock::find(&text) {
        if session.start.is_none() {
            (session.start, session.end) = (Some(slot.start), slot.end);
        }
        if session.time_zone.is_none() {
            session.time_zone = Zone::find(&text[end..]);
        }
    } else if session.start.is_none()
        && day.is_some()
        && let Some((start, end)) = clock::find_one(&text)
    {
        session.start = Some(start);
        session.time_zone = session.time_zone.take().or_else(|| Zone::find(&text[end..]));
    }
    if session.time_zone.is_none() {
        session.time_zone = Zone::find(&text);
    }
    if session.room.is_none() {
        session.room = room(&text);
    }
}

/// The last part of a line that is no day, no time and no name of a slot.
fn room(text: &str) -> Option<String> {
    clock::find(text)?;
    let parts: Vec<&str> = text.split([',', '\t', '(']).flat_map(|part| part.split(" - ")).map(str::trim).collect();
    let part = parts.into_iter().skip(1).rfind(|part| {
        let lower = part.to_lowercase();
        let word = part.chars().any(char::is_alphabetic) && part.len() <= 60;
        word && !lower.contains("session")
            && !lower.contains("time zone")
            && !lower.contains("timezone")
            && !has_weekday(part)
            && !part.ends_with(')')
            && date::find(part).is_none()
            && clock::find(part).is_none()
            && Zone::find(part).is_none()
            && !part.starts_with(|c: char| c.is_ascii_digit())
    })?;
    let named = part.trim_start_matches("Room ").trim_start_matches("Room: ");
    let part = if named.chars().any(char::is_alphabetic) { named } else { part };
    Some(part.trim_matches(|c: char| "\"“”.;*_ ".contains(c)).to_owned()).filter(|room| !room.is_empty())
}

/// Takes a line that stands below "Chairs" or "Area directors". Returns whether it names people.
pub(crate) fn take_person(session: &mut SessionRead, heading: &str, line: &str) -> bool {
    let list = match key(&format!("{heading}:")) {
        Some((Key::Chair, _)) => &mut session.chairs,
        Some((Key::AreaDirector, _)) => &mut session.area_directors,
        _ => return false,
    };
    let inline = Inline::of(line);
    let until = inline.links.first().map_or(inline.text.len(), |(label, _)| label.start);
    let named = one_line(&inline.text[..until]);
    if key(line).is_some() || crate::people::names(&named).is_none() {
        return false;
    }
    people(list, line);
    true
}

/// Takes a line that is about the session. Returns whether it was one.
pub(crate) fn take_line(session: &mut SessionRead, source: &str, year: Option<i16>) -> bool {
    let inline = Inline::of(source);
    let mut taken = false;
    for piece in pieces(source) {
        let Some((key, value)) = key(piece) else { continue };
        taken = true;
        let plain = one_line(&Inline::of(value).text);
        match key {
            Key::Date => take_when(session, &plain, year),
            Key::Place => {
                take_when(session, &plain, year);
                let room = plain.split(", ").filter(|part| clock::find(part).is_none()).collect::<Vec<_>>().join(", ");
                session.room =
                    Some(room.trim_end_matches('.').to_owned()).filter(|room| !room.is_empty()).or(session.room.take());
            }
            Key::Chair => people(&mut session.chairs, value),
            Key::AreaDirector => people(&mut session.area_directors, value),
            Key::Other => {}
        }
    }
    if !taken && (is_day(&inline.text) || is_zone_line(&inline.text)) {
        take_when(session, &inline.text, year);
        taken = true;
    }
    let labelled: Vec<(String, &String)> =
        inline.links.iter().map(|(range, url)| (one_line(&inline.text[range.clone()]), url)).collect();
    let of_session = !labelled.is_empty() && labelled.iter().all(|(label, url)| link::is_of_session(label, url));
    if taken || of_session {
        take_links(session, labelled.iter().map(|(label, url)| (label.as_str(), url.as_str())), &inline.text);
    }
    taken || of_session
}

/// Keeps links about the session.
pub(crate) fn take_links<'l>(session: &mut SessionRead, links: impl Iterator<Item = (&'l str, &'l str)>, text: &str) {
    for (label, url) in links {
        let before = text.split([':', '-', '(']).next().map(one_line).unwrap_or_default();
        let label = if label.is_empty() { before.as_str() } else { label };
        let link =
            Link { label: if label.is_empty() { url.to_owned() } else { label.to_owned() }, url: url.to_owned() };
        if session.links.len() < 100
            && !session.links.iter().any(|known| known.url == link.url)
            && !url.contains("timeanddate.com")
        {
            session.links.push(link);
        }
    }
}

/// "Chairs: A, B     Note taker: C" in pieces.
fn pieces(source: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for line in source.split('\n') {
        let mut start = 0;
        for (at, _) in line.match_indices("  ").take(50) {
            if at >= start && key(line[at..].trim_start()).is_some() {
                out.push(line[start..at].trim());
                start = at;
            }
        }
        out.push(line[start..].trim());
    }
    out
}

fn people(list: &mut Vec<Person>, value: &str) {
    let inline = Inline::of(value);
    let mut mails = inline.links.iter().filter(|(_, url)| url.contains('@'));
    let text = inline.text.replace(" and ", ", ").replace(" & ", ", ").replace(';', ",");
    for part in text.split([',', '\n']) {
        let name = one_line(part.split('(').next().unwrap_or_default());
        let name = name.split(' ').filter(|word| !word.contains('@')).collect::<Vec<_>>().join(" ");
        let name = name.trim_matches(|c: char| c.is_whitespace() || ".*_".contains(c)).to_owned();
        if name.is_empty()
            || list.len() >= 20
            || name.len() > 80
            || matches!(name.to_lowercase().as_str(), "tbd" | "tba" | "none")
        {
            continue;
        }
        let email = mails.next().map(|(_, url)| url.trim_start_matches("mailto:").to_owned());
        if !list.iter().any(|known| known.name == name) {
            list.push(Person { name, email });
        }
    }
}
