//! A run with every kind of fact, as commit 704a15c wrote it, replays today to what that commit showed.
//!
//! `versions/2.snapshots.jsonl` has one line for each of 24 moments: how many of the run's rows had happened, the time,
//! and both windows' snapshots, which that commit made from its own journal. Today's snapshots must have all of it.
//! Fields that are new today are not looked at. Everything else must be equal, with these exceptions, each in a list
//! below:
//!
//! - `WORDS`: sentences and labels of the program, whose wording may change. They must be there when they were there, be
//!   empty when they were empty, and have the same numbers in them ("3 of 9", "12:31").
//! - `SAY_MORE`: words among them that have further numbers today.
//! - `TYPED`: words then, a value without words today. It is there when the words were there.
//! - `RENAMED`: fields that have another name today.
//! - `REPLACED`: fields whose place another has taken; the room's own snapshot is compared in full.
//! - `NOT_JOURNALLED`: what the program knows from elsewhere than the journal.
//!
//! Buttons had a keycap and an intent then, and have an action today. `with_keys` writes the action's keycap and intent
//! beside it, so that both are compared.

use std::collections::BTreeSet;
use std::path::Path;

use chairside_journal::{Database, RunId};
use chairside_session::desk::Desk;
use chairside_session::keys::Action;
use chairside_session::search::Index;
use chairside_session::snapshot::{Shell, audience, presenter};
use chairside_session::{BootId, Fact, Moment, Run};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::Value;
use tempfile::TempDir;

const JOURNAL: &str = include_str!("../versions/2.sql");
const MARKS: &str = include_str!("../versions/2.marks");
const MOMENTS: &str = include_str!("../versions/2.snapshots.jsonl");

/// What the program says in its own words, by path; `[]` stands for each element of a list.
const WORDS: &[&str] = &[
    "audience.corner",
    "audience.view.card.foot",
    "audience.view.card.kicker",
    "audience.view.card.heading",
    "audience.view.card.lines[].text",
    "presenter.agenda[].who",
    "presenter.floor.corner",
    "presenter.floor.outcomes[].name",
    "presenter.floor.outcomes[].words",
    "presenter.floor.polls[].result",
    "presenter.floor.without_outcome[]",
    "presenter.mic.who",
    "presenter.mic.words",
    "presenter.next.label",
    "presenter.next.then",
    "presenter.not_reached",
    "presenter.notes[].item",
    "presenter.people.ready[].detail",
    "presenter.people.ready[].text",
    "presenter.people.words",
    "presenter.primary.label",
    "presenter.room.action.label",
    "presenter.room.detail",
    "presenter.room.others[].label",
    "presenter.room.words",
    "presenter.rundown.accepted",
    "presenter.rundown.cut",
    "presenter.rundown.ways[].changes[]",
    "presenter.rundown.ways[].words",
    "presenter.slide.beside",
    "presenter.slide.position",
    "presenter.timer.budget",
    "presenter.timer.reminder",
    "presenter.timer.what",
    "presenter.timer.words",
    "presenter.agenda[].time",
];

/// Words that say more today than then: the numbers that were in them must still be.
const SAY_MORE: &[&str] = &["presenter.timer.words", "presenter.rundown.ways[].words"];

/// A sentence or `null` then; today `true` or `false`, or a value of its own or `null`.
/// Or a count that the chair's own ticks have joined since.
const TYPED: &[&str] = &["presenter.floor.queue.full", "presenter.people.words"];

/// Where the room's window is, and whether all is saved.
const NOT_JOURNALLED: &[&str] = &["presenter.status"];

/// The path of a field then, and its name today, in the same place.
const RENAMED: &[(&str, &str)] = &[];

/// The stamp was a picture of what `audience` says. The show bar has more sources than the buttons had, and other ones. What is not in place
/// is counted by person and deck, not by item.
const REPLACED: &[&str] = &["presenter.stamp", "presenter.shows", "presenter.people.ready"];

/// Pages that are made ready because a key may bring them. There are more of them today, in another order.
const MADE_READY: &[&str] = &["audience.ready", "presenter.slide.ready"];

/// One line of `2.snapshots.jsonl`.
#[derive(Deserialize)]
struct Shown {
    moment: String,
    run: String,
    /// How many of the run's rows had happened.
    rows: usize,
    wall: Timestamp,
    steady_ms: i64,
    boot: String,
    audience: Value,
    presenter: Value,
}

/// The journal of that commit, in a folder of its own.
fn journal() -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    let connection = connect(directory.path());
    connection.execute_batch("PRAGMA journal_mode = WAL").unwrap();
    connection.execute_batch(JOURNAL).unwrap();
    std::fs::write(directory.path().join("journal.marks"), MARKS).unwrap();
    directory
}

fn connect(directory: &Path) -> Connection {
    Connection::open(directory.join("journal.sqlite3")).unwrap()
}

#[test]
fn it_opens_whole_with_its_runs() {
    let directory = journal();
    let database = Database::open(directory.path()).unwrap();
    assert_eq!(database.damage(), None);
    let list: Vec<_> = database
        .summaries()
        .unwrap()
        .into_iter()
        .map(|run| (run.run.0, run.rows, run.rehearsal, run.simulated, run.started, run.ended))
        .collect();
    let at = |time: &str| Some(time.to_owned());
    assert_eq!(
        list,
        [
            ("monday".into(), 11, true, true, at("2021-11-08T10:01:00Z"), None),
            ("tuesday".into(), 132, false, false, at("2021-11-09T12:01:10Z"), at("2021-11-09T14:04:00Z")),
        ]
    );
}

#[test]
fn every_fact_is_read_and_would_be_written_as_it_was() {
    let directory = journal();
    let database = Database::open(directory.path()).unwrap();
    let connection = connect(directory.path());
    let mut kinds = BTreeSet::new();
    let mut unknown = Vec::new();
    for run in ["monday", "tuesday"] {
        let rows = database.rows(&RunId(run.into())).unwrap();
        assert_eq!(rows.damaged, 0);
        for row in rows.rows {
            let query = "SELECT fact FROM facts WHERE run = ?1 AND number = ?2";
            let written: String =
                connection.query_row(query, (run, row.number.cast_signed()), |row| row.get(0)).unwrap();
            let written: Value = serde_json::from_str(&written).unwrap();
            assert_eq!(serde_json::to_value(&row.fact).unwrap(), written, "row {} of {run}", row.number);
            let kind = written["fact"].as_str().unwrap().to_owned();
            if matches!(row.fact, Fact::Unknown(_)) {
                unknown.push(kind.clone());
            }
            kinds.insert(kind);
        }
    }
    assert_eq!(unknown, ["from-a-newer-version"], "facts that this version no longer reads");
    assert_eq!(kinds.len(), 72, "all 71 kinds of that commit, and the unknown one");
}

#[test]
fn it_replays_to_what_was_shown() {
    let directory = journal();
    let database = Database::open(directory.path()).unwrap();
    let mut differences = Vec::new();
    let mut moments = 0;
    for line in MOMENTS.lines() {
        let mut shown: Shown = serde_json::from_str(line).unwrap();
        decided_as_today(&mut shown.presenter);
        let (audience, presenter) = replayed(&database, &shown);
        held_as_today(&mut shown, &audience, &presenter);
        let mut found = Vec::new();
        compare("audience", &shown.audience, &audience, &mut found);
        compare("presenter", &shown.presenter, &presenter, &mut found);
        differences.extend(found.into_iter().map(|difference| format!("{}: {difference}", shown.moment)));
        moments += 1;
    }
    assert_eq!(moments, 24);
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}

#[test]
fn a_difference_is_found_and_new_words_are_none() {
    let found = |then: &str, now: &str| {
        let mut differences = Vec::new();
        let value = |text| serde_json::from_str(text).unwrap();
        compare("presenter", &value(then), &value(now), &mut differences);
        differences.len()
    };
    assert_eq!(found(r#"{"a": [1, {"b": "x"}]}"#, r#"{"a": [1, {"b": "x", "new": 1}], "new": 2}"#), 0);
    assert_eq!(found(r#"{"a": 1, "b": "x", "c": null}"#, r#"{"a": 2, "b": "y", "c": 0}"#), 3);
    assert_eq!(found(r#"{"a": [1, 2], "b": 1}"#, r#"{"a": [1]}"#), 2);
    assert_eq!(found(r#"{"not_reached": "9 of 12:30"}"#, r#"{"not_reached": "At 12:30: 9"}"#), 0);
    assert_eq!(found(r#"{"not_reached": "9 of 12:30"}"#, r#"{"not_reached": "9 of 12:31"}"#), 1);
    assert_eq!(found(r#"{"not_reached": "never"}"#, r#"{"not_reached": ""}"#), 1);
    assert_eq!(found(r#"{"not_reached": ""}"#, r#"{"not_reached": null}"#), 1);
}

/// Both snapshots as today's program makes them at that moment.
fn replayed(database: &Database, shown: &Shown) -> (Value, Value) {
    let mut rows = database.rows(&RunId(shown.run.clone())).unwrap().rows;
    rows.truncate(shown.rows);
    let run = Run::replay(rows).unwrap();
    let now = Moment {
        wall: shown.wall,
        steady: SignedDuration::from_millis(shown.steady_ms),
        boot: BootId(shown.boot.clone()),
    };
    let shell = Shell {
        room_window: "behind this one, drawing".into(),
        ..Shell::in_order(TimeZone::get("America/New_York").unwrap())
    };
    let room = audience(&run, &now, 1, 0, false);
    let chair = presenter(&run, &Desk::default(), &shell, &now, "Speaker notes", &Index::default(), 1, 0);
    let mut chair = serde_json::to_value(chair).unwrap();
    with_keys(&mut chair);
    with_one_offset(&mut chair["clocks"]);
    put_together(&mut chair);
    (serde_json::to_value(room).unwrap(), chair)
}

/// Gives every button that names an action the keycap and the intent of it, as buttons had them then.
fn with_keys(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            let named = |action: &&Action| fields.get("action") == Some(&serde_json::to_value(action).unwrap());
            if let Some(action) = Action::ALL.iter().find(named) {
                fields.insert("key".into(), action.cap().into());
                if let Some(intent) = action.intent() {
                    fields.entry("intent").or_insert(serde_json::to_value(intent).unwrap());
                }
            }
            fields.values_mut().for_each(with_keys);
        }
        Value::Array(values) => values.iter_mut().for_each(with_keys),
        _ => {}
    }
}

/// A zone has a list of offsets today; then it had the one that held.
fn with_one_offset(clocks: &mut Value) {
    for name in ["zone", "local"] {
        let now = clocks["epoch_ms"].as_i64();
        let mut offsets = clocks[name].as_array().into_iter().flatten();
        let held = offsets.rfind(|offset| offset["from_ms"].as_i64() <= now).cloned().unwrap_or_default();
        clocks[format!("{name}_offset_s")] = held["offset_s"].clone();
        if name == "zone" {
            clocks["zone_name"] = held["name"].clone();
        }
    }
}

/// Puts together what stood in one field then and stands in several today.
fn put_together(chair: &mut Value) {
    let joined = |value: &Value, names: &[&str]| {
        let parts = names.iter().filter_map(|name| value[name].as_str()).filter(|part| !part.is_empty());
        Value::from(parts.collect::<Vec<_>>().join(" · "))
    };
    chair["timer"]["what"] = joined(&chair["timer"], &["number", "title", "aside"]);
    for row in chair["agenda"].as_array_mut().into_iter().flatten() {
        row["who"] = joined(
            row,
            if row["file"] == "" && row["slides"] != "no slides yet" {
                &["presenter"]
            } else {
                &["presenter", "file", "slides"]
            },
        );
        if row["took"].is_string() {
            let time = if row["time"] == "0" { "" } else { "time" };
            row["time"] = joined(row, &["took", time]);
        }
    }
    let names: Vec<(Value, String)> = (chair["agenda"].as_array().into_iter().flatten())
        .map(|row| (row["id"].clone(), joined(row, &["number", "title"]).as_str().unwrap_or_default().to_owned()))
        .collect();
    let name = |item: &Value| names.iter().find(|(id, _)| id == item).map_or("", |(_, name)| name).to_owned();
    for way in chair["rundown"]["ways"].as_array_mut().into_iter().flatten() {
        let mut changed = String::new();
        for change in way["changes"].as_array_mut().into_iter().flatten() {
            let item = name(&change["item"]);
            changed += &item;
            *change = match (change["was"].as_str(), change["becomes"].as_str()) {
                (Some(was), Some(becomes)) => format!("{item}: {was} → {becomes} min").into(),
                _ => format!("{item}: skipped").into(),
            };
        }
        // The words named the items by number then.
        way["words"] = format!("{} {changed}", way["words"].as_str().unwrap_or_default()).into();
    }
}

/// What is decided otherwise today: nobody is asked for by the title of an item that names no presenter, and an item that
/// a way leaves no minutes is dropped.
fn decided_as_today(shown: &mut Value) {
    for way in shown["rundown"]["ways"].as_array_mut().into_iter().flatten() {
        for change in way["changes"].as_array_mut().into_iter().flatten() {
            let dropped = change.as_str().and_then(|words| Some(words.strip_suffix(" → 0 min")?.rsplit_once(": ")?.0));
            if let Some(item) = dropped {
                *change = format!("{item}: skipped").into();
            }
        }
    }
    let titles: Vec<String> = (shown["agenda"].as_array().into_iter().flatten())
        .filter(|row| row["presenter"] == "")
        .filter_map(|row| row["title"].as_str().map(str::to_owned))
        .collect();
    if let Some(lines) = shown["people"]["ready"].as_array_mut() {
        lines.retain(|line| {
            let text = line["text"].as_str().unwrap_or_default();
            !titles
                .iter()
                .any(|title| text == format!("Audio of {title} checked") || text == format!("{title} is there"))
        });
    }
}

/// Before the start the room saw the chairs' first slide then, and sees the holding page today, which is named to the chair.
/// After the end it saw the last slide, and sees the closing page, from which the chair can go back to that slide.
fn held_as_today(shown: &mut Shown, audience: &Value, presenter: &Value) {
    if audience["view"]["view"] == "holding" && shown.audience["view"]["id"] == "chairs/0" {
        shown.audience["view"] = audience["view"].clone();
        for said in ["action", "detail"] {
            shown.presenter["room"][said] = presenter["room"][said].clone();
        }
        // From it the chair comes to that slide, and only then to the texts before the start.
        for said in ["label", "page"] {
            shown.presenter["next"][said] = presenter["next"][said].clone();
        }
    }
    if audience["view"]["view"] == "ended" && shown.moment == "ended" {
        // What is still planned then was not reached.
        for row in shown.presenter["agenda"].as_array_mut().into_iter().flatten() {
            if row["state"] == "planned" {
                row["state"] = "not-reached".into();
            }
        }
        shown.audience["view"] = audience["view"].clone();
        shown.presenter["room"]["action"] = presenter["room"]["action"].clone();
        for said in ["label", "page"] {
            shown.presenter["next"][said] = presenter["next"][said].clone();
        }
    }
}

/// Notes where `now` lacks what `then` had, at `path` and below.
fn compare(path: &str, then: &Value, now: &Value, differences: &mut Vec<String>) {
    match (then, now) {
        _ if NOT_JOURNALLED.contains(&path) => {}
        (Value::Array(then), Value::Array(now)) if MADE_READY.contains(&path) => {
            let gone = then.iter().filter(|page| !now.contains(page));
            differences.extend(gone.map(|page| format!("{path} had {page} and has not")));
        }
        _ if TYPED.contains(&path) => {
            if is_there(then) != is_there(now) {
                differences.push(format!("{path} was {then} and is {now}"));
            }
        }
        (Value::Object(then), Value::Object(now)) => {
            for (name, value) in then {
                let inside = format!("{path}.{name}");
                let renamed = RENAMED.iter().find(|(old, _)| *old == inside).map(|(_, new)| *new);
                if REPLACED.contains(&inside.as_str()) {
                    continue;
                }
                match now.get(renamed.unwrap_or(name)) {
                    Some(now) => compare(&inside, value, now, differences),
                    None => differences.push(format!("{inside} is gone")),
                }
            }
        }
        (Value::Array(then), Value::Array(now)) if then.len() == now.len() => {
            for (then, now) in then.iter().zip(now) {
                compare(&format!("{path}[]"), then, now, differences);
            }
        }
        (Value::String(then), Value::String(now)) if WORDS.contains(&path) => {
            let (had, has) = (numbers(then), numbers(now));
            let kept =
                if SAY_MORE.contains(&path) { had.iter().all(|number| has.contains(number)) } else { had == has };
            if then.is_empty() != now.is_empty() || !kept {
                differences.push(format!("the numbers in {path} were “{then}” and are “{now}”"));
            }
        }
        (then, now) if then == now => {}
        (then, now) => differences.push(format!("{path} was {then} and is {now}")),
    }
}

fn is_there(value: &Value) -> bool {
    !matches!(value, Value::Null | Value::Bool(false))
}

/// The numbers and times of day in a text, in any order.
fn numbers(text: &str) -> Vec<&str> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit() && letter != ':');
    let mut found: Vec<&str> = parts.map(|part| part.trim_matches(':')).filter(|part| !part.is_empty()).collect();
    found.sort_unstable();
    found
}
