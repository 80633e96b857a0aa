//! What the start window draws, whole each time, and what it can ask for.

use chairside_settings::{Setting, Settings};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::agenda::AgendaReading;
use crate::answer::Answer;
use crate::fields::NewForm;
use crate::form::FormRefusal;
use crate::found::{FindCard, FoundCard};
use crate::keys::{StartAction, StartButton};
use crate::recent::RecentRow;
use crate::talk::TalkQuestion;

/// Which page of the start window is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum StartPage {
    /// What can be opened.
    Home,
    /// The form for a new session.
    New,
    /// Sessions that were found on the Datatracker.
    Found,
}

/// What the start window draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct StartSnapshot {
    /// The page that is open.
    pub page: StartPage,
    /// The buttons, with their keys.
    pub buttons: Vec<StartButton>,
    /// The meeting of the session that was opened last; empty when there is none.
    pub meeting: String,
    /// What was opened before, the latest first; a run that stopped comes first of all.
    pub recent: Vec<RecentRow>,
    /// What stands in the place of the rows while there are none.
    pub no_recent: String,
    /// What is said of the file that was named, dropped or chosen last.
    pub answer: Option<Answer>,
    /// What the answer's buttons say, in the order of its offers.
    pub offers: Vec<String>,
    /// A PDF waits to be told how long the talk may take.
    pub talk: Option<TalkQuestion>,
    /// What the person has set.
    pub settings: Settings,
    /// What is wrong with the file of settings; empty when nothing is.
    pub settings_problem: String,
    /// A file is being dragged over the window.
    pub dragged: bool,
    /// "Opening “quic.md”"; empty when nothing is being opened.
    pub busy: String,
    /// The form for a new session.
    pub form: FormCard,
    /// What is asked of the Datatracker.
    pub find: FindCard,
    /// What was found there.
    pub found: Option<FoundCard>,
}

/// The form for a new session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct FormCard {
    /// Counts up when the fields are filled anew; what is typed in them stays meanwhile.
    pub number: u32,
    /// What the fields are filled with.
    pub fields: NewForm,
    /// Why it cannot be saved yet.
    pub refusal: Option<FormRefusal>,
    /// What was read of the agenda.
    pub reading: AgendaReading,
}

/// What the start window asks for. It names no path: only Rust knows those.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "wish", rename_all = "kebab-case")]
#[ts(export)]
pub enum StartWish {
    /// What a button does.
    Run {
        /// The button's action.
        action: StartAction,
    },
    /// Opens a row of the recent ones.
    Recent {
        /// Its number, from 0.
        number: usize,
    },
    /// Takes an offer of the answer.
    Take {
        /// Its number, from 0.
        number: usize,
    },
    /// The answer, the question or the form is no longer needed.
    Leave,
    /// Shows the PDF that waits.
    Present {
        /// How long the talk may take, as typed.
        minutes: String,
    },
    /// Opens the form for a session of this meeting and group.
    Chair {
        /// As typed.
        meeting: String,
        /// As typed.
        group: String,
    },
    /// Asks the Datatracker for the sessions of this group at this meeting.
    Find {
        /// As typed.
        meeting: String,
        /// As typed.
        group: String,
    },
    /// Chooses one of the sessions that were found.
    ChooseFound {
        /// Its number, from 0.
        number: usize,
    },
    /// Says where a deck of the session that was found belongs.
    PlaceDeck {
        /// The deck's number, from 0.
        deck: usize,
        /// A number in the list of places, from 0.
        place: usize,
    },
    /// Chooses another folder for the session that was found.
    ChooseFolder,
    /// Fetches its decks.
    Fetch,
    /// Stops fetching them.
    StopFetching,
    /// Opens it.
    OpenFound,
    /// Reads an agenda that is being typed or was pasted.
    Read {
        /// All of it.
        agenda: String,
        /// Which of its sessions, from 0.
        session: u32,
    },
    /// Saves the new session in a file that the chair chooses, and opens it.
    Save {
        /// The form as it is typed.
        form: NewForm,
    },
    /// Changes a setting.
    Set {
        /// To what.
        setting: Setting,
    },
}
