//! What a chair wants, before it is known what follows from it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::model::blank::Blank;
use crate::model::ids::{DeckId, EntryId, ItemId, PollId, ReminderId, SpeakerId};
use crate::model::interstitial::InterstitialKind;
use crate::model::item::ItemKind;
use crate::model::outcome::Outcome;
use crate::model::overrun_fix::OverrunFix;
use crate::model::people::{Role, Seat};
use crate::model::poll::PollKind;
use crate::model::room_plan::ShownBy;

/// One thing that a chair wants done. `decide` says what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "intent", rename_all = "kebab-case")]
#[ts(export)]
pub enum Intent {
    /// On to the next slide, or away with what covers it.
    Next,
    /// Back to the slide before, or away with what covers it.
    Back,
    /// To the first slide of the deck.
    First,
    /// To the last slide of the deck.
    Last,
    /// On to the first step of the next slide, or away with what covers it.
    SkipOn,
    /// Back to the first step of this slide, else of the slide before, or away with what covers it.
    SkipBack,
    /// To a page of a deck (the one on screen when not named).
    GoTo {
        /// Which deck.
        deck: Option<DeckId>,
        /// From 1; each step of an overlay counts.
        slide: u32,
    },
    /// To the slide of this deck that a chair means by a number: the one labelled so, else the one counted so.
    GoToNumber {
        /// From 1.
        number: u32,
    },
    /// To where it was before the last jump or turn.
    HistoryBack,
    /// To the chairs' deck, where it was left; from there back to the deck before, where that was left.
    ChairsDeck,
    /// Shows an interstitial, or takes it away when it is up.
    Show {
        /// Which.
        kind: InterstitialKind,
    },
    /// Takes away the topmost thing that covers the slide.
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
    /// Brings up the next item, after the last those that were passed over; then asks whether to end.
    NextItem,
    /// Goes back to the item before.
    PreviousItem,
    /// Brings up an item.
    BeginItem {
        /// Which.
        item: ItemId,
    },
    /// Asks whether the session ends, whatever is still to come.
    AskToEnd,
    /// Ends the session.
    EndSession,
    /// Starts the item's time, pauses it, or lets it go on.
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
    /// Sets the item's time back to nothing.
    ResetTime,
    /// Begins the discussion; then, each time, the next speaker.
    Mic,
    /// Nobody speaks.
    MicFree,
    /// Ticks an entry of the checklist, or takes the tick off.
    Tick {
        /// Which.
        entry: EntryId,
        /// On or off.
        on: bool,
    },
    /// Says that something was shown by other means.
    ShownElsewhere {
        /// What.
        kind: InterstitialKind,
    },
    /// Writes a line for the minutes.
    Note {
        /// The line.
        text: String,
    },
    /// Takes back the latest decision.
    Undo,

    /// Puts back what was taken back last.
    Redo,
    /// Moves an item to another place in the agenda.
    MoveItem {
        /// Which.
        item: ItemId,
        /// Before this one; to the end when `None`.
        before: Option<ItemId>,
    },
    /// Adds an item to the agenda.
    AddItem {
        /// Its title.
        title: String,
        /// Who presents; may be empty.
        presenter: String,
        /// Its minutes as they were typed; may be empty.
        minutes: String,
        /// What it is.
        kind: ItemKind,
        /// Before this one; at the end when `None`.
        before: Option<ItemId>,
    },
    /// Adds an item at the end of the agenda.
    AddItemLine {
        /// `Title / presenter / minutes`, as it was typed.
        line: String,
        /// What it is.
        kind: ItemKind,
    },
    /// Does several things that were typed in one form: all of them, or none if one is refused.
    Together {
        /// In order; each finds what the ones before it leave.
        intents: Vec<Intent>,
    },
    /// Takes an item off the agenda.
    RemoveItem {
        /// Which.
        item: ItemId,
    },
    /// Skips an item in this session.
    SkipItem {
        /// Which.
        item: ItemId,
    },
    /// Skips it no longer.
    BringItemBack {
        /// Which.
        item: ItemId,
    },
    /// Makes two items of one.
    SplitItem {
        /// Which.
        item: ItemId,
        /// What the first keeps, as it was typed.
        minutes: String,
    },
    /// Gives an item other minutes.
    SetMinutes {
        /// Which item.
        item: ItemId,
        /// As they were typed: `7`, `1h30`, `+5`, `-5`, `12:45`.
        minutes: String,
    },
    /// Gives an item another title.
    SetTitle {
        /// Which item.
        item: ItemId,
        /// The title.
        title: String,
    },
    /// Says who presents an item.
    SetPresenter {
        /// Which item.
        item: ItemId,
        /// Who; nobody when empty.
        presenter: String,
    },
    /// Says what an item is.
    SetKind {
        /// Which item.
        item: ItemId,
        /// What it is.
        kind: ItemKind,
    },
    /// Gives an item a fixed start, or takes it away.
    SetStart {
        /// Which item.
        item: ItemId,
        /// As it was typed: `13:00`; no fixed start when empty.
        at: String,
    },
    /// Says that the group agreed to the agenda as it stands.
    AgreeAgenda,
    /// Takes one of the ways to end on time.
    TakeWay {
        /// Which.
        way: OverrunFix,
    },
    /// Takes the first of them.
    TakeBestWay,
    /// Goes on to the next of the item's short talks.
    NextTalk,
    // The room: outcomes, cards, the queue, polls, time cards, people, minutes.
    /// Records what was decided of an item.
    RecordOutcome {
        /// Which item.
        item: ItemId,
        /// What was decided.
        outcome: Outcome,
    },
    /// Shows the room what is proposed before it is recorded, or takes it away.
    ProposeOutcome {
        /// Which item.
        item: ItemId,
        /// What is proposed.
        outcome: Outcome,
    },
    /// Shows the room the question of the item that is up, with the possible outcomes, or takes it away.
    ShowQuestion,
    /// Shows the room the outcomes so far, or takes them away.
    ShowSummary,
    /// Puts a name at the end of the queue.
    JoinQueue {
        /// The name.
        name: String,
    },
    /// Takes a name from the queue.
    LeaveQueue {
        /// Who.
        speaker: SpeakerId,
    },
    /// Moves a name within the queue.
    MoveInQueue {
        /// Who.
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
        /// The name.
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
    WithdrawPoll {
        /// Which.
        poll: PollId,
    },
    /// Takes over polls in the Datatracker's form.
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
    ShownBy {
        /// Who.
        by: ShownBy,
    },
    /// Fills a role.
    FillRole {
        /// Which.
        role: Role,
        /// By whom, as it was typed: commas or semicolons separate names. Nobody when empty.
        names: Vec<String>,
    },
    /// Says that an item's speaker is there, and where.
    SeatPresenter {
        /// Which item.
        item: ItemId,
        /// Where.
        seat: Seat,
    },
    /// Says of something that it is in place, or that it is not after all.
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
        matches!(self, Self::AddItemLine { .. } | Self::Together { .. })
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
