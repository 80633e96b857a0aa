//! What follows from an intent that says something else of an item: its title, who presents, what it asks.

use jiff::SignedDuration;

use crate::decide::decision::Decision;
use crate::model::fact::Fact;
use crate::model::intent::Intent;
use crate::model::item::Item;
use crate::model::outcome_list::IN_OWN_WORDS;
use crate::state::State;
use crate::typed::address::address;
use crate::typed::duration::{BadDuration, duration};
use crate::typed::minutes::Refusal;
use crate::typed::names::names_in;
use crate::words::minutes_words;

/// What follows; nothing if the item says so already.
pub(super) fn set(item: &Item, intent: &Intent) -> Decision {
    let id = item.id.clone();
    match intent {
        Intent::SetTitle { title, .. } => match named(title) {
            None => Decision::say("An item needs a title"),
            Some(title) if title == item.title => Decision::default(),
            Some(title) => Fact::ItemRetitled { item: id, title }.into(),
        },
        Intent::SetPresenter { presenter, .. } => {
            let presenter = people(presenter);
            new(presenter != item.presenter, Fact::PresenterSet { item: id, presenter })
        }
        Intent::SetKind { kind, .. } => new(*kind != item.kind, Fact::KindSet { item: id, kind: *kind }),
        Intent::SetTalk { minutes, .. } => match talk(item, minutes) {
            Ok(talk) => new(talk != item.talk, Fact::TalkSet { item: id, talk }),
            Err(why) => Decision::say(why),
        },
        Intent::SetQuestion { question, .. } => {
            let question = named(question);
            new(question != item.question, Fact::QuestionSet { item: id, question })
        }
        Intent::SetSeat { seat, .. } => new(*seat != item.seat, Fact::SeatExpected { item: id, seat: *seat }),
        Intent::SetOutcomes { outcomes, .. } => {
            let outcomes = listed(outcomes);
            new(outcomes != item.outcomes, Fact::OutcomesSet { item: id, outcomes })
        }
        Intent::SetText { text, .. } => {
            let text = named(text);
            new(text != item.text, Fact::TextSet { item: id, text })
        }
        Intent::SetLinks { urls, .. } => match links(urls) {
            Ok(links) if links.iter().map(String::as_str).eq(item.links()) => Decision::default(),
            Ok(links) => {
                let mut links = links.into_iter();
                Fact::LinkSet { item: id, link: links.next(), more: links.collect() }.into()
            }
            Err(why) => Decision::say(why),
        },
        _ => Decision::default(),
    }
}

/// What follows from another list of possible outcomes for the whole session.
pub(super) fn set_session_outcomes(state: &State, line: &str) -> Decision {
    let outcomes = listed(line);
    new(outcomes != state.content.outcome_list.own, Fact::SessionOutcomesSet { outcomes })
}

fn new(is_new: bool, fact: Fact) -> Decision {
    if is_new { fact.into() } else { Decision::default() }
}

/// A text without blanks around it; `None` if nothing is left.
pub(super) fn named(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(String::from)
}

/// The people in a line, with a comma between two; `None` if it names nobody.
pub(super) fn people(line: &str) -> Option<String> {
    named(&names_in(line).join(", "))
}

/// The entries between semicolons, each once; `None` if there are none, and an empty list for "in own words".
fn listed(line: &str) -> Option<Vec<String>> {
    if line.trim().eq_ignore_ascii_case(IN_OWN_WORDS) {
        return Some(Vec::new());
    }
    let mut entries = Vec::new();
    for entry in line.split([';', '\n']).filter_map(named) {
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }
    (!entries.is_empty()).then_some(entries)
}

/// The addresses, each once.
fn links(typed: &[String]) -> Result<Vec<String>, String> {
    let mut links = Vec::new();
    for url in typed.iter().filter_map(|url| named(url)) {
        let link = address(&url)?;
        if !links.contains(&link) {
            links.push(link);
        }
    }
    Ok(links)
}

/// The talk's share as it was typed. It has to fit into the item.
fn talk(item: &Item, typed: &str) -> Result<Option<SignedDuration>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let talk = duration(typed).map_err(|bad| match bad {
        BadDuration::TooLong => Refusal::TooLong.words(),
        BadDuration::NotOne | BadDuration::Negative => "Type the talk's minutes: 7, 7m or 1h30".into(),
    })?;
    if talk > item.time {
        let time = minutes_words(item.time);
        return Err(format!("The talk is longer than the item's {time} min. Give the item more minutes first."));
    }
    Ok(Some(talk))
}
