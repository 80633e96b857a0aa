//! Which meeting: "IETF 126", or an interim by the Datatracker's name.

use std::fmt;
use std::str::FromStr;

/// A meeting as the Datatracker numbers them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meeting {
    /// An IETF meeting: 126.
    Ietf(u16),
    /// An interim meeting: "interim-2022-httpbis-01".
    Interim(String),
}

/// A text that names no meeting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no meeting. Write the number of an IETF meeting (126), or an interim as in interim-2026-quic-01")]
pub struct BadMeeting(String);

impl Meeting {
    /// The part of an address: "126" or "interim-2022-httpbis-01".
    pub fn number(&self) -> String {
        match self {
            Self::Ietf(number) => number.to_string(),
            Self::Interim(name) => name.clone(),
        }
    }
}

impl fmt::Display for Meeting {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ietf(number) => write!(out, "IETF {number}"),
            Self::Interim(name) => out.write_str(name),
        }
    }
}

impl FromStr for Meeting {
    type Err = BadMeeting;

    /// Reads "126", "IETF 126", "ietf126", "IETF-126" and the names of interims.
    fn from_str(text: &str) -> Result<Self, BadMeeting> {
        let bad = || BadMeeting(text.chars().take(80).collect());
        let lower = text.trim().to_ascii_lowercase();
        if let Some(rest) = lower.strip_prefix("interim-") {
            let plain = rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            let parts: Vec<_> = rest.split('-').collect();
            let year = parts[0].len() == 4 && parts[0].chars().all(|c| c.is_ascii_digit());
            let whole =
                plain && year && parts.len() >= 3 && rest.len() <= 80 && parts.iter().all(|part| !part.is_empty());
            return if whole { Ok(Self::Interim(lower)) } else { Err(bad()) };
        }
        let number = lower.strip_prefix("ietf").map_or(lower.as_str(), |rest| rest.trim_start_matches([' ', '-', '_']));
        if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit()) {
            return Err(bad());
        }
        match number.parse() {
            Ok(0) | Err(_) => Err(bad()),
            Ok(number) => Ok(Self::Ietf(number)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_is_read_as_people_write_it() {
        for text in ["126", "IETF 126", "ietf126", "IETF-126", " 126 "] {
            assert_eq!(text.parse(), Ok(Meeting::Ietf(126)), "{text:?}");
        }
        let interim = Meeting::Interim("interim-2022-httpbis-01".into());
        assert_eq!("interim-2022-httpbis-01".parse(), Ok(interim));
    }

    #[test]
    fn what_is_no_meeting_never_becomes_a_part_of_an_address() {
        let long = format!("interim-2022-{}", "a".repeat(200));
        for text in [
            "",
            "0",
            "99999999",
            "-1",
            "12.6",
            "../126",
            "126/../x",
            "interim-",
            "interim-2022",
            "interim-22-x-1",
            "interim-2022-http/bis-01",
            "interim-2022--01",
            "interim-2022-x-01?y",
            "IETF",
            "quic",
            "１２６",
            &long,
        ] {
            assert!(text.parse::<Meeting>().is_err(), "{text:?}");
        }
    }
}
