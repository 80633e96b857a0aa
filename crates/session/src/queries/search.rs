//! Searching the text of all slides: every word of the query must begin a word of the slide, of its title or of its
//! notes, in any order, whatever the case and the accents.

use std::ops::Range;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
use serde::Serialize;
use ts_rs::TS;

use crate::model::place::Place;

/// About so many characters of a slide are quoted.
const QUOTED: usize = 110;
/// So many of them may stand before the first hit.
const BEFORE: usize = 36;

/// What can be searched of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchText {
    /// Which page.
    pub place: Place,
    /// Its title.
    pub title: String,
    /// All that can be read on it.
    pub text: String,
    /// Its speaker notes.
    pub notes: String,
}

/// A part of a quoted text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Piece {
    /// The part.
    pub text: String,
    /// It is what was searched for.
    pub hit: bool,
}

/// A page that has every word of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which page.
    pub place: Place,
    /// Its title, with the hits marked.
    pub title: Vec<Piece>,
    /// A quotation of its text (of its notes when only they have a hit), with the hits marked.
    pub excerpt: Vec<Piece>,
    /// The quotation is from the notes.
    pub in_notes: bool,
}

/// The texts of a session, made ready to be searched.
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
    /// Makes the texts ready; hits come in their order.
    pub fn new(texts: impl IntoIterator<Item = SearchText>) -> Self {
        let index = |searched: SearchText| {
            let title = Text::of(&searched.title);
            let text = Text::of(&searched.text);
            // A slide's text begins with its title: that need not be quoted again.
            let rest = text.said.strip_prefix(&*title.said).map(str::trim_start).map(Text::of);
            Indexed { place: searched.place, text: rest.unwrap_or(text), title, notes: Text::of(&searched.notes) }
        };
        Self(texts.into_iter().map(index).collect())
    }

    /// Every page that has all words of the query; none for a query without words.
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
    /// With single blanks.
    said: String,
    words: Vec<Word>,
}

#[derive(Debug, Clone)]
struct Word {
    /// Its bytes in the text.
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
            // Scripts without blanks between words: each character counts as one.
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

    /// Where the words stand that begin with a wanted one; of each, so much as was wanted, and which that was.
    fn hits<'a>(&'a self, wanted: &'a [String]) -> impl Iterator<Item = (Range<usize>, usize)> + 'a {
        self.words.iter().filter_map(|word| {
            let begins = |(_, wanted): &(usize, &String)| word.folded.starts_with(wanted.as_str());
            let (nth, longest) = wanted.iter().enumerate().filter(begins).max_by_key(|(_, wanted)| wanted.len())?;
            Some((word.at.start..self.reach(word, longest.len()), nth))
        })
    }

    /// Where so many bytes of the folded word end in the text.
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

    /// A part of the text with the hits marked.
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

    /// The part of the text that has most of the wanted words, with the hits marked.
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
        // The first of the best.
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

    /// The beginning of a word at most `most` characters before `at`.
    fn back(&self, at: usize, most: usize) -> usize {
        let mut before = self.said[..at].char_indices().rev().take(most);
        match before.by_ref().last() {
            None | Some((0, _)) => 0,
            Some((from, _)) => self.said[from..at].find(' ').map_or(at, |blank| from + blank + 1),
        }
    }

    /// The end of a word at most `most` characters after `at`; the middle of one that is longer.
    fn on(&self, at: usize, most: usize) -> usize {
        match self.said[at..].char_indices().nth(most) {
            None => self.said.len(),
            Some((length, _)) => at + self.said[at..at + length].rfind(' ').unwrap_or(length),
        }
    }
}

/// Appends a character without its case and its accents: "É" as "e", "ß" as "ss", "ﬁ" as "fi".
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

/// Belongs to a word and says nothing: accents, soft hyphens, joiners.
fn is_silent(c: char) -> bool {
    let is_mark = || GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c));
    !c.is_ascii() && (matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}') || is_mark())
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
