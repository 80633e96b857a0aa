//! The parts of the minutes around the items: header, links, boilerplate, agenda, summary.

use std::fmt::Write;

use crate::minutes::account::Account;
use crate::minutes::markdown::{escaped, link};
use crate::minutes::section;
use crate::model::content::Person;
use crate::model::interstitial::InterstitialKind;
use crate::model::outcome::Outcome;
use crate::model::people::Role;
use crate::queries::outcomes;
use crate::state::State;
use crate::words::minutes_words;

/// Title, meeting, time and people.
pub(crate) fn header(state: &State) -> String {
    let content = &state.content;
    let group = content.group.as_ref().filter(|_| content.own_title().is_some());
    let group = group.map_or_else(String::new, |group| format!(" ({})", escaped(group)));
    let mut out = format!("# {}{group}: minutes\n\n", escaped(&content.title));
    let mut line = |label: &str, value: &str| {
        let blank = if value.is_empty() { "" } else { " " };
        let _ = writeln!(out, "* {label}:{blank}{value}");
    };
    if let Some(meeting) = &content.meeting {
        line("Meeting", &escaped(meeting));
    }
    let when = when(state);
    if !when.is_empty() {
        line("Time", &when);
    }
    if state.rehearsal {
        line("Rehearsal", "held outside the session's slot");
    }
    if !content.chairs.is_empty() {
        line("Chairs", &people(&content.chairs));
    }
    if !content.area_directors.is_empty() {
        line("Area directors", &people(&content.area_directors));
    }
    line("Note takers", &names(state.names_of(Role::NoteTakers)));
    line("Chat scribe", &names(state.names_of(Role::Scribe)));
    out
}

fn people(people: &[Person]) -> String {
    let words = |person: &Person| match &person.email {
        Some(email) => link(&person.name, &format!("mailto:{email}")),
        None => escaped(&person.name),
    };
    people.iter().map(words).collect::<Vec<_>>().join(", ")
}

fn names(names: &[String]) -> String {
    names.iter().map(|name| escaped(name)).collect::<Vec<_>>().join(", ")
}

/// The date and times: "Tuesday, 9 November 2021, 12:00–14:00 UTC, held 12:01–12:57".
fn when(state: &State) -> String {
    let zone = state.content.time_zone();
    let slot = state.content.slot.filter(|_| !state.rehearsal);
    let (started, ended) = (state.started.as_ref().map(|at| at.wall), state.ended.as_ref().map(|at| at.wall));
    let Some(day) = slot.map(|slot| slot.start).or(started) else { return String::new() };
    let times = state.day_times();
    let mut parts = vec![day.to_zoned_datetime(zone.clone()).strftime("%A, %-d %B %Y").to_string()];
    parts.extend(slot.map(|slot| times.span_with_zone(slot.start, Some(slot.end))));
    parts.extend(started.map(|started| format!("held {}", times.span(started, ended))));
    if slot.is_none() {
        parts.push(zone.to_offset_info(day).abbreviation().to_string());
    }
    parts.join(", ")
}

/// The session's links.
pub(crate) fn links(state: &State) -> String {
    if state.content.links.is_empty() {
        return String::new();
    }
    let mut out = "## Links\n\n".to_string();
    for known in &state.content.links {
        let _ = writeln!(out, "* {}", link(&known.label, &known.url));
    }
    out
}

/// Which boilerplate was shown, when and in which edition, and which planned one was not.
pub(crate) fn boilerplate(state: &State, to_fill_in: bool) -> String {
    let times = state.day_times();
    let mut out = String::new();
    for kind in InterstitialKind::boilerplate() {
        let planned = state.content.open_with.contains(&kind);
        let mut shown: Vec<String> = Vec::new();
        for exposure in state.exposures.iter().filter(|exposure| exposure.what.kind == kind) {
            let edition = exposure.what.edition.as_ref().map_or_else(String::new, |id| format!(" ({})", escaped(id)));
            shown.push(format!("{}{edition}", times.time(exposure.from.wall)));
        }
        // A text that was covered for a moment and seen again gets only one entry.
        shown.dedup();
        if let Some(at) = state.shown_elsewhere.get(&kind) {
            shown.push(format!("shown elsewhere, noted at {}", times.time(at.wall)));
        }
        if shown.is_empty() && !planned {
            continue;
        }
        let words = match (shown.is_empty(), to_fill_in) {
            (true, true) => String::new(),
            (true, false) => ": not shown".into(),
            (false, _) => format!(": {}", shown.join(", ")),
        };
        let _ = writeln!(out, "* {}{words}", kind.title());
    }
    let heading = if to_fill_in { "Boilerplate" } else { "Boilerplate shown" };
    if out.is_empty() { out } else { format!("## {heading}\n\n{out}") }
}

/// The agenda with planned and actual times.
pub(crate) fn agenda(state: &State, accounts: &[Account<'_>]) -> String {
    if accounts.is_empty() {
        return String::new();
    }
    let times = state.day_times();
    let held = state.started.is_some();
    let mut out = "## Agenda\n\n".to_string();
    out +=
        if held { "| | Item | Planned | Held |\n|---|---|---|---|\n" } else { "| | Item | Planned |\n|---|---|---|\n" };
    for account in accounts {
        let who = account.item.presenter.as_ref().map_or_else(String::new, |who| format!(" ({})", escaped(who)));
        let length = account.item.time.is_positive().then(|| format!("{} min", minutes_words(account.item.time)));
        let planned = account.planned.map(|at| times.time(at)).into_iter().chain(length);
        let planned = planned.collect::<Vec<_>>().join(", ");
        let _ = write!(out, "| {} | {}{who} | {planned} |", account.number, escaped(&account.item.title));
        if held {
            let actual = account.began.map_or_else(
                || if account.item.skipped { "skipped".into() } else { "not reached".into() },
                |began| format!("{}, {} min", times.span(began, account.ended), minutes_words(account.took)),
            );
            let _ = write!(out, " {actual} |");
        }
        out.push('\n');
    }
    if let Some(agreed) = &state.agreed {
        let _ = write!(out, "\nAgenda agreed at {}.\n", times.time(agreed.wall));
    }
    out
}

/// The outcomes and action items of all items.
pub(crate) fn summary(state: &State) -> String {
    let mut out = String::new();
    let rows = outcomes::summary(state);
    if state.started.is_some() && !rows.is_empty() {
        out += "## Summary\n\n";
        for row in rows {
            let words = row.outcome.map_or_else(|| "no outcome recorded".into(), Outcome::words);
            let _ = writeln!(out, "* {}: {}", escaped(&row.item.title), escaped(&words));
        }
    }
    let actions = section::actions(state);
    if !actions.is_empty() {
        out += if out.is_empty() { "## Action items\n\n" } else { "\n## Action items\n\n" };
        for action in actions {
            let _ = writeln!(out, "* {action}");
        }
    }
    out
}
