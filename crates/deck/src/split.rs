//! Splits the body of a file into drafts of slides, and takes the comments and speaker notes out of them.

use std::borrow::Cow;

use crate::boundary::{Boundaries, Break};
use crate::comment;
use crate::draft::{Draft, Key, Line, Place};
use crate::line::prepared;
use crate::note::{self, NoteMarks};
use crate::preamble::Preamble;
use crate::report::{Report, shown};
use crate::slide_keys;

/// How many slides a deck may have; the rest are left out.
pub(crate) const MOST_SLIDES: usize = 2_000;
/// A slide with more bytes than this is not parsed. It is probably a file without `---` between its slides.
pub(crate) const LARGEST_SLIDE: usize = 128 * 1024;

/// Splits the body of a file into slides. Blank ones at the two ends of the file are not slides.
///
/// `preamble` is what the front matter says: which headings start a slide, which program the deck was written for, and
/// what starts speaker notes.
pub(crate) fn split(body: &str, first_line: u32, preamble: &Preamble, report: &mut Report) -> Vec<Draft> {
    let written: Vec<&str> = body.lines().collect();
    let lines: Vec<Cow<'_, str>> = written.iter().map(|line| prepared(line)).collect();
    let mut marks = preamble.marks;
    marks.slidev |= slide_keys::is_slidev(&written);
    let splitter = Splitter { written: &written, lines: &lines, first_line, is_slidev: marks.slidev };
    let (mut drafts, under_text) = splitter.drafts(&Boundaries::new(&lines, preamble.divider), report);
    if drafts.last().is_some_and(Draft::is_blank) {
        drafts.pop();
    }
    if drafts.first().is_some_and(Draft::is_blank) {
        drafts.remove(0);
    }
    for draft in &drafts {
        marks.see(draft);
    }
    let note_marks = NoteMarks { word: marks.has_notes_after_a_word(), own: preamble.notes.clone() };
    for draft in &mut drafts {
        if marks.slidev {
            slide_keys::take_yaml(draft);
        }
        note::take(draft, &note_marks, report);
    }
    // Slidev and reveal-md split there too, so it is no news to those who write for them.
    if let Some(line) = under_text.filter(|_| !marks.slidev && !marks.reveal) {
        let what = "`---` right under text starts a new slide here (in CommonMark it makes the text a heading)";
        report.warn(line, what, "put an empty line before it, or write the heading as `## …`");
    }
    drafts
}

struct Splitter<'a> {
    written: &'a [&'a str],
    /// The same lines as the parser gets them.
    lines: &'a [Cow<'a, str>],
    first_line: u32,
    /// The deck was written for Slidev.
    is_slidev: bool,
}

impl Splitter<'_> {
    /// The number in the file of a line of the body, counted from 0.
    fn number(&self, at: usize) -> u32 {
        self.first_line.saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// The slides, and the line of the first `---` right under text.
    fn drafts(&self, boundaries: &Boundaries<'_>, report: &mut Report) -> (Vec<Draft>, Option<u32>) {
        let (mut drafts, mut under_text) = (Vec::new(), None);
        let (mut from, mut front) = self.keys_of_remark(0);
        loop {
            let (to, why) = boundaries.end(from);
            drafts.push(self.draft(from, to, std::mem::take(&mut front), report));
            if why == Break::RuleUnderText {
                under_text.get_or_insert(self.number(to));
            }
            match why {
                Break::File => return (drafts, under_text),
                Break::Heading => from = to,
                Break::Rule | Break::RuleUnderText => (from, front) = self.front_after(to, report),
            }
            if drafts.len() >= MOST_SLIDES {
                let what = format!("this deck has more than {MOST_SLIDES} slides, and those from here on are left out");
                report.warn(self.number(from), what, "split it into several decks");
                return (drafts, under_text);
            }
        }
    }

    /// The first line after a line of dashes and after the front matter that follows it, which Slidev gives a slide.
    fn front_after(&self, rule: usize, report: &mut Report) -> (usize, Vec<Key>) {
        let from = rule + 1;
        // reveal-md's `----` has no front matter.
        if self.written[rule].trim_end().len() > 3 {
            return (from, Vec::new());
        }
        match slide_keys::block(&self.written[from..], self.number(from), self.is_slidev, report) {
            Some(block) => (from + block.length, block.keys),
            None => self.keys_of_remark(from),
        }
    }

    /// The same for the keys that remark has at the top of a slide, without a line after them.
    fn keys_of_remark(&self, from: usize) -> (usize, Vec<Key>) {
        let block = slide_keys::of_remark(&self.written[from..], self.number(from)).unwrap_or_default();
        (from + block.length, block.keys)
    }

    fn draft(&self, from: usize, to: usize, front: Vec<Key>, report: &mut Report) -> Draft {
        let line = |at: usize| Line { number: self.number(at), text: self.lines[at].to_string(), place: Place::Other };
        let mut lines: Vec<Line> = (from..to).map(line).collect();
        let comments = if lines.iter().map(|line| line.text.len() + 1).sum::<usize>() > LARGEST_SLIDE {
            comment::hide(&mut lines);
            Vec::new()
        } else {
            comment::take(&mut lines, report)
        };
        for line in lines.iter_mut().filter(|line| line.place == Place::Code) {
            let at = (line.number - self.first_line) as usize;
            if line.text == self.lines[at] {
                self.written[at].clone_into(&mut line.text);
            }
        }
        lines.retain(|line| !is_import(line, report));
        let first_shown = lines.iter().find(|line| !line.text.trim().is_empty()).map(|line| line.number);
        let first = first_shown.into_iter().chain(comments.first().map(|comment| comment.line)).min();
        Draft { line: first.unwrap_or_else(|| self.number(from)), front, lines, comments }
    }
}

/// Whether a line is Slidev's `<<< @/snippet.js`, which includes code from another file. It is reported.
fn is_import(line: &Line, report: &mut Report) -> bool {
    let Some(path) = line.text.strip_prefix("<<< ").filter(|_| line.place == Place::Paragraph) else { return false };
    let what = format!("code from another file (`<<< {}`) is not included", shown(path));
    report.warn(line.number, what, "paste the code into a fenced block");
    true
}
