//! What has changed on the Datatracker, in words for the chair.

use chairside_datatracker::FoundDeck;
use chairside_import::{Change, Owner, agreement_words, slot_in_words};
use chairside_session::State;
use chairside_session::desk::ChangeRow;
use chairside_session::snapshot::isolated;

/// The deck that a change is about, and whose it is, if that is known.
pub fn about(change: &Change) -> Option<(&FoundDeck, Option<&Owner>)> {
    match change {
        Change::Slot { .. } => None,
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
    };
    ChangeRow { what, about, is_likely: change.is_likely(), progress: String::new() }
}

/// The message for the chair about a change that came up while the session is running.
pub fn told(change: &Change) -> String {
    match change {
        Change::Slot { .. } => "This session has another time on the Datatracker".into(),
        Change::Revision { deck, .. } => format!("“{}” has a new revision, {}", isolated(&deck.title), deck.revision),
        Change::Missing { deck, .. } => format!("“{}” is on the Datatracker, and not here", isolated(&deck.title)),
        Change::Deck { deck, .. } => format!("There are new slides: “{}”", isolated(&deck.title)),
    }
}

/// "2 Open issues", or the chairs' slides.
fn owner(owner: &Owner, state: &State) -> String {
    match owner {
        Owner::Chairs => "the chairs’ slides".into(),
        Owner::Item(id) => {
            let mut agenda = (1..).zip(&state.content.agenda);
            let found = agenda.find(|(_, item)| item.id == *id);
            found.map_or_else(String::new, |(number, item)| format!("{number} {}", isolated(&item.title)))
        }
    }
}
