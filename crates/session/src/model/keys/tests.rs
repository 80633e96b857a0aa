//! What holds of every row of the table.

mod generated;

use std::collections::BTreeSet;

use super::chord::Modifier;
use super::chord::{DIGIT, ENTER, ESC, alt, ctrl, key, shift, sign};
use super::{Action, Chord, KeySet, When};
use crate::model::interstitial::InterstitialKind;

#[test]
fn no_two_actions_share_a_key_while_the_same_thing_is_open() {
    for plain in [false, true] {
        for (index, one) in Action::ALL.iter().enumerate() {
            for other in &Action::ALL[index + 1..] {
                if one.row().when != other.row().when {
                    continue;
                }
                for chord in one.row().keys_in(plain) {
                    let same = other.row().keys_in(plain).find(|also| chord.overlaps(also));
                    assert!(same.is_none(), "{one:?} and {other:?} share {}", chord.cap());
                }
            }
        }
    }
}

#[test]
fn every_interstitial_has_a_key() {
    for kind in InterstitialKind::ALL {
        assert!(Action::showing(kind).is_some_and(|action| !action.row().keys.is_empty()), "{kind:?}");
    }
}

#[test]
fn every_action_has_a_group_and_a_name_of_its_own() {
    let mut seen = BTreeSet::new();
    for action in Action::ALL {
        let row = action.row();
        assert!(!row.group.is_empty() && !row.name.is_empty(), "{action:?}");
        assert!(seen.insert((row.group, row.name)), "{} is twice in {}", row.name, row.group);
    }
}

#[test]
fn what_has_no_key_is_found_in_the_palette_by_more_than_its_name() {
    for action in Action::ALL.iter().filter(|action| action.row().keys.is_empty()) {
        assert!(action.row().when.is_listed() && !action.row().synonyms.is_empty(), "{action:?}");
    }
}

#[test]
fn a_synonym_says_what_the_name_does_not() {
    for action in Action::ALL {
        let name = action.row().name.to_lowercase();
        for word in action.row().synonyms.split(' ').filter(|word| !word.is_empty()) {
            assert!(!name.split(|c: char| !c.is_alphanumeric()).any(|one| one == word), "{action:?}: {word}");
            assert_eq!(word, word.to_lowercase(), "{action:?}");
        }
    }
}

#[test]
fn keycaps_and_their_names_for_assistive_technology() {
    let cases: &[(Chord, &str, &str, &str)] = &[
        (key("n"), "N", "N", "N"),
        (ESC, "Esc", "Esc", "Escape"),
        (ENTER, "Enter", "Enter", "Enter"),
        (ctrl("z").without_shift(), "Ctrl+Z", "Ctrl+Z", "Control+Z"),
        (ctrl("z").with_shift(), "Ctrl+Shift+Z", "Ctrl+⇧Z", "Control+Shift+Z"),
        (shift("ArrowRight"), "Shift+→", "⇧→", "Shift+ArrowRight"),
        (shift("m"), "Shift+M", "⇧M", "Shift+M"),
        (alt("ArrowUp"), "Alt+↑", "Alt+↑", "Alt+ArrowUp"),
        (sign("+"), "+", "+", "Plus"),
        (sign("-"), "−", "−", "-"),
        (ctrl("+"), "Ctrl++", "Ctrl++", "Control+Plus"),
        (key(" "), "Space", "Space", "Space"),
        (sign("F11"), "F11", "F11", "F11"),
        (sign(DIGIT), "digits", "digits", "digit"),
    ];
    for (chord, cap, short, shortcut) in cases {
        assert_eq!((&*chord.cap(), &*chord.short_cap(), &*chord.shortcut()), (*cap, *short, *shortcut));
    }
}

#[test]
fn the_digits_overlap_each_digit() {
    assert!(sign(DIGIT).overlaps(&key("7")) && key("7").overlaps(&sign(DIGIT)));
    assert!(!sign(DIGIT).overlaps(&ctrl("0")) && !sign(DIGIT).overlaps(&key("d")));
    assert!(!shift("i").overlaps(&key("i")) && shift("?").overlaps(&sign("?")));
}

#[test]
fn with_ctrl_for_the_room_no_key_that_types_shows_anything_and_none_is_shared() {
    for plain in [false, true] {
        let set = KeySet { plain, room_needs_ctrl: true, own: None };
        for (index, one) in Action::ALL.iter().enumerate() {
            for chord in one.keys(set).iter().filter(|_| one.row().seen) {
                let types = chord.key.chars().count() == 1 && chord.ctrl == Modifier::Up;
                assert!(!types || chord.key == ".", "{one:?} on {}", chord.cap());
            }
            let is_open = |action: &Action| matches!(action.row().when, When::Anytime | When::InView);
            for other in Action::ALL[index + 1..].iter().filter(|other| is_open(other) && is_open(one)) {
                for chord in one.keys(set) {
                    let same = other.keys(set).into_iter().find(|also| chord.overlaps(also));
                    assert!(same.is_none(), "{one:?} and {other:?} share {}", chord.cap());
                }
            }
        }
    }
    let caps = |action: Action| action.cap_in(KeySet { plain: false, room_needs_ctrl: true, own: None });
    assert_eq!(
        [caps(Action::NoteWell), caps(Action::Black), caps(Action::ShowPoll)],
        ["Ctrl+N", "Ctrl+B", "Ctrl+Shift+V"]
    );
    // Ctrl+K is the palette.
    assert_eq!([caps(Action::TimeCard), caps(Action::LargeTimeCard)], ["Ctrl+Alt+K", "Ctrl+Shift+K"]);
    assert_eq!([caps(Action::Mic), caps(Action::Next)], ["M", "→"]);
}
