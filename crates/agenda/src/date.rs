//! Days as agendas name them: "Tuesday, 14 November 2017", "July 22 2026", "2027-03-09", "Friday July 30".

use jiff::civil::{Date, date};

/// A day that is named in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// `None` if no year is written.
    pub year: Option<i16>,
    pub month: i8,
    pub of_month: i8,
    /// It is one of several ("July 20-24", "14/15 July"): the last of them.
    pub several: bool,
}

impl Day {
    /// The date, in this year if the text has none.
    pub(crate) fn date(self, year: Option<i16>) -> Option<Date> {
        Date::new(self.year.or(year)?, self.month, self.of_month).ok()
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Months in other languages, and their number from 0, where they differ from English.
const OTHER_MONTHS: &[(&str, usize)] = &[
    ("januar", 0),
    ("jänner", 0),
    ("janvier", 0),
    ("enero", 0),
    ("februar", 1),
    ("février", 1),
    ("febrero", 1),
    ("märz", 2),
    ("mars", 2),
    ("marzo", 2),
    ("avril", 3),
    ("abril", 3),
    ("mai", 4),
    ("mayo", 4),
    ("juni", 5),
    ("juin", 5),
    ("junio", 5),
    ("juli", 6),
    ("juillet", 6),
    ("julio", 6),
    ("août", 7),
    ("agosto", 7),
    ("septembre", 8),
    ("septiembre", 8),
    ("oktober", 9),
    ("octobre", 9),
    ("octubre", 9),
    ("novembre", 10),
    ("noviembre", 10),
    ("dezember", 11),
    ("décembre", 11),
    ("diciembre", 11),
];
const OTHER_WEEKDAYS: &[&str] = &[
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
];

/// The year of an IETF meeting: three a year, the 98th in March 2017.
pub(crate) fn year_of_meeting(number: u16) -> Option<i16> {
    (40..=400).contains(&number).then(|| i16::try_from(2017 + (i32::from(number) - 98).div_euclid(3)).ok()).flatten()
}

/// Whether a word is a weekday, or its beginning of three or four letters.
pub(crate) fn is_weekday(word: &str) -> bool {
    named(word, &WEEKDAYS).is_some() || OTHER_WEEKDAYS.contains(&word.to_lowercase().as_str())
}

/// Whether a word is a month.
pub(crate) fn is_month(word: &str) -> bool {
    named(word, &MONTHS).is_some()
}

/// Whether a word is a month, in small letters, however it is spelt.
pub(crate) fn is_month_in_any_language(word: &str) -> bool {
    month(word).is_some() || misspelt(word).is_some()
}

/// The English month that a long word in small letters misspells.
fn misspelt(lower: &str) -> Option<usize> {
    MONTHS.iter().position(|name| lower.len() >= 6 && lower.is_ascii() && one_letter_apart(name, lower))
}

/// A month by its name, in English also with a letter wrong, beside a day.
fn month(word: &str) -> Option<usize> {
    let lower = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let other = || OTHER_MONTHS.iter().find(|(name, _)| *name == lower).map(|(_, month)| *month);
    let close = || misspelt(&lower).filter(|_| word.starts_with(char::is_uppercase));
    named(word, &MONTHS).or_else(other).or_else(close)
}

/// Whether two words differ in one letter: one more, one less, or another one ("Febuary", "Novermber").
fn one_letter_apart(one: &str, two: &str) -> bool {
    let same = one.bytes().zip(two.bytes()).take_while(|(one, two)| one == two).count();
    let (one, two) = (&one[same..], &two[same..]);
    let (more, other) = (one.get(1..), two.get(1..));
    more == Some(two) || other == Some(one) || more.is_some() && more == other
}

fn named(word: &str, names: &[&str]) -> Option<usize> {
    let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let whole = names.iter().position(|name| *name == word);
    let short = || names.iter().position(|name| (3..=5).contains(&word.len()) && name.starts_with(&word));
    whole.or_else(short)
}

/// The first day that a text names.
pub(crate) fn find(text: &str) -> Option<Day> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "(),;[]*_".contains(c))
        .filter(|word| !word.is_empty())
        .take(200)
        .collect();
    words.iter().find_map(|word| numeric(word)).or_else(|| {
        (0..words.len()).find_map(|at| {
            let month = month(words[at])?;
            // "May" and "Mar" are words and names too: a day must stand beside it.
            let month = i8::try_from(month + 1).ok()?;
            let before = at.checked_sub(1).and_then(|at| day_of_month(words[at]));
            let after = words.get(at + 1).and_then(|word| day_of_month(word));
            let (found, year_at) = match (before, after) {
                (Some(day), _) => (day, at + 1),
                (None, Some(day)) => (day, at + 2),
                (None, None) => return None,
            };
            let year = words.get(year_at).and_then(|word| year(word));
            date(2024, month, 1).days_in_month().ge(&found.0).then_some(Day {
                year,
                month,
                of_month: found.0,
                several: found.1,
            })
        })
    })
}

/// "14", "14th", "20-24", "14/15": the last day, and whether there are several.
fn day_of_month(word: &str) -> Option<(i8, bool)> {
    let mut days = word.split(['-', '–', '/', '&']);
    let one = |text: &str| {
        let text = text.trim_end_matches('.');
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = &text[digits.len()..];
        let known = suffix.is_empty() || ["st", "nd", "rd", "th"].contains(&suffix.to_ascii_lowercase().as_str());
        (known && digits.len() <= 2).then(|| digits.parse::<i8>().ok()).flatten().filter(|day| (1..=31).contains(day))
    };
    let first = one(days.next()?)?;
    match days.next() {
        None => Some((first, false)),
        Some(last) => one(last).map(|last| (last, true)),
    }
}

fn year(word: &str) -> Option<i16> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1986..=2100).contains(year))
}

/// "2027-03-09", also before a time: "2027-03-09T13:00Z".
fn numeric(word: &str) -> Option<Day> {
    let word = word.get(..10)?;
    let mut parts = word.split(['-', '/', '.']);
    let parts = [parts.next()?, parts.next()?, parts.next()?];
    if parts[0].len() != 4 || parts[1].len() != 2 || parts[2].len() != 2 {
        return None;
    }
    let date = Date::new(year(parts[0])?, parts[1].parse().ok()?, parts[2].parse().ok()?).ok()?;
    Some(Day { year: Some(date.year()), month: date.month(), of_month: date.day(), several: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_write_them() {
        for (text, expected) in [
            ("Tuesday, 14 November 2017", "2017-11-14"),
            ("July 22 2026", "2026-07-22"),
            ("Thursday 6 Febuary 2024", "2024-02-06"),
            ("Wednesday, Novermber 10, 2021", "2021-11-10"),
            ("Dienstag, 3. Februar 2026", "2026-02-03"),
            ("le 14 juillet 2026", "2026-07-14"),
            ("2027-03-09T13:00Z", "2027-03-09"),
            ("March 4th, 2026", "2026-03-04"),
        ] {
            let day = find(text).and_then(|day| day.date(None)).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some(expected), "{text}");
        }
        for text in ["Marching 4 ever", "Decembrist 9", "may 5g", "Version 2.0"] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
