//! Agendas whose entries all begin with who presents: "Ana Lima: Open issues (10 min)". One such entry alone could have a
//! title with a colon, so the whole session decides.

use crate::people::{self, Sure};
use crate::reading::{ItemRead, Kind, SessionRead};

/// Takes the names before the colons of a session's titles, if half of them or more begin so.
pub(crate) fn settle(session: &mut SessionRead) {
    let sure = |item: &ItemRead| split(item).is_some_and(|(_, sure, _)| sure == Sure::Likely);
    let open = session.items.iter().filter(|item| item.kind == Kind::Item).count();
    let named = session.items.iter().filter(|item| sure(item)).count();
    if named < 2 || named * 2 < open {
        return;
    }
    for item in &mut session.items {
        if let Some((names, _, title)) = split(item) {
            (item.presenters, item.title) = (names, title);
        }
    }
}

fn split(item: &ItemRead) -> Option<(Vec<String>, Sure, String)> {
    let (before, title) = item.title.split_once(": ").filter(|_| item.presenters.is_empty())?;
    let (names, sure) = people::names(before)?;
    Some((names, sure, title.trim_start().to_owned())).filter(|(.., title)| !title.is_empty())
}
