//! What a chair wants, before it is known what follows from it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::blank::Blank;
use crate::model::ids::{DeckId, EntryId, ItemId, NoteId, PollId, ReminderId, SpeakerId};
use crate::model::interstitial::InterstitialKind;
use crate::model::item::ItemKind;
use crate::model::outcome::Outcome;
use crate::model::overrun_fix::OverrunFix;
use crate::model::page_id::PageId;
use crate::model::people::{Role, Seat};
use crate::model::pointing::{Dot, Stroke};
use crate::model::poll::PollKind;
use crate::model::room_plan::ShownBy;

/// One thing that a chair wants done. `decide` says what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "intent", rename_all = "kebab-case")]
#[ts(export)]
#[allow(missing_docs, reason = "a field that says no more than its name and type has no comment")]
pub enum Intent {
    /// On to the next slide, or away with what covers it.
    Next,
    /// Back to the slide before, or away with what covers it.
    Back,
    /// To the first slide of the deck.
    First,
    /// To the last slide of the deck.
    Last,
    /// To the first step of the next slide; hides what covers the slide first.
    SkipOn,
    /// To the first step of this slide, else of the previous one; hides what covers the slide first.
    SkipBack,
    /// To a page of a deck (the one on screen when not named).
    GoTo {
        deck: Option<DeckId>,
        /// From 1; each step of an overlay counts.
        slide: u32,
    },
    /// To the slide of this deck with that page label, else the one with that number.
    GoToNumber {
        /// From 1.
        number: u32,
    },
    /// To where it was before the last jump or turn.
    HistoryBack,
    /// To the chairs' deck, where it was left; from there back to the deck before, where that was left.
    ChairsDeck,
    /// Shows an interstitial, or hides it if it is up.
    Show { kind: InterstitialKind },
    /// Hides the topmost thing that covers the slide.
    Uncover,
    /// Blanks the room's screen, or shows it again.
    Blank {
        /// Black or white.
        colour: Blank,
    },
    /// Keeps the room on this slide, or lets it follow again.
    Freeze,
    /// Says that the room looks elsewhere, or at our window again.
    Elsewhere,
    /// Begins the next item; after the last one, those that were skipped for now; then asks whether to end.
    NextItem,
    /// Goes back to the item before.
    PreviousItem,
    /// Begins an item.
    BeginItem { item: ItemId },
    /// Asks whether the session ends, whatever is still to come.
    AskToEnd,
    /// Ends the session.
    EndSession,
    /// Starts the item's time, pauses or resumes it.
    StartOrPause,
    /// Starts the item's time as of some seconds ago; at most since the item came up when `None`.
    StartAsOf {
        /// How long ago.
        seconds: Option<u32>,
    },
    /// Gives the item minutes more, or less.
    AddMinutes {
        /// Negative for less.
        minutes: i32,
    },
    /// Resets the item's time to zero.
    ResetTime,
    /// Begins the discussion; then, each time, the next speaker.
    Mic,
    /// Nobody speaks.
    MicFree,
    /// Ticks an entry of the checklist, or takes the tick off.
    Tick {
        entry: EntryId,
        /// On or off.
        on: bool,
    },
    /// Says that something was shown by other means.
    ShownElsewhere { kind: InterstitialKind },
    /// Writes a line for the minutes.
    Note { text: String },
    /// Gives a note another text; removes it when that is empty.
    MendNote { note: NoteId, text: String },
    /// Says who takes on the action in a note.
    TakeOnAction { note: NoteId, name: String },
    /// Goes on with the session after its end.
    ReopenSession,
    /// Draws a stroke on a page.
    DrawStroke { on: PageId, stroke: Stroke },
    /// Erases the strokes of a page that the eraser touches on its way from one place to another.
    EraseAlong { on: PageId, from: Dot, to: Dot },
    /// Erases all strokes of a page.
    EraseStrokes { on: PageId },
    /// Shows the strokes, or puts them away.
    ShowStrokes { on: bool },
    /// Undoes the latest decision.
    Undo,

    /// Redoes the decision that was undone last.
    Redo,
    /// Moves an item to another place in the agenda.
    MoveItem {
        item: ItemId,
        /// Before this one; to the end when `None`.
        before: Option<ItemId>,
    },
    /// Adds an item to the agenda.
    AddItem {
        title: String,
        /// Who presents; may be empty.
        presenter: String,
        /// Its minutes as they were typed; may be empty.
        minutes: String,
        kind: ItemKind,
        /// Before this one; at the end when `None`.
        before: Option<ItemId>,
    },
    /// Adds an item at the end of the agenda.
    AddItemLine {
        /// "Title / presenter / minutes" or the like, as it was typed.
        line: String,
        kind: ItemKind,
    },
    /// Does several things that were typed in one form: all of them, or none if one is refused.
    Together {
        /// In order; each finds what the ones before it leave.
        intents: Vec<Intent>,
    },
    /// Removes an item from the agenda.
    RemoveItem { item: ItemId },
    /// Skips an item in this session.
    SkipItem { item: ItemId },
    /// Brings a skipped item back.
    BringItemBack { item: ItemId },
    /// Splits an item in two.
    SplitItem {
        item: ItemId,
        /// What the first keeps, as it was typed.
        minutes: String,
    },
    /// Gives an item other minutes.
    SetMinutes {
        item: ItemId,
        /// As they were typed: `7`, `1h30`, `+5`, `-5`, `12:45`.
        minutes: String,
    },
    /// Gives an item another title.
    SetTitle { item: ItemId, title: String },
    /// Says who presents an item.
    SetPresenter {
        item: ItemId,
        /// Who; nobody when empty.
        presenter: String,
    },
    /// Says what an item is.
    SetKind { item: ItemId, kind: ItemKind },
    /// Gives an item a fixed start, or takes it away.
    SetStart {
        item: ItemId,
        /// As it was typed: `13:00`; no fixed start when empty.
        at: String,
    },
    /// Gives an item's talk a share of its minutes.
    SetTalk {
        item: ItemId,
        /// As it was typed: `10`, `7m`; the whole item when empty.
        minutes: String,
    },
    /// Says what an item asks the group.
    SetQuestion {
        item: ItemId,
        /// Nothing when empty.
        question: String,
    },
    /// Says where an item's speaker is expected.
    SetSeat {
        item: ItemId,
        /// Not stated when `None`.
        seat: Option<Seat>,
    },
    /// Says what can be decided about an item.
    SetOutcomes {
        item: ItemId,
        /// As they were typed, with semicolons between them; as in the whole session when empty.
        outcomes: String,
    },
    /// Says what can be decided about items that have no list of their own.
    SetSessionOutcomes {
        /// As they were typed, with semicolons between them; what is usual for the kind of group when empty.
        outcomes: String,
    },
    /// Says something for information.
    SetText {
        item: ItemId,
        /// Nothing when empty.
        text: String,
    },
    /// Gives an item links to read more, in place of those that it has.
    SetLinks {
        item: ItemId,
        /// Their addresses as they were typed; an empty one is none.
        urls: Vec<String>,
    },
    /// Says that the group agreed to the agenda as it stands.
    AgreeAgenda,
    /// Takes one of the ways to end on time.
    TakeWay { way: OverrunFix },
    /// Takes the first of them.
    TakeBestWay,
    /// Goes on to the next of the item's short talks.
    NextTalk,
    // The room: outcomes, cards, the queue, polls, time cards, people, minutes.
    /// Records what was decided of an item.
    RecordOutcome { item: ItemId, outcome: Outcome },
    /// Shows the room what is proposed before it is recorded, or takes it away.
    ProposeOutcome { item: ItemId, outcome: Outcome },
    /// Shows the room the question of the item that is up, with the possible outcomes, or takes it away.
    ShowQuestion,
    /// Shows the room the outcomes so far, or takes them away.
    ShowSummary,
    /// Puts a name at the end of the queue.
    JoinQueue { name: String },
    /// Takes a name from the queue.
    LeaveQueue { speaker: SpeakerId },
    /// Moves a name within the queue.
    MoveInQueue {
        speaker: SpeakerId,
        /// To which place, from 0.
        to: u32,
    },
    /// Closes the queue, or opens it again.
    CloseQueue,
    /// Shows the room that the queue is closed, or takes that away.
    ShowQueueClosed,
    /// Names a speaker of the item that is up.
    NameSpeaker {
        /// The speaker's number; whoever spoke last when `None`.
        number: Option<u32>,
        name: String,
    },
    /// Asks a poll.
    AskPoll {
        /// The question; `hands:` or `hum:` before it says how it is answered.
        question: String,
        /// How it is answered; as the question says when `None`.
        kind: Option<PollKind>,
    },
    /// Takes the result of a poll.
    CountPoll {
        /// Which; the one that waits for its result, else the latest of the running item, when `None`.
        poll: Option<PollId>,
        /// One line: `31 4 62`, or a hum in words.
        line: String,
    },
    /// Shows the room the result of a poll, or takes it away.
    ShowPoll {
        /// Which; the latest with a result when `None`.
        poll: Option<PollId>,
    },
    /// Takes a poll that was asked by mistake out of the session.
    WithdrawPoll { poll: PollId },
    /// Imports polls in the Datatracker's form.
    TakePolls {
        /// Its JSON.
        json: String,
    },
    /// Shows the room how much time is left, or takes that away.
    TimeCard {
        /// In minutes, 0 is "time"; what is left of the talk or the discussion when `None`, or away with the one that
        /// is up.
        minutes: Option<u32>,
        /// Over the slide, not in a corner.
        large: bool,
    },
    /// Turns the room's timer on or off.
    RoomTimer,
    /// Says who shows the slides now: the room looks there.
    ShownBy { by: ShownBy },
    /// Has the speaker's window show a message, in place of the one before.
    TellSpeaker {
        /// As it was typed; takes the message away when empty.
        words: String,
    },
    /// Fills a role.
    FillRole {
        role: Role,
        /// By whom, as it was typed: commas or semicolons separate names. Nobody when empty.
        names: Vec<String>,
    },
    /// Says that an item's speaker is there, and where.
    SeatPresenter {
        item: ItemId,
        seat: Seat,
        /// Which of several speakers, by name; all of them when `None`.
        who: Option<String>,
    },
    /// Ticks something as in place, or takes the tick off.
    Silence {
        /// Of what.
        reminder: ReminderId,
        /// Whether it is.
        on: bool,
    },
    /// Says that the minutes were copied as they are now.
    MinutesCopied,
}

impl Intent {
    /// Whether it comes from a form, which says itself why it is refused.
    pub const fn is_from_form(&self) -> bool {
        matches!(
            self,
            Self::AddItemLine { .. }
                | Self::Together { .. }
                | Self::MendNote { .. }
                | Self::TakeOnAction { .. }
                | Self::TellSpeaker { .. }
        )
    }

    /// Whether it goes straight to some slide: what was open to find one has then done its part.
    pub const fn is_jump(&self) -> bool {
        matches!(
            self,
            Self::GoTo { .. }
                | Self::GoToNumber { .. }
                | Self::HistoryBack
                | Self::ChairsDeck
                | Self::NextItem
                | Self::PreviousItem
                | Self::BeginItem { .. }
        )
    }
}
