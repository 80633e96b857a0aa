//! Whether the deck is that of the talk: who presents it, which draft it is about, and what it is called.

use std::collections::BTreeSet;

use chairside_session::minutes::drafts;
use icu_normalizer::DecomposingNormalizerBorrowed;

use crate::finding::{Finding, Kind};
use crate::seen::{DeckSeen, Talk};

/// Speakers and drafts are named on the first pages …
const FIRST: usize = 3;
/// … or on the last ones.
const LAST: usize = 2;
/// Shorter words are particles, initials, or everybody's.
const SHORTEST: usize = 3;
const SHORTEST_OF_TITLE: usize = 4;

pub(crate) fn find(deck: &DeckSeen<'_>) -> Vec<Finding> {
    let Some(talk) = deck.talk else { return Vec::new() };
    let ends = words(&ends(deck));
    if ends.is_empty() {
        return Vec::new();
    }
    let speaker = speaker(talk, &ends);
    let title = title(talk, deck);
    match (&speaker, title) {
        (Some(_), Some(other)) => vec![other],
        _ => speaker.into_iter().chain(draft(talk, deck)).collect(),
    }
}

/// The text of the pages where a deck says whose it is.
fn ends(deck: &DeckSeen<'_>) -> String {
    let last = deck.pages.len().saturating_sub(LAST).max(FIRST.min(deck.pages.len()));
    let pages = deck.pages.iter().take(FIRST).chain(deck.pages.iter().skip(last));
    let title = deck.info.title.clone().unwrap_or_default();
    pages.map(|page| page.text.text()).chain([title]).collect::<Vec<_>>().join("\n")
}

fn speaker(talk: &Talk, ends: &BTreeSet<String>) -> Option<Finding> {
    let parts =
        |name: &str| words(name).into_iter().filter(|word| word.chars().count() >= SHORTEST).collect::<Vec<_>>();
    let is_named = |name: &String| {
        let parts = parts(name);
        parts.is_empty() || parts.iter().any(|part| ends.contains(part))
    };
    if talk.presenters.is_empty() || talk.presenters.iter().any(is_named) {
        return None;
    }
    let names = talk.presenters.join(" and ");
    Some(Finding {
        kind: Kind::Name,
        pages: vec![0],
        what: format!("the agenda has {names} as the speaker, whom the first and the last pages do not name"),
        why: "the room and the minutes go by the name on the slide".into(),
        instead: "ask who presents, and change the slide or the agenda".into(),
    })
}

/// The draft that the agenda names and the deck does not, if the deck names another.
fn draft(talk: &Talk, deck: &DeckSeen<'_>) -> Option<Finding> {
    let whole: Vec<String> = deck.pages.iter().map(|page| page.text.text()).collect();
    let named = drafts_in(&whole.join("\n"));
    let first: Vec<String> = deck.pages.iter().take(FIRST).map(|page| page.text.text()).collect();
    let on_first = drafts_in(&first.join("\n"));
    let other = on_first.iter().find(|draft| !talk.drafts.contains(draft))?;
    if talk.drafts.is_empty() || talk.drafts.iter().any(|draft| named.contains(draft)) {
        return None;
    }
    Some(Finding {
        kind: Kind::Name,
        pages: vec![0],
        what: format!("the agenda names {}, and the slides {other}", talk.drafts.join(" and ")),
        why: "who reads along opens the draft that the agenda links to".into(),
        instead: "ask which is meant: a draft may have been renamed when it was adopted".into(),
    })
}

/// A deck without a single word of the talk's title. If it also names another speaker, it belongs to another talk.
fn title(talk: &Talk, deck: &DeckSeen<'_>) -> Option<Finding> {
    let telling = |text: &str| -> BTreeSet<String> {
        words(text).into_iter().filter(|word| word.chars().count() >= SHORTEST_OF_TITLE).collect()
    };
    let wanted = telling(&talk.title);
    let all: Vec<String> = deck.pages.iter().map(|page| page.text.text()).collect();
    let said = telling(&all.join("\n"));
    if wanted.is_empty() || wanted.iter().any(|word| said.contains(word)) {
        return None;
    }
    let names = talk.presenters.join(" and ");
    Some(Finding {
        kind: Kind::OtherTalk,
        pages: vec![0],
        what: format!(
            "these seem to be the slides of another talk: neither {names} nor a word of “{}” is in them",
            talk.title
        ),
        why: "the room would see the wrong slides".into(),
        instead: "attach the right deck to the item".into(),
    })
}

/// Words without accents and in small letters.
fn words(text: &str) -> BTreeSet<String> {
    let plain = DecomposingNormalizerBorrowed::new_nfkd().normalize(text).to_lowercase();
    let plain: String = plain.chars().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)).collect();
    plain
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

/// The drafts that a text names, without their revisions.
pub fn drafts_in(text: &str) -> Vec<String> {
    let mut names: Vec<String> = drafts([text]).into_iter().map(|draft| draft.name).collect();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_are_named_without_their_revision() {
        for (text, drafts) in [
            ("see draft-ietf-quic-qlog-main-schema-09, and", &["draft-ietf-quic-qlog-main-schema"][..]),
            ("https://datatracker.ietf.org/doc/draft-foo-bar/ draft-foo-bar-01", &["draft-foo-bar"]),
            ("a first draft-like thing, redraft-a-b-c", &[]),
            ("draft-ietf-x-00.txt", &["draft-ietf-x"]),
            ("draft-a-b-00 and draft-a-b-01", &["draft-a-b"]),
        ] {
            assert_eq!(drafts_in(text), drafts, "{text}");
        }
    }

    #[test]
    fn accents_and_capitals_make_no_difference() {
        assert!(words("Mirja KÜHLEWIND").contains("kuhlewind"));
    }
}
