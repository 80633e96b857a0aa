//! Reads the agenda's items.

use std::collections::BTreeSet;

use chairside_problem::nearest;
use jiff::SignedDuration;

use crate::file::item_spec::ItemSpec;
use crate::file::reader::Reader;
use crate::file::talks;
use crate::file::tree::{At, Node};
use crate::file::when::When;
use crate::model::item::{ItemKind, MOST_ITEMS};
use crate::model::people::Seat;
use crate::model::room_plan::ShownBy;

const KEYS: &[&str] = &[
    "id",
    "kind",
    "title",
    "presenter",
    "at",
    "time",
    "talk",
    "talks",
    "deck",
    "notes",
    "question",
    "outcomes",
    "text",
    "link",
    "shown-by",
    "seat",
];

pub(super) fn read(reader: &mut Reader, value: &At<Node>, when: &When) -> Vec<ItemSpec> {
    let mut items = Vec::new();
    let mut ids = BTreeSet::new();
    let mut entries = reader.list("agenda", value);
    if let Some(entry) = entries.get(MOST_ITEMS) {
        let what = format!("the agenda has {} items; the first {MOST_ITEMS} are read", entries.len());
        reader.error_at(entry.line, what, "make several sessions of it, or use `talks:` for short talks");
        entries.truncate(MOST_ITEMS);
    }
    for entry in entries {
        let mut item = match &entry.value {
            Node::Map(pairs) => read_item(reader, entry.line, pairs, when),
            _ => match reader.text("agenda", entry) {
                Some(title) => bare(reader.line(entry.line), title),
                None => continue,
            },
        };
        if item.title.is_empty() {
            reader.error_at(entry.line, "an agenda item has no title", "add `title:`");
            continue;
        }
        if item.id.as_str().is_empty() {
            item.id = slug(&item.title).into();
        }
        // Items with the same title get a number.
        let mut number = 2;
        let wanted = item.id.as_str().to_string();
        while !ids.insert(item.id.clone()) {
            item.id = format!("{wanted}-{number}").into();
            number += 1;
        }
        items.push(item);
    }
    items
}

fn bare(line: u32, title: String) -> ItemSpec {
    ItemSpec {
        id: "".into(),
        line,
        kind: ItemKind::Talk,
        title,
        presenter: None,
        time: SignedDuration::ZERO,
        talk: None,
        deck: None,
        notes: None,
        question: None,
        text: None,
        links: Vec::new(),
        fixed_start: None,
        talks: Vec::new(),
        outcomes: None,
        shown_by: ShownBy::default(),
        seat: None,
    }
}

fn read_item(reader: &mut Reader, yaml_line: u32, pairs: &[(At<String>, At<Node>)], when: &When) -> ItemSpec {
    let mut item = bare(reader.line(yaml_line), String::new());
    for (key, value) in pairs {
        read_key(reader, &mut item, key, value, when);
    }
    talks::fit(reader, &mut item, pairs);
    if item.talk.is_some_and(|talk| talk > item.time) {
        let line = pairs.iter().find(|(key, _)| key.value == "talk").map_or(yaml_line, |(_, value)| value.line);
        let instead = "write a `time:` that holds talk and discussion together";
        reader.error_at(line, "the talk is longer than its item", instead);
        item.talk = None;
    }
    item
}

fn read_key(reader: &mut Reader, item: &mut ItemSpec, key: &At<String>, value: &At<Node>, when: &When) {
    match key.value.as_str() {
        "id" => item.id = reader.text("id", value).map(|id| slug(&id)).unwrap_or_default().into(),
        "title" => item.title = reader.text("title", value).unwrap_or_default(),
        "presenter" => item.presenter = reader.names("presenter", value),
        "time" => item.time = reader.duration("time", value).unwrap_or_default(),
        "talk" => item.talk = reader.duration("talk", value),
        "at" => item.fixed_start = when.fixed_start(reader, value),
        "talks" => item.talks = talks::read(reader, value),
        "deck" => item.deck = reader.written_text("deck", value),
        "notes" => item.notes = reader.notes_part(value),
        "question" => item.question = reader.text("question", value),
        "outcomes" => item.outcomes = Some(reader.outcomes(value)),
        "text" => item.text = reader.text("text", value),
        "link" => {
            let urls = reader.texts("link", value);
            item.links = urls.iter().filter_map(|url| reader.address(value.line, url)).collect();
        }
        "kind" => {
            let names = "`fixed-length`, `as-time-permits`, `aob`, `break` or `fyi`";
            item.kind = reader.one_of("kind", value, ItemKind::from_name, names).unwrap_or(item.kind);
        }
        "seat" => item.seat = reader.one_of("seat", value, Seat::from_name, "`on-site` or `remote`"),
        "shown-by" => {
            let names = "`chairs`, `presenter` or `meetecho`";
            item.shown_by = reader.one_of("shown-by", value, ShownBy::from_name, names).unwrap_or(item.shown_by);
        }
        name if name.contains(' ') => {
            let instead = "put the value before it into double quotes if the comma belongs to that";
            reader.error_at(key.line, format!("an item has no key `{name}`"), instead);
        }
        name => {
            let instead = match nearest(name, KEYS.iter().copied()) {
                Some(known) => format!("write `{known}` if that is meant"),
                None => format!("an item has {}", KEYS.join(", ")),
            };
            reader.warn_at(key.line, format!("the item's key `{name}` is unknown and ignored"), instead);
        }
    }
}

/// Turns "Private Access Tokens" into "private-access-tokens": readable in the journal, and the same each time the file
/// is read.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for character in title.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').chars().take(60).collect()
}
