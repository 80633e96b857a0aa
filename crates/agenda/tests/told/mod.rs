//! What was read, in a line for each item, to compare with.
#![allow(dead_code)] // Not every test file compares all of it.

use std::fmt::Write as _;

use chairside_agenda::{Reading, SessionRead, read};

/// The items as "minutes title (presenters)", `-` without minutes; several sessions one after the other.
pub(crate) fn items(text: &str) -> Vec<String> {
    let reading: Reading = read(text);
    let items = reading.sessions.iter().flat_map(|session| &session.items);
    items
        .map(|item| {
            let minutes = |time: Option<jiff::SignedDuration>| time.map(|time| (time.as_secs() / 60).to_string());
            let mut line = minutes(item.time).unwrap_or_else(|| "-".into());
            if let (Some(talk), Some(discussion)) = (minutes(item.talk), minutes(item.discussion)) {
                line = format!("{talk}+{discussion}");
            }
            let _ = write!(line, " {}", item.title);
            if !item.presenters.is_empty() {
                let _ = write!(line, " ({})", item.presenters.join(", "));
            }
            line
        })
        .collect()
}

/// The first session.
pub(crate) fn session(text: &str) -> SessionRead {
    read(text).sessions.remove(0)
}

/// Day, start, end, zone, room.
pub(crate) fn when(session: &SessionRead) -> String {
    let time = |time: Option<jiff::civil::Time>| time.map_or("?".into(), |time| time.strftime("%H:%M").to_string());
    let zone = session.time_zone.as_ref().map_or("?", |zone| zone.text.as_str());
    let day = session.date.map_or("?".into(), |date| date.to_string());
    format!("{day} {}-{} {zone} {}", time(session.start), time(session.end), session.room.as_deref().unwrap_or("?"))
}
