//! What the presenter window shows: words and numbers ready to draw, and the intents that its buttons send.

use serde::Serialize;
use ts_rs::TS;

use crate::desk::checked::DecksChecked;
use crate::desk::open::{Dropped, LinkQuestion, NotesQuestion, Offer, PastedAgenda, Refused};
use crate::desk::refresh::RefreshCard;
use crate::model::keys::Action;
use crate::model::keys::ChangedKeys;
use crate::model::side::Settles;
use crate::snapshot::after::AfterCard;
use crate::snapshot::agenda::AgendaRow;
use crate::snapshot::audience::AudienceSnapshot;
use crate::snapshot::checklist::CheckRow;
use crate::snapshot::desk::{ConflictRow, Draft, ItemLineCard, Locked, Trouble};
use crate::snapshot::floor::FloorCard;
use crate::snapshot::marks::Marks;
use crate::snapshot::mic::MicCard;
use crate::snapshot::next_up::NextUp;
use crate::snapshot::notes::NoteRow;
use crate::snapshot::overview::OverviewCard;
use crate::snapshot::pace::PaceCard;
use crate::snapshot::page::Page;
use crate::snapshot::people::PeopleCard;
use crate::snapshot::pointing::PointingCard;
use crate::snapshot::primary::Primary;
use crate::snapshot::room_statement::RoomStatement;
use crate::snapshot::rundown::RundownCard;
use crate::snapshot::search::SearchCard;
use crate::snapshot::session_card::SessionCard;
use crate::snapshot::settings::SettingsCard;
use crate::snapshot::shows::ShowButton;
use crate::snapshot::slide::SlideCard;
use crate::snapshot::slot::SlotStatement;
use crate::snapshot::speaker_card::SpeakerCard;
use crate::snapshot::status::StatusLine;
use crate::snapshot::text_layer::TextLayer;
use crate::snapshot::timer::TimerCard;
use crate::snapshot::times::Clocks;

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
    /// What the room sees, in words.
    pub room: RoomStatement,
    /// What the room sees, to be drawn: the audience window's own snapshot, with number 0.
    pub shown: AudienceSnapshot,
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
    /// The slides of a plain talk with their times, against the last run of it; `None` in a session.
    pub pace: Option<PaceCard>,
    /// The one thing to do next.
    pub primary: Option<Primary>,
    /// What else leads on: the next item.
    pub secondary: Option<Primary>,
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
    /// A notice about the last key.
    pub notice: Option<String>,
    /// What it offers with a click: undo or redo.
    pub notice_offers: Option<Action>,
    /// Chairside is to be closed, and this is asked first: "An item is running. Close Chairside?".
    pub asks_to_close: Option<String>,
    /// "End the session?" is asked.
    pub asks_to_end: bool,
    /// What is said before that: "2 items were not reached: Multicast, AOB"; empty when all were.
    pub not_reached: String,
    /// The program asks which of two to do.
    pub offer: Option<Offer>,
    /// It is asked where the notes are on a deck's pages; nothing else can be done until that is answered.
    pub notes_question: Option<NotesQuestion>,
    /// What waits for Ctrl+Enter: "pat-01.pdf ready, 14 slides".
    pub waiting: Option<String>,
    /// What the changed session file says, which may be taken over: "The session file has changed (new: Tea)".
    pub changed_file: Option<String>,
    /// A link that is asked about before it is opened.
    pub link: Option<LinkQuestion>,
    /// What both the session and somebody else changed in the session file; empty when nothing is to be settled.
    pub conflicts: Vec<ConflictRow>,
    /// What they are settled for.
    pub settles: Settles,
    /// An agenda that was pasted, to be looked through.
    pub pasted: Option<PastedAgenda>,
    /// A look at all decks, and what it found.
    pub decks_checked: Option<DecksChecked>,
    /// A look at the Datatracker.
    pub refresh: Option<RefreshCard>,
    /// A file that was dropped: the window answers on which item.
    pub dropped: Option<Dropped>,
    /// A deck that wants a password.
    pub locked: Option<Locked>,
    /// A line being typed.
    pub draft: Option<Draft>,
    /// Why the latest form was refused.
    pub refused: Option<Refused>,
    /// The line that adds an item, while something is typed in it.
    pub item_line: Option<ItemLineCard>,
    /// What the line finds, when it is a search.
    pub search: Option<SearchCard>,
    /// The overview, while it is open.
    pub overview: Option<OverviewCard>,
    /// The list of keys is open.
    pub help_open: bool,
    /// The chooser of an outcome is open.
    pub outcome_open: bool,
    /// What the chair points or draws with.
    pub pointing: PointingCard,
    /// What is still open and what to hand on, once the session has ended.
    pub after: Option<AfterCard>,
    /// What went wrong lately.
    pub troubles: Vec<Trouble>,
    /// Where the speaker's window is, and what it says to the speaker.
    pub speaker: SpeakerCard,
    /// Where the room's window is, what is saved, where keys go.
    pub status: StatusLine,
    /// What the person has set, and the hint of the moment.
    pub settings: SettingsCard,
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
    /// The actions that have other keys than usual: all of them.
    Keys {
        /// The actions.
        changed: Vec<ChangedKeys>,
    },
    /// What the chair points at and draws.
    Marks {
        /// What changed of it.
        marks: Marks,
    },
    /// The state.
    Snapshot {
        /// The state.
        snapshot: Box<PresenterSnapshot>,
    },
}
