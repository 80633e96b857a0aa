//! What the windows have on the desk besides the session: things that pass and are never written to the journal.

pub mod keys;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::ids::{DeckId, PollId};
use crate::model::intent::Intent;
use crate::model::poll;
use crate::queries::overview::Towards;
use crate::snapshot::Offer;
use crate::state::{Place, State};

/// A key as a window struck it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[allow(clippy::struct_excessive_bools)] // three modifiers can be held at once
pub struct KeyPress {
    /// The character or the key's name, as the DOM's `KeyboardEvent.key` has it.
    pub key: String,
    /// Control (or Command) was held.
    #[serde(default)]
    pub ctrl: bool,
    /// Shift was held.
    #[serde(default)]
    pub shift: bool,
    /// Alt was held.
    #[serde(default)]
    pub alt: bool,
    /// The key is text for the line being typed, not a command. Decided where it was struck.
    #[serde(default)]
    pub text: bool,
}

/// What a button or key does to the windows or the program rather than to the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "desk", rename_all = "kebab-case")]
#[ts(export)]
pub enum DeskAction {
    /// Goes on with the earlier run that is offered.
    GoOn,
    /// Starts a new run and leaves the earlier one as it was.
    StartOver,
    /// Takes over the agenda, links and checklist of the changed session file.
    TakeFile,
    /// Keeps what the session has instead.
    KeepWhatWas,
    /// Does not end the session after all.
    StayInSession,
    /// Opens or closes the list of keys.
    Help,
    /// Opens the line for a note.
    OpenNote,
    /// Opens the chooser of an outcome, or closes it.
    OpenOutcome,
    /// Opens the line for a poll: its question, or its result when one was asked.
    OpenPoll,
    /// Opens the line for the result of this poll.
    OpenResult {
        /// Which.
        poll: PollId,
    },
    /// Opens the line for a name in the queue.
    OpenQueue,
    /// Opens the line for the name of who spoke last.
    OpenName,
    /// Opens the search.
    OpenSearch,
    /// Opens or closes the overview.
    Overview,
    /// How many tiles stand beside each other in the overview.
    OverviewColumns {
        /// At least 1.
        columns: u32,
    },
    /// Chooses another tile of the overview.
    Choose {
        /// Where it is, seen from the one that is chosen.
        towards: Towards,
    },
    /// Chooses the tile of a slide.
    ChooseSlide {
        /// Of which deck.
        deck: DeckId,
        /// Which page of it, from 1.
        slide: u32,
    },
    /// Goes to the tile of the overview that is chosen.
    GoToChosen,
    /// Lets the chair choose a deck for the running item.
    ChooseDeck,
    /// Lets the chair choose a file of polls that Meetecho counted.
    ChoosePolls,
    /// Takes the deck whose file was copied.
    PasteDeck,
    /// Takes what waits: a deck that came late or the new version of the deck on show, else the changed session file.
    TakeWaiting,
    /// The password of the deck that asks for one.
    Password {
        /// As it was typed.
        text: String,
    },
    /// The line as it stands in the presenter window.
    DraftText {
        /// All of it.
        text: String,
    },
    /// The audience window fills its screen, or no longer.
    FullScreen,
    /// Sets the audience window's size in logical pixels.
    AudienceSize {
        /// Width.
        width: u32,
        /// Height.
        height: u32,
    },
    /// Takes away the messages about trouble.
    Understood,
    /// Makes the presenter window a narrow one, to stand beside a browser, or wide again.
    Narrow,
    /// Keeps the presenter window above all others, or no longer.
    OnTop,
    /// Writes the agenda as it stands into the session's file.
    SaveAgenda,
    /// Puts a part of the minutes on the clipboard.
    CopyMinutes {
        /// Which.
        part: MinutesPart,
    },
}

/// What of the minutes is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum MinutesPart {
    /// Of the item that is up.
    Item,
    /// What was added since the last copy.
    SinceLastCopy,
    /// All of them; before the first item the page to take notes in.
    Whole,
    /// The report to the area director.
    Report,
    /// The outcomes for the list.
    List,
    /// The items without an outcome.
    WithoutOutcome,
}

/// What is open or said in the windows right now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Desk {
    /// Digits typed before Enter.
    pub digits: String,
    /// A word to the chair about the last key.
    pub notice: Option<String>,
    /// "End the session?" is asked.
    pub asks_to_end: bool,
    /// A question that the program asks.
    pub offer: Option<Offer>,
    /// A line being typed, and whether the audience window has the keys.
    pub draft: Option<Typing>,
    /// The list of keys is open.
    pub help_open: bool,
    /// The chooser of an outcome is open in the presenter window.
    pub outcome_open: bool,
    /// The tile that is chosen in the overview, while that is open.
    pub overview: Option<Place>,
    /// How many tiles stand beside each other there; 0 before the window has said so.
    pub overview_columns: u32,
    /// The deck that waits for Ctrl+Enter, in words.
    pub waiting: Option<String>,
    /// What is different in the changed session file, which waits for Ctrl+Enter too.
    pub changed_file: Option<String>,
    /// The name of the deck that wants a password, and whether one was tried.
    pub locked: Option<(String, bool)>,
    /// What went wrong lately.
    pub troubles: Vec<String>,
}

/// What a typed line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Purpose {
    /// A note to the minutes.
    #[default]
    Note,
    /// A search.
    Search,
    /// A name in the queue.
    Queue,
    /// The name of who spoke last.
    Name,
    /// The question of a poll.
    PollQuestion,
    /// The result of a poll.
    PollResult,
}

impl Purpose {
    /// What the finished line asks for; nothing when it is a search, which goes where it is. `poll` is the one whose
    /// result was typed.
    pub fn intent(self, text: String, poll: Option<PollId>) -> Option<Intent> {
        Some(match self {
            Self::Note => Intent::Note { text },
            Self::Queue => Intent::JoinQueue { name: text },
            Self::Name => Intent::NameSpeaker { number: None, name: text },
            Self::PollQuestion => Intent::AskPoll { question: text, kind: None },
            Self::PollResult => Intent::CountPoll { poll, line: text },
            Self::Search => return None,
        })
    }

    /// Why this line would lead nowhere now, in words; `None` when it leads somewhere.
    pub fn refused(self, state: &State) -> Option<&'static str> {
        let spoke = || state.floor.speeches.iter().any(|speech| speech.item == state.item);
        match self {
            Self::Queue if state.item.is_none() => Some("No item is up yet: Shift+→ begins the next one"),
            Self::Name if !spoke() => Some("Nobody has spoken to this item yet"),
            _ => None,
        }
    }

    /// What the poll's key opens: the line for the result while a poll waits for one, else for a question.
    pub fn of_poll(state: &State) -> Self {
        if poll::open(state).is_some() { Self::PollResult } else { Self::PollQuestion }
    }
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
    Goes,
    /// The line is dropped.
    Dropped,
}

impl Desk {
    /// A key struck as text for the open line. Without an open line it does nothing.
    pub fn type_key(&mut self, press: &KeyPress) -> Typed {
        let Some(draft) = &mut self.draft else { return Typed::On };
        match press.key.as_str() {
            "ArrowDown" => draft.chosen = draft.chosen.saturating_add(1),
            "ArrowUp" => draft.chosen = draft.chosen.saturating_sub(1),
            "Enter" => {
                let Some(intent) = draft.purpose.intent(draft.text.clone(), draft.poll.clone()) else {
                    return Typed::Goes;
                };
                self.draft = None;
                return Typed::Done(intent);
            }
            "Escape" => {
                self.draft = None;
                return Typed::Dropped;
            }
            "Backspace" => {
                draft.text.pop();
                draft.chosen = 0;
            }
            key if key.chars().count() == 1 && !press.ctrl && draft.text.chars().count() < LINE => {
                draft.text.push_str(key);
                draft.chosen = 0;
            }
            _ => {}
        }
        Typed::On
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
        assert_eq!(desk.type_key(&press("Enter")), Typed::Goes);
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
