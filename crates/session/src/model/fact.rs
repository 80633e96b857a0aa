//! What happened, with ids and absolute values: the rows of the journal. docs/facts.md has the table.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::model::blank::Blank;
use crate::model::card::Card;
use crate::model::content::SessionContent;
use crate::model::cover::Interstitial;
use crate::model::deck::DeckInfo;
use crate::model::ids::{DeckId, EntryId, ItemId, PollId, ReminderId, RowId, SpeakerId};
use crate::model::interstitial::InterstitialKind;
use crate::model::item::{Item, ItemKind};
use crate::model::outcome::Outcome;
use crate::model::people::{Role, Seat};
use crate::model::place::Place;
use crate::model::poll::{PollKind, PollResult};
use crate::model::room_plan::ShownBy;
use crate::model::stamp::Moment;

/// Something that happened. Written as JSON with its name under `fact`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Fact {
    /// A run began with this content.
    Opened {
        /// All that was read from outside.
        content: Box<SessionContent>,
        /// SHA-256 of the session file, in hexadecimal.
        hash: String,
        /// The slot was not on that day.
        rehearsal: bool,
    },
    /// The program took the run up again.
    WentOn,
    /// The program was ended in order.
    Closed,
    /// A deck was read again and differs from what the run knew.
    DeckRead {
        /// What is known of it now.
        deck: DeckInfo,
    },
    /// A deck that came late was attached to an item. The room sees it when the chair turns to it.
    DeckAttached {
        /// Which item.
        item: ItemId,
        /// What is known of the deck.
        deck: DeckInfo,
        /// Where its file lies.
        file: String,
    },
    /// The chair took over the agenda, links and checklist of a changed session file.
    ContentTaken {
        /// All of it, with the ids of matching items kept.
        content: Box<SessionContent>,
        /// SHA-256 of the file.
        hash: String,
    },
    /// The chair's slide is now this one.
    Turned {
        /// Deck and slide.
        to: Place,
    },
    /// An interstitial covers the slide.
    Covered {
        /// What covers it.
        with: Interstitial,
        /// Its page, from 0.
        page: u32,
        /// Its place in the `open-with` run, from 0.
        opening: Option<u32>,
    },
    /// Nothing but black, white or freeze covers the slide any more.
    Uncovered,
    /// The room's screen is black or white.
    Blanked {
        /// Which.
        colour: Blank,
    },
    /// It is no longer.
    Unblanked,
    /// The room keeps this slide while the chair's own turns.
    Froze {
        /// What the room keeps.
        at: Place,
    },
    /// The room follows again.
    Thawed,
    /// The room sees somebody else's share, not our window.
    RoomElsewhere,
    /// The room sees our window again.
    RoomBack,
    /// The audience window has drawn the interstitial, or a generated slide of the same text.
    Drawn {
        /// Which.
        what: Interstitial,
    },
    /// The chair says that it was shown by other means.
    ShownElsewhere {
        /// Which.
        kind: InterstitialKind,
    },
    /// An item came up; its time has not started.
    ItemBegun {
        /// Which.
        item: ItemId,
    },
    /// The item's time started.
    TimeStarted {
        /// Which item.
        item: ItemId,
        /// When; earlier than the row's stamp if it was started "as of".
        at: Moment,
    },
    /// The item's time stands.
    TimePaused {
        /// Which item.
        item: ItemId,
    },
    /// The item's time runs again.
    TimeResumed {
        /// Which item.
        item: ItemId,
    },
    /// The item got more or less time than planned.
    TimeAdded {
        /// Which item.
        item: ItemId,
        /// How much; negative for less.
        by: SignedDuration,
    },
    /// The item's time was set back to nothing.
    TimeReset {
        /// Which item.
        item: ItemId,
    },
    /// The talk is over, its discussion began.
    DiscussionBegun {
        /// Which item.
        item: ItemId,
    },
    /// Somebody began to speak at the microphone.
    SpeakerBegan {
        /// Counts from 1 within the item.
        number: u32,
        /// During which item.
        item: Option<ItemId>,
        /// Who it was in the queue.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<SpeakerId>,
        /// Who it is, when that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    /// Nobody speaks at the microphone.
    MicFreed,
    /// An entry of the checklist was ticked.
    Ticked {
        /// Which.
        entry: EntryId,
    },
    /// The tick was taken off.
    Unticked {
        /// Which.
        entry: EntryId,
    },
    /// A line for the minutes.
    Noted {
        /// The line.
        text: String,
        /// Under which item.
        item: Option<ItemId>,
        /// The slide that was up.
        at: Place,
    },
    /// The session ended.
    SessionEnded,
    /// The wall clock was stepped. Moves no timer.
    ClockStepped {
        /// By how much, negative for back.
        by: SignedDuration,
    },
    /// An earlier decision is taken back: the run is as if that row were not there.
    TakenBack {
        /// Which row.
        row: RowId,
    },

    /// The chair moved an item to another place in the agenda.
    ItemMoved {
        /// Which.
        item: ItemId,
        /// It now stands before this one; at the end when `None`.
        before: Option<ItemId>,
    },
    /// The agenda got a new item.
    ItemAdded {
        /// All of it.
        item: Box<Item>,
        /// It stands before this one; at the end when `None`.
        before: Option<ItemId>,
    },
    /// The agenda lost an item.
    ItemRemoved {
        /// Which.
        item: ItemId,
    },
    /// The session skips an item.
    ItemSkipped {
        /// Which.
        item: ItemId,
    },
    /// It is no longer skipped.
    ItemBroughtBack {
        /// Which.
        item: ItemId,
    },
    /// An item became two.
    ItemSplit {
        /// Which.
        item: ItemId,
        /// What it keeps of its time.
        time: SignedDuration,
        /// What follows it now.
        second: Box<Item>,
    },
    /// The plan gives an item this time; what was added or taken before counts no more.
    MinutesSet {
        /// Which item.
        item: ItemId,
        /// Talk and discussion together.
        time: SignedDuration,
    },
    /// An item to come gets this time; the plan keeps what it had.
    TimeGiven {
        /// Which item.
        item: ItemId,
        /// Talk and discussion together.
        time: SignedDuration,
    },
    /// An item has another title.
    ItemRetitled {
        /// Which.
        item: ItemId,
        /// The title.
        title: String,
    },
    /// Somebody else presents an item.
    PresenterSet {
        /// Which item.
        item: ItemId,
        /// Who; nobody when `None`.
        presenter: Option<String>,
    },
    /// An item is of another kind.
    KindSet {
        /// Which.
        item: ItemId,
        /// What it is.
        kind: ItemKind,
    },
    /// An item does not start before this.
    StartSet {
        /// Which.
        item: ItemId,
        /// The instant; whenever it comes up when `None`.
        at: Option<Timestamp>,
    },
    /// The group agreed to the agenda as it stands.
    AgendaAgreed,
    /// The chair knows that the session runs past its slot, and lets it.
    OverrunAccepted {
        /// Until when.
        until: Timestamp,
    },
    /// One of an item's short talks began.
    ShortTalkBegun {
        /// Which item.
        item: ItemId,
        /// Which of its talks, from 1.
        number: u32,
    },
    /// What was taken back holds again.
    PutBack {
        /// The row that took it back.
        row: RowId,
    },

    // The room: outcomes, cards, the queue, polls, time cards, people, minutes.
    /// What was decided of an item; the latest counts.
    OutcomeRecorded {
        /// Which item.
        item: ItemId,
        /// What was decided.
        outcome: Outcome,
    },
    /// The room is shown a card over the slide.
    CardShown {
        /// Which.
        card: Card,
    },
    /// The card was taken away.
    CardTakenAway,
    /// Somebody waits to speak.
    QueueJoined {
        /// To which item.
        item: ItemId,
        /// Stays the same while they wait.
        speaker: SpeakerId,
        /// Their name.
        name: String,
    },
    /// The queue has this order.
    QueueOrdered {
        /// Of which item.
        item: ItemId,
        /// The next one first.
        order: Vec<SpeakerId>,
    },
    /// Somebody waits no longer, without having spoken.
    QueueLeft {
        /// Of which item.
        item: ItemId,
        /// Who.
        speaker: SpeakerId,
    },
    /// Nobody more is to join.
    QueueClosed {
        /// Of which item.
        item: ItemId,
    },
    /// It is open again.
    QueueReopened {
        /// Of which item.
        item: ItemId,
    },
    /// A speaker got a name.
    SpeakerNamed {
        /// Spoke to which item.
        item: Option<ItemId>,
        /// The speaker's number within the item.
        number: u32,
        /// The name.
        name: String,
    },
    /// A poll was asked.
    PollAsked {
        /// Stays the same.
        poll: PollId,
        /// During which item.
        item: Option<ItemId>,
        /// How it is answered.
        kind: PollKind,
        /// What is asked.
        question: String,
    },
    /// A poll came out; the latest counts.
    PollCounted {
        /// Which.
        poll: PollId,
        /// How.
        result: PollResult,
    },
    /// A poll that another program counted was taken over.
    PollTaken {
        /// Stays the same.
        poll: PollId,
        /// During which item.
        item: Option<ItemId>,
        /// What was asked.
        question: String,
        /// When.
        from: Timestamp,
        /// Until when.
        until: Timestamp,
        /// Hands raised.
        raised: u32,
        /// Hands not raised.
        not_raised: u32,
    },
    /// A poll that was asked by mistake is gone.
    PollWithdrawn {
        /// Which.
        poll: PollId,
    },
    /// The room sees in a corner how much time is left.
    TimeShown {
        /// In minutes; 0 is "time".
        minutes: u32,
    },
    /// The corner is empty again.
    TimeHidden,
    /// The room sees the timer, or no longer.
    RoomTimer {
        /// Whether it does.
        on: bool,
    },
    /// Somebody shows the slides of an item; the latest counts.
    SlidesShownBy {
        /// Of which item.
        item: ItemId,
        /// Who.
        by: ShownBy,
    },
    /// A role was filled; the latest names count.
    RoleFilled {
        /// Which.
        role: Role,
        /// By whom; nobody when empty.
        names: Vec<String>,
    },
    /// An item's speaker is there.
    PresenterSeated {
        /// Which item.
        item: ItemId,
        /// Where the speaker is.
        seat: Seat,
    },
    /// The chair says of something that it is in place.
    ReminderSilenced {
        /// Of what.
        reminder: ReminderId,
        /// Whether it is.
        on: bool,
    },
    /// The minutes were copied up to a row.
    MinutesCopied {
        /// The number of the last row that was in them.
        row: u64,
    },
    /// The agenda was written into the session's file.
    AgendaSaved {
        /// SHA-256 of the file as it is now, in hexadecimal.
        hash: String,
    },
    /// The run's clock is driven, not read: nothing in it happened at these times.
    ClockSimulated,
    /// Written by a newer version; kept, not applied.
    #[serde(untagged)]
    Unknown(serde_json::Value),
}

impl Fact {
    /// The decision in words, for "Taken back: …"; `None` when it cannot be taken back, because the room saw it,
    /// because time passed with it, or because it came from outside.
    pub fn decision(&self) -> Option<&'static str> {
        Some(match self {
            Fact::ShownElsewhere { .. } => "shown elsewhere",
            Fact::ItemBegun { .. } => "item begun",
            Fact::TimeStarted { .. } => "time started",
            Fact::TimePaused { .. } => "pause",
            Fact::TimeResumed { .. } => "time going on",
            Fact::TimeAdded { by, .. } if by.is_negative() => "a minute less",
            Fact::TimeAdded { .. } => "a minute more",
            Fact::TimeReset { .. } => "time reset",
            Fact::DiscussionBegun { .. } => "discussion begun",
            Fact::SpeakerBegan { .. } => "next speaker",
            Fact::MicFreed => "mic free",
            Fact::Ticked { .. } => "tick",
            Fact::Unticked { .. } => "tick taken off",
            Fact::Noted { .. } => "note",
            Fact::SessionEnded => "end of the session",
            Fact::ContentTaken { .. } => "the file's new agenda",
            Fact::DeckAttached { .. } => "deck attached",
            Fact::ItemMoved { .. } => "item moved",
            Fact::ItemAdded { .. } => "item added",
            Fact::ItemRemoved { .. } => "item removed",
            Fact::ItemSkipped { .. } => "item skipped",
            Fact::ItemBroughtBack { .. } => "item brought back",
            Fact::ItemSplit { .. } => "item split",
            Fact::MinutesSet { .. } => "minutes of an item",
            Fact::TimeGiven { .. } => "minutes given to an item",
            Fact::ItemRetitled { .. } => "title of an item",
            Fact::PresenterSet { .. } => "presenter of an item",
            Fact::KindSet { .. } => "kind of an item",
            Fact::StartSet { .. } => "fixed start of an item",
            Fact::AgendaAgreed => "agenda agreed",
            Fact::OverrunAccepted { .. } => "running over",
            Fact::ShortTalkBegun { .. } => "next short talk",
            Fact::OutcomeRecorded { .. } => "outcome",
            Fact::QueueJoined { .. } => "name in the queue",
            Fact::QueueOrdered { .. } => "order of the queue",
            Fact::QueueLeft { .. } => "name taken from the queue",
            Fact::QueueClosed { .. } => "queue closed",
            Fact::QueueReopened { .. } => "queue opened again",
            Fact::SpeakerNamed { .. } => "speaker's name",
            Fact::PollAsked { .. } => "poll",
            Fact::PollCounted { .. } => "poll's result",
            Fact::PollTaken { .. } => "poll taken over",
            Fact::PollWithdrawn { .. } => "poll withdrawn",
            Fact::RoleFilled { .. } => "role filled",
            Fact::PresenterSeated { .. } => "speaker's place",
            Fact::ReminderSilenced { .. } => "tick before the start",
            Fact::Opened { .. }
            | Fact::WentOn
            | Fact::Closed
            | Fact::DeckRead { .. }
            | Fact::Turned { .. }
            | Fact::Covered { .. }
            | Fact::Uncovered
            | Fact::Blanked { .. }
            | Fact::Unblanked
            | Fact::Froze { .. }
            | Fact::Thawed
            | Fact::RoomElsewhere
            | Fact::RoomBack
            | Fact::Drawn { .. }
            | Fact::ClockStepped { .. }
            | Fact::TakenBack { .. }
            | Fact::PutBack { .. }
            | Fact::CardShown { .. }
            | Fact::CardTakenAway
            | Fact::TimeShown { .. }
            | Fact::TimeHidden
            | Fact::RoomTimer { .. }
            | Fact::MinutesCopied { .. }
            | Fact::AgendaSaved { .. }
            | Fact::ClockSimulated
            | Fact::SlidesShownBy { .. }
            | Fact::Unknown(_) => return None,
        })
    }

    /// A turn of the chairs' deck, for tests.
    pub fn turned(deck: &DeckId, slide: u32) -> Self {
        Fact::Turned { to: Place { deck: deck.clone(), slide } }
    }
}
