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
    let found = KEYS.iter().find(|(known, _)| *known == name)?;
    Some((found.1, value.trim_start_matches('*').trim()))
}

/// Whether a line says something about the session by its form alone: a known key, or a day.
pub(crate) fn is_head_line(text: &str) -> bool {
    key(text).is_some() || is_day(text)
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

/// Whether a line that begins with a slot is about the session and not about an item.
pub(crate) fn is_slot_line(text: &str) -> bool {
    let text = text.trim_start_matches(['*', '_', ' ', '[']);
    let Some((slot, len)) = clock::at_start(text).filter(|(slot, _)| slot.end.is_some()) else { return false };
    let rest = &text[len..];
    let zone = rest.split_whitespace().next().is_some_and(|word| Zone::named(word).is_some());
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
    let part = part.trim_start_matches("Room ").trim_start_matches("Room: ");
    Some(part.trim_matches(|c: char| "\"“”.;*_ ".contains(c)).to_owned()).filter(|room| !room.is_empty())
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
    if !taken && is_day(&inline.text) {
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

/// What the text as a whole says: group, meeting, name.
#[derive(Debug, Default)]
pub(crate) struct Whole {
    pub group: Option<String>,
    pub meeting: Option<String>,
    pub number: Option<u16>,
    pub title: Option<String>,
}

impl Whole {
    /// Reads headings and first lines (`heads`), and the addresses of all links.
    pub(crate) fn of(heads: &[String], urls: &[String]) -> Whole {
        let number = heads.iter().find_map(|head| meeting_number(head));
        let meeting =
            number.map(|number| format!("IETF {number}")).or_else(|| heads.iter().find_map(|head| interim(head)));
        let group = voted(urls).or_else(|| heads.iter().find_map(|head| group_in(head)));
        let title = heads.first().and_then(|head| name(head));
        Whole { group, meeting, number, title }
    }
}

/// "IETF 126", "IETF-126", "IETF126"
fn meeting_number(text: &str) -> Option<u16> {
    text.match_indices("IETF").find_map(|(at, _)| {
        let rest = text[at + 4..].trim_start_matches([' ', '-', '#', '\u{a0}']);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (2..=3).contains(&digits).then(|| rest[..digits].parse().ok()).flatten()
    })
}

/// "Interim February 2021"
fn interim(text: &str) -> Option<String> {
    if !text.to_lowercase().contains("interim") {
        return None;
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let month = words.iter().position(|word| word.len() >= 3 && date::is_month(word));
    let when = month
        .and_then(|at| words.get(at + 1).filter(|year| year.len() == 4).map(|year| format!(" {} {year}", words[at])));
    Some(format!("Interim{}", when.unwrap_or_default()))
}

/// The group that most addresses name.
fn voted(urls: &[String]) -> Option<String> {
    let mut votes: Vec<(String, usize)> = Vec::new();
    for group in urls.iter().take(500).filter_map(|url| group_of_address(url)) {
        match votes.iter_mut().find(|(known, _)| *known == group) {
            Some((_, count)) => *count += 1,
            None => votes.push((group, 1)),
        }
    }
    let most = votes.iter().map(|(_, count)| *count).max()?;
    votes.into_iter().find(|(_, count)| *count == most).map(|(group, _)| group)
}

fn group_of_address(url: &str) -> Option<String> {
    let url = url.to_ascii_lowercase();
    let after = |start: &str| url.find(start).map(|at| &url[at + start.len()..]);
    let word = |text: &str| {
        let len = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let known = ["ietf", "chairs", "about", "meeting", "all"];
        (2..=12)
            .contains(&len)
            .then(|| text[..len].to_owned())
            .filter(|word| !known.contains(&word.as_str()) && !word.bytes().all(|b| b.is_ascii_digit()))
    };
    if url.contains("@jabber.ietf.org") || url.contains("@conference.ietf.jabber") {
        return after("xmpp:").and_then(word);
    }
    let notes = || {
        let name = after("/notes-ietf-").or_else(|| after("/notes-"))?;
        let name = name.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('-');
        word(name)
    };
    let places = [
        "ietf.org/#narrow/stream/",
        "ietf.org/#narrow/channel/",
        "group=",
        "datatracker.ietf.org/group/",
        "datatracker.ietf.org/wg/",
        "agenda/?show=",
    ];
    places
        .iter()
        .find_map(|place| after(place))
        .and_then(|rest| word(rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('-')))
        .or_else(notes)
}

const KINDS: &[&str] = &["WG", "BOF", "BoF", "RG", "Working Group", "Research Group", "working group", "BoF/WG"];

/// "(DPRIVE)", "QUIC WG", "EXMPL agenda"
fn group_in(text: &str) -> Option<String> {
    let is_acronym = |word: &str| {
        (2..=12).contains(&word.len())
            && word.bytes().all(|b| b.is_ascii_alphanumeric())
            && !word.starts_with("IETF")
            && word.bytes().any(|b| b.is_ascii_alphabetic())
    };
    let lower = text.to_lowercase();
    let about_group =
        KINDS.iter().any(|kind| text.contains(kind)) || lower.contains("working group") || lower.contains("agenda");
    let bracketed = text.split('(').skip(1).filter_map(|rest| rest.split(')').next()).find(|inside| {
        is_acronym(inside) && inside.chars().filter(|c| c.is_lowercase()).count() != inside.len().saturating_sub(1)
    });
    if let Some(inside) = bracketed.filter(|_| about_group) {
        return Some(inside.to_lowercase());
    }
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let is_kind = |at: usize| {
        matches!(words[at], "WG" | "BOF" | "BoF" | "RG")
            || matches!(words[at].to_lowercase().as_str(), "working" | "research")
                && words.get(at + 1).is_some_and(|next| next.eq_ignore_ascii_case("group"))
    };
    let is_name =
        |word: &str| word.chars().filter(|c| c.is_uppercase()).count() >= 2 && !matches!(word, "WG" | "RG" | "IETF");
    let before = (1..words.len()).find(|at| is_kind(*at)).map(|at| words[at - 1]);
    let before = before.or_else(|| {
        (1..words.len())
            .find(|at| words[*at].eq_ignore_ascii_case("interim") && is_name(words[at - 1]))
            .map(|at| words[at - 1])
    });
    let shouted = words
        .first()
        .filter(|word| lower.contains("agenda") && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()));
    before.or(shouted.copied()).filter(|word| is_acronym(word)).map(str::to_lowercase)
}

/// Whether one of the first lines is the agenda's title: it names the meeting or the group.
pub(crate) fn is_title(text: &str) -> bool {
    text.len() < 200 && (meeting_number(text).is_some() || group_in(text).is_some())
}

/// The name in a first heading, without "Agenda" and the meeting.
fn name(head: &str) -> Option<String> {
    let mut words: Vec<&str> = head.split_whitespace().collect();
    words.retain(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        let meeting = lower
            .strip_prefix("ietf")
            .is_some_and(|rest| rest.trim_start_matches('-').chars().all(|c| c.is_ascii_digit()));
        let number = (2..=3).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
        !(meeting || number || matches!(lower.as_str(), "agenda" | "preliminary" | "draft" | "final" | "proposed"))
    });
    let signs = |word: &&str| {
        !word.chars().any(char::is_alphanumeric)
            || matches!(word.to_lowercase().as_str(), "for" | "at" | "-" | "and" | "of" | "the" | "material")
    };
    while words.last().is_some_and(signs) {
        words.pop();
    }
    while words.first().is_some_and(|word| !word.chars().any(char::is_alphanumeric)) {
        words.remove(0);
    }
    if words.len() > 1 && words.last().is_some_and(|word| word.starts_with('(') && word.ends_with(')')) {
        words.pop();
    }
    let name = words.join(" ");
    Some(name.trim_matches(|c: char| " -–—,:;.".contains(c)).to_owned())
        .filter(|name| !name.is_empty() && name.len() <= 120)
}
