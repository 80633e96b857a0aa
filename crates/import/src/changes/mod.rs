//! What the Datatracker has now that a session does not: new revisions and decks, another slot, other items, links and
//! chairs. Nothing is changed here.
//!
//! Three things are compared: what the Datatracker says now, what it said when the session was made ([`Before`]), and the
//! session. What the chair changed and the Datatracker did not is no difference. Without the second, whatever differs is one,
//! and none is taken for what the chair most likely wants.

mod before;
mod change;
mod head;
mod items;
mod pairs;

pub use before::{BEFORE_FILE, Before};
pub use change::{Change, ItemField, KnownItem, KnownSession, LinkChange, Owner};

use chairside_datatracker::{FoundSession, ItemToMatch, match_decks};
use chairside_session::content::Slot;

use crate::datatracker::{from_datatracker, with_own_names};
use crate::decks::{Choices, file_of, is_pdf};

/// Which of a group's sessions it is: the one that has most of its decks, and of those the nearest in time. `None` if there are
/// none.
pub fn same_session<'a>(known: &KnownSession, found: &'a [FoundSession]) -> Option<&'a FoundSession> {
    let ours: Vec<String> = known.files().map(stem).collect();
    let in_common = |session: &&FoundSession| {
        let names = session.decks.iter().map(|deck| stem(&file_of(deck)));
        names.filter(|name| ours.contains(name)).count()
    };
    let apart = |session: &&FoundSession| match known.slot {
        Some(slot) => slot.start.duration_since(session.start).abs(),
        None => session.start.duration_since(jiff::Timestamp::UNIX_EPOCH),
    };
    found.iter().min_by_key(|session| (std::cmp::Reverse(in_common(session)), apart(session)))
}

impl KnownSession {
    fn files(&self) -> impl Iterator<Item = &str> {
        self.chairs_deck.as_deref().into_iter().chain(self.items.iter().filter_map(|item| item.deck.as_deref()))
    }

    /// Whose deck this is, and its file.
    fn owner(&self, stem_of: &str) -> Option<(Owner, &str)> {
        let is_it = |file: &&str| stem(file) == stem_of;
        if let Some(file) = self.chairs_deck.as_deref().filter(is_it) {
            return Some((Owner::Chairs, file));
        }
        self.items.iter().find_map(|item| {
            let file = item.deck.as_deref().filter(is_it)?;
            Some((Owner::Item(item.id.clone()), file))
        })
    }

    /// The deck that is there.
    fn deck_of(&self, owner: &Owner) -> Option<String> {
        match owner {
            Owner::Chairs => self.chairs_deck.clone(),
            Owner::Item(id) => self.items.iter().find(|item| item.id == *id).and_then(|item| item.deck.clone()),
        }
    }
}

/// The files of a session's decks, in the Datatracker's order.
pub fn deck_files(found: &FoundSession) -> Vec<String> {
    with_own_names(found).decks.iter().map(file_of).collect()
}

/// What the Datatracker has and the session does not, in its order. `before` has what the Datatracker said when the session was
/// made. A deck whose file `is_there`, beside the session file, and that no item names was left aside on purpose: it is not
/// offered again before it has a new revision.
pub fn changes(
    known: &KnownSession,
    found: &FoundSession,
    before: Option<&Before>,
    is_there: &dyn Fn(&str) -> bool,
) -> Vec<Change> {
    let found = &with_own_names(found);
    let now = from_datatracker(found, &Choices::default(), None).0.draft;
    let then = before.map(|before| (before, before.draft(found)));
    let mut changes = Vec::new();
    changes.extend(slot(known, found, before));
    changes.extend(items::changes(known, found, &now, then.as_ref()));
    changes.extend(decks(known, found, is_there));
    changes.extend(head::chairs(known, found, before));
    changes.extend(head::links(known, found, &now, then.as_ref().map(|(_, draft)| draft)));
    changes
}

/// Another slot, or zone.
fn slot(known: &KnownSession, found: &FoundSession, before: Option<&Before>) -> Option<Change> {
    let slot = Slot { start: found.start, end: found.end };
    let differs = known.slot != Some(slot) || known.zone != found.zone;
    let is_new = before.is_none_or(|before| !before.is_at(slot, &found.zone));
    (slot.end > slot.start && differs && is_new).then(|| Change::Slot { slot, zone: found.zone.clone() })
}

/// New revisions and decks.
fn decks(known: &KnownSession, found: &FoundSession, is_there: &dyn Fn(&str) -> bool) -> Vec<Change> {
    let mut changes = Vec::new();
    let says: Vec<ItemToMatch> = known.items.iter().map(|item| item.says.clone()).collect();
    let matches = match_decks(&says, &found.decks);
    for (number, deck) in found.decks.iter().enumerate().filter(|(_, deck)| is_pdf(deck)) {
        let file = file_of(deck);
        match known.owner(&stem(&file)) {
            Some((of, before)) if before == file && !is_there(&file) => {
                changes.push(Change::Missing { deck: deck.clone(), file, of });
            }
            Some((_, before)) if !is_newer(&file, before) => {}
            Some((of, before)) => {
                changes.push(Change::Revision { deck: deck.clone(), file, before: before.into(), of });
            }
            None if is_there(&file) => {}
            None => {
                let found = matches.iter().find(|found| found.deck == number);
                let owner = |item: Option<usize>| match item {
                    Some(item) => known.items.get(item).map(|item| Owner::Item(item.id.clone())),
                    None => Some(Owner::Chairs),
                };
                let fits = found.and_then(|found| Some((owner(found.item)?, found.agreement)));
                let replaces = fits.as_ref().and_then(|(owner, _)| known.deck_of(owner));
                changes.push(Change::Deck { deck: deck.clone(), file, fits, replaces });
            }
        }
    }
    changes
}

/// A file's name without its ending and its revision, in small letters: "slides-126-quic-qmux".
fn stem(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file).to_lowercase();
    let name = name.strip_suffix(".pdf").unwrap_or(&name);
    revised(name).map_or(name, |(stem, _)| stem).to_owned()
}

/// The name without its revision, and that: two or three digits after a hyphen.
fn revised(name: &str) -> Option<(&str, u32)> {
    let (stem, revision) = name.rsplit_once('-')?;
    let is_revision = (2..=3).contains(&revision.len()) && revision.chars().all(|c| c.is_ascii_digit());
    Some((stem, revision.parse().ok().filter(|_| is_revision)?))
}

fn is_newer(file: &str, before: &str) -> bool {
    let revision = |file: &str| {
        let lower = file.to_lowercase();
        revised(lower.strip_suffix(".pdf").unwrap_or(&lower)).map(|(_, revision)| revision)
    };
    match (revision(file), revision(before)) {
        (Some(now), Some(before)) => now > before,
        (now, before) => now != before,
    }
}

#[cfg(test)]
mod tests;
