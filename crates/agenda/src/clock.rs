//! Times of day: "15:30-15:40", "1030-1045", "13.30 – 13.50", "9:30 AM to 10:00 AM", "1400" before a title.

use jiff::civil::{Time, time};

/// From when, and until when if that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    pub start: Time,
    pub end: Option<Time>,
}

/// How a time was written, which says how sure it is that it is one.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// "15:30", "3 pm"
    Sure,
    /// "1530", "13.30", "9" before "-10 am"
    Unsure,
}

#[derive(Clone, Copy)]
struct Read {
    time: Time,
    form: Form,
    half: Option<bool>,
    len: usize,
}

/// The times at the start of a text, and how many bytes they take. A single time that could be another number ("1400",
/// "13.30") counts only before a gap.
pub(crate) fn at_start(text: &str) -> Option<(Slot, usize)> {
    let (slot, len) = slot_at_start(text)?;
    Some((slot, len + said_of_clock(&text[len..])))
}

/// How long the word is that says that what stood before is a time: "13:15 - 13:30 Uhr".
fn said_of_clock(rest: &str) -> usize {
    let word = rest.trim_start_matches([' ', '\u{a0}']);
    let after = ["Uhr", "hrs"].iter().find_map(|said| word.strip_prefix(said));
    after.filter(|after| !after.starts_with(char::is_alphanumeric)).map_or(0, |after| rest.len() - after.len())
}

fn slot_at_start(text: &str) -> Option<(Slot, usize)> {
    let Some(first) = one(text) else { return bare_hour(text) };
    let rest = &text[first.len..];
    if let Some((joint, second)) = second(rest) {
        let end = first.len + joint + second.len;
        if is_year(&text[..first.len], second, &text[end..]) {
            return None;
        }
        let boundary = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '/');
        if boundary {
            return Some((Slot { start: in_half(first, second.half), end: Some(second.time) }, end));
        }
    }
    let next = rest.chars().next();
    let gap = rest.starts_with("  ") || rest.starts_with('\t') || rest.starts_with('|') || rest.is_empty();
    let sure = first.form == Form::Sure && next.is_none_or(|c| !c.is_alphanumeric() && !":.,/".contains(c));
    (sure || (gap && first.len >= 4 && !rest.is_empty())).then_some((Slot { start: first.time, end: None }, first.len))
}

/// "2024 - 9:30-11:30": the first number is the year of a day, and not half past eight in the evening.
fn is_year(first: &str, then: Read, rest: &str) -> bool {
    let year = first.parse::<u16>().is_ok_and(|number| (1990..2060).contains(&number));
    year && first.len() == 4 && (then.form == Form::Sure || second(rest).is_some())
}

/// "9-10:30 am", "9–11 Uhr": the hour alone is a time before such an end.
fn bare_hour(text: &str) -> Option<(Slot, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let hour: i8 = text.get(..digits).filter(|_| (1..=2).contains(&digits))?.parse().ok()?;
    let rest = &text[digits..];
    let trimmed = rest.trim_start();
    let joint = ["-", "–", "to "].iter().find(|joint| trimmed.starts_with(**joint))?;
    let after = trimmed[joint.len()..].trim_start();
    let start = Read { time: Time::new(hour, 0, 0, 0).ok()?, form: Form::Unsure, half: None, len: digits };
    if let Some(end) = one(after) {
        end.half?;
        let len = text.len() - after.len() + end.len;
        return Some((Slot { start: in_half(start, end.half), end: Some(end.time) }, len));
    }
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let end: i8 = after.get(..digits).filter(|_| (1..=2).contains(&digits))?.parse().ok()?;
    let hours = after[digits..].trim_start().strip_prefix("Uhr")?;
    Some((Slot { start: start.time, end: Some(Time::new(end, 0, 0, 0).ok()?) }, text.len() - hours.len()))
}

/// Whether a text names one time and nothing that could be another number: "13:00", "3 pm". Where it is.
pub(crate) fn find_one(text: &str) -> Option<(Time, usize)> {
    let mut previous = ' ';
    for (at, c) in text.char_indices().take(1000) {
        if c.is_ascii_digit() && !previous.is_alphanumeric() && !"/-.:=+".contains(previous) {
            let read = one(&text[at..]).filter(|read| read.form == Form::Sure);
            if let Some(read) = read {
                return Some((read.time, at + read.len));
            }
        }
        previous = c;
    }
    None
}

/// The first range of times in a text: where it is, and where it ends.
pub(crate) fn find(text: &str) -> Option<(Slot, usize, usize)> {
    let mut previous = ' ';
    for (at, c) in text.char_indices().take(1000) {
        if c.is_ascii_digit()
            && !previous.is_alphanumeric()
            && !"/-.:=".contains(previous)
            && let Some((slot, len)) = at_start(&text[at..])
            && slot.end.is_some()
        {
            return Some((slot, at, at + len));
        }
        previous = c;
    }
    None
}

/// The range of times at the end of a text, and where it begins: "Intro, 12:00-12:05".
pub(crate) fn at_end(text: &str) -> Option<(Slot, usize)> {
    let trimmed = text.trim_end_matches(|c: char| c.is_whitespace() || ")].".contains(c));
    let tail = trimmed.char_indices().rev().nth(30).map_or(0, |(at, _)| at);
    let (slot, start, end) = find(&trimmed[tail..])?;
    let sure = trimmed[tail + start..].contains(':');
    (sure && tail + end == trimmed.len()).then_some((slot, tail + start))
}

/// The time in a text that is one and nothing else.
pub(crate) fn whole(text: &str) -> Option<Slot> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "*_()[],;:~".contains(c));
    let (slot, len) = at_start(text).or_else(|| {
        let read = one(text).filter(|read| read.len >= 4)?;
        Some((Slot { start: read.time, end: None }, read.len))
    })?;
    let rest = text[len..].trim();
    (rest.is_empty() || rest == "Uhr" || crate::zone::Zone::named(rest).is_some()).then_some(slot)
}

fn second(rest: &str) -> Option<(usize, Read)> {
    let trimmed = rest.trim_start();
    let joint = ["--", "-", "–", "—", "‑", "−", "~", "～", "〜", "to ", "until ", "till "]
        .iter()
        .find(|joint| trimmed.starts_with(**joint))?;
    let after = trimmed[joint.len()..].trim_start();
    let read = one(after)?;
    Some((rest.len() - after.len(), read))
}

/// "9:30-10:15 am": both are in the morning, unless that would make the first the later one.
fn in_half(first: Read, half: Option<bool>) -> Time {
    match (first.half, half) {
        (None, Some(afternoon)) if first.time.hour() < 12 && afternoon && first.time.hour() != 11 => {
            first.time.with().hour(first.time.hour() + 12).build().unwrap_or(first.time)
        }
        _ => first.time,
    }
}

fn one(text: &str) -> Option<Read> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (hour, minute, mut len, mut form): (i8, i8, usize, Form) = match digits {
        1 | 2 => {
            let hour = text[..digits].parse().ok()?;
            let rest = &text[digits..];
            let sign = rest.chars().next();
            let minutes = rest.get(1..3).filter(|m| m.bytes().all(|b| b.is_ascii_digit()));
            let longer = rest.get(3..4).is_some_and(|next| next.bytes().all(|b| b.is_ascii_digit()));
            match (sign, minutes) {
                (Some(':'), Some(minutes)) if !longer => (hour, minutes.parse().ok()?, digits + 3, Form::Sure),
                (Some('.' | 'h' | 'H'), Some(minutes)) if !longer => {
                    (hour, minutes.parse().ok()?, digits + 3, Form::Unsure)
                }
                _ => (hour, 0, digits, Form::Unsure),
            }
        }
        4 => (text[..2].parse().ok()?, text[2..4].parse().ok()?, 4, Form::Unsure),
        _ => return None,
    };
    // "13:00:00"
    if form == Form::Sure && text[len..].starts_with(":00") {
        len += 3;
    }
    let rest = &text[len..];
    let after = rest.trim_start_matches(' ');
    let blanks = rest.len() - after.len();
    let half = half_of_day(after);
    let ends = half.is_none_or(|(_, len)| after[len..].chars().next().is_none_or(|c| !c.is_alphanumeric()));
    // "2:30 America/New_York"
    let half = half.filter(|_| ends || blanks == 0);
    let mut hour = hour;
    if let Some((afternoon, half_len)) = half {
        if !ends || hour > 12 {
            return None;
        }
        len += blanks + half_len;
        hour = hour % 12 + if afternoon { 12 } else { 0 };
        form = Form::Sure;
    } else if digits <= 2 && len == digits {
        // A bare "9" is no time, except as the first of a range that ends with "am"; too rare to guess at.
        return None;
    }
    if !(0..24).contains(&hour) || !(0..60).contains(&minute) {
        return None;
    }
    Some(Read { time: time(hour, minute, 0, 0), form, half: half.map(|(afternoon, _)| afternoon), len })
}

/// "am", "PM", "a.m." at the start of a text: whether it is the afternoon, and how many bytes say so.
fn half_of_day(text: &str) -> Option<(bool, usize)> {
    let (afternoon, rest) = match text.strip_prefix(['a', 'A']) {
        Some(rest) => (false, rest),
        None => (true, text.strip_prefix(['p', 'P'])?),
    };
    let rest = rest.strip_prefix('.').unwrap_or(rest).strip_prefix(['m', 'M'])?;
    Some((afternoon, text.len() - rest.strip_prefix('.').unwrap_or(rest).len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_the_day() {
        for (text, start, len) in [
            ("9:30 am - x", (9, 30), 7),
            ("9:30am\u{202e}.\u{fdfa}", (9, 30), 6),
            ("9:30 am\u{202e}.\u{fdfa}", (9, 30), 7),
            ("9:30 am \u{1d54f}. x", (9, 30), 7),
            ("9:30 a.m. Title", (9, 30), 9),
            ("9:30 P.M. Title", (21, 30), 9),
            ("3pm.", (15, 0), 4),
            ("12 am", (0, 0), 5),
            ("2:30 America/New_York", (2, 30), 4),
            ("2:30 pmx", (2, 30), 4),
        ] {
            let (slot, end) = at_start(text).unwrap_or_else(|| panic!("{text:?} begins with a time"));
            assert_eq!((slot.start, slot.end, end), (time(start.0, start.1, 0, 0), None, len), "{text:?}");
        }
        for text in ["9:30amx", "13 pm", "9 amber", "9"] {
            assert!(at_start(text).is_none(), "{text:?}");
        }
    }
}
