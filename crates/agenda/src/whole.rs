//! What the text as a whole says: which group and meeting it is for, and what the session is called.

use crate::date;

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
