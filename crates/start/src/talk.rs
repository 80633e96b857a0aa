//! A PDF shown alone: how long the talk may take.

use chairside_session::typed::duration::duration;
use jiff::SignedDuration;
use serde::Serialize;
use ts_rs::TS;

/// The longest talk.
const LONGEST: SignedDuration = SignedDuration::from_hours(12);

/// How long may this talk take?
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct TalkQuestion {
    /// The file's name.
    pub name: String,
    /// What was answered the last time: "20"; empty if it was never asked.
    pub minutes: String,
    /// Why the answer was not understood; empty when it was.
    pub refusal: String,
}

/// Reads the answer; nothing typed is no limit.
///
/// # Errors
/// What to type instead.
pub fn talk_minutes(typed: &str) -> Result<Option<SignedDuration>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    match duration(typed) {
        Ok(time) if time.is_positive() && time <= LONGEST => Ok(Some(time)),
        _ => Err("Type minutes, such as 20, or nothing for no limit".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_talk_has_some_minutes_or_no_limit() {
        for (typed, minutes) in [("20", Some(20)), (" 25 min ", Some(25)), ("1h30", Some(90)), ("", None), ("  ", None)]
        {
            assert_eq!(talk_minutes(typed), Ok(minutes.map(SignedDuration::from_mins)), "{typed}");
        }
        for typed in ["0", "-5", "soon", "13h", "12:30"] {
            assert!(talk_minutes(typed).is_err(), "{typed}");
        }
    }
}
