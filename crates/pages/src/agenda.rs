//! The agenda, the slide of an item, the possible outcomes, and the summary of outcomes.

use chairside_session::content::{Item, ItemKind, ShortTalk};
use chairside_session::outcome::{self, Outcome};
use chairside_session::rundown::allotted;
use chairside_session::snapshot::{isolated, minutes_words};
use chairside_session::{SessionContent, State};
use jiff::SignedDuration;
use maud::html;

use crate::drawn::{Drawn, drawn};

/// With more items than this, names stand beside the titles where there is room, so that all of it can be read from the back.
const MOST_WITH_NAMES_BELOW: usize = 7;

/// The current agenda: number, title and presenter of each item, the minutes that it has now, and which one is up.
pub fn agenda(state: &State) -> Drawn {
    let shown: Vec<_> = state.content.agenda.iter().enumerate().filter(|(_, item)| !item.skipped).collect();
    let lines = shown.iter().map(|(_, item)| 1 + item.talks.len()).sum::<usize>();
    let is_long = lines > MOST_WITH_NAMES_BELOW;
    let markup = html! {
        h1 { "Agenda" }
        table.agenda.long[is_long] {
            tbody {
                @for (index, item) in shown {
                    @let time = allotted(state, index);
                    @let is_up = state.item.as_ref() == Some(&item.id);
                    tr.up[is_up] aria-current=[is_up.then_some("step")] {
                        td.number { (index + 1) }
                        td {
                            div.what {
                                span { (item.title) }
                                @if let Some(presenter) = &item.presenter { span.who { (presenter) } }
                                @if item.kind == ItemKind::AsTimePermits && !time.is_zero() { span.who { "as time permits" } }
                                @if let Some(text) = &item.text { span.who { (text) } }
                                @for talk in &item.talks { span.who.talk { (short_talk(talk)) } }
                            }
                        }
                        td.minutes { (minutes(item, time)) }
                    }
                }
            }
        }
    };
    drawn(markup, &["generated", "agenda"])
}

fn minutes(item: &Item, time: SignedDuration) -> String {
    match item.kind {
        ItemKind::Fyi if time.is_zero() => "FYI".into(),
        ItemKind::AsTimePermits if time.is_zero() => "as time permits".into(),
        _ if time.is_zero() => String::new(),
        _ => format!("{} min", minutes_words(time)),
    }
}

/// A short talk on one line, such as "Key transparency, Brendan, 5 min".
fn short_talk(talk: &ShortTalk) -> String {
    let time = (talk.time > SignedDuration::ZERO).then(|| format!("{} min", minutes_words(talk.time)));
    let names = [Some(&talk.title), talk.presenter.as_ref()].into_iter().flatten();
    names.map(|name| isolated(name).into_owned()).chain(time).collect::<Vec<_>>().join(", ")
}

/// The slide of an item without a deck: number, title, presenter and question.
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
        @for link in item.links() { p.link { a href=(link) { (link) } } }
        @if let Some(question) = &item.question { p.question { (question) } }
    };
    drawn(markup, &["generated", "item"])
}

/// The slide with the possible outcomes of an item.
pub fn outcomes(content: &SessionContent) -> Drawn {
    let markup = html! {
        h1 { "Possible outcomes" }
        ul {
            @for outcome in &content.outcomes { li { (outcome) } }
        }
    };
    drawn(markup, &["generated", "outcomes"])
}

/// The outcomes so far of the items that the session decides on. As long as there are none, the possible outcomes.
pub fn summary(state: &State) -> Drawn {
    let rows = outcome::summary(state);
    if rows.iter().all(|row| row.outcome.is_none()) {
        return outcomes(&state.content);
    }
    let number = |item: &Item| state.content.item_index(&item.id).map_or(0, |index| index + 1);
    let markup = html! {
        h1 { "Outcomes" }
        table.agenda {
            tbody {
                @for row in rows {
                    tr {
                        td.number { (number(row.item)) }
                        td {
                            (row.item.title)
                            span.who { (row.outcome.map_or_else(|| "no outcome yet".into(), Outcome::words)) }
                        }
                    }
                }
            }
        }
    };
    drawn(markup, &["generated", "outcomes"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use chairside_session::content::{SessionContent, Slot};
    use chairside_session::{BootId, Fact, Moment, RowId, Stamp};

    fn item(title: &str) -> Item {
        Item { time: SignedDuration::from_mins(25), deck: title.into(), ..Item::titled(title.into(), title) }
    }

    #[test]
    fn the_agenda_has_the_current_minutes() {
        let mut content = SessionContent::bare("Security Dispatch", 1);
        content.agenda = vec![item("One"), item("Two"), Item { kind: ItemKind::AsTimePermits, ..item("Three") }];
        let mut state = State::new(content, false);
        let minutes = |state: &State| {
            let html = agenda(state).html;
            let cells = html.split("<td class=\"minutes\">").skip(1);
            cells.map(|cell| cell.split('<').next().unwrap_or_default().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(minutes(&state), ["25 min", "25 min", "25 min"]);
        state.given.insert("Two".into(), SignedDuration::from_mins(19));
        state.given.insert("Three".into(), SignedDuration::ZERO);
        assert_eq!(minutes(&state), ["25 min", "19 min", "as time permits"]);
    }

    #[test]
    fn the_agenda_says_which_item_is_up_and_which_come_as_time_permits() {
        let mut content = SessionContent::bare("Security Dispatch", 1);
        content.agenda = vec![item("One"), Item { kind: ItemKind::AsTimePermits, ..item("Two") }];
        let mut state = State::new(content, false);
        assert!(!agenda(&state).html.contains("aria-current"));
        state.item = Some("Two".into());
        let html = agenda(&state).html;
        let rows: Vec<_> = html.split("<tr").skip(1).collect();
        assert!(
            !rows[0].contains("aria-current") && rows[1].starts_with(" class=\"up\" aria-current=\"step\""),
            "{html}"
        );
        assert!(!rows[0].contains("as time permits"), "{html}");
        assert!(rows[1].contains("as time permits") && rows[1].contains("25 min"), "{html}");
    }

    #[test]
    fn a_long_agenda_has_names_beside_its_titles() {
        let of = |items: usize| {
            let mut content = SessionContent::bare("Security Dispatch", 1);
            content.agenda = (0..items).map(|number| item(&number.to_string())).collect();
            agenda(&State::new(content, false)).html
        };
        assert!(of(7).contains("<table class=\"agenda\">"));
        assert!(of(8).contains("<table class=\"agenda long\">"));
    }

    #[test]
    fn the_outcomes_slide_has_the_possible_outcomes_then_those_recorded() {
        let mut content = SessionContent::bare("Security Dispatch", 1);
        content.agenda = vec![item("One <b>"), item("Two")];
        content.outcomes = vec!["Direct to an existing WG".into()];
        content.room.decides = true;
        let start = "2021-11-09T12:00:00Z".parse().unwrap();
        content.slot = Some(Slot { start, end: start + SignedDuration::from_hours(2) });
        let mut state = State::new(content, false);
        assert_eq!(summary(&state), outcomes(&state.content));

        let at = Moment { wall: start, steady: SignedDuration::ZERO, boot: BootId("1".into()) };
        let row = serde_json::from_str::<RowId>("\"00000000-0000-0000-0000-000000000001\"").unwrap();
        let outcome = Outcome { chosen: state.content.outcomes.clone(), ..Outcome::default() };
        let fact = Fact::OutcomeRecorded { item: "One <b>".into(), outcome };
        state.apply(&Stamp { at, row, author: "chair".into() }, &fact);
        let html = summary(&state).html;
        assert!(html.contains("One &lt;b&gt;<span class=\"who\">Direct to an existing WG.</span>"), "{html}");
        assert!(html.contains("Two<span class=\"who\">no outcome yet</span>"), "{html}");
    }
}
