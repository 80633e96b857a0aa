//! What a deck has from its template or from an earlier meeting.

use std::collections::BTreeMap;

use crate::finding::{Finding, Kind, pages_in_words};
use crate::lines::Repeated;
use crate::seen::DeckSeen;

/// What programs and templates put where text should go, in small letters.
const PLACEHOLDERS: [&str; 34] = [
    "click to add title",
    "click to add subtitle",
    "click to add text",
    "click to add notes",
    "click to edit master",
    "click icon to add",
    "double-click to edit",
    "double click to edit",
    "double tap to edit",
    "tap to edit",
    "presentation title",
    "presentation subtitle",
    "title of presentation",
    "title of your presentation",
    "insert title here",
    "insert text here",
    "your title here",
    "your name here",
    "your text here",
    "author name here",
    "slide title here",
    "subtitle goes here",
    "title goes here",
    "lorem ipsum",
    "draft-ietf-xxx",
    "draft-yourname",
    "titel durch klicken",
    "text durch klicken",
    "klicken sie, um",
    "cliquez pour ajouter",
    "cliquez pour modifier",
    "haga clic para",
    "タイトルを入力",
    "单击此处",
];
/// Templates that name themselves have these as a line of their own.
const WHOLE_LINES: [&str; 7] = ["title", "subtitle", "author", "your name", "speaker name", "author name", "ietf xxx"];
/// Meetings before this have no number in their slides, or were not of the IETF as we know it.
const FIRST_MEETING: u32 = 60;

pub(crate) fn find(deck: &DeckSeen<'_>) -> Vec<Finding> {
    let mut found: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (number, page) in (0_u32..).zip(deck.pages) {
        for line in &page.text.lines {
            if is_placeholder(&line.text) {
                let pages = found.entry(line.text.trim().to_owned()).or_default();
                if pages.last() != Some(&number) {
                    pages.push(number);
                }
            }
        }
    }
    let placeholders = found.into_iter().map(|(text, pages)| Finding {
        kind: Kind::Template,
        what: format!("“{}” on {} is the template's text", crate::small::shortened(&text), pages_in_words(&pages)),
        why: "the room sees that something was forgotten".into(),
        instead: "write what belongs there, or remove it".into(),
        pages,
    });
    placeholders.chain(other_meeting(deck)).collect()
}

fn is_placeholder(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    let bare = line.trim_matches(|letter: char| !letter.is_alphanumeric());
    PLACEHOLDERS.iter().any(|known| line.contains(known)) || WHOLE_LINES.contains(&bare)
}

/// A meeting on the first page, or on every page, that is not this one.
fn other_meeting(deck: &DeckSeen<'_>) -> Option<Finding> {
    let ours = meetings_in(deck.meeting?);
    let [own] = ours[..] else { return None };
    let first = deck.pages.first().map(|page| meetings_in(&page.text.text())).unwrap_or_default();
    let raw: Vec<u32> = first.into_iter().chain(everywhere(deck)).collect();
    let other = raw.iter().copied().find(|meeting| *meeting != own)?;
    if raw.contains(&own) {
        return None;
    }
    Some(Finding {
        kind: Kind::Template,
        pages: vec![0],
        what: format!("the slides say IETF {other}, and this is IETF {own}"),
        why: "the slides, or a part of them, are those of an earlier meeting".into(),
        instead: "ask whether this is the new version, and change the number".into(),
    })
}

/// The meetings on lines that repeat.
fn everywhere(deck: &DeckSeen<'_>) -> Vec<u32> {
    let repeated = Repeated::of(deck);
    let keys: Vec<&str> = repeated.lines().collect();
    let key =
        |text: &str| text.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>().trim().to_lowercase();
    let lines =
        deck.pages.iter().flat_map(|page| &page.text.lines).filter(|line| keys.contains(&key(&line.text).as_str()));
    lines.flat_map(|line| meetings_in(&line.text)).collect()
}

/// The numbers of IETF meetings in a text: "IETF 126", "IETF126", "IETF-126".
fn meetings_in(text: &str) -> Vec<u32> {
    let text = text.to_lowercase();
    let mut found = Vec::new();
    for (at, _) in text.match_indices("ietf") {
        let rest = text[at + 4..].trim_start_matches([' ', '-', '#', '\u{a0}']);
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        if let Ok(number) = digits.parse::<u32>()
            && (FIRST_MEETING..1000).contains(&number)
        {
            found.push(number);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_told_from_text() {
        for (line, is) in [
            ("Click to add title", true),
            ("Title", true),
            ("[Your name here]", true),
            ("Title of the registry", false),
            ("The author", false),
            ("Titel durch Klicken hinzufügen", true),
        ] {
            assert_eq!(is_placeholder(line), is, "{line}");
        }
    }

    #[test]
    fn meetings_have_three_figures_or_two() {
        assert_eq!(meetings_in("IETF 126, Vienna; ietf99 and IETF-1 and ietf.org"), [126, 99]);
    }
}
