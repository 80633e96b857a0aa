//! Minutes as a chair types them: a length (`7`, `1h30`), a change (`+5`, `-5`), or when it shall end (`12:45`).

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::typed::duration::{BadDuration, duration};
use crate::typed::time_of_day::{next_at, time_of_day};

/// What typed minutes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedMinutes {
    /// So long, from zero to a day.
    Length(SignedDuration),
    /// So much more, or less when negative; within a day.
    Change(SignedDuration),
    /// Until this instant.
    Until(Timestamp),
}

/// Why typed minutes cannot be taken, in words that say what to type instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing was typed.
    Nothing,
    /// It is not minutes.
    NotMinutes,
    /// It is longer than a day.
    TooLong,
    /// A time of day that is far off: most likely a length was meant.
    FarOff,
    /// The item would be left with less than nothing.
    BelowNothing,
    /// It would end before it starts.
    BeforeItsStart,
}

impl Refusal {
    /// What the chair is told.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Nothing => "Type minutes: 7, 1h30, +5, -5, or when it ends: 12:45",
            Self::NotMinutes => "These are no minutes: type 7, 1h30, +5, -5, or when it ends: 12:45",
            Self::TooLong => "That is longer than a day: type minutes, such as 7, or 1h30",
            Self::FarOff => "That time is more than 12 hours away: for a length type 1h30",
            Self::BelowNothing => "The item has not that many minutes to take away",
            Self::BeforeItsStart => "The item would end before it starts: type a later time, or minutes",
        }
    }
}

/// A time of day further off than this is not meant as the end of an item.
const FAR: SignedDuration = SignedDuration::from_hours(12);

/// The longest time of an item.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// Reads typed minutes. A time of day is the next one after `now` by the clocks of `zone`.
pub fn typed_minutes(text: &str, now: Timestamp, zone: &TimeZone) -> Result<TypedMinutes, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::Nothing);
    }
    if let Some(time) = time_of_day(text) {
        let after = now.saturating_add(SignedDuration::from_nanos(1)).unwrap_or(now);
        let until = next_at(time, after, zone).ok_or(Refusal::NotMinutes)?;
        return if until.duration_since(now) > FAR { Err(Refusal::FarOff) } else { Ok(TypedMinutes::Until(until)) };
    }
    let length = |text: &str| match duration(text) {
        Ok(length) => Ok(length),
        Err(BadDuration::TooLong) => Err(Refusal::TooLong),
        Err(BadDuration::NotOne | BadDuration::Negative) => Err(Refusal::NotMinutes),
    };
    if let Some(more) = text.strip_prefix('+') {
        return length(more).map(TypedMinutes::Change);
    }
    if let Some(less) = text.strip_prefix(['-', '−']) {
        // A second sign is a slip, not a double negative.
        return length(less).map(|less| TypedMinutes::Change(-less));
    }
    length(text).map(TypedMinutes::Length)
}

impl TypedMinutes {
    /// The whole time of an item that has `time` now. `from` is the instant that the item would have to start at to
    /// end, without a stop, when it will end.
    pub fn applied(self, time: SignedDuration, from: Timestamp) -> Result<SignedDuration, Refusal> {
        let whole = match self {
            Self::Length(length) => length,
            Self::Change(by) => time.saturating_add(by),
            Self::Until(until) => until.duration_since(from),
        };
        match self {
            Self::Until(_) if !whole.is_positive() => Err(Refusal::BeforeItsStart),
            _ if whole.is_negative() => Err(Refusal::BelowNothing),
            _ if whole > LONGEST => Err(Refusal::TooLong),
            _ => Ok(whole),
        }
    }
}
