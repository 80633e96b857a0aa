//! What keys mean while a question is open, and that every key of the list does what the list says.

use chairside_session::Intent;
use chairside_session::desk::{DeskAction, KeyPress, Purpose};
use chairside_session::keys::{Command, Mode, command, in_line};
use chairside_session::model::keys::chord::{DIGIT, Modifier};
use chairside_session::model::keys::{Action, Chord, Does, When};

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
        for action in Action::ALL.iter().filter(|action| action.row().when.is_listed() && action.row().is_in(plain)) {
            let asked = match action.row().does {
                // The presenter window does it by itself, or asks for it.
                _ if action.row().when == When::InView => None,
                Does::View => None,
                Does::Intent(intent) => Some(Command::Intent(intent())),
                Does::Desk(desk) => Some(Command::Desk(desk())),
                // What is typed first is nothing to choose from a list.
                Does::Digit | Does::GoToNumber | Does::DropNumber => {
                    assert_eq!(*action, Action::TypeNumber);
                    continue;
                }
            };
            for chord in action.row().keys_in(plain) {
                let mode = Mode { plain, ..Mode::default() };
                assert_eq!(command(&press_of(chord), mode), asked, "{}: {}", chord.cap(), action.row().name);
            }
        }
    }
}

#[test]
fn every_key_of_the_table_is_reached_while_what_takes_it_is_open() {
    let closed = Mode { items_left: true, ..Mode::default() };
    for action in Action::ALL {
        let row = action.row();
        let mode = match row.when {
            When::AskedAboutNotes => Mode { asks_about_notes: true, ..closed },
            When::InKeyList => Mode { help_open: true, ..closed },
            When::AskedToClose => Mode { asks_to_close: true, ..closed },
            When::OfferedToRead => Mode { offer: true, offer_is_over: true, ..closed },
            When::Offered => Mode { offer: true, ..closed },
            When::AskedToEnd => Mode { asks_to_end: true, ..closed },
            When::AskedToEndAfterLast => Mode { asks_to_end: true, items_left: false, ..closed },
            When::Locked => Mode { locked: true, ..closed },
            When::InChooser => Mode { outcome_open: true, ..closed },
            When::InNumber => Mode { digits: "7", ..closed },
            When::InOverview => Mode { overview_open: true, ..closed },
            When::Pointing => Mode { pointing: true, ..closed },
            When::Anytime => closed,
            // These the presenter window takes; ui/src/keys.test.ts has them.
            When::InView | When::InLine | When::InSearch | When::OnRow | When::InForm => continue,
        };
        let asked = |press: &KeyPress| match command(press, mode) {
            Some(Command::Intent(intent)) => format!("{intent:?}"),
            Some(Command::Desk(desk)) => format!("{desk:?}"),
            other => format!("{other:?}"),
        };
        for chord in row.keys {
            let press = press_of(chord);
            let wanted = match row.does {
                Does::Intent(intent) => format!("{:?}", intent()),
                Does::Desk(desk) => format!("{:?}", desk()),
                Does::Digit => format!("{:?}", Some(Command::Digit('7'))),
                Does::GoToNumber => format!("{:?}", Intent::GoToNumber { number: 7 }),
                Does::DropNumber => format!("{:?}", Some(Command::ClearDigits)),
                Does::View => format!("{:?}", Some(Command::ChooseThere)),
            };
            assert_eq!(asked(&press), wanted, "{}: {}", chord.cap(), row.name);
        }
    }
}

#[test]
fn every_key_of_a_line_and_a_search_is_reached() {
    for (when, purpose) in [(When::InLine, Purpose::Note), (When::InSearch, Purpose::Search)] {
        for action in Action::ALL.iter().filter(|action| action.row().when == when) {
            for chord in action.row().keys {
                assert_eq!(in_line(&press_of(chord), purpose), Some(*action), "{}", chord.cap());
            }
        }
        assert_eq!(in_line(&key_press("n"), purpose), None);
    }
}

/// Somebody presses it, holding no more than has to be.
fn press_of(chord: &Chord) -> KeyPress {
    KeyPress {
        key: if chord.key == DIGIT { "7" } else { chord.key }.into(),
        ctrl: chord.ctrl == Modifier::Down,
        shift: chord.shift == Modifier::Down,
        alt: chord.alt == Modifier::Down,
        text: false,
    }
}
