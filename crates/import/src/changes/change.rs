//! What can differ between a session here and on the Datatracker.

use chairside_datatracker::{Agreement, FoundDeck, ItemToMatch};
use chairside_session::ItemId;
use chairside_session::content::{Link, Person, Slot};
use chairside_session::file::DraftItem;
use jiff::SignedDuration;

/// A session as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownSession {
    /// Its slot, if it has one.
    pub slot: Option<Slot>,
    /// The IANA name of its zone.
    pub zone: String,
    /// The chairs, as the session file names them.
    pub chairs: Vec<Person>,
    /// The links that the session file names.
    pub links: Vec<Link>,
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
    /// Title, presenter, times and link as a draft has them.
    pub draft: DraftItem,
    /// It has not begun, so it can be removed.
    pub is_to_come: bool,
    /// It has ended, so its minutes stand.
    pub is_over: bool,
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
    /// An item is new.
    NewItem {
        /// The item.
        item: Box<DraftItem>,
        /// The item of the session that it comes before; at the end when `None`.
        before: Option<ItemId>,
        /// Nobody has removed it here.
        is_likely: bool,
    },
    /// An item is no longer on the agenda.
    ItemGone {
        /// The item.
        item: ItemId,
        /// Nobody has changed it here.
        is_likely: bool,
    },
    /// Something else is said of an item.
    Item {
        /// The item.
        item: ItemId,
        /// What is said now.
        field: ItemField,
        /// Nobody has changed it here.
        is_likely: bool,
    },
    /// The group has other chairs.
    Chairs {
        /// All of them now.
        chairs: Vec<Person>,
        /// Nobody has changed them here.
        is_likely: bool,
    },
    /// A link is new, leads elsewhere or is gone.
    Link {
        /// What has become of it.
        link: LinkChange,
        /// Nobody has changed it here.
        is_likely: bool,
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
            Self::NewItem { is_likely, .. }
            | Self::ItemGone { is_likely, .. }
            | Self::Item { is_likely, .. }
            | Self::Chairs { is_likely, .. }
            | Self::Link { is_likely, .. } => *is_likely,
        }
    }

    /// A name that stays the same for the same change.
    pub fn key(&self) -> String {
        match self {
            Self::Slot { slot, zone } => format!("{}/{} {zone}", slot.start, slot.end),
            Self::Revision { file, .. } | Self::Missing { file, .. } | Self::Deck { file, .. } => file.clone(),
            Self::NewItem { item, .. } => format!("item {}", item.title),
            Self::ItemGone { item, .. } => format!("no item {item}"),
            Self::Item { item, field, .. } => format!("item {item} {field:?}"),
            Self::Chairs { chairs, .. } => format!("chairs {chairs:?}"),
            Self::Link { link, .. } => format!("link {link:?}"),
        }
    }
}

/// Something that is said of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemField {
    /// Its title.
    Title(String),
    /// Who presents it; `None` for nobody.
    Presenter(Option<String>),
    /// Its time, and of that the talk's share if it is planned apart.
    Minutes {
        /// Talk and discussion together.
        time: SignedDuration,
        /// The talk's share.
        talk: Option<SignedDuration>,
    },
    /// The page to read more; `None` for none.
    Link(Option<String>),
}

impl ItemField {
    /// All that is said of an item, in an order that is always the same.
    pub(super) fn all(item: &DraftItem) -> [Self; 4] {
        [
            Self::Title(item.title.clone()),
            Self::Presenter(item.presenter.clone()),
            Self::Minutes { time: item.time, talk: item.talk },
            Self::Link(item.link.clone()),
        ]
    }
}

/// What has become of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkChange {
    /// It is new, or leads elsewhere.
    Leads {
        /// Where it leads now.
        to: Link,
        /// Where the link of this name leads here; `None` if there is none.
        before: Option<String>,
    },
    /// It is gone.
    Gone {
        /// As it is here.
        link: Link,
    },
}
