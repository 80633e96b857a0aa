//! Small values as people write them: durations and ranges of them.

use jiff::SignedDuration;

/// The longest time that one item may have.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// Why a duration cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadDuration {
    /// It is not one.
    NotOne,
    /// It is below zero.
    Negative,
    /// It is longer than a day.
    TooLong,
}

/// A duration as people write it: `7` (minutes), `7m`, `25 min`, `90s`, `1h30`, `1h 30m`, `10 minutes`.
pub fn duration(text: &str) -> Result<SignedDuration, BadDuration> {
    let text = text.trim().to_lowercase();
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let mut seconds: i64 = 0;
    let mut rest = digits.trim();
    let mut last_unit = None;
    if rest.is_empty() {
        return Err(BadDuration::NotOne);
    }
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let number: i64 = match rest[..end].parse() {
            Ok(number) => number,
            Err(_) if end == 0 => return Err(BadDuration::NotOne),
            Err(_) => return Err(BadDuration::TooLong),
        };
        rest = rest[end..].trim_start();
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let unit = match &rest[..end] {
            "h" | "hour" | "hours" => 3600,
            "m" | "min" | "mins" | "minute" | "minutes" => 60,
            "s" | "sec" | "secs" | "second" | "seconds" => 1,
            // A bare number is minutes, also after hours: `1h30`.
            "" if rest.is_empty() && last_unit.is_none_or(|unit| unit == 3600) => 60,
            _ => return Err(BadDuration::NotOne),
        };
        if last_unit.is_some_and(|last| unit >= last) {
            return Err(BadDuration::NotOne);
        }
        last_unit = Some(unit);
        seconds = number.checked_mul(unit).and_then(|more| seconds.checked_add(more)).ok_or(BadDuration::TooLong)?;
        rest = rest[end..].trim_start();
    }
    let whole = SignedDuration::from_secs(seconds);
    match (negative && seconds > 0, whole > LONGEST) {
        (true, _) => Err(BadDuration::Negative),
        (_, true) => Err(BadDuration::TooLong),
        _ => Ok(whole),
    }
}

/// A range `2m..3m`; one value alone is both ends.
pub fn range(text: &str) -> Result<(SignedDuration, SignedDuration), BadDuration> {
    match text.split_once("..") {
        Some((from, to)) => Ok((duration(from)?, duration(to.trim_start_matches('='))?)),
        None => duration(text).map(|both| (both, both)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_people_write_them() {
        let cases = [
            ("7", 420),
            ("7m", 420),
            ("25 min", 1500),
            ("90s", 90),
            ("1h30", 5400),
            ("1h 30m", 5400),
            ("10 minutes", 600),
            ("2H", 7200),
            ("1m30s", 90),
            ("0", 0),
            ("24h", 86400),
        ];
        for (text, seconds) in cases {
            assert_eq!(duration(text), Ok(SignedDuration::from_secs(seconds)), "{text}");
        }
    }

    #[test]
    fn what_is_no_duration_is_said_to_be_none() {
        for text in ["", "m", "5 x", "5m5m", "1m1h", "five", "5m 30", "..", "1h30x"] {
            assert_eq!(duration(text), Err(BadDuration::NotOne), "{text}");
        }
        assert_eq!(duration("-5m"), Err(BadDuration::Negative));
        for text in ["25h", "99999999999999999999", "9223372036854775807h"] {
            assert_eq!(duration(text), Err(BadDuration::TooLong), "{text}");
        }
    }
}
