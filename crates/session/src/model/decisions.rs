//! Which facts are decisions that can be undone, and what they are called.

use crate::model::fact::Fact;

impl Fact {
    /// What a notice calls the decision ("Undone: item moved"). `None` if it cannot be undone, because the room saw it,
    /// because time passed, or because it came from outside.
    pub fn decision(&self) -> Option<&'static str> {
        Some(match self {
            Fact::ShownElsewhere { .. } => "shown elsewhere",
            Fact::ItemBegun { .. } => "item begun",
            Fact::TimeStarted { .. } => "time started",
            Fact::TimePaused { .. } => "pause",
            Fact::TimeResumed { .. } => "time resumed",
            Fact::TimeAdded { by, .. } if by.is_negative() => "a minute less",
            Fact::TimeAdded { .. } => "a minute more",
            Fact::TimeReset { .. } => "time reset",
            Fact::DiscussionBegun { .. } => "discussion begun",
            Fact::SpeakerBegan { .. } => "next speaker",
            Fact::MicFreed => "mic free",
            Fact::Ticked { .. } => "tick",
            Fact::Unticked { .. } => "tick removed",
            Fact::Noted { .. } => "note",
            Fact::NoteMended { text, .. } if text.is_empty() => "note removed",
            Fact::NoteMended { .. } => "note changed",
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
            Fact::TalkSet { .. } => "talk's share of an item",
            Fact::QuestionSet { .. } => "question of an item",
            Fact::SeatExpected { .. } => "expected place of a speaker",
            Fact::OutcomesSet { .. } => "possible outcomes of an item",
            Fact::SessionOutcomesSet { .. } => "possible outcomes of the session",
            Fact::TextSet { .. } => "text of an item",
            Fact::LinkSet { .. } => "links of an item",
            Fact::AgendaAgreed => "agenda agreed",
            Fact::OverrunAccepted { .. } => "running over",
            Fact::ShortTalkBegun { .. } => "next short talk",
            Fact::OutcomeRecorded { .. } => "outcome",
            Fact::QueueJoined { .. } => "name in the queue",
            Fact::QueueOrdered { .. } => "order of the queue",
            Fact::QueueLeft { .. } => "name removed from the queue",
            Fact::QueueClosed { .. } => "queue closed",
            Fact::QueueReopened { .. } => "queue reopened",
            Fact::SpeakerNamed { .. } => "speaker's name",
            Fact::PollAsked { .. } => "poll",
            Fact::PollCounted { .. } => "poll's result",
            Fact::PollTaken { .. } => "poll imported",
            Fact::PollWithdrawn { .. } => "poll withdrawn",
            Fact::RoleFilled { .. } => "role filled",
            Fact::PresenterSeated { .. } => "speaker's place",
            Fact::ReminderSilenced { .. } => "tick before the start",
            Fact::Opened { .. }
            | Fact::Resumed
            | Fact::Closed
            | Fact::DeckRead { .. }
            | Fact::NotesPlaced { .. }
            | Fact::Turned { .. }
            | Fact::HoldingShown
            | Fact::Covered { .. }
            | Fact::Uncovered
            | Fact::Blanked { .. }
            | Fact::Unblanked
            | Fact::Frozen { .. }
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
}
