//! Reads the front matter of a session file: YAML to a [`SessionFile`], with every problem by line.
//! docs/session-file.md describes it for people. `crates/deck` reads the slides after it.

use chairside_problem::Problem;
use jiff::tz::TimeZone;

use crate::file::agenda;
use crate::file::item_spec::ItemSpec;
use crate::file::known_keys::SESSION_KEYS;
use crate::file::reader::Reader;
use crate::file::session_file::SessionFile;
use crate::file::tree::{self, Node};
use crate::file::when::{self, When};
use crate::file::written::Written;
use crate::model::ids::DeckId;
use crate::model::interstitial::InterstitialKind;
use crate::model::item::ItemKind;

/// Reads the front matter, whose first line in the file is `first_line`. When something can be read, it is returned
/// even if there are errors, so that `check` can list all problems at once.
pub fn read(file: &str, yaml: &str, first_line: u32) -> (Option<SessionFile>, Vec<Problem>) {
    let mut reader = Reader::new(file, first_line);
    let root = match tree::parse(yaml) {
        Ok(root) => root,
        Err(error) => {
            reader.error_at(
                error.line.unwrap_or(1),
                format!("the front matter is not YAML: {}", error.what),
                error.instead,
            );
            return (None, reader.into_problems());
        }
    };
    let pairs = match root.value {
        Node::Map(pairs) => pairs,
        Node::Null => Vec::new(),
        other => {
            let what = format!("the front matter is {}, not keys with values", other.kind());
            reader.error_at(root.line, what, "write keys such as `title: My session`");
            return (None, reader.into_problems());
        }
    };
    let mut said = SessionFile { zone: "UTC".into(), ..SessionFile::default() };
    let mut times: [Option<Written<String>>; 2] = [None, None];
    let mut agenda = None;
    for (key, value) in pairs {
        said.is_session |= SESSION_KEYS.contains(&key.value.as_str());
        match key.value.as_str() {
            "meeting" => said.meeting = reader.text("meeting", &value),
            "group" => said.group = reader.text("group", &value),
            "title" => said.title = reader.text("title", &value),
            "start" => times[0] = reader.written_text("start", &value),
            "end" => times[1] = reader.written_text("end", &value),
            "time-zone" => {
                if let Some(zone) = reader.text("time-zone", &value) {
                    if TimeZone::get(&zone).is_ok() {
                        said.zone = zone;
                    } else {
                        reader.error_at(
                            value.line,
                            format!("there is no time zone `{zone}`"),
                            "write an IANA name, such as `Europe/Prague` or `UTC`",
                        );
                    }
                }
            }
            "chairs" => said.chairs = reader.people("chairs", &value),
            "area-directors" => said.area_directors = reader.people("area-directors", &value),
            "deck" => said.deck = reader.written_text("deck", &value),
            "notes" => said.notes = reader.notes_part(&value),
            "participants" => said.participants = reader.written_text("participants", &value),
            "mic" => said.mic = reader.mic(&value),
            "open-with" => said.open_with = Some(reader.kinds("open-with", &value)),
            "links" => said.links = reader.links(&value),
            // A fixed start depends on the slot, which may come later in the file.
            "agenda" => agenda = Some(value),
            "checklist" => said.checklist = reader.texts("checklist", &value),
            "outcomes" => said.outcomes = Some(reader.texts("outcomes", &value)),
            "note-takers" => said.room.note_takers = reader.texts("note-takers", &value),
            "scribes" => said.room.scribes = reader.texts("scribes", &value),
            "marks" => said.room.marks = reader.marks(&value),
            "start-time" => match reader.text("start-time", &value).as_deref() {
                Some("with-item") => said.start_at_once = true,
                Some("by-hand") | None => {}
                Some(other) => reader.error_at(
                    value.line,
                    format!("`start-time: {other}` is unknown"),
                    "write `with-item` or `by-hand`",
                ),
            },
            name => match InterstitialKind::from_name(name).filter(|kind| kind.is_boilerplate()) {
                Some(kind) => {
                    if let Some(edition) = reader.written_text(name, &value) {
                        said.editions.insert(kind, edition);
                    }
                }
                None => reader.unknown_key(&key, &value),
            },
        }
    }
    let zone = TimeZone::get(&said.zone).unwrap_or(TimeZone::UTC);
    said.slot = when::slot(&mut reader, &times, &zone);
    if let Some(value) = agenda {
        said.agenda = agenda::read(&mut reader, &value, &When { slot: said.slot, zone });
    }
    said.room.decides = decides(&said);
    (Some(said), reader.into_problems())
}

/// Whether items should get an outcome: the file lists outcomes, or the group is a dispatch group.
fn decides(said: &SessionFile) -> bool {
    match &said.outcomes {
        Some(outcomes) => !outcomes.is_empty(),
        None => said.group.as_ref().is_some_and(|group| group.to_lowercase().ends_with("dispatch")),
    }
}

/// Warns about items that need an outcome but have no question. Only `check` says this; the session can be held
/// without.
pub fn missing_questions(file: &str, said: &SessionFile) -> Vec<Problem> {
    let discussed = |item: &&ItemSpec| {
        item.kind == ItemKind::Talk
            && item.deck.as_ref().is_none_or(|deck| !DeckId::from(deck.value.as_str()).is_chairs())
    };
    let asks = |item: &&ItemSpec| item.question.as_ref().is_some_and(|question| !question.trim().is_empty());
    let missing = said.agenda.iter().filter(discussed).filter(|item| said.room.decides && !asks(item));
    let warning = |item: &ItemSpec| {
        let what = format!("“{}” is to be decided on and has no question", item.title);
        Problem::warning(file, Some(item.line), what, "add `question:` with what the group is asked")
    };
    missing.map(warning).collect()
}
