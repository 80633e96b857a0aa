//! The agenda, the slide of one item, and the possible outcomes.

use chairside_session::SessionContent;
use chairside_session::content::{Item, ItemKind, ShortTalk};
use chairside_session::snapshot::minutes_words;
use jiff::SignedDuration;
use maud::html;

use crate::{Drawn, drawn};

/// The agenda as it stands: number, title, who, minutes.
pub fn agenda(content: &SessionContent) -> Drawn {
    let markup = html! {
        h1 { "Agenda" }
        table.agenda {
            tbody {
                @for (index, item) in content.agenda.iter().enumerate().filter(|(_, item)| !item.skipped) {
                    tr {
                        td.number { (index + 1) }
                        td {
                            (item.title)
                            @if let Some(presenter) = &item.presenter { span.who { (presenter) } }
                            @if let Some(text) = &item.text { span.who { (text) } }
                            @for talk in &item.talks { span.who { (short_talk(talk)) } }
                        }
                        td.minutes { (minutes(item)) }
                    }
                }
            }
        }
    };
    drawn(markup, &["generated", "agenda"])
}

fn minutes(item: &Item) -> String {
    if item.kind == ItemKind::Fyi && item.time == SignedDuration::ZERO {
        "FYI".into()
    } else if item.kind == ItemKind::AsTimePermits && item.time == SignedDuration::ZERO {
        "as time permits".into()
    } else if item.time == SignedDuration::ZERO {
        String::new()
    } else {
        format!("{} min", minutes_words(item.time))
    }
}

/// "Key transparency, Brendan, 5 min".
fn short_talk(talk: &ShortTalk) -> String {
    let time = (talk.time > SignedDuration::ZERO).then(|| format!("{} min", minutes_words(talk.time)));
    let parts = [Some(talk.title.clone()), talk.presenter.clone(), time];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The slide of an item that brings no deck: number, title, who, and what it asks.
pub fn item(content: &SessionContent, item: &Item) -> Drawn {
    let number = content.item_index(&item.id).map_or(0, |index| index + 1);
    let markup = html! {
        p.kicker {
            @match item.kind {
                ItemKind::Fyi => "For your information",
                ItemKind::Break => "Break",
                ItemKind::Talk | ItemKind::AsTimePermits | ItemKind::Aob => { "Item " (number) },
            }
        }
        h1 { (item.title) }
        @if let Some(presenter) = &item.presenter { p.presenter { (presenter) } }
        @if let Some(text) = &item.text { p { (text) } }
        @if let Some(link) = &item.link { p.link { a href=(link) { (link) } } }
        @if let Some(question) = &item.question { p.question { (question) } }
    };
    drawn(markup, &["generated", "item"])
}

/// What can be decided of an item.
pub fn outcomes(content: &SessionContent) -> Drawn {
    let markup = html! {
        h1 { "Possible outcomes" }
        ul {
            @for outcome in &content.outcomes { li { (outcome) } }
        }
    };
    drawn(markup, &["generated", "outcomes"])
}
