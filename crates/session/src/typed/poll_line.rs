//! A poll as it is typed: its question, and later its result on one line.

use std::fmt;

use crate::model::poll::{PollKind, PollResult};

/// Why a line is not accepted as a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadResult {
    /// Nothing was typed.
    Empty,
    /// It has too few or too many numbers for this kind of poll.
    Numbers(PollKind),
    /// A number does not fit.
    TooLarge(String),
    /// It counts fewer participants than hands.
    FewerPresent {
        /// The participants it counts.
        present: u32,
        /// Hands raised and not raised, together.
        hands: u64,
    },
}

impl fmt::Display for BadResult {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => out.write_str("Type the poll's result, as in 31 4 62"),
            Self::Numbers(PollKind::Hands) => out.write_str("Type raised, not raised and participants, as in 31 4 62"),
            Self::Numbers(_) => out.write_str("Type yes, no and no opinion, as in 31 4 62"),
            Self::TooLarge(number) => write!(out, "{number} is too many for a poll"),
            Self::FewerPresent { present, hands } => {
                write!(out, "{present} participants are fewer than the {hands} who raised or did not")
            }
        }
    }
}

impl std::error::Error for BadResult {}

/// Reads a typed question and how it is answered. `hands: Who has read it?` and `hum: Is this clear?` say how; anything
/// else is answered with yes, no or no opinion.
pub fn asked(line: &str) -> (PollKind, String) {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let (kind, question) = match line.split_once(':') {
        Some((kind, question)) if kind.eq_ignore_ascii_case("hands") => (PollKind::Hands, question.trim().into()),
        Some((kind, question)) if kind.eq_ignore_ascii_case("hum") => (PollKind::Hum, question.trim().into()),
        _ => (PollKind::Answers, line),
    };
    (kind, question)
}

/// Reads a typed result. Numbers are separated by blanks, commas, semicolons or slashes; the last may be missing. A
/// line without a digit is a hum in words, whatever kind was planned.
pub fn counted(kind: PollKind, line: &str) -> Result<PollResult, BadResult> {
    let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return Err(BadResult::Empty);
    }
    if kind == PollKind::Hum || !words.contains(|c: char| c.is_ascii_digit()) {
        return Ok(PollResult::Hum { words });
    }
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/');
    let mut numbers = Vec::new();
    for part in words.split(apart).filter(|part| !part.is_empty()) {
        if !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(BadResult::Numbers(kind));
        }
        numbers.push(part.parse::<u32>().map_err(|_| BadResult::TooLarge(part.into()))?);
    }
    match (kind, numbers[..].as_ref()) {
        (PollKind::Hands, &[raised, not_raised]) => Ok(PollResult::Hands { raised, not_raised, present: None }),
        (PollKind::Hands, &[raised, not_raised, present]) => {
            let hands = u64::from(raised) + u64::from(not_raised);
            if u64::from(present) < hands {
                return Err(BadResult::FewerPresent { present, hands });
            }
            Ok(PollResult::Hands { raised, not_raised, present: Some(present) })
        }
        (_, &[yes, no]) => Ok(PollResult::Answers { yes, no, no_opinion: 0 }),
        (_, &[yes, no, no_opinion]) => Ok(PollResult::Answers { yes, no, no_opinion }),
        _ => Err(BadResult::Numbers(kind)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_one_line() {
        use PollKind::{Answers, Hands, Hum};
        let answers = |yes, no, no_opinion| Ok(PollResult::Answers { yes, no, no_opinion });
        let hands = |raised, not_raised, present| Ok(PollResult::Hands { raised, not_raised, present });
        let hum = |words: &str| Ok(PollResult::Hum { words: words.into() });
        let cases = [
            (Answers, "31 4 62", answers(31, 4, 62)),
            (Answers, "  31,4 , 62 ", answers(31, 4, 62)),
            (Answers, "31/4/62", answers(31, 4, 62)),
            (Answers, "31 4", answers(31, 4, 0)),
            (Answers, "0 0 0", answers(0, 0, 0)),
            (Hands, "31 4 62", hands(31, 4, Some(62))),
            (Hands, "31; 4", hands(31, 4, None)),
            (Hands, "31 4 35", hands(31, 4, Some(35))),
            (Hum, "clearly  in favour", hum("clearly in favour")),
            (Hum, "2 to 1 louder", hum("2 to 1 louder")),
            (Hands, "about even", hum("about even")),
            (Answers, "", Err(BadResult::Empty)),
            (Answers, "31", Err(BadResult::Numbers(Answers))),
            (Answers, "1 2 3 4", Err(BadResult::Numbers(Answers))),
            (Answers, "31 yes", Err(BadResult::Numbers(Answers))),
            (Answers, "-1 2 3", Err(BadResult::Numbers(Answers))),
            (Hands, "99999999999 1", Err(BadResult::TooLarge("99999999999".into()))),
            (Hands, "31 40 62", Err(BadResult::FewerPresent { present: 62, hands: 71 })),
            (Hands, "4294967295 4294967295 1", Err(BadResult::FewerPresent { present: 1, hands: 8_589_934_590 })),
        ];
        for (kind, line, expected) in cases {
            assert_eq!(counted(kind, line), expected, "{kind:?}: {line}");
        }
    }

    #[test]
    fn a_question_may_say_how_it_is_answered() {
        let cases = [
            ("Is there interest?", PollKind::Answers, "Is there interest?"),
            ("hands: Who has  read it?", PollKind::Hands, "Who has read it?"),
            ("Hum: adopt?", PollKind::Hum, "adopt?"),
            ("Handsome: or not?", PollKind::Answers, "Handsome: or not?"),
        ];
        for (line, kind, question) in cases {
            assert_eq!(asked(line), (kind, question.into()), "{line}");
        }
    }
}
