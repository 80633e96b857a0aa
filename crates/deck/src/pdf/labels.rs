//! Reads page labels, such as "iii" or "A-2" (ISO 32000-2, 12.4.2).

use hayro::hayro_syntax::object::{Dict, Name, Object, String as PdfString};

use super::text_string::{decode, one_line};
use super::tree::{self, Budget};

/// The highest number that is written in Roman numerals or letters. Beyond it they get too long.
const HIGHEST_IN_LETTERS: u32 = 4_999;
const LONGEST_LABEL: usize = 64;

/// A range of pages and the style of their labels.
struct Range {
    first_page: u32,
    style: Style,
    prefix: String,
    start: u32,
}

#[derive(Clone, Copy)]
enum Style {
    None,
    Decimal,
    Roman { upper: bool },
    Letters { upper: bool },
}

/// The labels of a document's pages.
pub(super) struct Labels(Vec<Range>);

impl Labels {
    /// Reads the ranges of the catalog's `PageLabels`.
    pub(super) fn read(catalog: &Dict<'_>) -> Self {
        let mut ranges = Vec::new();
        if let Some(root) = catalog.get::<Dict<'_>>("PageLabels") {
            tree::walk(&root, "Nums", &mut Budget::default(), &mut |key, value| {
                if let (Object::Number(first), Object::Dict(range)) = (key, value) {
                    ranges.extend(u32::try_from(first.as_i64()).ok().map(|first| Range::new(first, &range)));
                }
            });
        }
        ranges.sort_by_key(|range| range.first_page);
        Self(ranges)
    }

    /// Whether there are labels for about twice as many pages as there are. Beamer counts the slide and the notes of a
    /// page as two, and so it does with two slides on a sheet.
    pub(super) fn are_twice_as_many(&self, pages: usize) -> bool {
        let last = self.0.last().map_or(0, |range| range.first_page as usize);
        (pages..2 * pages).contains(&last)
    }

    /// Returns the labels of `count` pages; `None` for a page without one. `each_counted` is how many labels a page has, of which
    /// the first is its own.
    pub(super) fn of_pages(&self, count: usize, each_counted: usize) -> Vec<Option<String>> {
        let mut at = 0;
        (0u32..)
            .step_by(each_counted.max(1))
            .take(count)
            .map(|page| {
                while self.0.get(at + 1).is_some_and(|next| next.first_page <= page) {
                    at += 1;
                }
                self.0.get(at).filter(|range| range.first_page <= page).and_then(|range| range.label(page))
            })
            .collect()
    }
}

impl Range {
    fn new(first_page: u32, dict: &Dict<'_>) -> Self {
        let style = match dict.get::<Name<'_>>("S").as_ref().map(Name::as_str) {
            Some("D") => Style::Decimal,
            Some("R") => Style::Roman { upper: true },
            Some("r") => Style::Roman { upper: false },
            Some("A") => Style::Letters { upper: true },
            Some("a") => Style::Letters { upper: false },
            _ => Style::None,
        };
        let prefix = dict.get::<PdfString<'_>>("P").map(|text| one_line(&decode(&text), LONGEST_LABEL));
        Self { first_page, style, prefix: prefix.unwrap_or_default(), start: dict.get::<u32>("St").unwrap_or(1) }
    }

    fn label(&self, page: u32) -> Option<String> {
        let number = self.start.saturating_add(page - self.first_page);
        let number = match self.style {
            Style::None => String::new(),
            Style::Roman { upper } if number <= HIGHEST_IN_LETTERS => cased(&roman(number), upper),
            Style::Letters { upper } if number <= HIGHEST_IN_LETTERS => cased(&letters(number), upper),
            _ => number.to_string(),
        };
        let label = format!("{}{number}", self.prefix);
        (!label.trim().is_empty()).then(|| label.trim().to_owned())
    }
}

fn cased(text: &str, upper: bool) -> String {
    if upper { text.to_uppercase() } else { text.to_owned() }
}

fn roman(mut number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut text = String::new();
    for (value, sign) in STEPS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

/// Writes 1 to 26 as a to z, then aa to zz, then aaa and so on.
fn letters(number: u32) -> String {
    let Some(from_zero) = number.checked_sub(1) else { return String::new() };
    let letter = ('a'..='z').nth((from_zero % 26) as usize).unwrap_or('a');
    std::iter::repeat_n(letter, (from_zero / 26 + 1) as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::{letters, roman};

    #[test]
    fn numbers_are_written_as_romans_and_letters() {
        for (number, text) in [(0, ""), (1, "i"), (4, "iv"), (14, "xiv"), (1994, "mcmxciv")] {
            assert_eq!(roman(number), text);
        }
        for (number, text) in [(0, ""), (1, "a"), (26, "z"), (27, "aa"), (54, "bbb")] {
            assert_eq!(letters(number), text);
        }
    }
}
