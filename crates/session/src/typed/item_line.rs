//! The line that adds an item to the agenda: `Title / presenter / minutes`.

use crate::typed::duration::{BadDuration, duration};
use crate::typed::minutes::Refusal;

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

/// Reads a line. A slash separates parts only if there is a blank beside it, so that "TCP/IP" stays one word. If the
/// last part is a length, it is the minutes, even if nobody presents.
pub fn item_line(line: &str) -> ItemLine {
    let mut parts = parts(line);
    let last = parts.last().copied().unwrap_or_default();
    let mut minutes = String::new();
    if parts.len() > 1 && (last.is_empty() || is_length(last)) {
        parts.pop();
        minutes = last.into();
    }
    if minutes.is_empty() && parts.len() > 2 {
        minutes = parts.split_off(2).join(" / ");
    }
    let presenter = if parts.len() > 1 { parts.pop().unwrap_or_default().into() } else { String::new() };
    ItemLine { title: parts.join(" / "), presenter, minutes }
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

impl ItemLine {
    /// Why the line adds no item yet, in words that say what to type; `None` when it does.
    pub fn refusal(&self) -> Option<String> {
        if self.title.is_empty() {
            return Some("Type a title first: Title / presenter / minutes".into());
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
        ];
        for (line, title, presenter, minutes) in cases {
            let read = item_line(line);
            assert_eq!(
                (read.title.as_str(), read.presenter.as_str(), read.minutes.as_str()),
                (title, presenter, minutes)
            );
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
        ];
        for (line, words) in cases {
            assert_eq!(item_line(line).words(), words, "{line}");
        }
    }
}
