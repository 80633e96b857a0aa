//! From the lines of a file to drafts of slides: finds the lines of `---`, keeps code whole, and takes comments,
//! reveal's `Note:` and Slidev's step marks out of what will be shown. Markdown itself is read later.

use crate::front_matter::{key_value, slide_block};
use crate::line::{
    Fence, begins_note, closes_fence, code_span, indent_of, is_list_item, is_rule, opens_fence, step_tag, tamed,
};
use crate::report::Report;

/// A slide as written, in its parts.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// Where it starts: its first line that is not blank, else the first after the `---`.
    pub(crate) line: u32,
    /// The keys of Slidev's front matter of one slide.
    pub(crate) front: Vec<Key>,
    /// What is shown.
    pub(crate) lines: Vec<Line>,
    /// Comments, and what follows `Note:`.
    pub(crate) comments: Vec<Comment>,
}

/// One line to be shown.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) number: u32,
    pub(crate) text: String,
    /// Inside a fenced code block.
    pub(crate) code: bool,
}

/// A comment's text, or the notes after `Note:`.
#[derive(Debug)]
pub(crate) struct Comment {
    pub(crate) line: u32,
    pub(crate) text: String,
    /// After `Note:`, so certainly not a directive.
    pub(crate) is_note: bool,
}

/// A key of a slide's own front matter.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) line: u32,
    pub(crate) name: String,
    pub(crate) value: String,
}

impl Draft {
    /// Nothing at all between two lines of `---`.
    pub(crate) fn is_blank(&self) -> bool {
        self.front.is_empty() && self.comments.is_empty() && !self.has_content()
    }

    pub(crate) fn has_content(&self) -> bool {
        self.lines.iter().any(|line| line.code || !line.text.trim().is_empty())
    }
}

/// Splits the body of a file into slides. Blank ones at the file's two ends are no slides.
///
/// With `divider` a heading of that level or above begins a slide, as Marp's `headingDivider` says; 0 divides nothing.
pub(crate) fn split(body: &str, first_line: u32, divider: usize, report: &mut Report) -> Vec<Draft> {
    let lines: Vec<&str> = body.lines().collect();
    let last_close = lines.iter().rposition(|line| line.contains("-->"));
    let mut splitter = Splitter {
        lines: &lines,
        last_close,
        first_line,
        divider,
        at: 0,
        drafts: Vec::new(),
        draft: Draft { line: first_line, ..Draft::default() },
        fence: None,
        note: None,
        block: Block::None,
        report,
    };
    splitter.run();
    let mut drafts = splitter.drafts;
    if drafts.last().is_some_and(Draft::is_blank) {
        drafts.pop();
    }
    if drafts.first().is_some_and(Draft::is_blank) {
        drafts.remove(0);
    }
    drafts
}

/// What the block of lines being read began with; only under a paragraph can `----` be the line under a heading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    None,
    Paragraph,
    Other,
}

struct Splitter<'a, 'r> {
    lines: &'a [&'a str],
    /// The last line with `-->`: beyond it no comment is closed, and none need be looked for.
    last_close: Option<usize>,
    first_line: u32,
    divider: usize,
    at: usize,
    drafts: Vec<Draft>,
    draft: Draft,
    fence: Option<Fence>,
    /// After `Note:`: the notes so far, to the end of the slide.
    note: Option<Comment>,
    block: Block,
    report: &'r mut Report,
}

impl<'a> Splitter<'a, '_> {
    fn number(&self, at: usize) -> u32 {
        self.first_line.saturating_add(u32::try_from(at).unwrap_or(u32::MAX))
    }

    fn run(&mut self) {
        while self.at < self.lines.len() {
            let line = self.lines[self.at];
            if let Some(fence) = &self.fence {
                let closes = closes_fence(line, fence);
                self.keep(self.at, line.to_owned(), true);
                self.at += 1;
                if closes {
                    self.fence = None;
                    self.block = Block::None;
                }
            } else if self.separates(line) {
                self.next_slide();
            } else if let Some((mark, length)) = opens_fence(line) {
                self.fence = Some(Fence { mark, length, line: self.number(self.at) });
                self.keep(self.at, line.to_owned(), true);
                self.at += 1;
            } else if self.note.is_none() && begins_note(line) {
                let (_, text) = line.split_once(':').unwrap_or_default();
                self.note = Some(Comment { line: self.number(self.at), text: text.trim().to_owned(), is_note: true });
                self.at += 1;
            } else {
                if self.divides(line) {
                    self.finish_slide();
                    self.draft.line = self.number(self.at);
                }
                self.plain_line();
            }
        }
        if let Some(fence) = self.fence.take() {
            let what = "the code block that starts here is never closed, so everything after it is code";
            self.report.warn(fence.line, what, "close it with the same marks on a line of their own");
        }
        self.finish_slide();
    }

    fn separates(&mut self, line: &str) -> bool {
        if !is_rule(line) {
            return false;
        }
        if self.block == Block::Paragraph && self.note.is_none() {
            if line.trim_end().len() > 3 {
                return false;
            }
            self.report.warn_once(
                "setext",
                self.number(self.at),
                "`---` right under text starts a new slide here (in CommonMark it makes the text a heading)",
                "put an empty line before it, or write the heading as `## …`",
            );
        }
        true
    }

    fn divides(&self, line: &str) -> bool {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        (1..=self.divider).contains(&level) && line[level..].starts_with([' ', '\t']) && !self.draft.is_blank()
    }

    fn next_slide(&mut self) {
        self.finish_slide();
        let is_vertical = self.lines[self.at].trim_end().len() > 3;
        self.at += 1;
        if !is_vertical && let Some(length) = slide_block(&self.lines[self.at..]) {
            for at in self.at..self.at + length - 1 {
                if let Some((key, value)) = key_value(self.lines[at]) {
                    let value = value.trim_matches(['"', '\'']).to_owned();
                    self.draft.front.push(Key { line: self.number(at), name: key.to_owned(), value });
                }
            }
            self.at += length;
        }
        self.draft.line = self.number(self.at);
    }

    fn finish_slide(&mut self) {
        if let Some(note) = self.note.take() {
            self.draft.comments.push(note);
        }
        let mut draft = std::mem::take(&mut self.draft);
        let first_shown = draft.lines.iter().find(|line| !line.text.trim().is_empty()).map(|line| line.number);
        let first = first_shown.into_iter().chain(draft.comments.first().map(|comment| comment.line)).min();
        draft.line = first.unwrap_or(draft.line);
        self.drafts.push(draft);
        self.block = Block::None;
    }

    fn keep(&mut self, at: usize, text: String, code: bool) {
        let number = self.number(at);
        match &mut self.note {
            Some(note) => {
                note.text.push('\n');
                note.text.push_str(&text);
            }
            None => self.draft.lines.push(Line { number, text, code }),
        }
    }

    /// A line outside code: comments and step marks leave it.
    fn plain_line(&mut self) {
        let first = self.at;
        let mut kept = String::new();
        let mut taken = false;
        let mut rest = self.lines[first];
        self.at += 1;
        while let Some(at) = rest.find(['<', '`', '\\']) {
            kept.push_str(&rest[..at]);
            rest = &rest[at..];
            if let Some(after) = rest.strip_prefix("<!--") {
                taken = true;
                rest = self.comment(after);
            } else if rest.starts_with('`') {
                let span = code_span(rest);
                kept.push_str(&rest[..span]);
                rest = &rest[span..];
            } else if let Some(length) = step_tag(rest) {
                let what = "step marks such as `<v-clicks>` are ignored: everything shows at once";
                let line = self.number(self.at - 1);
                self.report.warn_once("steps", line, what, "if the steps matter, make each one a slide");
                taken = true;
                rest = &rest[length..];
            } else {
                let length = rest.chars().take(if rest.starts_with('\\') { 2 } else { 1 }).map(char::len_utf8).sum();
                kept.push_str(&rest[..length]);
                rest = &rest[length..];
            }
        }
        kept.push_str(rest);
        if taken && kept.trim().is_empty() {
            self.alone(first);
            return;
        }
        if let Some((path, instead)) =
            kept.strip_prefix("<<< ").map(|path| (path, "paste the code into a fenced block"))
        {
            let what = format!("code from another file (`<<< {}`) is not included", crate::report::shown(path));
            self.report.warn(self.number(first), what, instead);
            return;
        }
        if taken {
            kept.truncate(kept.trim_end().len());
        }
        self.note_block(&kept);
        self.keep(first, tamed(kept), false);
    }

    /// A comment or mark that had its lines to itself ends a paragraph, as `CommonMark` says, but does not break a list.
    fn alone(&mut self, first: usize) {
        let next = self.lines.get(self.at).copied().unwrap_or_default();
        if !next.starts_with([' ', '\t']) && !is_list_item(next) {
            self.keep(first, String::new(), false);
            self.block = Block::None;
        }
    }

    /// Takes the comment that begins before `after`; gives what follows it on the line of its end.
    fn comment(&mut self, after: &'a str) -> &'a str {
        for empty in [">", "->"] {
            if let Some(rest) = after.strip_prefix(empty) {
                return rest;
            }
        }
        let line = self.number(self.at - 1);
        let (text, rest) = match after.split_once("-->") {
            Some((text, rest)) => (text.trim().to_owned(), rest),
            None => self.long_comment(after, line),
        };
        if text.contains("<!--") {
            let what = "there is another `<!--` inside this comment, so it may end too late";
            self.report.warn(line, what, "close each comment with `-->`");
        }
        self.draft.comments.push(Comment { line, text, is_note: false });
        rest
    }

    /// A comment across lines keeps its newlines. One that is never closed ends with its slide: what was meant for
    /// the chair must not be shown to the room.
    fn long_comment(&mut self, after: &'a str, line: u32) -> (String, &'a str) {
        let from = self.at;
        let lines = self.lines;
        let (to, last, rest) = match lines.iter().skip(from).position(|line| line.contains("-->")) {
            Some(more) if self.last_close.is_some_and(|last| last >= from) => {
                let (last, rest) = lines[from + more].split_once("-->").unwrap_or_default();
                self.at = from + more + 1;
                (from + more, last, rest)
            }
            _ => {
                let end =
                    lines.iter().skip(from).position(|line| is_rule(line)).map_or(lines.len(), |more| from + more);
                self.at = end;
                let what = "the comment that starts here is never closed, so the rest of its slide becomes notes";
                self.report.warn(line, what, "close it with `-->`");
                (end, "", "")
            }
        };
        let inner = lines[from..to].iter().copied().chain([last]);
        let indent = inner.clone().filter(|line| !line.trim().is_empty()).map(indent_of).min().unwrap_or(0);
        let mut text = after.trim().to_owned();
        for line in inner {
            text.push('\n');
            text.push_str(line.get(indent..).unwrap_or_else(|| line.trim_start()).trim_end());
        }
        (text.trim().to_owned(), rest)
    }

    fn note_block(&mut self, line: &str) {
        if line.trim().is_empty() || line.starts_with('#') {
            self.block = Block::None;
        } else if self.block == Block::None {
            let other = line.starts_with(['>', '|', '<', ' ', '\t']) || is_list_item(line);
            self.block = if other { Block::Other } else { Block::Paragraph };
        }
    }
}
