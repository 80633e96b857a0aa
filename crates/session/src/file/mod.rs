//! Reads a session file's front matter: YAML to a [`SessionFile`], with every problem by line. docs/session-file.md
//! is its description for people. What comes after the front matter (slides) is `crates/deck`'s to read.

mod agenda;
pub mod datatracker;
mod reader;
mod save;
mod talks;
mod tree;
mod when;

use std::collections::BTreeMap;

use chairside_problem::Problem;
use jiff::tz::TimeZone;

use crate::model::content::{ItemKind, Link, MicLimit, Person, Slot};
use crate::model::ids::DeckId;
use crate::model::interstitial::InterstitialKind;
use crate::model::room_plan::RoomPlan;
pub use agenda::ItemSpec;
pub use reader::NotesPlace;
use reader::Reader;
pub use save::save_agenda;
use tree::Node;
use when::When;

/// Something written in the file, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// What is written.
    pub value: T,
    /// Where, from 1.
    pub line: u32,
}

/// What a session file's front matter says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SessionFile {
    /// It has a key that only a session has; else it is a plain deck.
    pub is_session: bool,
    /// "IETF 112".
    pub meeting: Option<String>,
    /// "secdispatch".
    pub group: Option<String>,
    /// "Security Dispatch".
    pub title: Option<String>,
    /// When the session is.
    pub slot: Option<Slot>,
    /// IANA name; UTC when not given.
    pub zone: String,
    /// Who chairs.
    pub chairs: Vec<Person>,
    /// The responsible area directors.
    pub area_directors: Vec<Person>,
    /// The chairs' slides, when they are a file of their own.
    pub deck: Option<Written<String>>,
    /// Where the pages of that file have the speaker's notes.
    pub notes: Option<NotesPlace>,
    /// Editions of the boilerplate texts that the file asks for.
    pub editions: BTreeMap<InterstitialKind, Written<String>>,
    /// Who sits where: `on-site`, `remote` or `all`, for the meeting tips.
    pub participants: Option<Written<String>>,
    /// Limits of a comment.
    pub mic: Option<MicLimit>,
    /// What is shown at the start; `None` leaves it to the editions.
    pub open_with: Option<Vec<InterstitialKind>>,
    /// Links, in order.
    pub links: Vec<Link>,
    /// The agenda.
    pub agenda: Vec<ItemSpec>,
    /// The chair's own checklist entries.
    pub checklist: Vec<String>,
    /// What can be decided of an item; `None` leaves it to the body.
    pub outcomes: Option<Vec<String>>,
    /// An item's time starts with the item.
    pub start_at_once: bool,
    /// What is said of the room besides.
    pub room: RoomPlan,
}

/// Keys that make a file a session.
const SESSION_KEYS: &[&str] = &[
    "meeting",
    "group",
    "start",
    "end",
    "chairs",
    "agenda",
    "note-well",
    "open-with",
    "mic",
    "checklist",
    "area-directors",
    "outcomes",
    "note-takers",
    "scribes",
];

/// Keys of Marp, Slidev and reveal-md that have no meaning here.
const FOREIGN_KEYS: &[&str] = &[
    "marp",
    "theme",
    "paginate",
    "class",
    "size",
    "style",
    "header",
    "footer",
    "backgroundColor",
    "backgroundImage",
    "color",
    "headingDivider",
    "math",
    "transition",
    "layout",
    "background",
    "highlighter",
    "lineNumbers",
    "drawings",
    "fonts",
    "mdc",
    "colorSchema",
    "aspectRatio",
    "canvasWidth",
    "exportFilename",
    "download",
    "routerMode",
    "separator",
    "verticalSeparator",
    "revealOptions",
    "highlightTheme",
    "info",
    "author",
    "addons",
    "defaults",
    "description",
    "keywords",
    "lang",
    "hideInToc",
    "level",
    "favicon",
    "remoteAssets",
    "monaco",
    "record",
    "selectable",
    "themeConfig",
    "titleTemplate",
    "css",
    "scripts",
    "url",
    "image",
    "auto-scaling",
    "date",
    "fit",
    "event",
];

/// Reads the front matter. `first_line` is its first line in the file. Without `None` there may still be errors among
/// the problems: what could be read is returned so that `check` can say all that is wrong at once.
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
            // An item's fixed start is reckoned by the slot, which may stand below.
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

/// Whether the session's items are to get an outcome: it names some, or it is a dispatch group's.
fn decides(said: &SessionFile) -> bool {
    match &said.outcomes {
        Some(outcomes) => !outcomes.is_empty(),
        None => said.group.as_ref().is_some_and(|group| group.to_lowercase().ends_with("dispatch")),
    }
}

/// Warns of each item that the session is to decide on and that asks nothing. For `check`: a session is held without.
pub fn missing_questions(file: &str, said: &SessionFile) -> Vec<Problem> {
    let discussed = |item: &&ItemSpec| {
        item.kind == ItemKind::Talk && item.deck.as_ref().is_none_or(|deck| deck.value != DeckId::chairs().as_str())
    };
    let asks = |item: &&ItemSpec| item.question.as_ref().is_some_and(|question| !question.trim().is_empty());
    let missing = said.agenda.iter().filter(discussed).filter(|item| said.room.decides && !asks(item));
    let warning = |item: &ItemSpec| {
        let what = format!("“{}” is to be decided on and has no question", item.title);
        Problem::warning(file, Some(item.line), what, "add `question:` with what the group is asked")
    };
    missing.map(warning).collect()
}
