//! The line being typed.

use crate::model::ids::PollId;
use crate::model::intent::Intent;
use crate::model::key_press::KeyPress;
use crate::model::keys::Action;
use crate::model::purpose::Purpose;
use crate::queries::polls;
use crate::state::State;

/// Why this line would lead nowhere now, in words; `None` when it leads somewhere.
pub fn refused(purpose: Purpose, state: &State) -> Option<String> {
    let spoke = || state.floor.speeches.iter().any(|speech| speech.item == state.item);
    match purpose {
        Purpose::Queue if state.item.is_none() => {
            Some(format!("No item is up yet. {} begins the next one.", state.cap(Action::NextItem)))
        }
        Purpose::Name if !spoke() => Some("No speakers yet".into()),
        _ => None,
    }
}

/// What the poll's key opens: the line for the result while a poll waits for one, else for a question.
pub fn of_poll(state: &State) -> Purpose {
    if polls::open(state).is_some() { Purpose::PollResult } else { Purpose::PollQuestion }
}

/// A line being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typing {
    /// What it is for.
    pub purpose: Purpose,
    /// What is typed so far.
    pub text: String,
    /// The poll whose result it is, whatever item comes up meanwhile.
    pub poll: Option<PollId>,
    /// It was begun from the audience window.
    pub from_audience: bool,
    /// Which of the slides found is chosen, from 0; it may be beyond the last.
    pub chosen: u32,
    /// Enter was pressed while it was empty. The second time closes the line.
    pub entered_empty: bool,
}

impl Typing {
    /// The line that stays open after this one is kept: an empty one of the same kind, or none.
    pub fn next(self) -> Option<Self> {
        let Self { purpose, from_audience, .. } = self;
        purpose.stays_open().then_some(Self { purpose, from_audience, ..Self::default() })
    }

    /// Enter while the line is empty: the first time does nothing, so that keys don't become commands by accident.
    pub(super) fn is_first_empty_enter(&mut self) -> bool {
        self.purpose.stays_open() && self.text.trim().is_empty() && !std::mem::replace(&mut self.entered_empty, true)
    }

    /// Takes a key as text: the character it is, or Backspace.
    pub(super) fn type_text(&mut self, press: &KeyPress) {
        match press.key.as_str() {
            "Backspace" => {
                self.text.pop();
            }
            key if key.chars().count() == 1 && !press.ctrl && self.text.chars().count() < LINE => {
                self.text.push_str(key);
            }
            _ => return,
        }
        self.chosen = 0;
        self.entered_empty = false;
    }
}

/// The most characters a typed line may have.
pub const LINE: usize = 2_000;

/// What a key of a typed line leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// The line goes on.
    On,
    /// The line is done, and this is what it asks for.
    Done(Intent),
    /// The search goes to the slide that is chosen. The line stays until it is there.
    OpenSelected,
    /// The line is dropped.
    Dropped,
}
