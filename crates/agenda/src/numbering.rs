//! Marks before entries: bullets, numbers, letters.

use crate::{clock, people};

/// What follows a bullet; "o" is one before a capital letter or two blanks.
pub(crate) fn bullet(trimmed: &str) -> Option<&str> {
    if let Some(rest) = trimmed.strip_prefix("o ") {
        return Some(rest).filter(|rest| rest.starts_with(' ') || rest.starts_with(char::is_uppercase));
    }
    let rest = trimmed.strip_prefix(['*', '-', '+', '•', '◦', '▪', '·', '‣', '–', '—', '○', '●', '❖', '➢'])?;
    rest.starts_with([' ', '\t', '\u{a0}']).then_some(rest)
}

/// Numbers and letters before entries: "1.", "2)", "A.", "D.1", "iv)". A letter with a dot counts only in its order, so
/// that initials ("E. Nobody") are none.
#[derive(Default)]
pub(crate) struct Numbering {
    /// The last letter at each indent.
    letters: Vec<(usize, u8)>,
    /// Where Roman numbers count.
    romans: Vec<usize>,
    /// The last number without a dot in it ("2.") at each indent.
    tops: Vec<(usize, String)>,
}

impl Numbering {
    /// Letters that stood deeper than this line have ended: the next ones there begin again.
    pub(crate) fn line_at(&mut self, indent: usize) {
        self.letters.retain(|(at, _)| *at <= indent);
        self.romans.retain(|at| *at <= indent);
        self.tops.retain(|(at, _)| *at <= indent);
    }

    /// How far a number stands below one above it: "2.1" is one below "2.", at the same indent too.
    pub(crate) fn depth(&mut self, trimmed: &str, indent: usize) -> usize {
        let number = trimmed.split([' ', '\t']).next().unwrap_or_default();
        let number = number.trim_matches(|c: char| "([)].:".contains(c));
        let mut parts = number.split('.');
        let top = parts.next().unwrap_or_default();
        let below = parts.count();
        if below == 0 {
            self.tops.retain(|(at, _)| *at != indent);
            self.tops.push((indent, top.to_owned()));
        }
        let known = self.tops.iter().any(|(at, number)| *at == indent && number == top);
        if known { below } else { 0 }
    }

    /// What follows the number or letter that a line begins with.
    pub(crate) fn number<'l>(&mut self, trimmed: &'l str, indent: usize) -> Option<&'l str> {
        if clock::at_start(trimmed).is_some() {
            return None;
        }
        let (number, rest) = trimmed.split_once([' ', '\t'])?;
        let bare = number.trim_start_matches(['(', '[']).trim_end_matches(['.', ')', ':', ']']);
        let closed = number.ends_with(['.', ')', ':', ']']);
        if let Some(rest) = after_item_number(trimmed) {
            return Some(rest);
        }
        let parts: Vec<&str> = bare.split('.').collect();
        let is_part = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        if number.ends_with(']') || parts.len() > 4 || !parts.iter().all(is_part) {
            return None;
        }
        let digits = |part: &&str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
        if parts.iter().all(digits) {
            // "30 questions" is no number of an entry, "2.1 Title" is one.
            return (closed || parts.len() > 1).then_some(rest);
        }
        let letter = parts[0].as_bytes()[0];
        let tail = parts[1..].iter().all(digits);
        if parts.len() == 1 && closed && is_roman(bare) && self.roman(bare, number, trimmed, indent) {
            return Some(rest);
        }
        // "1a.", "2b)"
        let (count, last) = bare.split_at(bare.len() - 1);
        let lettered = digits(&count) && !count.is_empty() && last.bytes().all(|b| b.is_ascii_lowercase());
        if parts.len() == 1 && closed && lettered {
            return Some(rest);
        }
        if parts[0].len() != 1 || !letter.is_ascii_alphabetic() || !tail {
            return None;
        }
        if parts.len() > 1 {
            return Some(rest);
        }
        // Nobody abbreviates a name with a bracket.
        let known = self.letters.iter().any(|(at, _)| *at == indent);
        let begins = letter == b'a' || letter == b'A' && !(known && is_name(trimmed));
        let last = self.letters.iter().find(|(at, _)| *at == indent).map(|(_, last)| *last);
        // RIPE ends its lists with "Z. AOB".
        let lower = rest.trim_start().to_lowercase();
        let ends = letter == b'Z' && known && ["aob", "a.o.b", "any other"].iter().any(|word| lower.starts_with(word));
        let expected =
            ends || number.ends_with(')') || begins || last.is_some_and(|last| (last + 1..=last + 4).contains(&letter));
        if !closed || !expected {
            return None;
        }
        self.letters.retain(|(at, _)| *at != indent);
        self.letters.push((indent, letter));
        Some(rest)
    }

    /// Whether a Roman number counts here: "I." could be an initial, and "V." the letter after "U.".
    fn roman(&mut self, bare: &str, number: &str, trimmed: &str, indent: usize) -> bool {
        let lettered = self.letters.iter().any(|(at, _)| *at == indent);
        let begins = !lettered && bare.eq_ignore_ascii_case("i") && (bare == "i" || !is_name(trimmed));
        let counts = bare.len() > 1 || number.ends_with(')') && !lettered || begins || self.romans.contains(&indent);
        if counts && !self.romans.contains(&indent) {
            self.romans.push(indent);
        }
        counts
    }
}

/// "Item 3: Title", "TOP 4. Titel": the words before the number say nothing else.
fn after_item_number(trimmed: &str) -> Option<&str> {
    let rest = trimmed.strip_prefix("Item ").or_else(|| trimmed.strip_prefix("TOP "))?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest[digits..].trim_start_matches([':', '.', ')']);
    ((1..=2).contains(&digits) && after.len() < rest.len() - digits && after.starts_with(' ')).then_some(after)
}

fn is_name(text: &str) -> bool {
    people::names(text).is_some_and(|(_, sure)| sure == people::Sure::Likely)
}

fn is_roman(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let numbers = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    numbers.contains(&lower.as_str()) && (text == lower || text == text.to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_o_is_a_bullet_before_a_capital_letter() {
        for (line, rest) in [
            ("o Title", Some("Title")),
            ("o  title", Some(" title")),
            ("o title", None),
            ("* x", Some(" x")),
            ("*x", None),
        ] {
            assert_eq!(bullet(line), rest, "{line}");
        }
    }

    #[test]
    fn letters_begin_again_below_the_next_number() {
        let mut numbering = Numbering::default();
        let lines = [
            (0, "2) Documents", true),
            (3, "a) one", true),
            (3, "b) two", true),
            (0, "3. More", true),
            (3, "a. three", true),
            (3, "b. four", true),
            (3, "E. Nobody", false),
            (0, "iv) five", true),
            (0, "2b) six", true),
            (0, "II. seven", true),
            (0, "F. Nobody", false),
            (0, "30 questions", false),
            (0, "RFC. x", false),
        ];
        for (indent, line, expected) in lines {
            numbering.line_at(indent);
            assert_eq!(numbering.number(line, indent).is_some(), expected, "{line}");
        }
    }
}
