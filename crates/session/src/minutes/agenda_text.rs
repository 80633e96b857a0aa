//! The agenda as text, in the form of the IETF's template for working groups
//! (<https://github.com/ietf-chairs/chairs.ietf.org/blob/main/wg-meeting-agenda-template.md>, 2021-12-14): links, people, times,
//! then the items. As it stands now: with what was added, moved and removed.

use std::fmt::Write;

use jiff::SignedDuration;

use crate::minutes::drafts::drafts;
use crate::minutes::markdown::{escaped, link};
use crate::model::content::{Person, SessionContent};
use crate::model::item::{Item, ItemKind};
use crate::state::State;
use crate::words::minutes_words;

/// The agenda; empty if there is none.
pub fn agenda_text(state: &State) -> String {
    let content = &state.content;
    let items: Vec<&Item> = content.agenda.iter().filter(|item| !item.skipped).collect();
    if items.is_empty() {
        return String::new();
    }
    let group = content.group.as_deref().map(str::to_uppercase);
    let mut out = format!("# {}\n\n", escaped(&heading(content, group)));
    if !content.links.is_empty() {
        out += "## Session links\n\n";
        for known in &content.links {
            let _ = writeln!(out, "* {}", link(&known.label, &known.url));
        }
        out.push('\n');
    }
    let people = [("Chairs", &content.chairs), ("Area Directors", &content.area_directors)];
    if people.iter().any(|(_, people)| !people.is_empty()) {
        out += "## Chairs and Area Directors\n\n";
        for (label, people) in people.into_iter().filter(|(_, people)| !people.is_empty()) {
            let _ = writeln!(out, "* {label}: {}", names_of(people));
        }
        out.push('\n');
    }
    if let Some(slot) = content.slot {
        let day = slot.start.to_zoned_datetime(content.time_zone()).strftime("%A, %-d %B %Y").to_string();
        let times = state.day_times().span_with_zone(slot.start, Some(slot.end));
        let _ = write!(out, "## Session time\n\n{day}, {times}\n\n");
    }
    out += "## Agenda\n";
    let (last, sure): (Vec<&Item>, Vec<&Item>) =
        items.into_iter().partition(|item| item.kind == ItemKind::AsTimePermits);
    let mut number = 0;
    for part in [("", sure), ("As time permits", last)] {
        let (heading, items) = part;
        if !heading.is_empty() && !items.is_empty() {
            let _ = write!(out, "\n## {heading}\n");
        }
        for item in items {
            number += 1;
            let _ = write!(out, "\n### {number}. {}\n\n{}", escaped(&item.title), points(item));
        }
    }
    out
}

/// "IETF 126 QUIC Session Agenda", or with a title of its own "Side meeting (QUIC) Agenda - IETF 126".
fn heading(content: &SessionContent, group: Option<String>) -> String {
    let meeting = content.meeting.as_deref();
    let own = content.own_title().is_some_and(|title| !title.is_empty());
    match group {
        Some(group) if !own => {
            [meeting, Some(&group), Some("Session Agenda")].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        group => {
            let group = group.map(|group| format!(" ({group})")).unwrap_or_default();
            let meeting = meeting.map(|meeting| format!(" - {meeting}")).unwrap_or_default();
            format!("{}{group} Agenda{meeting}", content.title)
        }
    }
}

/// What stands below an item's title: who, how long, the drafts, and the question.
fn points(item: &Item) -> String {
    let mut out = String::new();
    let mut point = |words: &str| {
        let _ = writeln!(out, "* {words}");
    };
    if let Some(time) = time(item) {
        point(&time);
    }
    if let Some(presenter) = &item.presenter {
        point(&escaped(presenter));
    }
    let texts = [Some(item.title.as_str()), item.text.as_deref(), item.question.as_deref(), item.link.as_deref()];
    let drafts = drafts(texts.into_iter().flatten());
    for draft in &drafts {
        point(&link(&draft.words(), &draft.url()));
    }
    let of_draft = |address: &str| drafts.iter().any(|draft| address.contains(&draft.name));
    if let Some(address) = item.link.as_deref().filter(|address| !of_draft(address)) {
        point(&format!("<{address}>"));
    }
    if let Some(question) = item.question_asked() {
        point(&format!("Question: {}", escaped(question)));
    }
    for talk in &item.talks {
        let who = talk.presenter.as_ref().map_or_else(String::new, |who| format!(" - {}", escaped(who)));
        let time = if talk.time.is_positive() { format!("{} min - ", minutes_words(talk.time)) } else { String::new() };
        point(&format!("{time}{}{who}", escaped(&talk.title)));
    }
    out
}

/// "10 minutes + 5 minutes for Q&A", "15 minutes".
fn time(item: &Item) -> Option<String> {
    let minutes = |time: SignedDuration| format!("{} minutes", minutes_words(time));
    let whole = item.time;
    if !whole.is_positive() {
        return None;
    }
    Some(match item.talk.filter(|talk| talk.is_positive() && *talk < whole) {
        Some(talk) => format!("{} + {} for Q&A", minutes(talk), minutes(whole.saturating_sub(talk))),
        None => minutes(whole),
    })
}

fn names_of(people: &[Person]) -> String {
    people.iter().map(|person| escaped(&person.name)).collect::<Vec<_>>().join(", ")
}
