//! Minutes as a chair types them: a duration (`7`, `1h30`), a change (`+5`, `-5`), or an end (`12:45`).

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::typed::duration::{BadDuration, duration};
use crate::typed::time_of_day::{Meant, NoInstant, TimeOfDay, next_typed, skipped_words, time_of_day, twice_notice};

/// The meaning of typed minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypedMinutes {
    /// This long: from zero to a day.
    Length(SignedDuration),
    /// This much longer, or shorter if negative; at most a day.
    Change(SignedDuration),
    /// Until this instant.
    Until(Timestamp),
}

/// Why typed minutes are refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing was typed.
    Nothing,
    /// The text has no such meaning.
    NotMinutes,
    /// It is more than a day.
    TooLong,
    /// It is a time of day too far ahead: probably a duration was meant.
    FarOff,
    /// The item would have less than no time.
    BelowNothing,
    /// It would end before it starts.
    BeforeItsStart,
    /// The clocks skip that time; what is said then.
    SkippedOver(String),
}

impl Refusal {
    /// The notice for the chair: what is wrong and what to type instead.
    pub fn words(self) -> String {
        let words = match self {
            Self::Nothing => "Type minutes: 7, 1h30, +5, -5, or when it ends: 12:45",
            Self::NotMinutes => "Those are not minutes. Type 7, 1h30, +5, -5, or when it ends: 12:45.",
            Self::TooLong => "That is more than a day. Type minutes, such as 7 or 1h30.",
            Self::FarOff => "That time is more than 12 hours away. For a duration, type 1h30.",
            Self::BelowNothing => "The item doesn't have that many minutes",
            Self::BeforeItsStart => "The item would end before it starts. Type a later time, or minutes.",
            Self::SkippedOver(words) => return words,
        };
        words.into()
    }
}

/// A time of day further ahead than this is not taken as an item's end.
const FAR: SignedDuration = SignedDuration::from_hours(12);

/// The longest time an item can have.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// Reads typed minutes. A time of day means the next one after `now` in `zone`.
pub fn typed_minutes(text: &str, now: Timestamp, zone: &TimeZone) -> Result<TypedMinutes, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::Nothing);
    }
    if let Some(time) = time_of_day(text) {
        let until = end(&time, now, zone)?.at;
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
        // A second sign is a typing mistake, not a double negative.
        return length(less).map(|less| TypedMinutes::Change(-less));
    }
    length(text).map(TypedMinutes::Length)
}

/// The next such time after `now`.
fn end(time: &TimeOfDay, now: Timestamp, zone: &TimeZone) -> Result<Meant, Refusal> {
    let after = now.saturating_add(SignedDuration::from_nanos(1)).unwrap_or(now);
    next_typed(time, after, None, zone).map_err(|why| match why {
        NoInstant::SkippedOver { local, earlier, later } => {
            Refusal::SkippedOver(skipped_words(local, earlier, later, zone))
        }
        NoInstant::WrongOffset | NoInstant::OutOfRange => Refusal::NotMinutes,
    })
}

/// Which instant is meant and how to type the other, if an end is typed that comes twice.
pub fn doubt(text: &str, now: Timestamp, zone: &TimeZone) -> Option<String> {
    let meant = end(&time_of_day(text)?, now, zone).ok()?;
    twice_notice(&meant, zone)
}

impl TypedMinutes {
    /// The new total time of an item that has `time` now. With an end, the item has the time from `from` until then;
    /// `from` is when it would have to start to run without a break.
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
