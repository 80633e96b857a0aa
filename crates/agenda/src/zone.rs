//! Time zones as agendas name them: "UTC", "CEST", "(UTC-7)", "(+01)", "Europe/Prague".

use std::collections::HashMap;
use std::sync::LazyLock;

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
    ("MEZ", 60),
    ("MESZ", 120),
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
        let text = text.trim_matches(|c: char| c.is_whitespace() || "()[],.;:*_".contains(c));
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
        if !text.contains('/') {
            return None;
        }
        let name = iana_name(text).or_else(|| city(text.rsplit('/').next()?))?;
        zone(None, Some(&name))
    }

    /// The first zone that a text names.
    pub(crate) fn find(text: &str) -> Option<Zone> {
        Zone::by_word(text).or_else(|| Zone::by_place(text))
    }

    /// "(Singapore time)", "Bangkok Time", "(Madrid)", "Great Britain/London".
    fn by_place(text: &str) -> Option<Zone> {
        let of = |text: &str, city: &str| {
            let name = self::city(city)?;
            Some(Zone { text: text.trim().to_owned(), offset: None, name: Some(name) })
        };
        let lower = text.to_lowercase();
        if lower.len() == text.len() {
            for (at, _) in lower.match_indices(" time").take(5) {
                let before = text[..at].rsplit(['(', ',', ';', ':', '[']).next().unwrap_or_default();
                let words: Vec<&str> = before.split_whitespace().collect();
                let last = |count: usize| words[words.len().saturating_sub(count)..].join(" ");
                if let Some(zone) = (1..=3).rev().find_map(|count| of(&last(count), &last(count))) {
                    return Some(zone);
                }
            }
        }
        for part in text.split('(').skip(1).take(5) {
            let inside = part.split(')').next().unwrap_or_default();
            if let Some(zone) = of(inside, inside.trim().trim_end_matches(" time")) {
                return Some(zone);
            }
        }
        // "Great Britain/London": the place may have several words.
        let slash = text.find('/')?;
        let before = text[..slash].rsplit([' ', '(', ',']).next()?;
        let after: String = text[slash + 1..].chars().take_while(|c| c.is_alphabetic() || *c == '_').collect();
        let place = before.starts_with(char::is_uppercase);
        place.then(|| city(&after)).flatten().map(|name| Zone { text: name.clone(), offset: None, name: Some(name) })
    }

    /// The first word that is a zone.
    fn by_word(text: &str) -> Option<Zone> {
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

fn iana_name(text: &str) -> Option<String> {
    if !text.chars().all(|c| c.is_ascii_alphabetic() || "/_-+0123456789".contains(c)) {
        return None;
    }
    let found = jiff::tz::db().get(text).ok()?;
    Some(found.iana_name().unwrap_or(text).to_owned())
}

/// The zones by their cities: "zurich" is Europe/Zurich.
static CITIES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let regions = ["Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian"];
    let names = jiff::tz::db().available().map(|name| name.as_str().to_owned());
    let names = names.filter(|name| name.split_once('/').is_some_and(|(region, _)| regions.contains(&region)));
    names.map(|name| (plain(name.rsplit('/').next().unwrap_or(&name)), name)).collect()
});

/// The zone of a city, however it is spelt: "Zürich", "Buenos Aires".
fn city(text: &str) -> Option<String> {
    let text = text.trim();
    let is_name = text.starts_with(char::is_uppercase) && text.len() <= 30;
    if !is_name || !text.chars().all(|c| c.is_alphabetic() || " _-'.".contains(c)) {
        return None;
    }
    CITIES.get(&plain(text)).cloned()
}

/// Small letters without accents.
fn plain(text: &str) -> String {
    let letter = |c: char| match c {
        'ä' | 'á' | 'à' | 'â' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' => 'o',
        'ü' | 'ú' | 'ù' | 'û' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        '_' => ' ',
        c => c,
    };
    text.chars().flat_map(char::to_lowercase).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_by_word_name_or_place() {
        for (text, name) in [
            ("Europe/Zürich", Some("Europe/Zurich")),
            ("All times in Great Britain/London", Some("Europe/London")),
            ("All times in North America/Toronto", Some("America/Toronto")),
            ("(Singapore time)", Some("Asia/Singapore")),
            ("Bangkok Time", Some("Asia/Bangkok")),
            ("(Madrid) Session III", Some("Europe/Madrid")),
            ("San Francisco, local time", None),
            ("Tests at lunch time", None),
            ("HTTP/2", None),
            ("Liberty D", None),
        ] {
            assert_eq!(Zone::find(text).and_then(|zone| zone.name).as_deref(), name, "{text}");
        }
        assert_eq!(Zone::find("10:00 Uhr (MEZ)").map(|zone| zone.text).as_deref(), Some("MEZ"));
    }
}
