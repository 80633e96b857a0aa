//! Times as of the sending of a snapshot, and the cards that are made of them.

use serde::Serialize;
use ts_rs::TS;

/// A time span as of the sending. The window adds what has passed since, times `rate`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Ticking {
    /// Milliseconds; negative when over.
    #[ts(type = "number")]
    pub ms: i64,
    /// −1 counts down, 0 stands, 1 counts up.
    pub rate: i8,
}

/// An instant that may move on with the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Projection {
    /// Milliseconds since 1970 as of the sending.
    #[ts(type = "number")]
    pub epoch_ms: i64,
    /// 1 when it moves on as time passes, else 0.
    pub rate: i8,
}

/// The clocks as of the sending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Clocks {
    /// Wall time, milliseconds since 1970.
    #[ts(type = "number")]
    pub epoch_ms: i64,
    /// The session's zone: seconds east of UTC now.
    pub zone_offset_s: i32,
    /// The session's zone in short: "UTC", "CET".
    pub zone_name: String,
    /// This machine's zone: seconds east of UTC now.
    pub local_offset_s: i32,
}

/// How the timer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum TimerMood {
    /// Before the first item, or after the end.
    Idle,
    /// The item is up, its time has not started.
    Handover,
    /// Runs.
    Running,
    /// Stands.
    Paused,
    /// Over its time.
    Over,
}

/// The timer card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TimerCard {
    /// "2 · Private Access Tokens · talk".
    pub what: String,
    /// "15 + 10 min".
    pub budget: String,
    /// How it stands.
    pub mood: TimerMood,
    /// The big number: time left, or over when negative; time spent when nothing was planned.
    pub left: Ticking,
    /// "left of the talk", "over time", "not started: P starts it", "paused".
    pub words: String,
    /// The bar's parts in milliseconds (talk, discussion), none when nothing was planned.
    #[ts(type = "number[]")]
    pub parts: Vec<i64>,
    /// Where marks stand on the bar, in milliseconds from its start: at the session's minutes before the end of what
    /// runs (the talk, a short talk, the discussion).
    #[ts(type = "number[]")]
    pub marks: Vec<i64>,
    /// Time spent, against the bar.
    pub spent: Ticking,
    /// What is left for the discussion, when the item has one.
    pub discussion: Option<Ticking>,
    /// The talk takes from the discussion, so what is left of that is worth saying. Before, the budget says it
    /// ("15 + 10 min"); in the discussion itself the big number does.
    pub says_discussion: bool,
    /// When the talk ends, while it runs.
    pub talk_ends: Option<Projection>,
    /// When the item ends.
    pub item_ends: Option<Projection>,
    /// How far behind the plan, in milliseconds; negative is ahead. `None` before the start.
    pub behind: Option<Ticking>,
    /// The time was not started a minute after the item came up: said in words, with what Shift+P does.
    pub reminder: Option<String>,
}

/// The slot against the projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SlotStatement {
    /// When the agenda will have ended.
    pub ends: Projection,
    /// Free time of the slot; negative when the agenda runs past it. `None` without a slot.
    pub free: Option<Ticking>,
    /// It has ended.
    pub ended: bool,
}
