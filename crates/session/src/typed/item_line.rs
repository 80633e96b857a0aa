//! The line that adds an item to the agenda, as people write one: "Title / presenter / minutes", "Title, Name, 15",
//! "10m Title - Name", "Title (Name) 15 min".

use crate::model::item::ItemKind;
use crate::typed::duration::{BadDuration, duration};
use crate::typed::minutes::Refusal;
use crate::typed::names::{are_names, is_one_name};

/// What can be typed, in a few words.
const FORM: &str = "Title / presenter / minutes";

/// The parts of a line, each as it was typed and without blanks around it. Parts that are missing are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemLine {
    /// The item's title.
    pub title: String,
    /// Who presents it.
    pub presenter: String,
    /// How long it takes.
    pub minutes: String,
}

/// Reads a line. Slashes with a blank beside them separate its parts ("TCP/IP" stays one word). In a line without any, a
/// length with its unit at the beginning or the end is the minutes, and names in brackets, after a dash or after commas
/// are who presents.
pub fn item_line(line: &str) -> ItemLine {
    let parts = parts(line);
    if parts.len() > 1 { slashed(parts) } else { free(line.trim()) }
}

/// What an item of this title is: "AOB", "Lunch break", else a talk.
pub fn kind_of(title: &str) -> ItemKind {
    let title = title.trim().to_lowercase();
    let words: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        ["aob", ..] | ["any", "other", "business", ..] | ["open", "mic", ..] => ItemKind::Aob,
        ["break" | "lunch" | "coffee"] | [.., "break"] => ItemKind::Break,
        _ => ItemKind::Talk,
    }
}

/// If the last part is a length, it is the minutes, even if nobody presents.
fn slashed(mut parts: Vec<&str>) -> ItemLine {
    let last = parts.last().copied().unwrap_or_default();
    let mut minutes = String::new();
    if last.is_empty() || is_length(last) {
        parts.pop();
        minutes = last.into();
    }
    if minutes.is_empty() && parts.len() > 2 {
        minutes = parts.split_off(2).join(" / ");
    }
    let presenter = if parts.len() > 1 { parts.pop().unwrap_or_default().into() } else { String::new() };
    ItemLine { title: parts.join(" / "), presenter, minutes }
}

fn free(line: &str) -> ItemLine {
    let (rest, minutes) = without_minutes(line);
    let (title, presenter) = without_names(rest);
    ItemLine { title: title.into(), presenter: presenter.into(), minutes: minutes.into() }
}

/// Takes the minutes off a line: a length with its unit, in brackets, or after the last comma.
fn without_minutes(line: &str) -> (&str, &str) {
    let at_end = || {
        let (before, last) = split_last(line, |c| c == ',' || c == ';')?;
        is_length(last).then_some((before, last))
    };
    at_end()
        .or_else(|| bracketed_at_end(line).filter(|(_, inside)| is_length(inside)))
        .or_else(|| unit_at_end(line))
        .or_else(|| at_start(line))
        .map_or((line, ""), |(rest, minutes)| (tidy(rest), minutes))
}

/// "Title 15 min", "Title - 15m": the longest end that is a length with a unit.
fn unit_at_end(line: &str) -> Option<(&str, &str)> {
    let blanks: Vec<(usize, char)> = line.char_indices().filter(|(_, c)| c.is_whitespace()).collect();
    let mut ends = blanks.iter().rev().take(4).map(|(at, blank)| (&line[..*at], line[at + blank.len_utf8()..].trim()));
    ends.rfind(|(before, end)| !before.trim().is_empty() && has_unit(end))
}

/// "10m Title", "10 min: Title", "[10] Title".
fn at_start(line: &str) -> Option<(&str, &str)> {
    for (open, close) in BRACKETS {
        let inside = line.strip_prefix(open).and_then(|rest| rest.split_once(close));
        if let Some((inside, rest)) = inside
            && is_length(inside.trim())
            && !rest.trim().is_empty()
        {
            return Some((rest, inside.trim()));
        }
    }
    let ends = line.char_indices().filter(|(_, c)| c.is_whitespace() || *c == ':').take(4);
    let starts = ends.map(|(at, end)| (&line[at + end.len_utf8()..], line[..at].trim()));
    starts.filter(|(rest, start)| has_unit(start) && !rest.trim().is_empty()).last()
}

/// Takes the names off a line.
fn without_names(line: &str) -> (&str, &str) {
    let in_brackets = bracketed_at_end(line).filter(|(_, inside)| are_names(inside));
    let after_dash = || {
        let at = DASHES.iter().filter_map(|dash| line.rfind(dash).map(|at| (at, dash.len()))).max()?;
        Some((&line[..at.0], line[at.0 + at.1..].trim())).filter(|(_, names)| are_names(names))
    };
    let found = in_brackets.or_else(after_dash).or_else(|| after_commas(line));
    found.filter(|(title, _)| !tidy(title).is_empty()).map_or((line, ""), |(title, names)| (tidy(title), names))
}

/// "Title, Ana Lopez, Bo Li": as many names at the end as there are, and at least the title before them. One word is a
/// name only where it is the only one.
fn after_commas(line: &str) -> Option<(&str, &str)> {
    let (mut title, first) = split_last(line, |c| c == ',')?;
    if is_one_name(first) && !first.contains(char::is_whitespace) {
        return Some((title, first));
    }
    let mut from = None;
    let mut last = first;
    while is_one_name(last) && last.contains(char::is_whitespace) {
        from = Some(title);
        let Some(next) = split_last(title, |c| c == ',') else { break };
        (title, last) = next;
    }
    let title = from?;
    Some((title, line[title.len()..].trim_start_matches(',').trim()))
}

const BRACKETS: [(char, char); 2] = [('(', ')'), ('[', ']')];
const DASHES: [&str; 5] = [" - ", " – ", " — ", " -- ", ": "];

/// The text in brackets at the end, and what comes before it.
fn bracketed_at_end(line: &str) -> Option<(&str, &str)> {
    BRACKETS.iter().find_map(|(open, close)| {
        let (before, inside) = line.strip_suffix(*close)?.rsplit_once(*open)?;
        Some((before, inside.trim()))
    })
}

fn split_last(line: &str, separates: impl Fn(char) -> bool) -> Option<(&str, &str)> {
    let (at, separator) = line.char_indices().rev().find(|(_, c)| separates(*c))?;
    Some((&line[..at], line[at + separator.len_utf8()..].trim()))
}

/// Without the separators that are left where something was taken off.
fn tidy(text: &str) -> &str {
    text.trim().trim_matches([',', ';', ':', '-', '–', '—', '|']).trim()
}

fn parts(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in line.match_indices('/') {
        let (before, after) = (&line[..at], &line[at + 1..]);
        if before.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace) {
            parts.push(line[from..at].trim());
            from = at + 1;
        }
    }
    parts.push(line[from..].trim());
    parts
}

fn is_length(text: &str) -> bool {
    matches!(duration(text), Ok(_) | Err(BadDuration::TooLong))
}

fn has_unit(text: &str) -> bool {
    is_length(text) && text.contains(char::is_alphabetic) && text.starts_with(|c: char| c.is_ascii_digit())
}

impl ItemLine {
    /// Why the line adds no item yet, in words that say what to type; `None` when it does.
    pub fn refusal(&self) -> Option<String> {
        if self.title.is_empty() {
            return Some(format!("Type a title first: {FORM}"));
        }
        match duration(&self.minutes) {
            _ if self.minutes.is_empty() => None,
            Ok(_) => None,
            Err(BadDuration::TooLong) => Some(Refusal::TooLong.words()),
            Err(_) => Some(format!("“{}” is not a length: type 7, 7m or 1h30", self.minutes)),
        }
    }

    /// What Enter does with the line, or why it does nothing yet: "Adds “Bundle protocol”, Ed Birrane, 10 min".
    pub fn words(&self) -> String {
        self.refusal().unwrap_or_else(|| {
            let unit = if self.minutes.chars().all(|c| c.is_ascii_digit()) { " min" } else { "" };
            let time = if self.minutes.is_empty() { String::new() } else { format!(", {}{unit}", self.minutes) };
            let who = if self.presenter.is_empty() { String::new() } else { format!(", {}", self.presenter) };
            format!("Adds “{}”{who}{time}", self.title)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_title_a_presenter_and_minutes() {
        let cases = [
            ("Bundle protocol / Ed Birrane / 10", "Bundle protocol", "Ed Birrane", "10"),
            ("Bundle protocol / Ed Birrane / 1h30", "Bundle protocol", "Ed Birrane", "1h30"),
            ("Bundle protocol / Ed Birrane", "Bundle protocol", "Ed Birrane", ""),
            ("Bundle protocol / 10 min", "Bundle protocol", "", "10 min"),
            ("Bundle protocol", "Bundle protocol", "", ""),
            ("Bundle protocol / Ed Birrane / ", "Bundle protocol", "Ed Birrane", ""),
            ("TCP/IP over QUIC / Ana/Bo / 7m", "TCP/IP over QUIC", "Ana/Bo", "7m"),
            ("AOB/ chairs /5", "AOB", "chairs", "5"),
            ("Security / privacy / Ana / 7", "Security / privacy", "Ana", "7"),
            ("Bundle protocol / Ed / ten", "Bundle protocol", "Ed", "ten"),
            ("RFC 9000", "RFC 9000", "", ""),
            ("", "", "", ""),
            // With commas.
            ("Open issues, Jana Iyengar, 15", "Open issues", "Jana Iyengar", "15"),
            (
                "Open issues, updates to qmux, Jana Iyengar, 15 min",
                "Open issues, updates to qmux",
                "Jana Iyengar",
                "15 min",
            ),
            ("Open issues, updates to qmux, 15", "Open issues, updates to qmux", "", "15"),
            ("Open issues, Jana Iyengar, Ian Swett, 15m", "Open issues", "Jana Iyengar, Ian Swett", "15m"),
            ("Open issues, Jana Iyengar", "Open issues", "Jana Iyengar", ""),
            ("Open issues, Jana, 15", "Open issues", "Jana", "15"),
            ("Intro, chairs, 5", "Intro", "chairs", "5"),
            ("Open issues, 1h30", "Open issues", "", "1h30"),
            // The minutes first, and a name after a dash.
            ("10m Title - Ed Birrane", "Title", "Ed Birrane", "10m"),
            ("10 min: QUIC-LB – Martin Duke", "QUIC-LB", "Martin Duke", "10 min"),
            ("[10] Title — María José van der Berg", "Title", "María José van der Berg", "10"),
            ("5 min Note Well", "Note Well", "", "5 min"),
            // A name in brackets, and the minutes at the end.
            ("Title (Ed Birrane) 15 min", "Title", "Ed Birrane", "15 min"),
            ("Title (Ed Birrane, Bo Li) - 15m", "Title", "Ed Birrane, Bo Li", "15m"),
            ("Title - Ed Birrane (15 min)", "Title", "Ed Birrane", "15 min"),
            ("Title [Ed Birrane and Bo Li] (10)", "Title", "Ed Birrane and Bo Li", "10"),
            ("AOB 5 minutes", "AOB", "", "5 minutes"),
            ("Hackathon report: Bo Li, 10", "Hackathon report", "Bo Li", "10"),
            // What only looks like one of these.
            ("Multicast (v2)", "Multicast (v2)", "", ""),
            ("Version 2", "Version 2", "", ""),
            ("TLS 1.3 - open issues", "TLS 1.3 - open issues", "", ""),
            ("draft-ietf-quic-lb: next steps", "draft-ietf-quic-lb: next steps", "", ""),
            ("10 years of QUIC", "10 years of QUIC", "", ""),
            ("Privacy, security and trust, 10", "Privacy, security and trust", "", "10"),
            ("15 min", "15 min", "", ""),
            ("Title\u{a0}15\u{a0}min", "Title", "", "15\u{a0}min"),
        ];
        for (line, title, presenter, minutes) in cases {
            let read = item_line(line);
            assert_eq!(
                (read.title.as_str(), read.presenter.as_str(), read.minutes.as_str()),
                (title, presenter, minutes)
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn no_line_makes_it_panic_or_loses_its_title(line in "\\PC{0,30}") {
            let read = item_line(&line);
            proptest::prop_assert!(!read.title.is_empty() || line.trim().is_empty() || line.contains('/'));
        }
    }

    #[test]
    fn a_title_says_what_the_item_is() {
        for (title, kind) in [
            ("AOB", ItemKind::Aob),
            ("Any other business", ItemKind::Aob),
            ("Lunch", ItemKind::Break),
            ("Coffee break", ItemKind::Break),
            ("Breaking QUIC", ItemKind::Talk),
            ("Open issues", ItemKind::Talk),
        ] {
            assert_eq!(kind_of(title), kind, "{title}");
        }
    }

    #[test]
    fn it_says_what_enter_does_or_what_is_missing() {
        let cases = [
            ("Bundle protocol / Ed Birrane / 10", "Adds “Bundle protocol”, Ed Birrane, 10 min"),
            ("Bundle protocol / 1h30", "Adds “Bundle protocol”, 1h30"),
            ("Bundle protocol", "Adds “Bundle protocol”"),
            ("", "Type a title first: Title / presenter / minutes"),
            (" / Ed / 10", "Type a title first: Title / presenter / minutes"),
            ("Bundle protocol / Ed / ten", "“ten” is not a length: type 7, 7m or 1h30"),
            ("Bundle protocol / Ed / +5", "“+5” is not a length: type 7, 7m or 1h30"),
            ("Bundle protocol / Ed / 99h", "That is more than a day. Type minutes, such as 7 or 1h30."),
            ("Open issues, Jana Iyengar, 15", "Adds “Open issues”, Jana Iyengar, 15 min"),
        ];
        for (line, words) in cases {
            assert_eq!(item_line(line).words(), words, "{line}");
        }
    }
}
