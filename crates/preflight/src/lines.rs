//! Which lines of a page are its own: not the footer, the number, or what stands on every page.

use std::collections::HashMap;

use chairside_deck::pdf::TextLine;

use crate::letters::Letters;
use crate::seen::{DeckSeen, PageSeen};

/// Above and below is what a template puts there.
const TOP: f32 = 0.05;
const BOTTOM: f32 = 0.91;
/// A line on more than this part of the pages belongs to the template.
const EVERYWHERE: f32 = 0.4;
/// With fewer pages, nothing can be told from repetition.
const FEW: usize = 4;

/// The lines that a deck repeats, without digits: "IETF , March".
#[derive(Debug)]
pub(crate) struct Repeated(HashMap<String, usize>, usize);

impl Repeated {
    pub fn of(deck: &DeckSeen<'_>) -> Self {
        let mut counts = HashMap::new();
        for page in deck.pages {
            let mut keys: Vec<String> = page.text.lines.iter().map(|line| key(&line.text)).collect();
            keys.sort();
            keys.dedup();
            for key in keys {
                *counts.entry(key).or_default() += 1;
            }
        }
        Self(counts, deck.pages.len())
    }

    fn has(&self, text: &str) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
        let part = |count: usize| count as f32 / self.1 as f32;
        self.1 >= FEW && self.0.get(&key(text)).is_some_and(|count| part(*count) > EVERYWHERE)
    }

    /// The lines that repeat, each once.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str).filter(|line| self.has(line))
    }
}

fn key(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>().trim().to_lowercase()
}

/// The lines of a page that are its own, each with what was measured of it.
pub(crate) fn own<'a>(page: &'a PageSeen, repeated: &Repeated) -> Vec<(&'a TextLine, Option<&'a Letters>)> {
    let is_own = |(line, _): &(&TextLine, Option<&Letters>)| {
        let middle = line.area.y + line.area.height / 2.0;
        middle > TOP && middle < BOTTOM && !repeated.has(&line.text)
    };
    page.lines().filter(is_own).collect()
}
