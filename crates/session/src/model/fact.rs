//! What happened: the rows of the journal. docs/facts.md has a table of them.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::model::blank::Blank;
use crate::model::card::Card;
use crate::model::content::SessionContent;
use crate::model::cover::Interstitial;
use crate::model::deck::DeckInfo;
use crate::model::ids::{DeckId, EntryId, ItemId, NoteId, PollId, ReminderId, RowId, SpeakerId, StrokeId};
use crate::model::interstitial::InterstitialKind;
use crate::model::item::{Item, ItemKind};
use crate::model::notes_place::NotesPlace;
use crate::model::outcome::Outcome;
use crate::model::page_id::PageId;
use crate::model::people::{Role, Seat};
use crate::model::place::Place;
use crate::model::pointing::Stroke;
use crate::model::poll::{PollKind, PollResult};
use crate::model::room_plan::ShownBy;
use crate::model::stamp::Moment;

/// Something that happened, with ids and absolute values. Written as JSON, with its name under `fact`.
///
/// Slides and pages count from 0, speakers and short talks from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "a field says what it is; a comment says more where there is more to know")]
pub enum Fact {
    // The run.
    /// A run began with this content.
    Opened {
        content: Box<SessionContent>,
        /// SHA-256 of the session file, in hexadecimal.
        hash: String,
        rehearsal: bool,
    },
    /// The program resumed the run. Nothing was shown since the fact before.
    #[serde(rename = "went-on")]
    Resumed,
    /// The program was closed normally.
    Closed,
    /// A deck was read again and differs from what the run knew.
    DeckRead { deck: DeckInfo },
    /// The chair said where the speaker's notes are on the pages of a file that may have some beside its slides; the
    /// latest fact counts.
    NotesPlaced {
        deck: DeckId,
        /// SHA-256 of the deck's file, in hexadecimal.
        file: String,
        notes: NotesPlace,
    },
    /// A late deck was attached to an item. The room sees it when the chair turns to it.
    DeckAttached {
        item: ItemId,
        deck: DeckInfo,
        /// The path of its file.
        file: String,
    },
    /// The chair accepted the agenda, links and checklist of the changed session file.
    ContentTaken {
        /// Matching items keep the ids that they have in this run, and what the run changed stays.
        content: Box<SessionContent>,
        /// SHA-256 of the file, in hexadecimal.
        hash: String,
        /// What the file says, where the run keeps changes of its own; `None` if `content` is what it says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        in_file: Option<Box<SessionContent>>,
    },
    /// The agenda was saved in the session file.
    AgendaSaved {
        /// SHA-256 of the file as it is now, in hexadecimal.
        hash: String,
    },
    /// The wall clock was set. Moves no timer.
    ClockStepped {
        /// Negative if it was set back.
        by: SignedDuration,
    },
    /// A test drives the run's clock: nothing happened at these times.
    ClockSimulated,
    /// An earlier decision was undone: the state is as if that row did not exist.
    TakenBack { row: RowId },
    /// An undone decision was redone.
    PutBack {
        /// The row of the `TakenBack` that no longer counts.
        row: RowId,
    },

    // What the room sees.
    /// The chair's slide is now this one.
    Turned { to: Place },
    /// The room sees the page again that stands in the place of the slide: the chair turned back from the first slide before
    /// the start, or on from the last one after the end.
    HoldingShown,
    /// An interstitial, or another page of it, covers the slide.
    Covered {
        with: Interstitial,
        page: u32,
        /// Its index in `open-with`, if it is shown as part of that sequence.
        opening: Option<u32>,
    },
    /// The interstitial was hidden. Black, white and freeze stay.
    Uncovered,
    /// The room's screen is black or white.
    Blanked { colour: Blank },
    /// The room's screen shows something again.
    Unblanked,
    /// The room keeps this slide while the chair turns.
    #[serde(rename = "froze")]
    Frozen { at: Place },
    /// The room follows the chair again.
    Thawed,
    /// The room sees somebody else's share, not our window.
    RoomElsewhere,
    /// The room sees our window again.
    RoomBack,
    /// The audience window has drawn the interstitial, or a generated slide with the same text.
    Drawn { what: Interstitial },
    /// The chair says that the text was shown by other means.
    ShownElsewhere { kind: InterstitialKind },
    /// A card is shown over the slide.
    CardShown { card: Card },
    /// The card was hidden.
    CardTakenAway,
    /// The corner of the room's slide says for a minute how much time is left.
    TimeShown {
        /// 0 shows "Time".
        minutes: u32,
    },
    /// The corner was cleared before the minute was over.
    TimeHidden,
    /// The room's timer was shown or hidden.
    RoomTimer { on: bool },
    /// Who shows an item's slides; the latest fact counts.
    SlidesShownBy { item: ItemId, by: ShownBy },
    /// The speaker's window shows this message. It is about what is up now, and goes with it.
    SpeakerTold {
        /// None from now on if `None`.
        words: Option<String>,
    },

    // Strokes on slides.
    /// The chair drew on the page that the room saw.
    StrokeDrawn { on: PageId, stroke: Stroke },
    /// Strokes were erased.
    StrokesErased { on: PageId, strokes: Vec<StrokeId> },
    /// Strokes were hidden, or shown again; none is erased.
    StrokesShown { on: bool },

    // Items and their time.
    /// An item came up. Its time has not started.
    ItemBegun { item: ItemId },
    /// The item's time started.
    TimeStarted {
        item: ItemId,
        /// Earlier than the row's stamp if the time was started "as of" a moment ago.
        at: Moment,
    },
    /// The item's time was paused.
    TimePaused { item: ItemId },
    /// The item's time runs again.
    TimeResumed { item: ItemId },
    /// The item got more time than planned, or less.
    TimeAdded {
        item: ItemId,
        /// Negative for less.
        by: SignedDuration,
    },
    /// The item's time, its added minutes and its discussion were reset.
    TimeReset { item: ItemId },
    /// One of the item's short talks began.
    ShortTalkBegun { item: ItemId, number: u32 },
    /// The talk is over and the discussion began.
    DiscussionBegun { item: ItemId },
    /// The session ended.
    SessionEnded,

    // Changes to the agenda.
    /// An item moved to another place in the agenda.
    ItemMoved {
        item: ItemId,
        /// The item that now follows it; `None` at the end.
        before: Option<ItemId>,
    },
    /// The agenda got a new item.
    ItemAdded {
        item: Box<Item>,
        /// The item that now follows it; `None` at the end.
        before: Option<ItemId>,
    },
    /// An item was removed from the agenda.
    ItemRemoved { item: ItemId },
    /// The session skips an item.
    ItemSkipped { item: ItemId },
    /// The item is no longer skipped.
    ItemBroughtBack { item: ItemId },
    /// An item became two.
    ItemSplit {
        item: ItemId,
        /// What it keeps of its time.
        time: SignedDuration,
        /// The new item that follows it.
        second: Box<Item>,
    },
    /// The plan gives an item this time. Minutes added or taken before no longer count.
    MinutesSet { item: ItemId, time: SignedDuration },
    /// A later item gets this time, and the plan stays as it was.
    TimeGiven { item: ItemId, time: SignedDuration },
    /// An item has another title.
    ItemRetitled { item: ItemId, title: String },
    /// Somebody else presents an item; nobody if `None`.
    PresenterSet { item: ItemId, presenter: Option<String> },
    /// An item is of another kind.
    KindSet { item: ItemId, kind: ItemKind },
    /// An item has another fixed start; none if `None`.
    StartSet { item: ItemId, at: Option<Timestamp> },
    /// An item's talk has another share of its minutes; none of its own if `None`.
    TalkSet { item: ItemId, talk: Option<SignedDuration> },
    /// An item asks the group something else, or nothing.
    QuestionSet { item: ItemId, question: Option<String> },
    /// An item's speaker is expected elsewhere; not stated if `None`.
    SeatExpected { item: ItemId, seat: Option<Seat> },
    /// What can be decided about an item; as in the whole session if `None`.
    OutcomesSet { item: ItemId, outcomes: Option<Vec<String>> },
    /// What can be decided about items without a list of their own; what is usual for the group if `None`.
    SessionOutcomesSet { outcomes: Option<Vec<String>> },
    /// An item says something else for information, or nothing.
    TextSet { item: ItemId, text: Option<String> },
    /// An item has other links to read more, or none.
    LinkSet {
        item: ItemId,
        /// The first.
        link: Option<String>,
        /// The others.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        more: Vec<String>,
    },
    /// The group agreed to the agenda as it stands.
    AgendaAgreed,
    /// The chair lets the session run past its slot.
    OverrunAccepted { until: Timestamp },

    // The microphone and the queue.
    /// Somebody began to speak at the microphone.
    SpeakerBegan {
        number: u32,
        item: Option<ItemId>,
        /// Their id in the queue, if they waited there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<SpeakerId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    /// Nobody is speaking at the microphone.
    MicFreed,
    /// Somebody joined the queue.
    QueueJoined { item: ItemId, speaker: SpeakerId, name: String },
    /// The queue has this order. Whoever is not named comes after those who are.
    QueueOrdered { item: ItemId, order: Vec<SpeakerId> },
    /// Somebody left the queue without having spoken.
    QueueLeft { item: ItemId, speaker: SpeakerId },
    /// Nobody else should join the queue.
    QueueClosed { item: ItemId },
    /// The queue is open again.
    QueueReopened { item: ItemId },
    /// A speaker got a name.
    SpeakerNamed { item: Option<ItemId>, number: u32, name: String },

    // Outcomes, polls and notes.
    /// What was decided about an item; the latest fact counts.
    OutcomeRecorded { item: ItemId, outcome: Outcome },
    /// A poll was asked.
    PollAsked { poll: PollId, item: Option<ItemId>, kind: PollKind, question: String },
    /// A poll has a result; the latest fact counts.
    PollCounted { poll: PollId, result: PollResult },
    /// A poll counted by another program was imported.
    PollTaken {
        poll: PollId,
        /// The item that was up when it was asked.
        item: Option<ItemId>,
        question: String,
        from: Timestamp,
        until: Timestamp,
        raised: u32,
        not_raised: u32,
    },
    /// A poll asked by mistake was removed.
    PollWithdrawn { poll: PollId },
    /// A line for the minutes.
    Noted {
        text: String,
        item: Option<ItemId>,
        /// The chair's slide at the time.
        at: Place,
    },
    /// A note has another text; it is removed if there is none.
    NoteMended { note: NoteId, text: String },
    /// The minutes were copied.
    MinutesCopied {
        /// The number of the last row that was in them.
        row: u64,
    },

    // People and the checklist.
    /// An entry of the checklist was ticked by hand.
    Ticked { entry: EntryId },
    /// The tick was removed.
    Unticked { entry: EntryId },
    /// Somebody took a role; the latest names count. Nobody has it if there are none.
    RoleFilled { role: Role, names: Vec<String> },
    /// An item's speaker is here.
    PresenterSeated {
        item: ItemId,
        seat: Seat,
        /// Which of several; all of them when `None`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        who: Option<String>,
    },
    /// The chair says that something is in place, or that it is not after all.
    ReminderSilenced { reminder: ReminderId, on: bool },

    /// Written by a newer version: kept, but not applied.
    #[serde(untagged)]
    Unknown(serde_json::Value),
}

impl Fact {
    /// A turn to a slide, for tests of other crates.
    pub fn turned(deck: &DeckId, slide: u32) -> Self {
        Fact::Turned { to: Place { deck: deck.clone(), slide } }
    }
}
