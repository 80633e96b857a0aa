//! What the text as a whole says: which group and meeting it is for, and what the session is called.

use crate::{date, people};

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
    pub(crate) fn of(heads: &[String], title: Option<&str>, urls: &[String]) -> Whole {
        let number = heads.iter().find_map(|head| meeting_number(head)).or_else(|| number_of_addresses(urls));
        let meeting =
            number.map(|number| format!("IETF {number}")).or_else(|| heads.iter().find_map(|head| interim(head)));
        let group = voted(urls)
            .or_else(|| heads.iter().find_map(|head| group_in(head)))
            .or_else(|| title.and_then(group_alone));
        let title = title.and_then(name);
        Whole { group, meeting, number, title }
    }
}

/// "IETF 126", "IETF-126", "IETF126"
fn meeting_number(text: &str) -> Option<u16> {
    text.match_indices("IETF").chain(text.match_indices("ietf")).find_map(|(at, _)| {
        let rest = text[at + 4..].trim_start_matches([' ', '-', '#', '\u{a0}']);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let is_number = (2..=3).contains(&digits) && !rest.starts_with('0');
        is_number.then(|| rest[..digits].parse().ok()).flatten()
    })
}

/// The meeting in an address of Meetecho or of the notes: "…/ietf126/…", "notes-ietf-126-quic".
fn number_of_addresses(urls: &[String]) -> Option<u16> {
    let of_meeting = |url: &&String| {
        let lower = url.to_ascii_lowercase();
        lower.contains("meetecho.com/ietf") || lower.contains("/notes-ietf-")
    };
    urls.iter().take(500).filter(of_meeting).find_map(|url| {
        let lower = url.to_ascii_lowercase();
        let at = lower.find("com/ietf").map(|at| at + 4).or_else(|| lower.find("notes-ietf-").map(|at| at + 6))?;
        meeting_number(&lower[at..])
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
        let known = ["ietf", "chairs", "about", "meeting", "all", "interim"];
        // "?group=67a5a30b-66ab-…" is a number of Meetecho's.
        let is_number = text.bytes().take_while(|b| b.is_ascii_hexdigit() || *b == b'-').count() >= 32;
        (!is_number && (2..=12).contains(&len))
            .then(|| text[..len].to_owned())
            .filter(|word| !known.contains(&word.as_str()) && !word.bytes().all(|b| b.is_ascii_digit()))
    };
    if url.contains("@jabber.ietf.org") || url.contains("@conference.ietf.jabber") {
        return after("xmpp:").and_then(word);
    }
    // "notes-ietf-126-quic", "notes-ietf-interim-2026-quic-01-quic"
    let notes = || {
        let name = after("/notes-ietf-").or_else(|| after("/notes-"))?;
        let name = name.strip_prefix("interim-").unwrap_or(name);
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
        .and_then(|rest| {
            // Streams have a number before their name: "#narrow/stream/123-quic".
            let bare = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            word(bare.strip_prefix('-').filter(|_| bare.len() < rest.len()).unwrap_or(rest))
        })
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
        is_acronym(inside)
            && !people::is_role(inside)
            && inside.chars().filter(|c| c.is_lowercase()).count() != inside.len().saturating_sub(1)
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

/// The group in a title that says little more: "TLS", "QUIC @ IETF 122", "WPACK@vIETF107", "Secure Things (SECTH)".
fn group_alone(title: &str) -> Option<String> {
    let is_acronym = |word: &str| {
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        let no_group =
            ["AGENDA", "NOTES", "MINUTES", "DRAFT", "IETF", "IRTF", "IAB", "TBD", "RFC", "IESG", "TODO", "FAQ"];
        (2..=12).contains(&word.len())
            && word.bytes().all(|b| b.is_ascii_alphanumeric())
            && capitals >= 2
            && !no_group.contains(&word.to_ascii_uppercase().as_str())
            && meeting_number(word).is_none()
    };
    let bracketed = title.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once('('));
    if let Some((before, inside)) = bracketed
        && before.split_whitespace().count() >= 2
        && is_acronym(inside)
        && inside.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    {
        return Some(inside.to_lowercase());
    }
    let first = title.split(['@', ':', ',']).next().unwrap_or_default();
    let first = first.split(" - ").next().unwrap_or_default().split(['–', '—']).next().unwrap_or_default();
    let named = title.contains('@') || meeting_number(title).is_some();
    let filler = ["session", "sessions", "meeting", "side", "agenda", "group", "interim", "the", "of", "for", "draft"];
    let mut words = first.split_whitespace().filter(|word| {
        let number = meeting_number(word).is_some() || word.bytes().all(|b| b.is_ascii_digit());
        !number && !word.starts_with("IETF") && !filler.contains(&word.to_lowercase().as_str())
    });
    let (word, alone) = (words.next()?, words.next().is_none());
    let lower = named && title.contains('@') && word.bytes().all(|b| b.is_ascii_alphanumeric()) && word.len() <= 12;
    (alone && (is_acronym(word) || lower)).then(|| word.to_lowercase())
}

/// Whether a heading says only which meeting it is, and perhaps where: "IETF 99, Prague".
pub(crate) fn is_meeting(text: &str) -> bool {
    let lower = text.to_lowercase();
    let named = lower.starts_with("ietf") && meeting_number(text).is_some() || lower.starts_with("interim");
    named && text.len() < 60 && !lower.contains("agenda")
}

/// Whether one of the first lines is the agenda's title: it names the meeting or the group.
pub(crate) fn is_title(text: &str) -> bool {
    text.len() < 200 && (meeting_number(text).is_some() || group_in(text).is_some())
}

/// The name in a first heading, without "Agenda" and the meeting.
fn name(head: &str) -> Option<String> {
    let head = head.strip_prefix("Name:").or_else(|| head.strip_prefix("Title:")).unwrap_or(head);
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
    // "QUIC Session Agenda": the session is that of the group.
    let of_group = head.contains("Session Agenda") && words.len() == 2 && words[1] == "Session";
    if of_group && words[0].chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()) {
        words.pop();
    }
    let signs = |word: &&str| {
        !word.chars().any(char::is_alphanumeric)
            || matches!(word.to_lowercase().as_str(), "for" | "at" | "-" | "and" | "of" | "the" | "material")
    };
    while words.last().is_some_and(signs) {
        words.pop();
    }
    let leads = |word: &&str| !word.chars().any(char::is_alphanumeric) || matches!(*word, "for" | "of" | "the");
    while words.first().is_some_and(leads) {
        words.remove(0);
    }
    if words.len() > 1 && words.last().is_some_and(|word| word.starts_with('(') && word.ends_with(')')) {
        words.pop();
    }
    let name = words.join(" ");
    Some(name.trim_matches(|c: char| " -–—,:;.".contains(c)).to_owned())
        .filter(|name| !name.is_empty() && name.len() <= 120)
}
