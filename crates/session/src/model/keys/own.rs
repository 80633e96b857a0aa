//! Keys that a person has chosen in place of the table's.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use crate::model::keys::chord::{Chord, DIGIT, Modifier, key};
use crate::model::keys::row::When;
use crate::model::keys::table::Action;

/// The keys of the actions that have others than the table says. A key that is chosen for one action is no longer
/// another's, unless it was chosen for both: then the first in the table has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnKeys(BTreeMap<Action, Vec<Chord>>);

/// What is wrong with keys that a person has chosen, in words: what, and what to do.
pub type Wrong = (String, String);

impl OwnKeys {
    /// Reads names of actions and of keys, as settings have them. What is wrong is left out, and said.
    pub fn read<'a>(chosen: impl IntoIterator<Item = (&'a str, &'a [String])>) -> (Self, Vec<Wrong>) {
        let (mut own, mut wrong) = (Self::default(), Vec::new());
        for (name, caps) in chosen {
            let Some(action) = Action::named(name).filter(|action| action.has_keys_of_choice()) else {
                let what = format!("`{name}` in `[keys]` is no action whose keys can be chosen");
                wrong.push((what, "take the name that Settings write, or choose the key there".into()));
                continue;
            };
            let mut chords = Vec::new();
            for cap in caps {
                match action.tables(cap).map_or_else(|| Chord::chosen(cap), Ok) {
                    Ok(chord) => chords.push(chord.held_as(action)),
                    Err(why) => wrong.push((format!("`{name}` in `[keys]`: {why}"), EXAMPLE.into())),
                }
            }
            // Where nothing could be read, the table's keys are better than none.
            if caps.is_empty() || !chords.is_empty() {
                own.0.insert(action, chords);
            }
        }
        for (one, other, chord) in own.shared() {
            let what = format!("{} is chosen for “{}” and for “{}”", chord.cap(), one.row().name, other.row().name);
            wrong.push((what, "choose another key for one of them".into()));
        }
        (own, wrong)
    }

    /// Whether nobody has chosen anything.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys chosen for the action; `None` if it has the table's.
    pub(super) fn of(&self, action: Action) -> Option<&[Chord]> {
        self.0.get(&action).map(Vec::as_slice)
    }

    /// Whether the key was chosen for another action.
    pub(super) fn takes(&self, chord: &Chord, from: Action) -> bool {
        from.has_keys_of_choice()
            && self.0.iter().any(|(action, chosen)| *action != from && chosen.iter().any(|own| own.overlaps(chord)))
    }

    /// Keys that were chosen for two actions.
    fn shared(&self) -> Vec<(Action, Action, Chord)> {
        let all: Vec<(Action, Chord)> =
            self.0.iter().flat_map(|(action, chords)| chords.iter().map(|chord| (*action, *chord))).collect();
        let pairs = all.iter().enumerate().flat_map(|(at, one)| all[at + 1..].iter().map(move |other| (one, other)));
        pairs
            .filter(|(one, other)| one.0 != other.0 && one.1.overlaps(&other.1))
            .map(|(one, other)| (one.0, other.0, one.1))
            .collect()
    }
}

/// How keys are written.
const EXAMPLE: &str = "write keys as on their keycaps: `[\"F8\", \"Ctrl+Shift+→\"]`";

impl Action {
    /// The action of this name, as settings and the views have it: "note-well".
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }

    /// Its name: "note-well".
    pub fn name(self) -> String {
        serde_json::to_value(self).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// The key in the table with this keycap, which may be one that cannot be chosen for another action: Enter.
    fn tables(self, cap: &str) -> Option<Chord> {
        let row = self.row();
        row.keys.iter().chain(row.plain_keys).find(|chord| chord.cap() == cap).copied()
    }

    /// Whether a person can choose its keys. What Enter, Esc and digits do depends on what is open, so they stay.
    pub fn has_keys_of_choice(self) -> bool {
        let row = self.row();
        let is_open_or_number = row.keys.iter().any(|chord| chord.key == "Escape" || chord.key == DIGIT);
        matches!(row.when, When::Anytime | When::InView) && !is_open_or_number
    }
}

impl Chord {
    /// Reads a key as it stands on its keycap: "F8", "Ctrl+Shift+→", "Space". The error completes a sentence.
    pub fn chosen(cap: &str) -> Result<Self, String> {
        let (mut chord, mut rest) = (key(""), cap.trim());
        // "Ctrl++" ends with its key.
        while let Some((modifier, tail)) =
            rest.split_once('+').filter(|(head, tail)| !head.is_empty() && !tail.is_empty())
        {
            let down = match modifier.to_lowercase().as_str() {
                "ctrl" | "control" | "cmd" | "command" => &mut chord.ctrl,
                "alt" | "option" => &mut chord.alt,
                "shift" | "⇧" => &mut chord.shift,
                _ => return Err(format!("“{cap}” is no key: “{modifier}” is none of Ctrl, Alt and Shift")),
            };
            *down = Modifier::Down;
            rest = tail.trim();
        }
        let name = named(rest).ok_or_else(|| format!("“{cap}” is no key"))?;
        if matches!(name, "Escape" | "Tab" | "Enter") {
            return Err(format!("{rest} does what is asked at the moment and cannot be chosen"));
        }
        let types_digit =
            name.chars().all(|c| c.is_ascii_digit()) && chord.ctrl == Modifier::Up && chord.alt == Modifier::Up;
        if types_digit {
            return Err(format!("{cap} begins a slide's number and cannot be chosen without Ctrl or Alt"));
        }
        // Some keyboards need Shift to make a sign.
        let is_sign = name.chars().count() == 1 && name != " " && !name.chars().all(char::is_alphanumeric);
        let shift = if is_sign && chord.shift == Modifier::Up { Modifier::Any } else { chord.shift };
        Ok(Self { key: name, shift, ..chord })
    }

    /// Held down it counts again and again if the action's keys in the table do.
    fn held_as(self, action: Action) -> Self {
        Self { repeats: action.row().keys.iter().any(|chord| chord.repeats), ..self }
    }
}

/// Names of keys that are not one character, as the DOM has them, with those that people write.
const NAMED: &[(&str, &str)] = &[
    ("ArrowRight", "→"),
    ("ArrowLeft", "←"),
    ("ArrowUp", "↑"),
    ("ArrowDown", "↓"),
    ("ArrowRight", "Right"),
    ("ArrowLeft", "Left"),
    ("ArrowUp", "Up"),
    ("ArrowDown", "Down"),
    (" ", "Space"),
    ("-", "−"),
    ("Escape", "Esc"),
];

/// `KeyboardEvent.key` for what a person wrote; `None` for what is no key. Any name that looks like one is taken: a
/// clicker may send any.
fn named(written: &str) -> Option<&'static str> {
    if let Some((name, _)) = NAMED.iter().find(|(_, known)| known.eq_ignore_ascii_case(written)) {
        return Some(name);
    }
    let mut characters = written.chars();
    match (characters.next()?, characters.next()) {
        (' ', None) => Some(" "),
        (one, None) if one.is_control() || one.is_whitespace() => None,
        (_, None) => Some(kept(&written.to_lowercase())),
        (first, _) if first.is_ascii_uppercase() && written.chars().all(|c| c.is_ascii_alphanumeric()) => {
            (written.len() <= LONGEST_NAME).then(|| kept(written))
        }
        _ => None,
    }
}

/// No key has a longer name than this.
const LONGEST_NAME: usize = 24;

/// The same text for as long as the program runs. A person has a few dozen keys.
fn kept(text: &str) -> &'static str {
    static KEPT: Mutex<Option<HashMap<String, &'static str>>> = Mutex::new(None);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let kept = kept.get_or_insert_default();
    if let Some(known) = kept.get(text) {
        return known;
    }
    let new: &'static str = Box::leak(text.to_owned().into_boxed_str());
    kept.insert(text.into(), new);
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::key_press::KeyPress;
    use crate::model::keys::KeySet;

    fn read(chosen: &[(&str, &[&str])]) -> (OwnKeys, Vec<Wrong>) {
        let chosen: Vec<(&str, Vec<String>)> =
            chosen.iter().map(|(name, caps)| (*name, caps.iter().map(ToString::to_string).collect())).collect();
        OwnKeys::read(chosen.iter().map(|(name, caps)| (*name, caps.as_slice())))
    }

    fn caps(own: &OwnKeys, action: Action) -> Vec<String> {
        action.keys(KeySet { own: Some(own), ..KeySet::default() }).iter().map(Chord::cap).collect()
    }

    #[test]
    fn keys_are_read_as_they_stand_on_their_caps() {
        for (written, cap) in [
            ("F8", "F8"),
            ("f", "F"),
            ("F", "F"),
            ("Shift+f", "Shift+F"),
            ("ctrl+SHIFT+→", "Ctrl+Shift+→"),
            ("Alt+Right", "Alt+→"),
            ("Space", "Space"),
            ("Ctrl++", "Ctrl++"),
            ("+", "+"),
            ("Ctrl+1", "Ctrl+1"),
            ("é", "É"),
            ("MediaTrackNext", "MediaTrackNext"),
        ] {
            assert_eq!(Chord::chosen(written).map(|chord| chord.cap()).as_deref(), Ok(cap), "{written}");
        }
        for wrong in ["", "Esc", "Tab", "Enter", "7", "Shift+7", "Hyper+x", "ctrl", "two words", "\u{7}", "rm -rf"] {
            assert!(Chord::chosen(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_chosen_key_replaces_the_tables_and_is_taken_from_whoever_had_it() {
        let (own, wrong) = read(&[("freeze", &["n", "F8"])]);
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!(caps(&own, Action::Freeze), ["N", "F8"]);
        assert_eq!(caps(&own, Action::NoteWell), [""; 0]);
        assert_eq!(caps(&own, Action::Black), ["B", "."]);
        let n = KeyPress { key: "n".into(), ..KeyPress::default() };
        let set = KeySet { own: Some(&own), ..KeySet::default() };
        assert!(Action::Freeze.is_pressed(&n, set) && !Action::NoteWell.is_pressed(&n, set));
        let f = KeyPress { key: "f".into(), ..KeyPress::default() };
        assert!(!Action::Freeze.is_pressed(&f, set));
        // With Ctrl for the room the same key needs it.
        let guarded = KeySet { room_needs_ctrl: true, ..set };
        assert_eq!(Action::Freeze.cap_in(guarded), "Ctrl+N");
    }

    #[test]
    fn no_key_may_be_chosen_and_those_of_clickers_always_count() {
        let (own, _) = read(&[("next", &[]), ("back", &["Shift+B"])]);
        assert_eq!(caps(&own, Action::Next), ["PageDown"]);
        assert_eq!(caps(&own, Action::Back), ["Shift+B", "PageUp"]);
        let back = Action::Back.keys(KeySet { own: Some(&own), ..KeySet::default() });
        assert!(back[0].repeats, "held down it turns on");
    }

    #[test]
    fn a_key_is_added_to_those_of_the_table() {
        let (own, wrong) = read(&[("next", &["F8", "→", "Space", "Enter"]), ("black", &[".", "F9"])]);
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!(caps(&own, Action::Next), ["F8", "→", "Space", "Enter", "PageDown"]);
        let guarded = KeySet { own: Some(&own), room_needs_ctrl: true, ..KeySet::default() };
        let black: Vec<_> = Action::Black.keys(guarded).iter().map(Chord::cap).collect();
        assert_eq!(black, [".", "F9"], "the clicker's stays without Ctrl");
    }

    #[test]
    fn what_is_wrong_is_said_and_the_rest_counts() {
        let (own, wrong) = read(&[
            ("frezze", &["F8"]),
            ("uncover", &["F9"]),
            ("type-number", &["F9"]),
            ("black", &["Hyper+x"]),
            ("white", &["F7"]),
            ("freeze", &["F7", "7"]),
        ]);
        let all: Vec<_> = wrong.iter().map(|(what, _)| what.as_str()).collect();
        assert_eq!(all.len(), 6, "{all:?}");
        assert!(all[0].contains("frezze") && all[3].contains("Hyper") && all[4].contains("slide's number"), "{all:?}");
        assert!(all[5].contains("F7 is chosen for “White” and for “Freeze”"), "{all:?}");
        assert_eq!(caps(&own, Action::Black), ["B", "."], "the table's, where nothing could be read");
        assert_eq!(caps(&own, Action::White), ["F7"]);
    }

    #[test]
    fn every_name_is_an_action() {
        for action in Action::ALL {
            assert_eq!(Action::named(&action.name()), Some(*action));
        }
        assert_eq!(Action::named("nothing"), None);
    }
}
