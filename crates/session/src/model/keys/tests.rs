//! What holds of every row of the table.

use std::collections::BTreeSet;

use super::chord::{DIGIT, ENTER, ESC, alt, ctrl, key, shift, sign};
use super::{Action, Chord};
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
