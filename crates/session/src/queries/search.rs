//! Searches the text of all slides. Each word of the query must begin a word of the slide, its title or its notes.
//! Order, case and accents do not matter.

use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
use serde::Serialize;
use ts_rs::TS;

use crate::model::place::Place;

/// A quote has about this many characters.
const QUOTED: usize = 110;
/// At most this many of them come before the first match.
const BEFORE: usize = 36;

/// The searchable texts of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchText {
    /// The page.
    pub place: Place,
    /// Its title.
    pub title: String,
    /// All that can be read on it.
    pub text: String,
    /// Its speaker notes.
    pub notes: String,
}

/// A part of a quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// It matches the query.
    pub hit: bool,
}

/// A page that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The page.
    pub place: Place,
    /// Its title, with the matches marked.
    pub title: Vec<Piece>,
    /// A quote from its text with the matches marked, or from its notes if only they match.
    pub excerpt: Vec<Piece>,
    /// The quote is from the notes.
    pub in_notes: bool,
}

/// The texts of a session, prepared for searching.
#[derive(Debug, Clone, Default)]
pub struct Index(Vec<Indexed>);

#[derive(Debug, Clone)]
struct Indexed {
    place: Place,
    title: Text,
    text: Text,
    notes: Text,
}

impl Index {
    /// Prepares the texts. Matches come in the same order.
    pub fn new(texts: impl IntoIterator<Item = SearchText>) -> Self {
        let index = |searched: SearchText| {
            let title = Text::of(&searched.title);
            let text = Text::of(&searched.text);
            // A slide's text begins with its title, which need not be quoted twice.
            let rest = text.said.strip_prefix(&*title.said).map(str::trim_start).map(Text::of);
            Indexed { place: searched.place, text: rest.unwrap_or(text), title, notes: Text::of(&searched.notes) }
        };
        Self(texts.into_iter().map(index).collect())
    }

    /// Finds every page that has all words of the query. An empty query finds nothing.
    pub fn find(&self, query: &str) -> Vec<Hit> {
        let mut wanted: Vec<String> = Text::of(query).words.into_iter().map(|word| word.folded).collect();
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.is_empty() {
            return Vec::new();
        }
        self.0.iter().filter_map(|slide| slide.find(&wanted)).collect()
    }
}

impl Indexed {
    fn find(&self, wanted: &[String]) -> Option<Hit> {
        let everywhere = [&self.title, &self.text, &self.notes];
        if !wanted.iter().all(|word| everywhere.iter().any(|text| text.has(word))) {
            return None;
        }
        let on_slide = self.title.hits(wanted).next().is_some() || self.text.hits(wanted).next().is_some();
        Some(Hit {
            place: self.place.clone(),
            title: self.title.marked(0..self.title.said.len(), wanted),
            excerpt: if on_slide { self.text.quoted(wanted) } else { self.notes.quoted(wanted) },
            in_notes: !on_slide,
        })
    }
}

/// A text with its words.
#[derive(Debug, Clone)]
struct Text {
    /// The text with single blanks.
    said: String,
    words: Vec<Word>,
}

#[derive(Debug, Clone)]
struct Word {
    /// Its range of bytes in the text.
    at: Range<usize>,
    folded: String,
}

impl Text {
    fn of(text: &str) -> Self {
        let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut words: Vec<Word> = Vec::new();
        let mut goes_on = false;
        for (at, c) in said.char_indices() {
            let end = at + c.len_utf8();
            if !(c.is_alphanumeric() || is_silent(c)) {
                goes_on = false;
                continue;
            }
            // In scripts without blanks between words, each character counts as a word.
            let alone = is_ideograph(c);
            match words.last_mut().filter(|_| goes_on && !alone) {
                Some(word) => word.at.end = end,
                None => words.push(Word { at: at..end, folded: String::new() }),
            }
            if let Some(word) = words.last_mut() {
                fold(c, &mut word.folded);
            }
            goes_on = !alone;
        }
        words.retain(|word| !word.folded.is_empty());
        Self { said, words }
    }

    fn has(&self, wanted: &str) -> bool {
        self.words.iter().any(|word| word.folded.starts_with(wanted))
    }

    /// The ranges that match, each with the index of the wanted word. A range covers only the matching beginning of its
    /// word.
    fn hits<'a>(&'a self, wanted: &'a [String]) -> impl Iterator<Item = (Range<usize>, usize)> + 'a {
        self.words.iter().filter_map(|word| {
            let begins = |(_, wanted): &(usize, &String)| word.folded.starts_with(wanted.as_str());
            let (nth, longest) = wanted.iter().enumerate().filter(begins).max_by_key(|(_, wanted)| wanted.len())?;
            Some((word.at.start..self.reach(word, longest.len()), nth))
        })
    }

    /// Where this many bytes of the folded word end in the text.
    fn reach(&self, word: &Word, length: usize) -> usize {
        let mut folded = String::new();
        let whole = &self.said[word.at.clone()];
        let mut ends = whole.char_indices().map(|(at, c)| {
            fold(c, &mut folded);
            (folded.len() >= length, at + c.len_utf8())
        });
        let end = ends.find(|(reached, _)| *reached).map_or(whole.len(), |(_, end)| end);
        let marks: usize = whole[end..].chars().take_while(|c| is_silent(*c)).map(char::len_utf8).sum();
        word.at.start + end + marks
    }

    /// A part of the text, with the matches marked.
    fn marked(&self, part: Range<usize>, wanted: &[String]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut push = |text: &str, hit| {
            if !text.is_empty() {
                pieces.push(Piece { text: text.into(), hit });
            }
        };
        let mut done = part.start;
        for (at, _) in self.hits(wanted).filter(|(at, _)| at.start >= part.start && at.end <= part.end) {
            push(&self.said[done..at.start], false);
            push(&self.said[at.clone()], true);
            done = at.end;
        }
        push(&self.said[done..part.end], false);
        pieces
    }

    /// The part of the text with the most different wanted words, with the matches marked.
    fn quoted(&self, wanted: &[String]) -> Vec<Piece> {
        let hits: Vec<(Range<usize>, usize)> = self.hits(wanted).collect();
        let different = |from: usize| {
            let until = hits[from].0.start + QUOTED - BEFORE;
            let mut within: Vec<usize> =
                hits[from..].iter().take_while(|(at, _)| at.end <= until).map(|(_, nth)| *nth).collect();
            within.sort_unstable();
            within.dedup();
            within.len()
        };
        // The first of the best ones.
        let best = (0..hits.len()).rev().max_by_key(|from| different(*from));
        let start = best.map_or(0, |from| self.back(hits[from].0.start, BEFORE));
        let end = self.on(start, QUOTED);
        let mut pieces = self.marked(start..end, wanted);
        if start > 0 {
            pieces.insert(0, Piece { text: "… ".into(), hit: false });
        }
        if end < self.said.len() {
            pieces.push(Piece { text: " …".into(), hit: false });
        }
        pieces
    }

    /// The beginning of a word, at most `most` characters before `at`.
    fn back(&self, at: usize, most: usize) -> usize {
        let mut before = self.said[..at].char_indices().rev().take(most);
        match before.by_ref().last() {
            None | Some((0, _)) => 0,
            Some((from, _)) => self.said[from..at].find(' ').map_or(at, |blank| from + blank + 1),
        }
    }

    /// The end of a word, at most `most` characters after `at`; within a word only if it is longer than that.
    fn on(&self, at: usize, most: usize) -> usize {
        match self.said[at..].char_indices().nth(most) {
            None => self.said.len(),
            Some((length, _)) => at + self.said[at..at + length].rfind(' ').unwrap_or(length),
        }
    }
}

/// Appends a character without case and accents: "É" as "e", "ß" as "ss", "ﬁ" as "fi".
fn fold(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    let parts = DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(std::iter::once(c));
    for part in parts.filter(|part| !is_silent(*part)).flat_map(char::to_lowercase) {
        match part {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            part if is_silent(part) => {}
            part => out.push(part),
        }
    }
}

/// Part of a word but ignored: accents, soft hyphens, joiners.
fn is_silent(c: char) -> bool {
    let is_mark = || GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c));
    !c.is_ascii() && (matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}') || is_mark())
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
