//! Which facts are decisions that can be undone, and what they are called.

use crate::model::fact::Fact;

/// What a notice calls the decision that these facts are, which one key or click made together: "item moved", "3 items
/// added". `None` if none of them can be undone.
pub(crate) fn called<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Option<String> {
    let mut words = facts.into_iter().filter_map(Fact::decision);
    let first = words.next()?;
    Some(counted(first, 1 + words.filter(|other| *other == first).count()))
}

/// The words for so many of the same.
fn counted(words: &str, count: usize) -> String {
    const COUNTED: [&str; 3] = ["item", "poll", "outcome"];
    match words.split_once(' ') {
        _ if count < 2 => words.into(),
        _ if words == GIVEN => format!("minutes given to {count} items"),
        Some((one, rest)) if COUNTED.contains(&one) => format!("{count} {one}s {rest}"),
        _ => words.into(),
    }
}

const GIVEN: &str = "minutes given to an item";

impl Fact {
    /// What a notice calls the decision ("Undone: item moved"). `None` if it cannot be undone, because the room saw it,
    /// because time passed, or because it came from outside.
    pub fn decision(&self) -> Option<&'static str> {
        Some(match self {
            Fact::ShownElsewhere { .. } => "shown elsewhere",
            Fact::ItemBegun { .. } => "item begun",
            Fact::TimeStarted { .. } => "time started",
            Fact::TimePaused { .. } => "time paused",
            Fact::TimeResumed { .. } => "time resumed",
            Fact::TimeAdded { by, .. } => match by.as_mins() {
                ..=-2 => "minutes taken",
                -1 => "a minute less",
                0 | 1 => "a minute more",
                2.. => "minutes given",
            },
            Fact::TimeReset { .. } => "time reset",
            Fact::DiscussionBegun { .. } => "discussion begun",
            Fact::SpeakerBegan { .. } => "next speaker",
            Fact::MicFreed => "comment ended",
            Fact::Ticked { .. } => "ticked off",
            Fact::Unticked { .. } => "tick removed",
            Fact::Noted { .. } => "note added",
            Fact::NoteMended { text, .. } if text.is_empty() => "note removed",
            Fact::NoteMended { .. } => "note changed",
            Fact::SessionEnded => "session ended",
            Fact::ContentTaken { .. } => "new agenda applied",
            Fact::DeckAttached { .. } => "deck attached",
            Fact::ItemMoved { .. } => "item moved",
            Fact::ItemAdded { .. } => "item added",
            Fact::ItemRemoved { .. } => "item removed",
            Fact::ItemSkipped { .. } => "item skipped",
            Fact::ItemBroughtBack { .. } => "item brought back",
            Fact::ItemSplit { .. } => "item split",
            Fact::MinutesSet { .. } => "minutes changed",
            Fact::TimeGiven { .. } => GIVEN,
            Fact::ItemRetitled { .. } => "title changed",
            Fact::PresenterSet { .. } => "presenter changed",
            Fact::KindSet { .. } => "kind changed",
            Fact::StartSet { .. } => "fixed start changed",
            Fact::TalkSet { .. } => "talk's share changed",
            Fact::QuestionSet { .. } => "question changed",
            Fact::SeatExpected { .. } => "speaker's expected place changed",
            Fact::OutcomesSet { .. } => "possible outcomes changed",
            Fact::SessionOutcomesSet { .. } => "session's possible outcomes changed",
            Fact::TextSet { .. } => "text changed",
            Fact::LinkSet { .. } => "links changed",
            Fact::AgendaAgreed => "agenda agreed",
            Fact::OverrunAccepted { .. } => "running over allowed",
            Fact::ShortTalkBegun { .. } => "next short talk begun",
            Fact::OutcomeRecorded { .. } => "outcome recorded",
            Fact::QueueJoined { .. } => "name added to the queue",
            Fact::QueueOrdered { .. } => "queue reordered",
            Fact::QueueLeft { .. } => "name removed from the queue",
            Fact::QueueClosed { .. } => "queue closed",
            Fact::QueueReopened { .. } => "queue reopened",
            Fact::SpeakerNamed { .. } => "speaker named",
            Fact::PollAsked { .. } => "poll asked",
            Fact::PollCounted { .. } => "poll's result recorded",
            Fact::PollTaken { .. } => "poll imported",
            Fact::PollWithdrawn { .. } => "poll withdrawn",
            Fact::RoleFilled { .. } => "role filled",
            Fact::PresenterSeated { .. } => "speaker's place noted",
            Fact::ReminderSilenced { .. } => "ticked before the start",
            Fact::SpeakerTold { words: Some(_) } => "message to the speaker",
            Fact::SpeakerTold { words: None } => "message to the speaker removed",
            Fact::StrokeDrawn { .. } => "stroke drawn",
            Fact::StrokesErased { strokes, .. } if strokes.len() > 1 => "strokes erased",
            Fact::StrokesErased { .. } => "stroke erased",
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
            | Fact::StrokesShown { .. }
            | Fact::Unknown(_) => return None,
        })
    }
}
