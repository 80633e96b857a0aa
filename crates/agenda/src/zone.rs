//! Time zones as agendas name them: "UTC", "CEST", "(UTC-7)", "(+01)", "Europe/Prague".

use jiff::tz::Offset;

/// The zone of a session's times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// As it is written: "CEST".
    pub text: String,
    /// What clocks there are ahead of UTC.
    pub offset: Option<Offset>,
    /// Its name in the time zone database, if the agenda has that: "Europe/Prague", or "UTC".
    pub name: Option<String>,
}

/// Abbreviations that mean one offset at IETF meetings, in minutes. IST and CST mean several and are left out.
const ABBREVIATIONS: &[(&str, i32)] = &[
    ("UTC", 0),
    ("GMT", 0),
    ("WET", 0),
    ("WEST", 60),
    ("BST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("SGT", 480),
    ("SST", 480),
    ("HKT", 480),
    ("AWST", 480),
    ("ICT", 420),
    ("JST", 540),
    ("KST", 540),
    ("AEST", 600),
    ("AEDT", 660),
    ("NZST", 720),
    ("NZDT", 780),
    ("ART", -180),
    ("ADT", -180),
    ("AST", -240),
    ("EDT", -240),
    ("EST", -300),
    ("CDT", -300),
    ("MDT", -360),
    ("MST", -420),
    ("PDT", -420),
    ("PST", -480),
    ("HST", -600),
];

impl Zone {
    /// The zone that a text is and nothing else.
    pub(crate) fn named(text: &str) -> Option<Zone> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || "()[],.;*_".contains(c));
        if text.is_empty() || text.len() > 40 {
            return None;
        }
        let zone = |offset: Option<i32>, name: Option<&str>| {
            let offset = offset.and_then(|minutes| Offset::from_seconds(minutes * 60).ok());
            Some(Zone { text: text.to_owned(), offset, name: name.map(str::to_owned) })
        };
        if let Some((abbreviation, minutes)) = ABBREVIATIONS.iter().find(|(name, _)| *name == text) {
            return zone(Some(*minutes), (*minutes == 0 && matches!(*abbreviation, "UTC" | "GMT")).then_some("UTC"));
        }
        let offset = text.strip_prefix("UTC").or_else(|| text.strip_prefix("GMT")).unwrap_or(text);
        if let Some(minutes) = offset_minutes(offset.trim()) {
            return zone(Some(minutes), None);
        }
        let is_name =
            text.contains('/') && text.chars().all(|c| c.is_ascii_alphabetic() || "/_-+0123456789".contains(c));
        if is_name && let Ok(found) = jiff::tz::db().get(text) {
            let name = found.iana_name().unwrap_or(text).to_owned();
            return Some(Zone { text: text.to_owned(), offset: None, name: Some(name) });
        }
        None
    }

    /// The first zone that a text names.
    pub(crate) fn find(text: &str) -> Option<Zone> {
        text.split(|c: char| c.is_whitespace() || "()[],;*".contains(c))
            .take(200)
            .filter(|word| word.starts_with(['+', '-', '−']) || word.chars().next().is_some_and(char::is_uppercase))
            .find_map(Zone::named)
    }
}

/// "-7", "+01", "+05:30", "+0530"
fn offset_minutes(text: &str) -> Option<i32> {
    let sign = text.chars().next().filter(|sign| "+-−".contains(*sign))?;
    let digits = &text[sign.len_utf8()..];
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, "0"),
    };
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<i32>().ok()).flatten();
    let minutes = number(hours).filter(|hours| *hours <= 14)? * 60 + number(minutes).filter(|minutes| *minutes < 60)?;
    Some(if sign == '+' { minutes } else { -minutes })
}
