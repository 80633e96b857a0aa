//! What `chairside check --json` prints: one object, described in docs/command-line.md. Names and meanings stay; more keys
//! may come.

use chairside_problem::Problem;
use chairside_problem::marks;
use chairside_session::SessionContent;
use chairside_session::content::{Item, Person};
use serde_json::{Value, json};

/// The object, as text. `ready` has the lines of `check --ready`.
pub fn object(content: Option<&SessionContent>, ready: Option<&str>, problems: &[Problem], status: u8) -> String {
    let problem = |problem: &Problem| {
        json!({
            "severity": problem.severity,
            "file": problem.file,
            "line": problem.line,
            "what": problem.what,
            "instead": problem.instead,
        })
    };
    let object = json!({
        "status": status,
        "session": content.map(session),
        "ready": ready.map(|lines| lines.lines().map(ready_line).collect::<Vec<_>>()),
        "problems": problems.iter().map(problem).collect::<Vec<_>>(),
    });
    format!("{}\n", marks::json(&format!("{object:#}")))
}

fn session(content: &SessionContent) -> Value {
    let people = |people: &[Person]| -> Vec<Value> {
        people.iter().map(|person| json!({ "name": person.name, "email": person.email })).collect()
    };
    json!({
        "plain": content.plain,
        "title": content.title,
        "meeting": content.meeting,
        "group": content.group,
        "start": content.slot.map(|slot| slot.start),
        "end": content.slot.map(|slot| slot.end),
        "time-zone": content.zone,
        "chairs": people(&content.chairs),
        "area-directors": people(&content.area_directors),
        "opens-with": content.open_with.iter().map(|kind| kind.name()).collect::<Vec<_>>(),
        "texts": content.interstitials.iter().filter_map(|info| {
            Some(json!({ "kind": info.kind.name(), "edition": info.edition.as_ref()?, "standing": info.standing }))
        }).collect::<Vec<_>>(),
        "decks": content.decks.iter().filter(|deck| deck.id.shown_item().is_none()).map(|deck| {
            json!({ "deck": deck.id.as_str(), "title": deck.title, "slides": deck.slides.len() })
        }).collect::<Vec<_>>(),
        "agenda": content.agenda.iter().map(item).collect::<Vec<_>>(),
        "links": content.links,
    })
}

fn item(item: &Item) -> Value {
    json!({
        "id": item.id,
        "kind": item.kind.name(),
        "title": item.title,
        "presenter": item.presenter,
        "seconds": item.time.as_secs(),
        "talk-seconds": item.talk.map(|talk| talk.as_secs()),
        "deck": item.deck.as_str(),
        "brings-deck": item.brings_deck,
        "question": item.question_asked(),
    })
}

/// A line of `check --ready`: "ok Note takers: Robin", "-- Note takers: nobody yet".
fn ready_line(line: &str) -> Value {
    let settled = line.starts_with("ok ");
    json!({ "settled": settled, "text": line.get(3..).unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_one_object_that_no_terminal_obeys() {
        let content =
            SessionContent { group: Some("quic\u{1b}[31m\u{202e}".into()), ..SessionContent::bare("QUIC", 3) };
        let problems = [Problem::warning("a.md", Some(3), "odd", "even")];
        let text = object(Some(&content), Some("ok Disk: writes\n-- Note takers: nobody\n"), &problems, 1);
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["session"]["group"], "quic\u{1b}[31m\u{202e}");
        assert_eq!(read["problems"][0]["severity"], "warning");
        assert_eq!(read["ready"][1], json!({ "settled": false, "text": "Note takers: nobody" }));
        assert_eq!(read["session"]["decks"][0]["slides"], 3);
        assert_eq!(read["status"], 1);
    }
}
