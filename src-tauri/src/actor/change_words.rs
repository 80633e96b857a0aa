//! What has changed on the Datatracker, in words for the chair.

use chairside_datatracker::FoundDeck;
use chairside_import::{Change, ItemField, LinkChange, Owner, agreement_words, slot_in_words};
use chairside_session::content::Person;
use chairside_session::desk::ChangeRow;
use chairside_session::file::DraftItem;
use chairside_session::snapshot::{isolated, minutes_words};
use chairside_session::{ItemId, State};
use jiff::SignedDuration;

/// The deck that a change is about, and whose it is, if that is known.
pub fn about(change: &Change) -> Option<(&FoundDeck, Option<&Owner>)> {
    match change {
        Change::Slot { .. }
        | Change::NewItem { .. }
        | Change::ItemGone { .. }
        | Change::Item { .. }
        | Change::Chairs { .. }
        | Change::Link { .. } => None,
        Change::Revision { deck, of, .. } | Change::Missing { deck, of, .. } => Some((deck, Some(of))),
        Change::Deck { deck, fits, .. } => Some((deck, fits.as_ref().map(|(owner, _)| owner))),
    }
}

/// The row for a change.
pub fn row(change: &Change, state: &State) -> ChangeRow {
    let (what, about) = match change {
        Change::Slot { slot, zone } => {
            let content = &state.content;
            let now = content.slot.map(|slot| slot_in_words(slot, &content.zone));
            let now = now.map_or_else(|| "The session has none yet".to_owned(), |now| format!("Until now {now}"));
            (format!("Another time: {}", slot_in_words(*slot, zone)), now)
        }
        Change::Revision { deck, before, of, .. } => {
            let what = format!("Revision {} of “{}”", deck.revision, isolated(&deck.title));
            (what, format!("{}, which has {}", owner(of, state), isolated(before)))
        }
        Change::Missing { deck, of, file } => {
            let what = format!("“{}” is not there yet", isolated(&deck.title));
            (what, format!("{}, which names {}", owner(of, state), isolated(file)))
        }
        Change::Deck { deck, fits, replaces, .. } => {
            let about = match (fits, replaces) {
                (None, _) => "No item fits its title: it is saved beside the session, for you to attach".to_owned(),
                (Some((of, why)), None) => format!("For {}: {}", owner(of, state), agreement_words(*why)),
                (Some((of, why)), Some(file)) => {
                    format!("For {}: {}. It would replace {}", owner(of, state), agreement_words(*why), isolated(file))
                }
            };
            (format!("New slides: “{}”", isolated(&deck.title)), about)
        }
        Change::NewItem { item, before, .. } => {
            (format!("New item: “{}”", isolated(&item.title)), new_item(item, before.as_ref(), state))
        }
        Change::ItemGone { item, .. } => ("An item is no longer on the agenda".into(), item_here(item, state)),
        Change::Item { item, field, .. } => {
            let (now, here) = field_words(field, item, state);
            (now, format!("{}{here}", item_here(item, state)))
        }
        Change::Chairs { chairs, .. } => {
            (format!("Other chairs: {}", names(chairs)), format!("Until now {}", names(&state.content.chairs)))
        }
        Change::Link { link, .. } => link_words(link),
    };
    let about = if is_perhaps_own(change) { format!("{about}. This may be your own change") } else { about };
    ChangeRow { what, about, is_likely: change.is_likely(), progress: String::new() }
}

/// The message for the chair about a change that came up while the session is running.
pub fn told(change: &Change) -> String {
    match change {
        Change::Slot { .. } => "This session has another time on the Datatracker".into(),
        Change::Revision { deck, .. } => format!("“{}” has a new revision, {}", isolated(&deck.title), deck.revision),
        Change::Missing { deck, .. } => format!("“{}” is on the Datatracker, and not here", isolated(&deck.title)),
        Change::Deck { deck, .. } => format!("There are new slides: “{}”", isolated(&deck.title)),
        Change::NewItem { item, .. } => format!("There is a new item: “{}”", isolated(&item.title)),
        Change::ItemGone { .. } | Change::Item { .. } => "The agenda is another one on the Datatracker".into(),
        Change::Chairs { .. } => "The group has other chairs".into(),
        Change::Link { .. } => "A link of the session has changed".into(),
    }
}

/// Whether what is here and not there may be what the chair wrote.
fn is_perhaps_own(change: &Change) -> bool {
    !matches!(change, Change::Slot { .. } | Change::Deck { .. } | Change::NewItem { .. }) && !change.is_likely()
}

/// "Bo Li, 10 min, before 3 Reverso".
fn new_item(item: &DraftItem, before: Option<&ItemId>, state: &State) -> String {
    let who = item.presenter.as_deref().map(|who| isolated(who).into_owned());
    let time = item.time.is_positive().then(|| minutes(item.time, item.talk));
    let place = match before.map(|before| numbered(before, state)) {
        Some(before) if !before.is_empty() => format!("before {before}"),
        _ => "at the end".into(),
    };
    who.into_iter().chain(time).chain([place]).collect::<Vec<_>>().join(", ")
}

/// "Item 2 Open issues".
fn item_here(item: &ItemId, state: &State) -> String {
    format!("Item {}", numbered(item, state))
}

/// What is said of an item now, and what is here.
fn field_words(field: &ItemField, item: &ItemId, state: &State) -> (String, String) {
    let here = state.content.item(item);
    let or = |text: Option<&str>, none: &str| text.map_or_else(|| none.to_owned(), |text| isolated(text).into_owned());
    match field {
        ItemField::Title(title) => (format!("Another title: “{}”", isolated(title)), String::new()),
        ItemField::Presenter(who) => (
            format!("Another presenter: {}", or(who.as_deref(), "nobody")),
            format!(", until now {}", or(here.and_then(|here| here.presenter.as_deref()), "nobody")),
        ),
        ItemField::Minutes { time, talk } => (
            format!("Other minutes: {}", minutes(*time, *talk)),
            format!(", until now {}", here.map_or_else(String::new, |here| minutes(here.time, here.talk))),
        ),
        ItemField::Link(link) => (
            format!("Another link: {}", or(link.as_deref(), "none")),
            format!(", until now {}", or(here.and_then(|here| here.link.as_deref()), "none")),
        ),
    }
}

/// "25 min, of which the talk 15".
fn minutes(time: SignedDuration, talk: Option<SignedDuration>) -> String {
    let talk = talk.map_or_else(String::new, |talk| format!(", of which the talk {}", minutes_words(talk)));
    if time.is_zero() { "no time".into() } else { format!("{} min{talk}", minutes_words(time)) }
}

fn names(people: &[Person]) -> String {
    let names: Vec<_> = people.iter().map(|person| isolated(&person.name).into_owned()).collect();
    if names.is_empty() { "nobody".into() } else { names.join(", ") }
}

fn link_words(link: &LinkChange) -> (String, String) {
    match link {
        LinkChange::Leads { to, before: None } => (format!("New link: {}", isolated(&to.label)), to.url.clone()),
        LinkChange::Leads { to, before: Some(before) } => {
            (format!("{} leads elsewhere: {}", isolated(&to.label), to.url), format!("Until now {before}"))
        }
        LinkChange::Gone { link } => (format!("A link is gone: {}", isolated(&link.label)), link.url.clone()),
    }
}

/// "2 Open issues", or the chairs' slides.
fn owner(owner: &Owner, state: &State) -> String {
    match owner {
        Owner::Chairs => "the chairs’ slides".into(),
        Owner::Item(id) => numbered(id, state),
    }
}

/// "2 Open issues"; nothing if the item is no longer on the agenda.
fn numbered(id: &ItemId, state: &State) -> String {
    let found = (1..).zip(&state.content.agenda).find(|(_, item)| item.id == *id);
    found.map_or_else(String::new, |(number, item)| format!("{number} {}", isolated(&item.title)))
}
