//! Letters that turn out to be words: what they did as commands is undone, and they become a note.

use chairside_session::desk::{KeyPress, LINE, Purpose, Typing};
use chairside_session::{Blank, Fact};

use super::Actor;
use super::before::{Before, Opened};
use crate::window::Window;

/// So many letters are remembered. A window finds words at their second or third letter.
const REMEMBERED: usize = 16;

impl Actor {
    /// Remembers how things are before this key acts, in case it begins a word.
    pub(super) fn note_what_was(&mut self, window: Window, number: u64, press: &KeyPress) {
        if !press.text && press.is_character() {
            self.before_letters.truncate(REMEMBERED - 1);
            let opened = Opened {
                draft: self.desk.draft.clone(),
                overview: self.desk.overview.clone(),
                help: self.desk.help_open,
                outcome: self.desk.outcome_open,
                asks_to_end: self.desk.asks_to_end,
            };
            let (blank, next_row) = (self.run.state().blank, self.run.next_number());
            self.before_letters.push_front(Before { window, number, opened, blank, next_row });
        }
    }

    /// Takes these keys as words. `since` is the first of them that acted as a command: everything from there on is undone.
    pub(super) fn take_prose(&mut self, window: Window, text: &str, since: Option<u64>) {
        let first = |before: &Before| before.window == window && Some(before.number) == since;
        let before = self.before_letters.iter().position(first).and_then(|at| self.before_letters.remove(at));
        self.before_letters.clear();
        let mut saw = None;
        if let Some(Before { opened, blank, next_row, .. }) = before {
            self.undo_from(next_row);
            saw = self.blank_again(blank);
            let Opened { draft, overview, help, outcome, asks_to_end } = opened;
            self.desk.draft = draft;
            self.desk.overview = overview;
            self.desk.help_open = help;
            self.desk.outcome_open = outcome;
            self.desk.asks_to_end = asks_to_end;
        }
        self.desk.digits.clear();
        if self.must_answer_first() {
            return;
        }
        if self.desktop.is_choosing() {
            return self.nothing_while_choosing();
        }
        if self.desk.locked.is_some() {
            // It may be the password, which must not stand in the minutes.
            self.password_first(window);
            return;
        }
        if self.run.state().content.plain {
            self.desk.notice = Some(match saw {
                None => "You typed fast, as if writing: nothing was shown".into(),
                Some(saw) => format!("You typed fast, as if writing: the room saw {saw} for a moment"),
            });
            return;
        }
        self.type_into_note(window, text);
        let saw = saw.map_or_else(|| "nothing".into(), |saw| format!("{saw} for a moment"));
        self.desk.notice = Some(format!("You typed fast, so this is a note now. The room saw {saw}."));
    }

    /// Adds to the line that is open; without one, to a new note.
    pub(super) fn type_into_note(&mut self, window: Window, text: &str) {
        let line = self.desk.draft.get_or_insert_with(|| Typing { purpose: Purpose::Note, ..Typing::default() });
        line.from_audience = window == Window::Audience;
        let room = LINE.saturating_sub(line.text.chars().count());
        line.text.extend(text.chars().filter(|character| !character.is_control()).take(room));
    }

    /// Undoes what was decided from this row on.
    fn undo_from(&mut self, next_row: u64) {
        let rows = self.run.rows().iter().rev().take_while(|row| row.number >= next_row);
        let decisions: Vec<_> = rows.filter(|row| row.fact.decision().is_some()).map(|row| row.stamp.row).collect();
        for row in decisions {
            self.record(Fact::TakenBack { row });
        }
    }

    /// Makes the room's screen black, white or neither, as it was. What the room saw is never undone, but can be ended. Returns
    /// what it saw meanwhile, in words: B is not held back, so it may be the first letter of a word.
    fn blank_again(&mut self, was: Option<Blank>) -> Option<&'static str> {
        let now = self.run.state().blank;
        if now == was {
            return None;
        }
        self.record(was.map_or(Fact::Unblanked, |colour| Fact::Blanked { colour }));
        Some(match now {
            Some(Blank::Black) => "a black screen",
            Some(Blank::White) => "a white screen",
            None => "its slide again",
        })
    }
}
