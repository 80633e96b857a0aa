//! Durations as people write them, and ranges of them.

use jiff::SignedDuration;
use jiff::fmt::friendly::SpanParser;

/// The longest time that one item may have.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// Why a text is not accepted as a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadDuration {
    /// It is not a duration.
    NotOne,
    /// It is negative.
    Negative,
    /// It is longer than a day.
    TooLong,
}

/// Reads a duration as people write it: `7` (minutes), `7m`, `25 min`, `90s`, `1h30`, `2m30`, `1h 30m`, `10 minutes`.
/// Whole seconds, at most a day. The session file, the windows and the command line all read durations with it.
pub fn duration(text: &str) -> Result<SignedDuration, BadDuration> {
    let plain: String = text.trim().to_lowercase().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let (negative, plain) = match plain.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, plain.as_str()),
    };
    // The parser would read these as a sign and as hours, minutes and seconds.
    if plain.starts_with('+') || plain.contains(':') {
        return Err(BadDuration::NotOne);
    }
    let Ok(whole) = SpanParser::new().parse_unsigned_duration(with_last_unit(plain)) else {
        let digits = plain.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
        // So many digits overflow the parser, in whatever unit.
        return Err(if digits > Some(15) { BadDuration::TooLong } else { BadDuration::NotOne });
    };
    let whole = SignedDuration::try_from(whole).map_err(|_| BadDuration::TooLong)?;
    match (negative && !whole.is_zero(), whole > LONGEST) {
        _ if whole.subsec_nanos() != 0 => Err(BadDuration::NotOne),
        (true, _) => Err(BadDuration::Negative),
        (_, true) => Err(BadDuration::TooLong),
        _ => Ok(whole),
    }
}

/// Adds the unit that a bare number at the end stands for: minutes if it is alone or follows hours, seconds if it directly
/// follows minutes, as in `2m30`. Anything else stays as it is, and the parser refuses it.
fn with_last_unit(text: &str) -> String {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let last_unit = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next();
    let unit = match last_unit {
        _ if before == text => "",
        _ if before.is_empty() => "m",
        Some("h" | "hr" | "hrs" | "hour" | "hours") => "m",
        Some("m" | "min" | "mins" | "minute" | "minutes") if !before.ends_with(' ') => "s",
        _ => "",
    };
    format!("{text}{unit}")
}

/// Reads a range such as `2m..3m`. A single duration is both ends.
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
            ("1h 30", 5400),
            ("1h 30m", 5400),
            ("1 h 30 m", 5400),
            ("1h2m30", 3750),
            ("2m30", 150),
            ("1.5h", 5400),
            ("25\u{a0}min", 1500),
            ("10 minutes", 600),
            ("2H", 7200),
            ("1m30s", 90),
            ("0", 0),
            ("24h", 86400),
            ("-0", 0),
        ];
        for (text, seconds) in cases {
            assert_eq!(duration(text), Ok(SignedDuration::from_secs(seconds)), "{text}");
        }
    }

    #[test]
    fn what_is_no_duration_is_said_to_be_none() {
        for text in [
            "", "m", "5 x", "5m5m", "1m1h", "five", "5m 30", "..", "1h30x", "1.5", "1.5s", "+5", "1:30", "1:30:00",
            "1d", "5m ago",
        ] {
            assert_eq!(duration(text), Err(BadDuration::NotOne), "{text}");
        }
        for text in ["-5m", "- 5 min", "−5"] {
            assert_eq!(duration(text), Err(BadDuration::Negative), "{text}");
        }
        for text in ["25h", "99999999999999999999", "9223372036854775807h"] {
            assert_eq!(duration(text), Err(BadDuration::TooLong), "{text}");
        }
    }
}
