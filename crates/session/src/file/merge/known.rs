//! Finds out which items of another version of the file are items that the run knows.

use crate::file::merge::said::{Entry, Said};
use crate::model::ids::{DeckId, ItemId};

/// Gives the items of the file the ids of the items that they are: by `id:`, by deck, by title, and by their
/// place and what else they have in common. `base` is what the run has read, `ours` what it has now.
pub(in crate::file) fn with_known_ids(mut theirs: Vec<Entry>, base: &[Entry], ours: &[Entry]) -> Vec<Entry> {
    let known: Vec<&Entry> =
        base.iter().chain(ours.iter().filter(|entry| base.iter().all(|other| other.id != entry.id))).collect();
    let is_known = |id: &ItemId| known.iter().any(|entry| entry.id == *id);
    let mut matched: Vec<bool> = theirs.iter().map(|entry| is_known(&entry.id)).collect();
    let by_deck = |one: &Said, other: &Said| {
        one.deck == other.deck && one.deck.as_deref().is_some_and(|deck| !DeckId::from(deck).is_chairs())
    };
    let by_title = |one: &Said, other: &Said| one.title == other.title;
    for same in [by_deck as fn(&Said, &Said) -> bool, by_title] {
        for at in 0..theirs.len() {
            if matched[at] {
                continue;
            }
            let is_free = |entry: &&&Entry| theirs.iter().all(|taken| taken.id != entry.id);
            let found = known.iter().filter(is_free).find(|entry| same(&entry.said, &theirs[at].said));
            if let Some(found) = found {
                theirs[at].id = found.id.clone();
                matched[at] = true;
            }
        }
    }
    by_place(&mut theirs, &matched, base);
    theirs
}

/// An item between two known ones is one of those that stood between them before, if it is like exactly one of them.
fn by_place(theirs: &mut [Entry], matched: &[bool], base: &[Entry]) {
    let in_base = |entry: &Entry| base.iter().position(|known| known.id == entry.id);
    for at in (0..theirs.len()).filter(|at| !matched[*at]) {
        let from = theirs[..at].iter().rev().find_map(in_base).map_or(0, |before| before + 1);
        let to = theirs[at + 1..].iter().find_map(in_base).unwrap_or(base.len());
        let between = base.get(from..to).unwrap_or_default();
        let is_free = |entry: &&Entry| theirs.iter().all(|taken| taken.id != entry.id);
        let mut candidates = between.iter().filter(is_free).filter(|entry| alike(&entry.said, &theirs[at].said));
        if let (Some(found), None) = (candidates.next(), candidates.next()) {
            theirs[at].id = found.id.clone();
        }
    }
}

/// Whether one may be the other with another title: something that tells items apart is the same, or all the rest is.
fn alike(one: &Said, other: &Said) -> bool {
    let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
    same(&one.presenter, &other.presenter)
        || same(&one.question, &other.question)
        || same(&one.text, &other.text)
        || (!one.links.is_empty() && one.links == other.links)
        || (Said { title: String::new(), ..one.clone() } == Said { title: String::new(), ..other.clone() })
}
