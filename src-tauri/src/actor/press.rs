//! A key: typed into a line, a command, or a digit of a slide's number.

use chairside_session::Intent;
use chairside_session::desk::{KeyPress, Typed};
use chairside_session::keys::{self, Action, Command, Mode};

use super::Actor;
use crate::window::Window;

/// A slide's number has at most so many digits.
const DIGITS: usize = 5;

impl Actor {
    /// A key was pressed in a window.
    pub(super) fn press(&mut self, window: Window, press: &KeyPress) {
        self.desk.notice = None;
        self.notice_time.begin_anew();
        if press.text {
            self.type_key(window, press);
        } else if self.desktop.is_choosing() && press.types() {
            self.nothing_while_choosing();
        } else {
            self.command(window, press);
        }
    }

    /// The key is text for the line being typed.
    fn type_key(&mut self, window: Window, press: &KeyPress) {
        let Some(line) = self.desk.draft.clone() else {
            if self.desktop.is_choosing() {
                return self.nothing_while_choosing();
            }
            if self.desk.locked.is_some() && press.is_character() {
                // It may be a part of the password, as in `take_prose`.
                return self.password_first(window);
            }
            // The line was closed meanwhile. Whoever types goes on typing: never a command, and no letter is lost.
            if press.is_character() && !self.run.state().content.plain && self.offered.is_none() {
                self.type_into_note(window, &press.key);
            }
            return;
        };
        match self.desk.type_key(press) {
            Typed::Done(intent) => {
                let before = self.run.next_number();
                self.act(&intent);
                // A line that could not be understood stays open to be mended; one for several stays open for the next.
                let refused = self.run.next_number() == before && self.desk.notice.is_some();
                self.desk.draft = match line.text.trim().is_empty() {
                    true => None,
                    false if refused => Some(line),
                    false => line.next(),
                };
            }
            Typed::OpenSelected => {
                if let Some(to) = self.search().and_then(|card| card.goes_to().cloned()) {
                    self.act(&to);
                }
            }
            Typed::On => self.keep_choice_among_results(),
            Typed::Dropped => {}
        }
    }

    /// The key is a command.
    fn command(&mut self, window: Window, press: &KeyPress) {
        match keys::command(press, self.mode()) {
            Some(Command::Digit(digit)) => {
                if self.desk.digits.len() < DIGITS {
                    self.desk.digits.push(digit);
                    self.library.pdfs.renderer().wake();
                }
                return;
            }
            Some(Command::ClearDigits) => {}
            Some(Command::AnswerFirst) => {
                self.must_answer_first();
                if window == Window::Audience && self.asks_about_notes() {
                    self.desktop.focus_presenter();
                }
            }
            Some(Command::PasswordFirst) => self.password_first(window),
            Some(Command::NeedsCtrl(action)) => {
                let cap = self.run.state().cap(action);
                self.desk.notice = Some(format!("{}: press {cap}", action.row().name));
            }
            Some(Command::ChooseThere) => {
                let (record, close) = (Action::RecordOutcome.cap(), Action::CloseChooser.cap());
                self.desk.notice = Some(format!(
                    "Choose the outcome in the presenter window: digits and {record} there, {close} to close"
                ));
            }
            Some(Command::Intent(intent)) => {
                let before = self.run.next_number();
                self.act(&intent);
                if intent == Intent::Uncover && self.run.next_number() == before {
                    self.nothing_to_hide();
                }
            }
            Some(Command::Desk(action)) if !self.questions.may_answer(&action) => self.look_first(),
            Some(Command::Desk(action)) => self.desk_action(window, action),
            None => return,
        }
        self.desk.digits.clear();
    }

    /// Esc with nothing left to hide leaves full screen where it covers the only screen, and the messages with it; else it
    /// dismisses the messages about trouble.
    fn nothing_to_hide(&mut self) {
        if self.desktop.esc_leaves() {
            self.desktop.leave_full_screen();
        } else {
            self.desk.troubles.clear();
        }
    }

    /// What is typed before a dialog of the system is there was meant for it.
    pub(super) fn nothing_while_choosing(&mut self) {
        self.desk.notice = Some("A file is being chosen: what you type goes to that dialog".into());
    }

    /// What decides the meaning of a key.
    fn mode(&self) -> Mode<'_> {
        let state = self.run.state();
        Mode {
            plain: state.content.plain,
            room_needs_ctrl: self.keyboard.room_needs_ctrl,
            own: Some(&self.keyboard.own),
            digits: &self.desk.digits,
            asks_to_close: self.desk.asks_to_close.is_some(),
            asks_to_end: self.desk.asks_to_end,
            items_left: state.comes_next().is_some(),
            offer: self.offered.is_some(),
            offer_is_over: self.desk.offer.as_ref().is_some_and(|offer| offer.is_over),
            locked: self.desk.asks_password().is_some(),
            asks_about_notes: self.asks_about_notes(),
            help_open: self.desk.help_open,
            overview_open: self.desk.overview.is_some(),
            outcome_open: self.desk.outcome_open,
            pointing: self.desk.pointing.tool().is_some(),
        }
    }

    /// A key would have answered a question that has only just come up: the question stays.
    fn look_first(&mut self) {
        self.desk.notice = Some("A question has only just come up. Read it, then answer it.".into());
    }
}
