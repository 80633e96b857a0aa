//! The file of settings as text (TOML). Comments, and lines that this version does not know, stay when a setting is changed.

use std::collections::BTreeMap;

use chairside_problem::Problem;
use toml_edit::{Array, Document, DocumentMut, Item, Value};

use crate::part_size::{percent, tenths};
use crate::{Hint, PartSize, RoomPainting, Setting, Settings, TEXT_SIZES, Theme};

/// What a new file begins with.
const HEAD: &str = "# Chairside's settings. A line that is missing has its default; docs/settings.md lists them.\n\n";

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadSettings {
    /// What it says; defaults for what it does not say, or says wrongly.
    pub settings: Settings,
    /// What is wrong with it. A file with problems is not to be written.
    pub problems: Vec<Problem>,
}

/// Reads a file of settings. `file` is its name, for problems.
pub fn read(file: &str, text: &str) -> ReadSettings {
    let mut read = ReadSettings { settings: Settings::default(), problems: Vec::new() };
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let at = error.span().map(|span| line(text, span.start));
            let problem = Problem::error(file, at, error.message(), "write `name = value`, as in docs/settings.md");
            read.problems.push(problem);
            return read;
        }
    };
    for (key, item) in document.iter() {
        if key == "keys"
            && let Err(at) = take_keys(item, &mut read.settings)
        {
            let at = at.map(|at| line(text, at));
            let what = format!("`{KEYS}` has something that is no list of keys");
            read.problems.push(Problem::error(file, at, what, "write `freeze = [\"F8\"]` for each action"));
        }
        let row = ROWS.iter().find(|row| row.key == key);
        let part = PartSize::ALL.into_iter().find(|part| part.key() == key);
        let wrong = if let Some(row) = row {
            (row.take)(item, &mut read.settings).is_none().then_some(row.values)
        } else if let Some(part) = part {
            let tenths = tenths(item);
            read.settings.set(Setting::PartSize { part, tenths });
            tenths.is_none().then_some(PartSize::VALUES)
        } else {
            None
        };
        if let Some(values) = wrong {
            let at = item.span().map(|span| line(text, span.start));
            let what = format!("`{key}` is not one of its values");
            read.problems.push(Problem::error(file, at, what, format!("write {values}")));
        }
    }
    read
}

/// The text of the file after a change. `None` when the text has problems and must stay as it is.
pub fn with(text: &str, setting: Setting) -> Option<String> {
    let ReadSettings { mut settings, problems } = read("", text);
    settings.set(setting);
    problems.is_empty().then(|| written(text, &settings)).flatten()
}

/// The text of the file after everything was reset. `None` when the text has problems.
pub fn reset(text: &str) -> Option<String> {
    let ReadSettings { settings, problems } = read("", text);
    problems.is_empty().then(|| written(text, &settings.after_reset())).flatten()
}

fn written(text: &str, settings: &Settings) -> Option<String> {
    let is_new = text.trim().is_empty();
    let mut document: DocumentMut = text.parse().ok()?;
    let usual = Settings::default();
    for row in ROWS {
        let (value, default) = ((row.value)(settings), (row.value)(&usual));
        let is_default = value.to_string() == default.to_string();
        put(&mut document, row.key, (!is_default).then_some(value));
    }
    for part in PartSize::ALL {
        put(&mut document, part.key(), settings.part_sizes.get(&part).copied().map(percent));
    }
    let head = if is_new { HEAD } else { "" };
    write_keys(&mut document, &settings.keys)?;
    Some(format!("{head}{document}"))
}

/// Writes a value, or takes its line away.
fn put(document: &mut DocumentMut, key: &str, value: Option<Value>) {
    match (document.get_mut(key), value) {
        (_, None) => drop(document.remove(key)),
        // Blanks and comments around the value stay.
        (Some(Item::Value(old)), Some(value)) => {
            let decor = old.decor().clone();
            *old = value;
            *old.decor_mut() = decor;
        }
        (_, Some(value)) => drop(document.insert(key, Item::Value(value))),
    }
}

/// What a table of keys has to look like.
const KEYS: &str = "[keys]";

/// Takes the table of keys over: each a list of keycaps, or one alone. Returns the first line that is none.
fn take_keys(item: &Item, settings: &mut Settings) -> Result<(), Option<usize>> {
    let table = item.as_table_like().ok_or_else(|| item.span().map(|span| span.start))?;
    for (action, item) in table.iter() {
        let caps = match item {
            Item::Value(Value::String(one)) => Some(vec![one.value().clone()]),
            Item::Value(Value::Array(list)) => list.iter().map(|cap| cap.as_str().map(str::to_owned)).collect(),
            _ => None,
        };
        let caps = caps.ok_or_else(|| item.span().map(|span| span.start))?;
        settings.keys.insert(action.to_owned(), caps);
    }
    Ok(())
}

/// Writes what has changed in the table of keys. `None` when there is something else in its place.
fn write_keys(document: &mut DocumentMut, keys: &BTreeMap<String, Vec<String>>) -> Option<()> {
    if keys.is_empty() {
        document.remove("keys");
        return Some(());
    }
    let table = document.entry("keys").or_insert_with(toml_edit::table).as_table_like_mut()?;
    let gone: Vec<String> =
        table.iter().map(|(action, _)| action.to_owned()).filter(|action| !keys.contains_key(action)).collect();
    for action in gone {
        table.remove(&action);
    }
    for (action, caps) in keys {
        let mut read = Settings::default();
        let is_there = table.get(action).is_some_and(|item| {
            let mut alone = toml_edit::Table::new();
            alone.insert(action, item.clone());
            take_keys(&Item::Table(alone), &mut read).is_ok() && read.keys.get(action) == Some(caps)
        });
        if !is_there {
            table.insert(action, Item::Value(Value::Array(caps.iter().map(String::as_str).collect::<Array>())));
        }
    }
    Some(())
}

/// The line of a place in a text, from 1.
fn line(text: &str, at: usize) -> u32 {
    let before = text.get(..at).unwrap_or(text);
    u32::try_from(before.matches('\n').count()).unwrap_or(u32::MAX - 1) + 1
}

/// A key of the file.
struct Row {
    key: &'static str,
    /// What its value can be, for whoever wrote something else.
    values: &'static str,
    /// Takes the value over; `None` when it cannot be one.
    take: fn(&Item, &mut Settings) -> Option<()>,
    /// What is written.
    value: fn(&Settings) -> Value,
}

/// The keys of the file, in its order.
const ROWS: &[Row] = &[
    Row {
        key: "theme",
        values: "`dark`, `light` or `system` in quotes",
        take: |item, settings| {
            settings.theme = match item.as_str()? {
                "dark" => Theme::Dark,
                "light" => Theme::Light,
                "system" => Theme::System,
                _ => return None,
            };
            Some(())
        },
        value: |settings| match settings.theme {
            Theme::Dark => "dark".into(),
            Theme::Light => "light".into(),
            Theme::System => "system".into(),
        },
    },
    Row {
        key: "text-size",
        values: "a whole number of percent from 80 to 200",
        take: |item, settings| {
            let (least, most) = (TEXT_SIZES[0], TEXT_SIZES[TEXT_SIZES.len() - 1]);
            let percent = u16::try_from(item.as_integer()?).ok().filter(|size| (least..=most).contains(size))?;
            settings.set(Setting::TextSize(percent));
            Some(())
        },
        value: |settings| i64::from(settings.text_size).into(),
    },
    Row {
        key: "notes-size",
        values: "a whole number of pixels from 14 to 40",
        take: |item, settings| {
            let pixels = u16::try_from(item.as_integer()?).ok().filter(|size| (14..=40).contains(size))?;
            settings.set(Setting::NotesSize(pixels));
            Some(())
        },
        value: |settings| i64::from(settings.notes_size).into(),
    },
    Row {
        key: "fast-letters-are-words",
        values: "`true` or `false`",
        take: |item, settings| {
            settings.letters.fast_are_words = item.as_bool()?;
            Some(())
        },
        value: |settings| settings.letters.fast_are_words.into(),
    },
    Row {
        key: "room-needs-ctrl",
        values: "`true` or `false`",
        take: |item, settings| {
            settings.letters.room_needs_ctrl = item.as_bool()?;
            Some(())
        },
        value: |settings| settings.letters.room_needs_ctrl.into(),
    },
    Row {
        key: "copy-notes-page",
        values: "`true` or `false`",
        take: |item, settings| {
            settings.copy_notes_page = item.as_bool()?;
            Some(())
        },
        value: |settings| settings.copy_notes_page.into(),
    },
    Row {
        key: "look-on-datatracker",
        values: "`true` or `false`",
        take: |item, settings| {
            settings.look_on_datatracker = item.as_bool()?;
            Some(())
        },
        value: |settings| settings.look_on_datatracker.into(),
    },
    Row {
        key: "keys-in-other-programs",
        values: "`true` or `false`",
        take: |item, settings| {
            settings.keys_in_other_programs = item.as_bool()?;
            Some(())
        },
        value: |settings| settings.keys_in_other_programs.into(),
    },
    Row {
        key: "room-painting",
        values: "`auto`, `native` or `web` in quotes",
        take: |item, settings| {
            settings.room_painting = match item.as_str()? {
                "auto" => RoomPainting::Auto,
                "native" => RoomPainting::Native,
                "web" => RoomPainting::Web,
                _ => return None,
            };
            Some(())
        },
        value: |settings| match settings.room_painting {
            RoomPainting::Auto => "auto".into(),
            RoomPainting::Native => "native".into(),
            RoomPainting::Web => "web".into(),
        },
    },
    Row {
        key: "hints-done",
        values: "a list of names in quotes: `[\"begin\", \"note\"]`",
        take: |item, settings| {
            let names: Vec<&str> = item.as_array()?.iter().map(Value::as_str).collect::<Option<_>>()?;
            // A hint of another version is none here.
            settings.hints_done = Hint::ALL.into_iter().filter(|hint| names.contains(&hint.name())).collect();
            Some(())
        },
        value: |settings| Value::Array(settings.hints_done.iter().map(|hint| hint.name()).collect::<Array>()),
    },
];
