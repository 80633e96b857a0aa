//! What a press means: the row of the table of keys (`model/keys`) that it stands for, by what is open in the windows.

use Command::{Desk, Intent as Do};

use crate::model::desk_action::DeskAction;
use crate::model::intent::Intent;
use crate::model::key_press::KeyPress;
pub use crate::model::keys::{Action, ChangedKeys, Chord, Does, Elsewhere, KeySet, Keyboard, OwnKeys, Row, When};
use crate::model::purpose::Purpose;

/// What a key asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Something of the session.
    Intent(Intent),
    /// Something of the windows.
    Desk(DeskAction),
    /// A digit of a slide's number.
    Digit(char),
    /// Drops the number that is typed.
    ClearDigits,
    /// The chair has to answer first.
    AnswerFirst,
    /// A password is asked for, and the key could be part of it. Pressed outside the password field, it does nothing.
    PasswordFirst,
    /// The room would see what it does, and such keys need Ctrl.
    NeedsCtrl(Action),
    /// The key is the chooser's, which stands in the presenter window: pressed elsewhere it does nothing.
    ChooseThere,
}

/// What the windows are in the middle of; it decides what Enter and Esc mean.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // independent things can be open at once
pub struct Mode<'a> {
    /// A plain deck, without a session.
    pub plain: bool,
    /// Every key that the room can see needs Ctrl.
    pub room_needs_ctrl: bool,
    /// Keys in place of the table's.
    pub own: Option<&'a OwnKeys>,
    /// Digits typed so far.
    pub digits: &'a str,
    /// It is asked whether to close Chairside.
    pub asks_to_close: bool,
    /// "End the session?" is asked.
    pub asks_to_end: bool,
    /// An item is still to come, for Shift+→ to begin though the end is asked.
    pub items_left: bool,
    /// An earlier run is offered.
    pub offer: bool,
    /// That run is over.
    pub offer_is_over: bool,
    /// The password of a deck is asked for.
    pub locked: bool,
    /// It is asked where the notes are on a deck's pages.
    pub asks_about_notes: bool,
    /// The list of keys is open.
    pub help_open: bool,
    /// The overview is open.
    pub overview_open: bool,
    /// The chooser of an outcome is open.
    pub outcome_open: bool,
    /// A tool to point with is armed.
    pub pointing: bool,
}

impl<'a> Mode<'a> {
    fn keys(self) -> KeySet<'a> {
        KeySet { plain: self.plain, room_needs_ctrl: self.room_needs_ctrl, own: self.own }
    }

    /// When keys count now, the first of them first.
    fn in_force(self) -> impl Iterator<Item = When> {
        [
            (When::AskedAboutNotes, self.asks_about_notes),
            (When::InKeyList, self.help_open),
            (When::AskedToClose, self.asks_to_close),
            (When::OfferedToRead, self.offer_is_over),
            (When::Offered, self.offer),
            (When::AskedToEnd, self.asks_to_end),
            (When::AskedToEndAfterLast, self.asks_to_end && !self.items_left),
            (When::Locked, self.locked),
            (When::InChooser, self.outcome_open),
            (When::InNumber, !self.digits.is_empty()),
            (When::InOverview, self.overview_open),
            (When::Pointing, self.pointing),
            (When::Anytime, true),
        ]
        .into_iter()
        .filter_map(|(when, is)| is.then_some(when))
    }

    fn command(self, row: &Row, press: &KeyPress) -> Command {
        if self.asks_about_notes && row.when != When::AskedAboutNotes {
            return Command::AnswerFirst;
        }
        let command = match row.does {
            Does::Intent(intent) => Do(intent()),
            Does::Desk(action) => Desk(action()),
            Does::Digit => Command::Digit(press.key.chars().next().unwrap_or('0')),
            // A number too long to be one is no slide either: never a turn.
            Does::GoToNumber => Do(Intent::GoToNumber { number: self.digits.parse().unwrap_or(u32::MAX) }),
            Does::DropNumber => Command::ClearDigits,
            Does::View => Command::ChooseThere,
        };
        if self.offer && command.waits_for_an_answer() { Command::AnswerFirst } else { command }
    }
}

impl Command {
    /// Whether it would change what the offered run goes on from, or what the chair sees of it.
    const fn waits_for_an_answer(&self) -> bool {
        match self {
            Do(_) | Self::ClearDigits | Self::ChooseThere => true,
            Desk(action) => matches!(
                action,
                DeskAction::Overview | DeskAction::OpenSearch | DeskAction::Choose { .. } | DeskAction::GoToChosen
            ),
            Self::Digit(_) | Self::AnswerFirst | Self::PasswordFirst | Self::NeedsCtrl(_) => false,
        }
    }
}

/// What the key asks for, or `None` when it is not bound.
pub fn command(press: &KeyPress, mode: Mode<'_>) -> Option<Command> {
    if mode.locked && press.types() {
        return Some(Command::PasswordFirst);
    }
    // The open chooser is a form: no letter is a command, but for the one that closes it.
    if mode.outcome_open && press.is_letter() && !Action::Outcome.is_pressed(press, mode.keys()) {
        return Some(if mode.offer { Command::AnswerFirst } else { Command::ChooseThere });
    }
    match mode.in_force().find_map(|when| pressed(when, press, mode.keys())) {
        Some(action) => Some(mode.command(action.row(), press)),
        None if mode.offer || mode.asks_about_notes => None,
        // Without the guard it would have shown something.
        None => pressed(When::Anytime, press, KeySet { room_needs_ctrl: false, ..mode.keys() }).map(Command::NeedsCtrl),
    }
}

/// What a key does to the line being typed; `None` when it is text.
pub fn in_line(press: &KeyPress, purpose: Purpose) -> Option<Action> {
    let when = if purpose == Purpose::Search { When::InSearch } else { When::InLine };
    pressed(when, press, KeySet::default())
}

fn pressed(when: When, press: &KeyPress, set: KeySet<'_>) -> Option<Action> {
    Action::ALL.iter().copied().find(|action| action.row().when == when && action.is_pressed(press, set))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::blank::Blank;
    use crate::model::keys::chord::{DIGIT, Modifier};
    use crate::model::towards::Towards;

    fn press(text: &str) -> KeyPress {
        let mut press = KeyPress { key: String::new(), ctrl: false, shift: false, alt: false, text: false };
        let mut rest = text;
        while let Some((modifier, tail)) =
            rest.split_once('+').filter(|(head, tail)| !head.is_empty() && !tail.is_empty())
        {
            match modifier {
                "Ctrl" => press.ctrl = true,
                "Shift" => press.shift = true,
                "Alt" => press.alt = true,
                _ => panic!("{modifier}"),
            }
            rest = tail;
        }
        press.key = rest.into();
        press
    }

    fn asks(keys: &str) -> Option<Command> {
        command(&press(keys), Mode::default())
    }

    #[test]
    fn clickers_send_keys_that_always_turn_or_blank() {
        assert_eq!(asks("PageDown"), Some(Do(Intent::Next)));
        assert_eq!(asks("PageUp"), Some(Do(Intent::Back)));
        assert_eq!(asks("."), Some(Do(Intent::Blank { colour: Blank::Black })));
        assert_eq!(asks("F5"), Some(Desk(DeskAction::FullScreen)));
        assert_eq!(asks("Escape"), Some(Do(Intent::Uncover)));
    }

    #[test]
    fn letters_go_by_character_with_and_without_caps_lock() {
        assert_eq!(asks("n"), asks("N"));
        assert_eq!(asks("Shift+P"), Some(Do(Intent::StartAsOf { seconds: None })));
        assert_eq!(asks("P"), Some(Do(Intent::StartOrPause)));
        assert_eq!(asks("Shift++"), Some(Do(Intent::AddMinutes { minutes: 1 })));
        assert_eq!(asks("Alt+n"), None);
        assert_eq!(asks("Ctrl+n"), None);
        assert_eq!(asks("Shift+N"), None);
    }

    #[test]
    fn a_name_joins_the_queue_and_with_shift_names_who_spoke_last() {
        assert_eq!(asks("i"), Some(Desk(DeskAction::OpenQueue)));
        assert_eq!(asks("I"), Some(Desk(DeskAction::OpenQueue)), "with Caps Lock");
        assert_eq!(asks("Shift+I"), Some(Desk(DeskAction::OpenName)));
    }

    #[test]
    fn enter_goes_to_the_typed_slide_else_turns() {
        let typed = Mode { digits: "12", ..Mode::default() };
        assert_eq!(command(&press("Enter"), typed), Some(Do(Intent::GoToNumber { number: 12 })));
        assert_eq!(command(&press("Escape"), typed), Some(Command::ClearDigits));
        assert_eq!(asks("Enter"), Some(Do(Intent::Next)));
    }

    #[test]
    fn questions_are_answered_before_anything_else() {
        let offer = Mode { offer: true, ..Mode::default() };
        assert_eq!(command(&press("Enter"), offer), Some(Desk(DeskAction::GoOn)));
        assert_eq!(command(&press("Escape"), offer), Some(Desk(DeskAction::StartOver)));
        assert_eq!(command(&press("ArrowRight"), offer), Some(Command::AnswerFirst));
        // A session that is over is never started over by a key.
        let over = Mode { offer_is_over: true, ..offer };
        for key in ["Enter", "Escape"] {
            assert_eq!(command(&press(key), over), Some(Desk(DeskAction::GoOn)), "{key}");
        }
        assert_eq!(command(&press("ArrowRight"), over), Some(Command::AnswerFirst));
        let end = Mode { asks_to_end: true, ..Mode::default() };
        assert_eq!(command(&press("Shift+ArrowRight"), end), Some(Do(Intent::EndSession)));
        assert_eq!(command(&press("Escape"), end), Some(Desk(DeskAction::StayInSession)));
        let early = Mode { items_left: true, ..end };
        assert_eq!(command(&press("Shift+ArrowRight"), early), Some(Do(Intent::NextItem)));
        assert_eq!(command(&press("Enter"), early), Some(Do(Intent::EndSession)));
    }

    #[test]
    fn no_key_that_a_password_may_have_is_a_command_while_one_is_asked_for() {
        let asked = Mode { locked: true, digits: "1", ..Mode::default() };
        for row in Action::ALL.iter().map(|action| action.row()) {
            for chord in row.keys.iter().chain(row.plain_keys) {
                let press = KeyPress { key: chord.key.into(), ctrl: false, shift: false, alt: false, text: false };
                if press.types() {
                    assert_eq!(command(&press, asked), Some(Command::PasswordFirst), "{}", chord.cap());
                }
            }
        }
        for key in ["n", "N", " ", ".", "7", "Enter", "Backspace", "é", "Shift+?"] {
            assert_eq!(command(&press(key), asked), Some(Command::PasswordFirst), "{key}");
        }
        assert_eq!(command(&press("Escape"), asked), Some(Desk(DeskAction::LeaveLocked)));
        assert_eq!(command(&press("PageDown"), asked), Some(Do(Intent::Next)));
        assert_eq!(command(&press("Shift+ArrowRight"), asked), Some(Do(Intent::NextItem)));
    }

    #[test]
    fn while_notes_are_asked_about_no_key_is_a_command_but_the_one_that_hides_them() {
        for plain in [false, true] {
            let mode = Mode { asks_about_notes: true, help_open: true, overview_open: true, plain, ..Mode::default() };
            for action in Action::ALL.iter().filter(|action| action.row().when != When::AskedAboutNotes) {
                for chord in action.row().keys_in(plain) {
                    let is_down = |modifier| modifier == Modifier::Down;
                    let press = KeyPress {
                        key: chord.key.replace(DIGIT, "7"),
                        ctrl: is_down(chord.ctrl),
                        shift: is_down(chord.shift),
                        alt: is_down(chord.alt),
                        text: false,
                    };
                    let hides = press.key == "Escape";
                    let asked = command(&press, mode);
                    assert!(hides || matches!(asked, None | Some(Command::AnswerFirst)), "{action:?}: {asked:?}");
                }
            }
            assert_eq!(command(&press("Escape"), mode), Some(Desk(DeskAction::KeepNotesHidden)));
            assert_eq!(command(&press("7"), mode), Some(Command::AnswerFirst));
        }
    }

    #[test]
    fn with_ctrl_for_the_room_a_letter_alone_shows_nothing_and_says_which_key_does() {
        let guarded = Mode { room_needs_ctrl: true, ..Mode::default() };
        let asks = |keys: &str| command(&press(keys), guarded);
        assert_eq!(asks("n"), Some(Command::NeedsCtrl(Action::NoteWell)));
        assert_eq!(asks("N"), Some(Command::NeedsCtrl(Action::NoteWell)), "with Caps Lock");
        assert_eq!(asks("b"), Some(Command::NeedsCtrl(Action::Black)));
        assert_eq!(asks(","), Some(Command::NeedsCtrl(Action::White)));
        assert_eq!(asks("Ctrl+n"), command(&press("n"), Mode::default()));
        assert_eq!(asks("Ctrl+Shift+V"), command(&press("Shift+V"), Mode::default()));
        assert_eq!(asks("Ctrl+Alt+k"), command(&press("k"), Mode::default()));
        // What the room does not see, turning, Esc and clickers stay as they are.
        for keys in ["m", "p", "ArrowRight", " ", "Escape", ".", "PageDown", "Ctrl+z"] {
            assert_eq!(asks(keys), command(&press(keys), Mode::default()), "{keys}");
        }
        let asked = Mode { offer: true, ..guarded };
        assert_eq!(command(&press("n"), asked), None);
    }

    #[test]
    fn while_an_outcome_is_chosen_no_digit_and_no_enter_turns_a_slide() {
        let choosing = Mode { outcome_open: true, ..Mode::default() };
        for key in ["1", "5", "Enter"] {
            assert_eq!(command(&press(key), choosing), Some(Command::ChooseThere), "{key}");
        }
        let asked = Mode { offer: true, ..choosing };
        assert_eq!(command(&press("1"), asked), Some(Command::AnswerFirst));
        assert_eq!(command(&press("Escape"), choosing), Some(Desk(DeskAction::OpenOutcome)));
        assert_eq!(command(&press("PageDown"), choosing), Some(Do(Intent::Next)));
    }

    #[test]
    fn a_plain_deck_has_no_session_keys() {
        let plain = Mode { plain: true, ..Mode::default() };
        assert_eq!(command(&press("n"), plain), Some(Do(Intent::Next)));
        assert_eq!(command(&press("p"), plain), Some(Do(Intent::Back)));
        for session_key in
            ["c", "r", "t", "g", "l", "Shift+ArrowRight", "m", "j", "a", "h", "x", "i", "Shift+i", "Ctrl+o"]
        {
            assert_eq!(command(&press(session_key), plain), None, "{session_key}");
        }
    }

    #[test]
    fn in_the_overview_arrows_choose_and_a_clicker_turns() {
        let open = Mode { overview_open: true, ..Mode::default() };
        let choose = |towards| Some(Desk(DeskAction::Choose { towards }));
        for (key, towards) in [
            ("ArrowLeft", Towards::Left),
            ("ArrowRight", Towards::Right),
            ("ArrowUp", Towards::Up),
            ("ArrowDown", Towards::Down),
            ("Home", Towards::First),
            ("End", Towards::Last),
        ] {
            assert_eq!(command(&press(key), open), choose(towards), "{key}");
        }
        assert_eq!(command(&press("Enter"), open), Some(Desk(DeskAction::GoToChosen)));
        assert_eq!(command(&press(" "), open), Some(Desk(DeskAction::GoToChosen)));
        assert_eq!(command(&press("o"), open), Some(Desk(DeskAction::Overview)));
        assert_eq!(command(&press("Escape"), open), Some(Desk(DeskAction::Overview)));
        assert_eq!(command(&press("PageDown"), open), Some(Do(Intent::Next)));
        assert_eq!(command(&press("PageUp"), open), Some(Do(Intent::Back)));
        assert_eq!(command(&press("/"), open), Some(Desk(DeskAction::OpenSearch)));
        let typed = Mode { digits: "7", ..open };
        assert_eq!(command(&press("Enter"), typed), Some(Do(Intent::GoToNumber { number: 7 })));
        assert_eq!(command(&press("Escape"), typed), Some(Command::ClearDigits));
        // The list of keys lies above it.
        let help = Mode { help_open: true, ..open };
        assert_eq!(command(&press("Escape"), help), Some(Desk(DeskAction::Help)));
    }
}
