//! What the presenter window is told: words and numbers ready to draw, and the intents that its buttons send.

use serde::Serialize;
use ts_rs::TS;

use crate::desk::Purpose;
use crate::model::content::Section;
use crate::model::ids::{EntryId, PollId};
use crate::model::intent::Intent;
use crate::model::interstitial::InterstitialKind;
use crate::snapshot::{
    AgendaRow, Clocks, FloorCard, NextUp, OverviewCard, Page, PeopleCard, RundownCard, SearchCard, SessionCard,
    SlideCard, SlotStatement, StampView, TextLayer, Ticking, TimerCard,
};

/// How a statement is coloured; the words say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Tone {
    /// The room sees this slide.
    Good,
    /// The room sees something else.
    Other,
    /// Trouble: not drawing, not saved.
    Bad,
}

/// The strip over the slide: what the room sees, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct RoomStatement {
    /// The colour.
    pub tone: Tone,
    /// "The room sees the Note Well".
    pub words: String,
    /// "text as of 9 Nov 2021, in force on that day".
    pub detail: String,
    /// "up for", ticking, when something covers the slide.
    pub up_for: Option<Ticking>,
    /// The button at its end, with its key: "Back to the slide", "N".
    pub action: Option<Primary>,
    /// Small buttons before that one, whose keys may be empty: who shows the slides while the room looks elsewhere.
    pub others: Vec<Primary>,
}

/// One thing to do, as a button with its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Primary {
    /// "Start", "Discussion", "Next speaker".
    pub label: String,
    /// The keycap.
    pub key: String,
    /// What it sends.
    pub intent: Intent,
}

/// The microphone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct MicCard {
    /// "Speaker 5".
    pub who: String,
    /// Time spoken.
    pub spoken: Ticking,
    /// "has spoken, of 2 to 3 minutes".
    pub words: String,
    /// In time, should come to an end, or over.
    pub tone: Tone,
}

/// Whether something was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "kebab-case")]
#[ts(export)]
pub enum ShowState {
    /// Nothing to be said (black, freeze, agenda).
    Plain,
    /// Not yet.
    NotYet,
    /// Shown here at this time.
    Shown {
        /// "12:01".
        at: String,
        /// For how long in milliseconds.
        #[ts(type = "number")]
        for_ms: i64,
    },
    /// Ticked by the chair as shown by other means.
    Elsewhere {
        /// When it was ticked.
        at: String,
    },
    /// The room sees it now.
    Up,
    /// There is no page for it in this session.
    Missing,
}

/// A button of what can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ShowButton {
    /// The label.
    pub label: String,
    /// The keycap.
    pub key: String,
    /// What it sends.
    pub intent: Intent,
    /// Whether it was shown.
    pub state: ShowState,
    /// The edition and its standing: "ietf-2021: in force on 9 Nov 2021".
    pub edition: String,
    /// The edition is not the one in force on the session's date: said in words.
    pub warning: Option<String>,
    /// For "shown elsewhere".
    pub kind: Option<InterstitialKind>,
}

/// A row of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct CheckRow {
    /// For `tick`.
    pub id: EntryId,
    /// Which part.
    pub section: Section,
    /// What is to be done.
    pub text: String,
    /// When it was ticked: "12:01".
    pub ticked: Option<String>,
    /// The journal ticks it, not the chair.
    pub by_journal: bool,
}

/// A line for the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct NoteRow {
    /// "12:31".
    pub at: String,
    /// The line.
    pub text: String,
    /// What it stands under: "2 · Private Access Tokens", "Before the first item".
    pub item: String,
}

/// Whether what is shown is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "saved", rename_all = "kebab-case")]
#[ts(export)]
pub enum Saved {
    /// All of it.
    Yes {
        /// When it was written, in milliseconds since 1970.
        #[ts(type = "number")]
        at: i64,
    },
    /// Being written.
    Writing,
    /// It cannot be written: why, and what to do.
    No {
        /// In words.
        why: String,
    },
}

/// Something that went wrong, and what was done of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Trouble {
    /// In words.
    pub words: String,
}

/// A question that the program asks: Enter accepts (`go-on`), Esc declines (`start-over`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Offer {
    /// "Go on at slide 7 (stopped 12:31)?".
    pub words: String,
    /// What Enter does: "Go on".
    pub accept: String,
    /// What Esc does: "Start over".
    pub decline: String,
}

/// A deck that wants a password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Locked {
    /// "pat.pdf is encrypted and asks for a password".
    pub words: String,
}

/// A line being typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Draft {
    /// What it is for.
    pub purpose: Purpose,
    /// What is typed so far.
    pub text: String,
    /// The poll whose result is typed.
    pub poll: Option<PollId>,
    /// It was begun from the audience window, and is typed there.
    pub from_audience: bool,
}

/// The status line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct StatusLine {
    /// "Room's window on HDMI-1, 1920 × 1080", "behind this one, drawing".
    pub room_window: String,
    /// Whether what is shown is on disk.
    pub saved: Saved,
    /// One of our windows has the focus, so keys come here.
    pub focused: bool,
    /// The presenter window is kept above all others.
    pub on_top: bool,
    /// The agenda differs from the session's file, so it can be saved there.
    pub agenda_unsaved: bool,
}

/// The presenter window's state, whole each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
#[allow(clippy::struct_excessive_bools)] // independent things can be open or asked at once
pub struct PresenterSnapshot {
    /// Counts up; acknowledged once drawn.
    #[ts(type = "number")]
    pub number: u64,
    /// The number of the last key of this window that was handled.
    #[ts(type = "number")]
    pub keys_seen: u64,
    /// The clocks.
    pub clocks: Clocks,
    /// What the room sees.
    pub room: RoomStatement,
    /// The stamp on the big slide.
    pub stamp: StampView,
    /// The chair's slide.
    pub slide: SlideCard,
    /// What comes next.
    pub next: NextUp,
    /// The slot; `None` without an agenda.
    pub slot: Option<SlotStatement>,
    /// What must be cut, and the ways to do it; `None` without an agenda.
    pub rundown: Option<RundownCard>,
    /// The timer.
    pub timer: TimerCard,
    /// The one thing to do next.
    pub primary: Option<Primary>,
    /// Who speaks.
    pub mic: Option<MicCard>,
    /// The queue, outcomes, polls, and what the room sees of the time.
    pub floor: FloorCard,
    /// Who and what is in place.
    pub people: PeopleCard,
    /// What can be shown.
    pub shows: Vec<ShowButton>,
    /// The Note Well is up: its advice is shown.
    pub note_well_up: bool,
    /// The agenda.
    pub agenda: Vec<AgendaRow>,
    /// The checklist.
    pub checklist: Vec<CheckRow>,
    /// Lines for the minutes, latest last.
    pub notes: Vec<NoteRow>,
    /// Digits typed so far, before Enter.
    pub digits: Option<String>,
    /// A word to the chair about the last key.
    pub notice: Option<String>,
    /// "End the session?" is asked.
    pub asks_to_end: bool,
    /// What is said before that: "2 items were not reached: Multicast, AOB"; empty when all were.
    pub not_reached: String,
    /// The program asks which of two to do.
    pub offer: Option<Offer>,
    /// What waits for Ctrl+Enter: "pat-01.pdf ready, 14 slides".
    pub waiting: Option<String>,
    /// What the changed session file says, which may be taken over: "The session file has changed (new: Tea)".
    pub changed_file: Option<String>,
    /// A deck that wants a password.
    pub locked: Option<Locked>,
    /// A line being typed.
    pub draft: Option<Draft>,
    /// What the line finds, when it is a search.
    pub search: Option<SearchCard>,
    /// The overview, while it is open.
    pub overview: Option<OverviewCard>,
    /// The list of keys is open.
    pub help_open: bool,
    /// The chooser of an outcome is open.
    pub outcome_open: bool,
    /// What went wrong lately.
    pub troubles: Vec<Trouble>,
    /// The status line.
    pub status: StatusLine,
}

/// What comes through the presenter window's channel.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "message", rename_all = "kebab-case")]
#[ts(export)]
pub enum PresenterMessage {
    /// Pages, new or changed.
    Pages {
        /// The pages.
        pages: Vec<Page>,
    },
    /// What does not change while the content stays.
    Session {
        /// All of it.
        card: Box<SessionCard>,
    },
    /// What can be read on a slide that is drawn from pixels, and where its links are. Sent once it is shown.
    Text {
        /// All of it.
        layer: Box<TextLayer>,
    },
    /// The state.
    Snapshot {
        /// The state.
        snapshot: Box<PresenterSnapshot>,
    },
}
