//! What keys mean while a question is open, and that every key of the list does what the list says.

use chairside_session::Intent;
use chairside_session::desk::DeskAction;
use chairside_session::keys::{Command, Mode, command, rows};

use crate::support::key_press;

#[test]
fn while_an_earlier_run_is_offered_no_key_does_anything_to_either() {
    for plain in [false, true] {
        let offer = Mode { offer: true, plain, ..Mode::default() };
        for key in ["→", "←", "n", "p", "⌫", "Home", "B", "F", "Ctrl+z"] {
            let asked = command(&key_press(key), offer);
            assert_eq!(asked, Some(Command::AnswerFirst), "{key}, plain: {plain}");
        }
        assert_eq!(command(&key_press("Enter"), offer), Some(Command::Desk(DeskAction::GoOn)));
        assert_eq!(command(&key_press("?"), offer), Some(Command::Desk(DeskAction::Help)));
    }
}

#[test]
fn a_number_too_long_is_no_slide_and_no_turn() {
    let typed = Mode { digits: "99999999999999", ..Mode::default() };
    let asked = command(&key_press("Enter"), typed);
    assert_eq!(asked, Some(Command::Intent(Intent::GoToNumber { number: u32::MAX })));
}

#[test]
fn every_key_of_the_list_does_what_the_palette_would_do() {
    for plain in [false, true] {
        for row in rows(plain) {
            let asked = row.intent.map(Command::Intent).or(row.desk.map(Command::Desk));
            let Some(asked) = asked else {
                // What is typed first is nothing to choose from a list.
                assert!(
                    [
                        "Every action by name",
                        "Go to slide, by its number or label",
                        "Slide, sidebar, tabs",
                        "Size of the notes"
                    ]
                    .contains(&row.name.as_str()),
                    "{}",
                    row.name
                );
                continue;
            };
            for cap in row.keys {
                let key = match cap.as_str() {
                    "↓" => "ArrowDown",
                    "Shift+↓" => "Shift+ArrowDown",
                    "↑" => "ArrowUp",
                    "Space" => " ",
                    "Ctrl+Backspace" => "Ctrl+⌫",
                    "Backspace" => "⌫",
                    cap => cap,
                };
                let mode = Mode { plain, ..Mode::default() };
                assert_eq!(command(&key_press(key), mode), Some(asked.clone()), "{cap}: {}", row.name);
            }
        }
    }
}
