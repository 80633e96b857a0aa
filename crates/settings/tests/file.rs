//! The file of settings: what is read of it, and what a change leaves as it was.

use chairside_settings::{
    Hint, Letters, PartSize, Setting, Settings, TEXT_SIZES, Theme, larger, read, reset, smaller, with,
};
use proptest::prelude::*;

fn problems(text: &str) -> Vec<String> {
    read("settings.toml", text).problems.iter().map(ToString::to_string).collect()
}

#[test]
fn an_empty_file_is_the_defaults() {
    for text in ["", "# Nothing yet\n", "future = { a = 1 }\n"] {
        let found = read("settings.toml", text);
        assert_eq!((found.settings, found.problems), (Settings::default(), Vec::new()), "{text}");
    }
}

#[test]
fn a_new_file_says_what_it_is_and_has_only_what_differs_from_the_defaults() {
    let text = with("", Setting::Theme(Theme::Light)).unwrap();
    assert!(text.starts_with("# Chairside's settings."), "{text}");
    assert!(text.ends_with("\ntheme = \"light\"\n"), "{text}");
    let text = with(&text, Setting::HintDone(Hint::Note)).unwrap();
    assert!(text.ends_with("theme = \"light\"\nhints-done = [\"note\"]\n"), "{text}");
    let text = with(&text, Setting::Theme(Theme::System)).unwrap();
    assert!(!text.contains("theme"), "{text}");
}

#[test]
fn comments_order_and_what_is_not_known_stay() {
    let text = "# Mine\nroom-needs-ctrl = true  # a stray N once\nnext-version = \"x\"\n\n[window]\nwidth = 3\n";
    let changed = with(text, Setting::TextSize(120)).unwrap();
    assert_eq!(
        changed,
        "# Mine\nroom-needs-ctrl = true  # a stray N once\nnext-version = \"x\"\ntext-size = 120\n\n[window]\nwidth = 3\n"
    );
    let changed = with(&changed.replace("120", "150 # far away"), Setting::TextSize(130)).unwrap();
    assert!(changed.contains("text-size = 130 # far away\n"), "{changed}");
    let after = reset(&changed).unwrap();
    assert!(after.contains("next-version = \"x\"\n") && after.contains("width = 3"), "{after}");
    assert_eq!(read("", &after).settings, Settings::default());
}

#[test]
fn a_bad_file_names_the_line_and_is_not_written() {
    for (text, says) in [
        ("theme = \"light\"\nletters\n", "settings.toml:2: error: "),
        (
            "\n\ntheme = \"blue\"\n",
            "settings.toml:3: error: `theme` is not one of its values; write `dark`, `light` or `system`",
        ),
        (
            "text-size = 900\n",
            "settings.toml:1: error: `text-size` is not one of its values; write a whole number of percent",
        ),
        ("text-size = \"large\"\n", "settings.toml:1: error: `text-size`"),
        (
            "# x\nroom-needs-ctrl = 1\n",
            "settings.toml:2: error: `room-needs-ctrl` is not one of its values; write `true` or `false`",
        ),
        ("hints-done = [1]\n", "settings.toml:1: error: `hints-done`"),
        ("theme = \"dark\"\ntheme = \"light\"\n", "settings.toml:2: error: "),
    ] {
        let found = problems(text);
        assert!(found.len() == 1 && found[0].starts_with(says), "{text}: {found:?}");
        assert_eq!(with(text, Setting::RoomNeedsCtrl(false)), None, "{text}");
        assert_eq!(reset(text), None, "{text}");
    }
    // What is right in it counts all the same.
    let found = read("", "theme = \"light\"\ntext-size = 0\n");
    assert_eq!((found.settings.theme, found.settings.text_size), (Theme::Light, 100));
}

#[test]
fn sizes_go_in_steps_and_end() {
    assert_eq!((larger(TEXT_SIZES, 100), smaller(TEXT_SIZES, 100)), (110, 90));
    assert_eq!((larger(TEXT_SIZES, 200), smaller(TEXT_SIZES, 80)), (200, 80));
    let mut settings = Settings::default();
    settings.set(Setting::TextSize(124));
    assert_eq!(settings.text_size, 120);
}

fn part(part: PartSize, tenths: Option<u16>) -> Setting {
    Setting::PartSize { part, tenths }
}

#[test]
fn sizes_of_parts_are_written_in_percent_and_the_usual_ones_not_at_all() {
    let text = with("theme = \"light\"\n", part(PartSize::ColumnWidth, Some(364))).unwrap();
    assert_eq!(text, "theme = \"light\"\ncolumn-width = 36.4\n");
    let text = with(&text.replace("36.4", "36.4  # at my desk"), part(PartSize::ColumnWidth, Some(400))).unwrap();
    let text = with(&text, part(PartSize::TalkNotesHeight, Some(305))).unwrap();
    assert_eq!(text, "theme = \"light\"\ncolumn-width = 40  # at my desk\ntalk-notes-height = 30.5\n");
    let set = read("", &text).settings.part_sizes;
    assert_eq!(Vec::from_iter(set), [(PartSize::ColumnWidth, 400), (PartSize::TalkNotesHeight, 305)]);
    assert!(!with(&text, part(PartSize::ColumnWidth, None)).unwrap().contains("column-width"));
    assert_eq!(with(&text, Setting::UsualPartSizes).unwrap(), "theme = \"light\"\n");
    assert_eq!(read("", &reset(&text).unwrap()).settings, Settings::default());
}

#[test]
fn a_part_has_no_size_that_is_none() {
    for (text, tenths) in [("next-width = 10", 100), ("next-width = 90.0", 900), ("next-width = 33.333", 333)] {
        assert_eq!(read("", text).settings.part_sizes[&PartSize::NextWidth], tenths, "{text}");
    }
    for text in ["next-width = 9.9", "next-width = 91", "next-width = -40", "next-width = nan", "next-width = \"40\""] {
        let found = problems(text);
        let says =
            "settings.toml:1: error: `next-width` is not one of its values; write a number of percent from 10 to 90";
        assert!(found.len() == 1 && found[0].starts_with(says), "{text}: {found:?}");
        assert!(read("", text).settings.part_sizes.is_empty(), "{text}");
    }
    let mut settings = Settings::default();
    settings.set(part(PartSize::NextWidth, Some(u16::MAX)));
    assert_eq!(settings.part_sizes[&PartSize::NextWidth], 900);
}

#[test]
fn a_reset_keeps_hints_that_are_done() {
    let mut settings = Settings::default();
    settings.set(Setting::HintDone(Hint::Begin));
    settings.set(Setting::Theme(Theme::Dark));
    let after = settings.after_reset();
    assert_eq!((after.theme, after.hints_done.len()), (Theme::System, 1));
    settings.set(Setting::HintsAgain);
    assert!(settings.hints_done.is_empty());
}

fn setting() -> impl Strategy<Value = Setting> {
    prop_oneof![
        prop_oneof![Just(Theme::Dark), Just(Theme::Light), Just(Theme::System)].prop_map(Setting::Theme),
        any::<u16>().prop_map(Setting::TextSize),
        any::<u16>().prop_map(Setting::NotesSize),
        (0..PartSize::ALL.len(), proptest::option::of(any::<u16>()))
            .prop_map(|(at, tenths)| Setting::PartSize { part: PartSize::ALL[at], tenths }),
        Just(Setting::UsualPartSizes),
        any::<bool>().prop_map(Setting::FastLettersAreWords),
        any::<bool>().prop_map(Setting::RoomNeedsCtrl),
        (0..Hint::ALL.len()).prop_map(|at| Setting::HintDone(Hint::ALL[at])),
        Just(Setting::HintsAgain),
        ("[a-z-]{1,3}", proptest::option::of(proptest::collection::vec(".{0,3}", 0..3)))
            .prop_map(|(action, keys)| Setting::Keys { action, keys }),
        Just(Setting::UsualKeys),
    ]
}

proptest! {
    /// Whatever is changed, the file says the same as the program has.
    #[test]
    fn what_is_written_is_read_again(changes in proptest::collection::vec(setting(), 0..12)) {
        let (mut text, mut settings) = (String::new(), Settings::default());
        for change in changes {
            settings.set(change.clone());
            text = with(&text, change).unwrap();
            let found = read("", &text);
            prop_assert_eq!(&found.settings, &settings);
            prop_assert!(found.problems.is_empty());
        }
    }

    /// No text makes reading or writing fail badly.
    #[test]
    fn any_text_is_read(text: String) {
        let found = read("", &text);
        if found.problems.is_empty() {
            prop_assert!(with(&text, Setting::RoomNeedsCtrl(true)).is_some());
        }
    }
}

#[test]
fn letters_are_words_unless_that_is_switched_off() {
    let found = read("", "fast-letters-are-words = false\nroom-needs-ctrl = true\n").settings.letters;
    assert_eq!(found, Letters { fast_are_words: false, room_needs_ctrl: true });
}

fn keys(action: &str, caps: Option<&[&str]>) -> Setting {
    let keys = caps.map(|caps| caps.iter().map(ToString::to_string).collect());
    Setting::Keys { action: action.into(), keys }
}

#[test]
fn chosen_keys_have_a_table_of_their_own() {
    let text = with("theme = \"light\"\n", keys("freeze", Some(&["F8", "Ctrl+Shift+→"]))).unwrap();
    assert_eq!(text, "theme = \"light\"\n\n[keys]\nfreeze = [\"F8\", \"Ctrl+Shift+→\"]\n");
    let text = with(&text, keys("black", Some(&[]))).unwrap();
    assert!(text.ends_with("black = []\n"), "{text}");
    assert_eq!(read("", &text).settings.keys["freeze"], ["F8", "Ctrl+Shift+→"]);
    let text = with(&text, keys("freeze", None)).unwrap();
    assert!(!text.contains("freeze") && text.contains("black"), "{text}");
    // A setting that comes later stands before the table.
    let text = with(&text, Setting::TextSize(130)).unwrap();
    let read = read("", &text);
    assert_eq!((read.settings.text_size, read.problems.len(), read.settings.keys.len()), (130, 0, 1), "{text}");
    assert_eq!(with(&text, Setting::UsualKeys).unwrap(), "theme = \"light\"\ntext-size = 130\n");
}

#[test]
fn comments_and_one_key_alone_stay_as_they_were_written() {
    let text = "[keys]\n# my clicker\nnext = \"F7\"   # its big button\nfrom-elsewhere = [\"x\"]\n";
    assert_eq!(read("", text).settings.keys["next"], ["F7"]);
    let changed = with(text, keys("freeze", Some(&["F8"]))).unwrap();
    assert!(changed.starts_with(text), "{changed}");
}

#[test]
fn what_is_no_list_of_keys_is_named_with_its_line_and_left() {
    for (text, at) in [("[keys]\nfreeze = 8\n", 2), ("keys = 3\n", 1), ("[keys]\na = \"x\"\nb = [1]\n", 3)] {
        let problems = read("settings.toml", text).problems;
        assert_eq!(problems.len(), 1, "{text}");
        assert!(problems[0].to_string().starts_with(&format!("settings.toml:{at}: error: ")), "{}", problems[0]);
        assert_eq!(with(text, Setting::TextSize(130)), None);
    }
}
