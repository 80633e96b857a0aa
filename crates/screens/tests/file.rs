//! The file of choices.

use chairside_screens::{Chosen, ScreenKey, Wish, read, with};

fn chosen(set: &[&str], presenter: &str, room: &str) -> Chosen {
    let key = |name: &str| ScreenKey(name.into());
    Chosen {
        set: set.iter().map(|name| key(name)).collect(),
        wish: Wish { room: key(room), presenter: key(presenter) },
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
fn only_the_latest_sets_are_kept() {
    let mut text = String::new();
    for number in 0..60 {
        let name = format!("A{number} 10x10");
        text = with(&text, &chosen(&[&name, "B 1x1"], &name, "B 1x1")).unwrap();
    }
    let read = read("", &text);
    assert_eq!((read.chosen.len(), read.chosen[0].wish.presenter.0.as_str()), (50, "A10 10x10"));
}

#[test]
fn a_bad_file_is_named_with_its_line_and_not_written() {
    for (text, line) in [
        ("# mine\n[[screens]]\nall = 3\n", 2),
        ("\nscreens = 3\n", 2),
        ("[[screens]\n", 1),
        ("[[screens]]\nall = [\"A\"]\nroom = \"A\"\n", 1),
    ] {
        let read = read("screens.toml", text);
        let said = read.problems.first().map(ToString::to_string).unwrap_or_default();
        assert!(said.starts_with(&format!("screens.toml:{line}: ")), "{text}: {said}");
        assert_eq!(with(text, &chosen(&["A"], "A", "A")), None, "{text}");
    }
}
