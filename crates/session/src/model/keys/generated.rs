//! What is made of the table: `ui/src/gen/keys.ts` for the views, and `docs/keys.md`. `cargo xtask bindings` writes both.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde::Serialize;
use ts_rs::TS;

use crate::model::desk_action::DeskAction;
use crate::model::intent::Intent;
use crate::model::keys::chord::Modifier;
use crate::model::keys::{Action, Chord, Does, KeySet, Letter, When};
use crate::model::purpose::Purpose;

/// The keys of a session while those that the room can see need Ctrl.
const GUARDED: KeySet = KeySet { plain: false, room_needs_ctrl: true };

/// A row of the table of keys, as the views have it.
#[derive(Serialize, TS)]
#[ts(export)]
struct KeyRow {
    /// Under what it is listed: "Turn", "What the room sees".
    group: &'static str,
    /// What it does, in words.
    name: &'static str,
    /// What stands on its button, where that is not the name.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    button: Option<&'static str>,
    /// Other words to find it by in the palette.
    #[serde(skip_serializing_if = "str::is_empty")]
    #[ts(optional, as = "Option<String>")]
    synonyms: &'static str,
    /// When its keys count.
    when: When,
    /// A plain deck has it.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    plain: bool,
    /// A letter among its keys acts after a moment without another letter, else at once.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    waits: bool,
    /// The room can see what it does, so its letters can be set to need Ctrl.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    seen: bool,
    /// Its keys, the one to be shown on buttons first.
    keys: Vec<Stroke>,
    /// Its keys while every key that the room can see needs Ctrl, if those are others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Stroke>>")]
    ctrl_keys: Vec<Stroke>,
    /// Its keys in a plain deck alone, besides the others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Stroke>>")]
    plain_keys: Vec<Stroke>,
    /// The keycaps of what has to be pressed after it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    then: Vec<String>,
    /// What it does to the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    intent: Option<Intent>,
    /// What it does to the windows.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    desk: Option<DeskAction>,
    /// The line that it opens: what is pressed next is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    opens: Option<Purpose>,
}

/// One press, as the views have it.
#[derive(Serialize, TS)]
#[ts(export, rename = "Chord")]
struct Stroke {
    /// `KeyboardEvent.key`, a letter in lower case; "digit" for any of 0 to 9.
    key: &'static str,
    /// Whether Ctrl, or Command, has to be down; absent when it has to be up.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    ctrl: Option<Modifier>,
    /// The same of Alt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    alt: Option<Modifier>,
    /// The same of Shift.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    shift: Option<Modifier>,
    /// Held down, it counts again and again.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    repeats: bool,
    /// It counts even while text is typed: a clicker sends it.
    #[serde(skip_serializing_if = "is_false")]
    #[ts(optional, as = "Option<bool>")]
    clicker: bool,
    /// The keycap: "→", "Shift+M".
    cap: String,
    /// The keycap where there is little room, if that is another: "⇧M".
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    short: Option<String>,
    /// In the words of `aria-keyshortcuts`, if those are others: `ArrowRight`, `Control+Z`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    shortcut: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde passes it so
const fn is_false(flag: &bool) -> bool {
    !*flag
}

impl From<&Chord> for Stroke {
    fn from(chord: &Chord) -> Self {
        let cap = chord.cap();
        Self {
            key: chord.key,
            ctrl: unless_up(chord.ctrl),
            alt: unless_up(chord.alt),
            shift: unless_up(chord.shift),
            repeats: chord.repeats,
            clicker: chord.clicker,
            short: Some(chord.short_cap()).filter(|short| *short != cap),
            shortcut: Some(chord.shortcut()).filter(|shortcut| *shortcut != cap),
            cap,
        }
    }
}

fn unless_up(modifier: Modifier) -> Option<Modifier> {
    Some(modifier).filter(|modifier| *modifier != Modifier::Up)
}

impl From<Action> for KeyRow {
    fn from(action: Action) -> Self {
        let row = action.row();
        let desk = match row.does {
            Does::Desk(desk) => Some(desk()),
            _ => None,
        };
        Self {
            group: row.group,
            name: row.name,
            button: row.button,
            synonyms: row.synonyms,
            when: row.when,
            plain: row.plain,
            waits: row.letter == Letter::Waits,
            seen: row.seen,
            keys: row.keys.iter().map(Stroke::from).collect(),
            ctrl_keys: if row.seen { action.keys(GUARDED).iter().map(Stroke::from).collect() } else { Vec::new() },
            plain_keys: row.plain_keys.iter().map(Stroke::from).collect(),
            then: row.then.iter().map(Chord::cap).collect(),
            intent: action.intent(),
            opens: desk.as_ref().and_then(DeskAction::opens),
            desk,
        }
    }
}

/// The table as TypeScript, a line a row.
fn typescript() -> String {
    let mut out = String::from(
        "// This file was generated by `cargo xtask bindings` from crates/session/src/model/keys. Do not edit this file manually.\n\
         import type { Action } from \"./Action\";\n\
         import type { KeyRow } from \"./KeyRow\";\n\n\
         /** Which key does what, in the order of the list of keys. */\n\
         export const KEYS: Readonly<Record<Action, KeyRow>> = {\n",
    );
    for action in Action::ALL {
        let name = serde_json::to_string(action).unwrap();
        let row = serde_json::to_string(&KeyRow::from(*action)).unwrap();
        writeln!(out, "  {name}: {row},").unwrap();
    }
    out + "};\n"
}

/// The introduction of docs/keys.md ends with this line; what follows it is made of the table.
const END_OF_INTRODUCTION: &str = "<!-- What follows is made of the table of keys: `cargo xtask bindings` -->";

/// The table as a page, after its introduction.
fn page() -> String {
    let mut groups = Vec::new();
    for action in Action::ALL {
        if !groups.contains(&action.row().group) {
            groups.push(action.row().group);
        }
    }
    let mut out = String::new();
    for group in groups {
        writeln!(out, "\n## {group}\n\n| Key | What it does | In a plain deck | Also found by |\n|---|---|---|---|")
            .unwrap();
        for row in Action::ALL.iter().map(|action| action.row()).filter(|row| row.group == group) {
            let caps = caps(row.keys.iter().chain(row.then));
            let plain = match (row.plain, row.plain_keys) {
                (true, []) => "yes".to_owned(),
                (true, also) => format!("yes, also {}", self::caps(also)),
                (false, []) => String::new(),
                (false, only) => self::caps(only),
            };
            writeln!(out, "| {caps} | {} | {plain} | {} |", row.name, row.synonyms).unwrap();
        }
    }
    out
}

/// "`→` `Space`", each once.
fn caps<'a>(chords: impl IntoIterator<Item = &'a Chord>) -> String {
    let mut seen = BTreeSet::new();
    let caps = chords.into_iter().map(Chord::cap).filter(|cap| seen.insert(cap.clone()));
    caps.map(|cap| format!("`{cap}`")).collect::<Vec<_>>().join(" ")
}

#[test]
fn export_bindings_keys() {
    // Set by `cargo xtask bindings` and `cargo xtask test`, which compares what is written.
    if let Some(folder) = std::env::var_os("TS_RS_EXPORT_DIR") {
        fs::create_dir_all(&folder).unwrap();
        fs::write(Path::new(&folder).join("keys.ts"), typescript()).unwrap();
    }
}

#[test]
fn export_bindings_page_of_keys() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/keys.md");
    let kept = fs::read_to_string(&path).unwrap();
    let (introduction, _) = kept.split_once(END_OF_INTRODUCTION).expect("the line that ends the introduction");
    let wanted = format!("{introduction}{END_OF_INTRODUCTION}\n{}", page());
    if std::env::var_os("CHAIRSIDE_GOLDEN").is_some_and(|golden| golden == "write") {
        fs::write(&path, wanted).unwrap();
    } else {
        assert!(kept == wanted, "docs/keys.md is not what the table of keys says: run `cargo xtask bindings`");
    }
}
