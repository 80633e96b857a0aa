//! What is open or said in the windows right now.

use serde::Serialize;
use ts_rs::TS;

use crate::desk::checked::DecksChecked;
use crate::desk::keys::in_line;
use crate::desk::line::{Typed, Typing};
use crate::desk::pointing::Pointing;
use crate::desk::refresh::RefreshCard;
use crate::file::merge::Conflict;
use crate::model::desk_action::MinutesPart;
use crate::model::intent::Intent;
use crate::model::item::ItemKind;
use crate::model::key_press::KeyPress;
use crate::model::keys::Action;
use crate::model::notes_place::NotesPlace;
use crate::model::picture::Picture;
use crate::model::place::Place;
use crate::model::purpose::Purpose;
use crate::model::side::Settles;

/// A question that the program asks: Enter accepts (`go-on`), Esc declines (`start-over`) unless the run is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Offer {
    /// "Resume at slide 7 (stopped 12:31)?".
    pub words: String,
    /// What Enter does: "Resume".
    pub accept: String,
    /// What Esc does: "Start over".
    pub decline: String,
    /// The run is over: Enter and Esc both read it, and only the button starts over.
    pub is_over: bool,
}

/// A file that cannot be shown without its password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockedFile {
    /// The file's name.
    pub file: String,
    /// A password was tried and is not the right one.
    pub was_wrong: bool,
}

/// A link that is asked about before it is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct LinkQuestion {
    /// The whole address, in ASCII.
    pub url: String,
    /// Where it leads: the host, in punycode where it has letters other than a to z.
    pub host: String,
    /// What to know before it is opened, in sentences.
    pub doubts: Vec<String>,
}

/// The question where the notes are on a deck's pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NotesQuestion {
    /// SHA-256 of the deck's file, for the answer.
    pub file: String,
    /// The deck: "pat.pdf".
    pub title: String,
    /// What speaks for notes: "each page is twice as wide as a slide".
    pub reasons: String,
    /// The ways to read the pages, the likeliest place of the notes first.
    pub ways: Vec<NotesWay>,
}

/// A way to read pages that may have notes on one half.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NotesWay {
    /// Where the notes are.
    pub notes: NotesPlace,
    /// "The right half is notes".
    pub label: String,
    /// A page as the room would see it.
    pub picture: Picture,
    /// The chair has said so before.
    pub is_so: bool,
}

/// An agenda that was pasted: its items, to be looked through before they are added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PastedAgenda {
    /// Its sessions, in order; at least one.
    pub sessions: Vec<PastedSession>,
    /// Which of them is looked through first, from 0: the one that is this session, if that can be told.
    pub session: u32,
    /// Why it is that one: "the day and the group are this session's". Empty if that cannot be told, or if there is one.
    pub because: String,
    /// Lines that are no item, as they were pasted.
    pub rest: Vec<String>,
}

/// A session of a pasted agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PastedSession {
    /// "2: quic, IETF 126, 2026-07-24 09:00, 6 items (line 40)"; empty if there is one.
    pub name: String,
    /// Its items, in order.
    pub items: Vec<PastedItem>,
}

/// An item of a pasted agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct PastedItem {
    /// Its title.
    pub title: String,
    /// Who presents; may be empty.
    pub presenter: String,
    /// Its minutes as `add-item` takes them; may be empty.
    pub minutes: String,
    /// What it is.
    pub kind: ItemKind,
}

/// A file that was dropped onto the presenter window, which says on what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Dropped {
    /// Counts the files that were dropped.
    pub number: u32,
    /// How far from the left, in CSS pixels.
    pub x: i32,
    /// How far from the top.
    pub y: i32,
}

/// Why what was typed in a form was refused. The form stays open and shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Refused {
    /// The number under which the window sent it.
    #[ts(type = "number")]
    pub number: u64,
    /// What to type instead.
    pub words: String,
}

/// What is open or said in the windows right now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Desk {
    /// Digits typed before Enter.
    pub digits: String,
    /// A word to the chair about the last key.
    pub notice: Option<String>,
    /// What that notice offers with a click, undo or redo, and its words: another notice offers nothing.
    pub notice_offers: Option<(String, Action)>,
    /// What is asked before Chairside is closed.
    pub asks_to_close: Option<String>,
    /// "End the session?" is asked.
    pub asks_to_end: bool,
    /// A question that the program asks.
    pub offer: Option<Offer>,
    /// The question where the notes are on a deck's pages.
    pub notes_question: Option<NotesQuestion>,
    /// A line being typed, and whether the audience window has the keys.
    pub draft: Option<Typing>,
    /// Why the latest form was refused; `None` when it was not.
    pub refused: Option<Refused>,
    /// The line that adds an item, as far as it is typed.
    pub item_line: String,
    /// The list of keys is open.
    pub help_open: bool,
    /// The chooser of an outcome is open in the presenter window.
    pub outcome_open: bool,
    /// The tile that is chosen in the overview, while that is open.
    pub overview: Option<Place>,
    /// What the rundown is shown as if it were done: minutes, while a block's edge is dragged.
    pub ahead: Option<Intent>,
    /// How many tiles stand beside each other there; 0 before the window has said so.
    pub overview_columns: u32,
    /// The deck that waits for Ctrl+Enter, in words.
    pub waiting: Option<String>,
    /// What the changed session file would change, as a sentence; it waits for Ctrl+Enter too.
    pub changed_file: Option<String>,
    /// The file that wants a password.
    pub locked: Option<LockedFile>,
    /// The link that is asked about.
    pub link: Option<LinkQuestion>,
    /// What both the session and somebody else changed in the session file: settled before anything is written or taken over.
    pub conflicts: Vec<Conflict>,
    /// What they are settled for.
    pub settles: Settles,
    /// An agenda that was pasted, until its items are added.
    pub pasted: Option<PastedAgenda>,
    /// A look at all decks, until the chair has read what it found.
    pub decks_checked: Option<DecksChecked>,
    /// A look at the Datatracker, until the chair has taken what is wanted of it.
    pub refresh: Option<RefreshCard>,
    /// A file that was dropped, until the window has said on what.
    pub dropped: Option<Dropped>,
    /// How many files were dropped.
    pub drops: u32,
    /// What went wrong lately, and what is under way.
    pub troubles: Vec<String>,
    /// Which of these is under way: nothing is wrong with it.
    pub under_way: Option<String>,
    /// The tool that the chair points with, and what it is doing.
    pub pointing: Pointing,
    /// What is looked at of what is to be handed on; the minutes when `None`.
    pub handout: Option<MinutesPart>,
}

impl Desk {
    /// A key pressed as text for the open line. Without an open line it does nothing.
    pub fn type_key(&mut self, press: &KeyPress) -> Typed {
        let Some(draft) = &mut self.draft else { return Typed::On };
        match in_line(press, draft.purpose) {
            Some(Action::FoundAfter) => draft.chosen = draft.chosen.saturating_add(1),
            Some(Action::FoundBefore) => draft.chosen = draft.chosen.saturating_sub(1),
            Some(Action::GoToFound) => return Typed::OpenSelected,
            Some(Action::FinishLine) if draft.is_first_empty_enter() => {}
            Some(Action::FinishLine) => {
                let done = draft.purpose.intent(draft.text.clone(), draft.poll.clone());
                self.draft = None;
                return done.map_or(Typed::Dropped, Typed::Done);
            }
            Some(_) => {
                self.draft = None;
                return Typed::Dropped;
            }
            None => draft.type_text(press),
        }
        Typed::On
    }

    /// The file whose password is asked for now. Other questions come first, since Enter cannot answer
    /// two, and so does what covers the field.
    pub fn asks_password(&self) -> Option<&LockedFile> {
        let is_covered = self.offer.is_some() || self.asks_to_end || self.help_open || self.overview.is_some();
        self.locked.as_ref().filter(|_| !is_covered)
    }

    /// What a click on the notice does.
    pub fn offered_with_notice(&self) -> Option<Action> {
        let (words, action) = self.notice_offers.as_ref()?;
        (self.notice.as_ref() == Some(words)).then_some(*action)
    }

    /// Offers this with the notice; without a notice, with these words.
    pub fn offer_with_notice(&mut self, action: Action, words: impl FnOnce() -> String) {
        let words = self.notice.get_or_insert_with(words).clone();
        self.notice_offers = Some((words, action));
    }

    /// Closes what was open to find a slide.
    pub fn found(&mut self) {
        self.overview = None;
        self.draft.take_if(|draft| draft.purpose == Purpose::Search);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> KeyPress {
        KeyPress { key: key.into(), ctrl: false, shift: false, alt: false, text: true }
    }

    #[test]
    fn a_line_typed_in_the_audience_window_is_text_until_enter() {
        let mut desk = Desk { draft: Some(Typing::default()), ..Desk::default() };
        for key in ["n", "e", "x", "Shift", "Backspace", "t", "é"] {
            assert_eq!(desk.type_key(&press(key)), Typed::On);
        }
        assert_eq!(desk.type_key(&press("Enter")), Typed::Done(Intent::Note { text: "neté".into() }));
        assert_eq!(desk.draft, None);
        assert_eq!(desk.type_key(&press("n")), Typed::On);
    }

    #[test]
    fn enter_in_a_search_goes_and_typing_on_chooses_the_first_again() {
        let search = Typing { purpose: Purpose::Search, ..Typing::default() };
        let mut desk = Desk { draft: Some(search), ..Desk::default() };
        for key in ["t", "o", "ArrowDown", "ArrowDown", "ArrowUp"] {
            assert_eq!(desk.type_key(&press(key)), Typed::On);
        }
        assert_eq!(desk.draft.as_ref().map(|draft| (draft.text.as_str(), draft.chosen)), Some(("to", 1)));
        assert_eq!(desk.type_key(&press("Enter")), Typed::OpenSelected);
        assert!(desk.draft.is_some(), "whoever carries it out closes it: a search that finds nothing stays");
        desk.type_key(&press("k"));
        assert_eq!(desk.draft.as_ref().map(|draft| draft.chosen), Some(0));
        assert_eq!(desk.type_key(&press("Escape")), Typed::Dropped);
        assert_eq!(desk.draft, None);
    }

    #[test]
    fn what_was_open_to_find_a_slide_closes_and_a_note_does_not() {
        let mut desk = Desk { draft: Some(Typing::default()), ..Desk::default() };
        desk.found();
        assert!(desk.draft.is_some());
        desk.draft = Some(Typing { purpose: Purpose::Search, ..Typing::default() });
        desk.found();
        assert_eq!(desk.draft, None);
    }
}
