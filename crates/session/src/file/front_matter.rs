//! Reads the front matter of a session file: YAML to a [`SessionFile`], with every problem by line.
//! docs/session-file.md describes it for people. `crates/deck` reads the slides after it.

use chairside_problem::Problem;
use jiff::tz::TimeZone;

use crate::file::agenda;
use crate::file::item_spec::ItemSpec;
use crate::file::known_keys::SESSION_KEYS;
use crate::file::reader::Reader;
use crate::file::session_file::SessionFile;
use crate::file::tree::{At, Node, Pairs};
use crate::file::when::{self, When};
use crate::file::written::Written;
use crate::file::yaml::{self, Stop};
use crate::file::yaml_pieces;
use crate::model::content::are_chairs;
use crate::model::ids::DeckId;
use crate::model::interstitial::InterstitialKind;
use crate::model::item::ItemKind;

/// Reads the front matter, whose first line in the file is `first_line`, with all problems, by line. It is returned in
/// spite of errors in single values, but not if it is no YAML: what a guess would leave out may be half the agenda.
pub fn read(file: &str, yaml: &str, first_line: u32) -> (Option<SessionFile>, Vec<Problem>) {
    let mut reader = Reader::new(file, first_line);
    let mut doubts = Vec::new();
    let (pairs, is_whole) = match yaml::parse(yaml, "", first_line, &mut doubts) {
        Ok(root) => match pairs(&mut reader, root) {
            Some(pairs) => (pairs, true),
            None => return (None, reader.into_problems()),
        },
        Err(Stop::Refused(error)) => {
            reader.error_at(error.line, error.what, error.instead);
            return (None, reader.into_problems());
        }
        Err(Stop::Syntax(whole)) => {
            let pieces = yaml_pieces::read(yaml, first_line);
            // Piece by piece it may all be right, and only together not.
            doubts = if pieces.errors.is_empty() { vec![whole] } else { pieces.errors };
            (pieces.pairs, false)
        }
    };
    for error in doubts {
        reader.error_at(error.line, error.what, error.instead);
    }
    let file = session_file(&mut reader, pairs);
    let mut problems = reader.into_problems();
    problems.sort_by_key(|problem| problem.line);
    (is_whole.then_some(file), problems)
}

/// The keys with their values; `None` if the front matter has another form, which is then reported.
fn pairs(reader: &mut Reader, root: At<Node>) -> Option<Pairs> {
    match root.value {
        Node::Map(pairs) => Some(pairs),
        Node::Null => Some(Vec::new()),
        other => {
            let what = format!("the front matter is {}, not keys with values", other.kind());
            reader.error_at(root.line, what, "write keys such as `title: My session`");
            None
        }
    }
}

fn session_file(reader: &mut Reader, pairs: Pairs) -> SessionFile {
    let mut file = SessionFile { zone: "UTC".into(), ..SessionFile::default() };
    let mut times: [Option<Written<String>>; 2] = [None, None];
    let mut agenda = None;
    for (key, value) in pairs {
        file.is_session |= SESSION_KEYS.contains(&key.value.as_str());
        match key.value.as_str() {
            "start" => times[0] = reader.written_text("start", &value),
            "end" => times[1] = reader.written_text("end", &value),
            // A fixed start depends on the slot, which may come later in the file.
            "agenda" => agenda = Some(value),
            _ => read_key(reader, &mut file, &key, &value),
        }
    }
    let zone = TimeZone::get(&file.zone).unwrap_or(TimeZone::UTC);
    file.slot = when::slot(reader, &times, &zone);
    if let Some(value) = agenda {
        file.agenda = agenda::read(reader, &value, &When { slot: file.slot, zone });
    }
    file.usually_decides = usually_decides(&file);
    file.room.decides = file.outcomes.as_ref().map_or(file.usually_decides, |outcomes| !outcomes.is_empty());
    file
}

/// Reads a key that depends on no other.
fn read_key(reader: &mut Reader, file: &mut SessionFile, key: &At<String>, value: &At<Node>) {
    match key.value.as_str() {
        "meeting" => file.meeting = reader.text("meeting", value),
        "group" => file.group = reader.text("group", value),
        "kind" => file.kind = reader.written_text("kind", value),
        "title" => file.title = reader.text("title", value),
        "time-zone" => file.zone = reader.time_zone(value).unwrap_or_else(|| "UTC".into()),
        "chairs" => file.chairs = reader.people("chairs", value),
        "area-directors" => file.area_directors = reader.people("area-directors", value),
        "deck" => file.deck = reader.written_text("deck", value),
        "notes" => file.notes = reader.notes_part(value),
        "participants" => file.participants = reader.written_text("participants", value),
        "mic" => file.mic = reader.mic(value),
        "open-with" => file.open_with = Some(reader.kinds("open-with", value)),
        "links" => file.links = reader.links(value),
        "checklist" => file.checklist = reader.texts("checklist", value),
        "outcomes" => file.outcomes = Some(reader.outcomes(value)),
        "note-takers" => file.room.note_takers = reader.texts("note-takers", value),
        "scribes" => file.room.scribes = reader.texts("scribes", value),
        "marks" => file.room.marks = reader.marks(value),
        "start-time" => {
            let known = [("with-item", true), ("by-hand", false)];
            let parse = |text: &str| known.iter().find(|(name, _)| *name == text).map(|(_, at_once)| *at_once);
            if let Some(at_once) = reader.one_of("start-time", value, parse, "`with-item` or `by-hand`") {
                file.start_at_once = at_once;
            }
        }
        name => match InterstitialKind::from_name(name).filter(|kind| kind.is_boilerplate()) {
            Some(kind) => file.editions.extend(reader.written_text(name, value).map(|edition| (kind, edition))),
            None => reader.unknown_key(key),
        },
    }
}

/// The kind of group that decides on each item, and how the names of such groups end.
const DISPATCH: &str = "dispatch";

/// Whether items should get an outcome even without a list in the file: the group is a dispatch group.
fn usually_decides(said: &SessionFile) -> bool {
    match &said.kind {
        Some(kind) => kind.value == DISPATCH,
        None => said.group.as_ref().is_some_and(|group| group.to_lowercase().ends_with(DISPATCH)),
    }
}

/// Warns about items that need an outcome but have no question. Only `check` says this; the session can be held
/// without.
pub fn missing_questions(file: &str, said: &SessionFile) -> Vec<Problem> {
    let discussed = |item: &&ItemSpec| {
        let is_chairs = item.presenter.as_deref().is_some_and(|who| are_chairs(who, &said.chairs));
        item.kind == ItemKind::Talk
            && !(is_chairs && item.deck.is_none())
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
