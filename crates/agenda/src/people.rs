//! Who presents: what is a name, and several names in a row.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that stand for people without naming them.
const ROLES: &[&str] = &[
    "chair",
    "chairs",
    "co-chairs",
    "cochairs",
    "wg chairs",
    "wg chair",
    "the chairs",
    "rg chairs",
    "bof chairs",
    "author",
    "authors",
    "the authors",
    "editor",
    "editors",
    "ad",
    "ads",
    "area director",
    "area directors",
    "all",
    "everyone",
    "various",
    "multiple presenters",
    "various presenters",
    "multiple",
    "design team",
    "wg",
    "group",
    "tba",
    "tbd",
    "proponents",
    "bof proponents",
];

/// From where somebody takes part; no name.
const PLACES: &[&str] = &["remote", "remotely", "onsite", "on-site", "on site", "virtual", "in person", "in room"];

/// Words of agendas that are written with a capital and are no names.
static NO_NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| NO_NAMES_IN_ORDER.split_whitespace().collect());

const NO_NAMES_IN_ORDER: &str = "\
    a about accurate ack acknowledgement acknowledgment active address administrivia adopt adopted adoption \
    after afternoon agenda algorithm algorithms an analysis and any api applicability application approach \
    architecture as at attack attacks attestation authentication authorization background bash bashing best \
    beyond blue bluesheet bluesheets bof break business cache call capsule case cases certificate \
    certificate-based certificates change changes charter chartering client closing code coffee comments completed compression \
    conclusion conduct configuration congestion connection consensus considerations control cookies core \
    current data datatracker day deadline delegation demo deployment design digest dinner directions discovery \
    discuss discussion discussions dns dnssec document documents draft drafts early encoding encryption end \
    errata evaluation event events exchange existing expected experience experiment experiments extended \
    extension extensions feedback first flow for format formats framework from future general goals group \
    guidance guidelines hackathon handling header headers hints http hybrid identifiers identity implementation \
    implementations in information integration interim interop interoperability intro introduction \
    introductions issue issues item items jabber key keys last latest layer liaison lightning link links list \
    logistics lunch mailing management mapping measurement measurements mechanism meeting message messages \
    method methods metrics mic microphone milestones minute minutes mode model models monitoring morning \
    motivation multicast multipath name names negotiation network networks new next none not note notes \
    objectives of on onsite open opening operational operations options order other overview parameter parameters \
    part path performance plan planning policy poll polls post-quantum potential preparation presentation \
    presentations privacy problem problems process profile profiles progress proposal proposals proposed \
    protocol protocols proxy proxying pull push q&a query question questions quic rate ready recap reception \
    recharter rechartering record recording records recovery registration registries registry reliable \
    remaining remarks remote report reports request requested requests requirements research resolution \
    resolver resolvers resource response results retry review rfc roadmap room routing scenarios schedule scope \
    scribe scribes security selection semantics server servers service services session sheet sheets signature \
    signatures slides slots solution solutions space specification stack standard standards state statement \
    status steps storage stream structure structured subject summary support survey system systems takers taking talk \
    talks team technical test testing tests the threat threats time timeline tls to token tokens topic topics \
    traffic transport trust tunnel update updates upgrade usage use use-cases using version versions via vs web \
    welcome well wg wglc why with work working wrap wrap-up wrapup yang zone";

/// Parts of names that are written small.
const PARTICLES: &[&str] = &[
    "de", "da", "di", "do", "dos", "du", "del", "della", "der", "den", "des", "van", "von", "vom", "zu", "zur", "la",
    "le", "el", "al", "bin", "ibn", "ben", "ten", "ter", "te", "af", "av", "y", "e", "op", "'t", "in't", "wa", "bint",
    "ould", "dei", "los", "las",
];

/// How much a text looks like names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Sure {
    /// One word with a capital: enough where a presenter is expected.
    Perhaps,
    /// First and last name, initials, or a role.
    Likely,
}

/// The names in a text that is nothing but names, and how sure that is. "(remote)" is no part of a name.
pub(crate) fn names(text: &str) -> Option<(Vec<String>, Sure)> {
    let text = text.trim();
    if text.is_empty() || text.len() > 300 {
        return None;
    }
    let text = &without_brackets(text);
    let mut sure = Sure::Likely;
    let mut names: Vec<String> = Vec::new();
    for part in split(text) {
        let name = without_place(part);
        let name = name.trim_matches(|c: char| c.is_whitespace() || ".,;:*_-–—()[]".contains(c) && !ends_initial(name));
        if name.is_empty() || !names.is_empty() && PLACES.contains(&name.to_lowercase().as_str()) {
            continue;
        }
        // "Ana Lima, CFO", "Bo Li, ACME"
        if !names.is_empty() && sure == Sure::Likely && is_affiliation(name) {
            continue;
        }
        sure = sure.min(one(name)?);
        names.push(name.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    (!names.is_empty()).then_some((names, sure))
}

/// Whether a text stands for people without naming them: "Chairs".
pub(crate) fn is_role(text: &str) -> bool {
    ROLES.contains(&text.trim().to_lowercase().as_str())
}

fn ends_initial(name: &str) -> bool {
    name.ends_with("Jr.") || name.ends_with("Sr.")
}

/// "Chairs (Q. Wu + B. Trammell)" without what is in brackets.
fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' if !out.trim().is_empty() => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if depth > 0 { text.to_owned() } else { out }
}

/// An acronym after a name says for whom somebody works, or as what.
fn is_affiliation(name: &str) -> bool {
    let acronym = |word: &str| (2..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    name.split(' ').count() <= 2 && name.split(' ').all(acronym)
}

fn split(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for joint in [",", ";", " and ", " & ", "&", "/", " + "] {
        parts = parts.into_iter().flat_map(|part| part.split(joint)).collect();
    }
    let clean = |part: &str| part.trim().strip_prefix("and ").map_or(part.trim().len(), str::len);
    parts
        .into_iter()
        .map(|part| &part.trim()[part.trim().len() - clean(part)..])
        .filter(|part| !part.is_empty())
        .collect()
}

/// A name without "(remote)", "(Google)", "<mail@example.org>".
fn without_place(name: &str) -> &str {
    let cut = name.find(['(', '<', '[']).filter(|at| *at > 0).unwrap_or(name.len());
    let name = name[..cut].trim();
    let lower = name.to_lowercase();
    for place in [" remote", " remotely", " onsite", " on-site", " virtual"] {
        if lower.ends_with(place) && lower.len() == name.len() {
            return name[..name.len() - place.len()].trim_end_matches([' ', '-', ',']);
        }
    }
    name
}

/// Whether a text is one person's name, or a role.
fn one(name: &str) -> Option<Sure> {
    let lower = name.to_lowercase();
    if ROLES.contains(&lower.as_str()) {
        return Some(Sure::Likely);
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    // "@mnot"
    let handle = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if let ([word], Some(bare)) = (&words[..], name.strip_prefix('@')) {
        return (word.len() > 2 && bare.chars().all(handle)).then_some(Sure::Likely);
    }
    if words.len() > 5 || name.chars().count() > 60 {
        return None;
    }
    let mut capitals = 0;
    let mut initials = 0;
    for word in &words {
        let bare = word.trim_matches(|c: char| "\"“”'’".contains(c));
        if bare.chars().any(|c| !(c.is_alphabetic() || ".-'’`‑".contains(c) || is_mark(c))) {
            return None;
        }
        let first = bare.chars().next()?;
        let initial = bare.ends_with('.') && bare.chars().filter(|c| c.is_alphabetic()).count() <= 2;
        if !initial && is_no_name(bare) {
            return None;
        }
        if PARTICLES.contains(&bare.to_lowercase().as_str()) && words.len() > 1 {
            continue;
        }
        if !first.is_uppercase() && first.is_lowercase() {
            return None;
        }
        let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
        if initial || letters == 1 {
            initials += 1;
            continue;
        }
        // Acronyms are no names, except three letters that people go by (EKR, PHB), alone.
        let shouted = letters >= 2 && bare.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if shouted && (words.len() > 1 && letters > 12 || words.len() == 1) {
            return None;
        }
        capitals += 1;
    }
    let acronym = |word: &&str| word.len() <= 4 && word.bytes().all(|b| b.is_ascii_uppercase());
    if capitals == 0 || words.iter().all(acronym) {
        return None;
    }
    Some(if capitals + initials >= 2 { Sure::Likely } else { Sure::Perhaps })
}

/// Whether a word of a title stands here.
fn is_no_name(word: &str) -> bool {
    let lower = word.to_lowercase();
    NO_NAMES.contains(lower.trim_end_matches('.'))
        || crate::date::is_weekday(word)
        || (word.len() > 3 && crate::date::is_month(word) && word != "April" && word != "August" && word != "June")
}

/// Combining marks are part of a name.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '・' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_titles() {
        let table: &[(&str, &[&str])] = &[
            ("Jana Iyengar", &["Jana Iyengar"]),
            ("Brian and Mirja", &["Brian", "Mirja"]),
            ("Mirja Kühlewind & Brian Trammell", &["Mirja Kühlewind", "Brian Trammell"]),
            ("Ben Schwartz (remote)", &["Ben Schwartz"]),
            ("B. Nobody & C. Nobody", &["B. Nobody", "C. Nobody"]),
            (
                "Gorry Fairhurst, Tim Chown, and Magnus Westerlund",
                &["Gorry Fairhurst", "Tim Chown", "Magnus Westerlund"],
            ),
            ("Marie-José Montpetit", &["Marie-José Montpetit"]),
            ("Roland van Rijswijk-Deij", &["Roland van Rijswijk-Deij"]),
            ("Paul Hoffman <paul@example.org>", &["Paul Hoffman"]),
            ("chairs", &["chairs"]),
            ("Multiple presenters", &["Multiple presenters"]),
            ("山田太郎", &["山田太郎"]),
        ];
        for (text, expected) in table {
            let found = names(text).map(|(names, _)| names).unwrap_or_default();
            assert_eq!(found, *expected, "{text}");
        }
        for text in [
            "Agenda Bashing",
            "Blue Sheets",
            "discussion",
            "Version 2.0",
            "QUIC",
            "RFC 9999",
            "",
            "Next Steps",
            "How to do it",
        ] {
            assert_eq!(names(text), None, "{text}");
        }
    }
}
