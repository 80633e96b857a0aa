//! The file of choices.

use chairside_screens::{Chosen, ScreenKey, Wish, read, with};

fn chosen(set: &[&str], presenter: &str, room: &str) -> Chosen {
    let key = |name: &str| ScreenKey(name.into());
    Chosen {
        set: set.iter().map(|name| key(name)).collect(),
        wish: Some(Wish { room: key(room), presenter: key(presenter) }),
        speaker: None,
    }
}

#[test]
fn a_choice_is_read_again_and_the_latest_for_a_set_counts() {
    let first = chosen(&["A 10x10", "B 20x20"], "A 10x10", "B 20x20");
    let other = chosen(&["A 10x10", "C \"x\" 20x20"], "A 10x10", "C \"x\" 20x20");
    let text = with("", &first).unwrap();
    assert_eq!(
        text,
        "# Which screen Chairside's windows go to, for each set of screens. Delete a block, and it is forgotten.\n\n[[screens]]\nall = \
         [\"A 10x10\", \"B 20x20\"]\nroom = \"B 20x20\"\npresenter = \"A 10x10\"\n"
    );
    let text = with(&text, &other).unwrap();
    let again = chosen(&["A 10x10", "B 20x20"], "B 20x20", "A 10x10");
    let text = with(&text, &again).unwrap();
    let read = read("screens.toml", &text);
    assert_eq!((read.chosen, read.problems), (vec![other, again], Vec::new()));
}

#[test]
fn the_speakers_window_is_remembered_with_the_others_or_alone_and_forgotten_when_it_is_closed() {
    let open =
        Chosen { speaker: Some(ScreenKey("C 30x30".into())), ..chosen(&["A 10x10", "C 30x30"], "A 10x10", "A 10x10") };
    let alone = Chosen { wish: None, set: vec![ScreenKey("C 30x30".into())], ..open.clone() };
    let text = with(&with("", &open).unwrap(), &alone).unwrap();
    assert!(text.contains("speaker = \"C 30x30\"\n"), "{text}");
    let known = |text: &str| read("screens.toml", text);
    assert_eq!((known(&text).chosen, known(&text).problems), (vec![open.clone(), alone.clone()], Vec::new()));
    let text = with(&text, &Chosen { speaker: None, ..alone }).unwrap();
    assert_eq!(known(&text).chosen, [open]);
}

#[test]
fn only_the_latest_sets_are_kept() {
    let mut text = String::new();
    for number in 0..60 {
        let name = format!("A{number} 10x10");
        text = with(&text, &chosen(&[&name, "B 1x1"], &name, "B 1x1")).unwrap();
    }
    let read = read("", &text);
    assert_eq!((read.chosen.len(), read.chosen[0].set[0].0.as_str()), (50, "A10 10x10"));
}

#[test]
fn a_bad_file_is_named_with_its_line_and_not_written() {
    for (text, line) in [
        ("# mine\n[[screens]]\nall = 3\n", 2),
        ("\nscreens = 3\n", 2),
        ("[[screens]\n", 1),
        ("[[screens]]\nall = [\"A\"]\nroom = \"A\"\n", 1),
        ("[[screens]]\nall = [\"A\"]\nroom = \"A\"\nspeaker = \"A\"\n", 1),
        ("[[screens]]\nall = [\"A\"]\n", 1),
    ] {
        let read = read("screens.toml", text);
        let said = read.problems.first().map(ToString::to_string).unwrap_or_default();
        assert!(said.starts_with(&format!("screens.toml:{line}: ")), "{text}: {said}");
        assert_eq!(with(text, &chosen(&["A"], "A", "A")), None, "{text}");
    }
}
