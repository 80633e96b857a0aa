//! A title, cleaned of signs and words that are no part of it.

use crate::link;
use crate::row::one_line;

/// A title without signs around it and without words that only led to slides.
pub(crate) fn clean(title: &str) -> String {
    let mut title = one_line(title);
    for _ in 0..8 {
        let before = title.len();
        let trimmed = title.trim_matches(|c: char| c.is_whitespace() || ",;:-–—|/&~*_".contains(c));
        // "+ 10 min", but "LEDBAT++"
        let trimmed = trimmed.trim_start_matches('+').trim_end_matches(" +");
        let mut trimmed = trimmed.trim_start_matches(['.', ')', ']']).to_owned();
        let lower = trimmed.to_lowercase();
        for tail in [" (no slides)", "no slides.", "no slides", "slides:", "slides"] {
            let whole = lower.len() == trimmed.len() && lower.ends_with(tail);
            let before = trimmed.get(..trimmed.len().saturating_sub(tail.len())).unwrap_or_default();
            let starts_word = before.ends_with([' ', '.']) || tail.starts_with(' ');
            if whole && starts_word && (tail != "slides" || trimmed.contains(". ")) {
                trimmed.truncate(trimmed.len() - tail.len());
                break;
            }
        }
        if trimmed.ends_with('.') && !trimmed.ends_with("etc.") && !trimmed.ends_with("...") {
            trimmed.pop();
        }
        // An opening bracket whose inside was taken away.
        title = trimmed.replace(" ()", "").replace(" []", "");
        if title.len() == before {
            break;
        }
    }
    title
}

/// A title without the word that led to an address: "Charter, see https://…".
pub(crate) fn without_pointer(title: &str) -> &str {
    let lower = title.to_lowercase();
    let tails = [" see also", " see", " cf", " cf.", " at"];
    let tail = tails.iter().find(|tail| lower.len() == title.len() && lower.ends_with(**tail));
    tail.map_or(title, |tail| title[..title.len() - tail.len()].trim_end_matches([' ', ',', ';', ':', '-', '(']))
}

/// A title without "As time permits:" before it, which is its kind.
pub(crate) fn without_kind(title: &str) -> &str {
    let Some((before, rest)) = title.split_once(": ") else { return title };
    let is_kind = crate::kind::is_permits(before) && before.split_whitespace().count() <= 4;
    if is_kind && rest.chars().any(char::is_alphabetic) { rest.trim_start() } else { title }
}

/// A title without the draft's name after it, which is among the links: "QUIC version too. draft-duke-quic-v2".
pub(crate) fn without_draft(mut title: String) -> String {
    loop {
        let before = title.len();
        title = without_last_draft(title);
        if title.len() == before {
            return title;
        }
    }
}

fn without_last_draft(title: String) -> String {
    let Some((before, last)) = title.rsplit_once(' ') else { return title };
    let name = last.trim_matches(['(', ')', '[', ']']);
    let is_draft = link::drafts(name).next().is_some_and(|(range, _)| range == (0..name.len()));
    let trimmed = before.trim_end_matches([' ', '.', ',', ';', ':', '-', '–']);
    let words = trimmed.split_whitespace().count();
    let leads = ["of", "the", "to", "on", "for", "in", "and", "with", "from", "adopt", "&", "by", "at"];
    let led = trimmed.rsplit(' ').next().is_some_and(|word| leads.contains(&word.to_lowercase().as_str()));
    if is_draft && !led && (words >= 3 || trimmed.len() < before.len()) { trimmed.to_owned() } else { title }
}
