//! What the Datatracker has now that a session does not: new revisions and decks, and another slot. Nothing is changed here.

use chairside_datatracker::{Agreement, FoundDeck, FoundSession, ItemToMatch, match_decks};
use chairside_session::ItemId;
use chairside_session::content::Slot;

use crate::datatracker::with_own_names;
use crate::decks::{file_of, is_pdf};

/// A session as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownSession {
    /// Its slot, if it has one.
    pub slot: Option<Slot>,
    /// The IANA name of its zone.
    pub zone: String,
    /// The file with the chairs' slides, as the session file names it.
    pub chairs_deck: Option<String>,
    /// The items of its agenda.
    pub items: Vec<KnownItem>,
}

/// An item of a session as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownItem {
    /// Its id.
    pub id: ItemId,
    /// Title, presenters and links.
    pub says: ItemToMatch,
    /// Its deck, as the session file names it.
    pub deck: Option<String>,
}

/// Something that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The session has another slot, or zone.
    Slot {
        /// The slot.
        slot: Slot,
        /// The zone.
        zone: String,
    },
    /// A deck has a new revision.
    Revision {
        /// As it is listed.
        deck: FoundDeck,
        /// The file of the new revision.
        file: String,
        /// The file that the session has.
        before: String,
        /// Whose deck it is.
        of: Owner,
    },
    /// A deck that the session names is not beside it.
    Missing {
        /// As it is listed.
        deck: FoundDeck,
        /// Its file.
        file: String,
        /// Whose deck it is.
        of: Owner,
    },
    /// A deck is new.
    Deck {
        /// As it is listed.
        deck: FoundDeck,
        /// Its file.
        file: String,
        /// Whose deck it may be, and why; `None` if nothing was found.
        fits: Option<(Owner, Agreement)>,
        /// The deck that is there already; `None` if there is none.
        replaces: Option<String>,
    },
}

/// Whose a deck is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// The chairs' slides.
    Chairs,
    /// The deck of this item.
    Item(ItemId),
}

impl Change {
    /// Whether it is what the chair most likely wants: it takes nothing away that somebody chose.
    pub fn is_likely(&self) -> bool {
        match self {
            Self::Slot { .. } | Self::Revision { .. } | Self::Missing { .. } => true,
            Self::Deck { fits, replaces, .. } => {
                replaces.is_none() && fits.as_ref().is_some_and(|(_, agreement)| agreement.is_sure())
            }
        }
    }

    /// A name that stays the same for the same change.
    pub fn key(&self) -> String {
        match self {
            Self::Slot { slot, zone } => format!("{}/{} {zone}", slot.start, slot.end),
            Self::Revision { file, .. } | Self::Missing { file, .. } | Self::Deck { file, .. } => file.clone(),
        }
    }
}

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

/// What the Datatracker has and the session does not, in its order. A deck whose file `is_there`, beside the session file, and that no
/// item names was left aside on purpose: it is not offered again before it has a new revision.
pub fn changes(known: &KnownSession, found: &FoundSession, is_there: &dyn Fn(&str) -> bool) -> Vec<Change> {
    let found = with_own_names(found);
    let mut changes = Vec::new();
    let slot = Slot { start: found.start, end: found.end };
    if slot.end > slot.start && (known.slot != Some(slot) || known.zone != found.zone) {
        changes.push(Change::Slot { slot, zone: found.zone.clone() });
    }
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
mod tests {
    use chairside_datatracker::GroupKind;

    use super::*;

    fn deck(name: &str, title: &str, revision: &str) -> FoundDeck {
        let url = format!("https://datatracker.ietf.org/meeting/126/materials/{name}-{revision}.pdf");
        FoundDeck { name: name.into(), title: title.into(), revision: revision.into(), url, extension: "pdf".into() }
    }

    fn item(id: &str, title: &str, deck: Option<&str>) -> KnownItem {
        let says = ItemToMatch { title: title.into(), ..ItemToMatch::default() };
        KnownItem { id: ItemId::from(id), says, deck: deck.map(Into::into) }
    }

    fn slot() -> Slot {
        Slot { start: "2026-07-22T14:00:00Z".parse().unwrap(), end: "2026-07-22T16:00:00Z".parse().unwrap() }
    }

    fn known() -> KnownSession {
        KnownSession {
            slot: Some(slot()),
            zone: "Europe/Vienna".into(),
            chairs_deck: Some("slides-126-quic-chair-slides-02.pdf".into()),
            items: vec![
                item("qmux", "Open issues", Some("slides-126-quic-qmux-02.pdf")),
                item("multipath", "Multipath deployment", None),
                item("own", "Reverso for QUIC", Some("my-own.pdf")),
            ],
        }
    }

    fn found(decks: Vec<FoundDeck>) -> FoundSession {
        FoundSession {
            id: 3,
            meeting: "IETF 126".into(),
            group: "quic".into(),
            group_name: "QUIC".into(),
            kind: GroupKind::WorkingGroup,
            number: 1,
            start: slot().start,
            end: slot().end,
            zone: "Europe/Vienna".into(),
            room: None,
            chairs: Vec::new(),
            links: Vec::new(),
            agenda: None,
            decks,
            missing: Vec::new(),
        }
    }

    fn words(changes: &[Change]) -> Vec<String> {
        let owner = |owner: &Owner| match owner {
            Owner::Chairs => "chairs".to_owned(),
            Owner::Item(id) => id.as_str().to_owned(),
        };
        let words = |change: &Change| match change {
            Change::Slot { slot, zone } => format!("slot {} {zone}", slot.start),
            Change::Revision { file, of, .. } => format!("revision {file} of {}", owner(of)),
            Change::Missing { file, of, .. } => format!("missing {file} of {}", owner(of)),
            Change::Deck { file, fits, replaces, .. } => {
                let fits = fits.as_ref().map_or("nothing".to_owned(), |(fits, _)| owner(fits));
                let replaces = replaces.as_ref().map_or(String::new(), |file| format!(", in place of {file}"));
                format!("deck {file} for {fits}{replaces} ({})", change.is_likely())
            }
        };
        changes.iter().map(words).collect()
    }

    #[test]
    fn new_revisions_decks_and_another_slot_are_told_apart() {
        let mut now = found(vec![
            deck("slides-126-quic-chair-slides", "Chair slides", "03"),
            deck("slides-126-quic-qmux", "Open issues", "02"),
            deck("slides-126-quic-multipath", "Multipath deployment", "00"),
            deck("slides-126-quic-reverso", "Reverso for QUIC", "00"),
            deck("slides-126-quic-aside", "Left aside", "01"),
            deck("slides-126-quic-other", "Something else", "00"),
        ]);
        let is_there = |file: &str| file == "slides-126-quic-aside-01.pdf" || file.ends_with("-02.pdf");
        let expected = [
            "revision slides-126-quic-chair-slides-03.pdf of chairs",
            "deck slides-126-quic-multipath-00.pdf for multipath (true)",
            "deck slides-126-quic-reverso-00.pdf for own, in place of my-own.pdf (false)",
            "deck slides-126-quic-other-00.pdf for nothing (false)",
        ];
        assert_eq!(words(&changes(&known(), &now, &is_there)), expected);
        now.decks.truncate(2);
        now.decks[0].revision = "02".into();
        assert_eq!(changes(&known(), &now, &is_there), []);
        let nothing = |_: &str| false;
        let missing = ["chair-slides-02.pdf of chairs", "qmux-02.pdf of qmux"]
            .map(|rest| format!("missing slides-126-quic-{rest}"));
        assert_eq!(words(&changes(&known(), &now, &nothing)), missing);
        now.decks[1].revision = "01".into();
        assert_eq!(changes(&known(), &now, &is_there), [], "never back to an older one");
        now.start = "2026-07-23T07:30:00Z".parse().unwrap();
        now.end = "2026-07-23T08:30:00Z".parse().unwrap();
        assert_eq!(words(&changes(&known(), &now, &is_there)), ["slot 2026-07-23T07:30:00Z Europe/Vienna"]);
    }

    #[test]
    fn a_session_that_was_moved_is_known_by_its_decks() {
        let mut moved = found(vec![deck("slides-126-quic-qmux", "Open issues", "03")]);
        moved.start = "2026-07-24T07:00:00Z".parse().unwrap();
        let other = found(Vec::new());
        let sessions = [other, moved];
        assert_eq!(same_session(&known(), &sessions), Some(&sessions[1]));
        let none = KnownSession { chairs_deck: None, items: Vec::new(), ..known() };
        assert_eq!(same_session(&none, &sessions), Some(&sessions[0]), "the nearest in time");
        assert_eq!(same_session(&known(), &[]), None);
    }

    #[test]
    fn a_name_of_a_file_is_split_from_its_revision() {
        for (file, expected) in [
            ("slides-126-quic-qmux-02.pdf", "slides-126-quic-qmux"),
            ("decks/Slides-126-QUIC-qmux-02.PDF", "slides-126-quic-qmux"),
            ("my-own.pdf", "my-own"),
            ("slides-126.pdf", "slides"),
            ("-.pdf", "-"),
            ("", ""),
        ] {
            assert_eq!(stem(file), expected, "{file}");
        }
    }
}
