//! Takes comments out of a slide. They are found in the parsed Markdown, so what looks like one in code stays.
//!
//! What a comment hides is meant for the speaker alone. So one that CommonMark would end early, and show the rest of it
//! (at an empty line in a paragraph, or where a list ends), goes on to its `-->`, else to the end of the slide.

use std::borrow::Cow;

use comrak::Arena;
use comrak::nodes::{AstNode, NodeValue};

use crate::draft::{Comment, Line, Place};
use crate::line::{indent_of, is_list_item, is_rule};
use crate::parse::{lines_of, tree};
use crate::report::Report;
use crate::token::{Kind, Tag, Token, tokens};

/// How often a slide is parsed again after something was cut out of it. What is left then is hidden.
const ROUNDS: usize = 8;

/// Takes the comments out of a slide's lines, and marks where in the Markdown each line stands. Comments within a line
/// are returned too, but stay in it: the HTML has none.
pub(crate) fn take(lines: &mut Vec<Line>, report: &mut Report) -> Vec<Comment> {
    let mut comments = Vec::new();
    for _ in 0..ROUNDS {
        let text = joined(lines);
        let arena = Arena::new();
        let root = tree(&arena, &text);
        let found = Found::of(root, lines);
        if found.cuts.is_empty() {
            comments.extend(found.within);
            mark_places(root, lines);
            comments.sort_by_key(|comment| (comment.line, comment.byte));
            return comments;
        }
        cut(lines, &found.cuts, &mut comments, report);
    }
    hide(lines);
    comments.sort_by_key(|comment| (comment.line, comment.byte));
    comments
}

/// Takes everything that looks like a comment out of lines that are too many to be parsed.
pub(crate) fn hide(lines: &mut [Line]) {
    let mut is_open = false;
    for line in lines.iter_mut() {
        let mut kept = String::new();
        let mut rest = line.text.as_str();
        loop {
            let (before, after) = rest.split_once(if is_open { "-->" } else { "<!--" }).unwrap_or((rest, ""));
            let is_last = before.len() == rest.len();
            if !is_open {
                kept.push_str(before);
            }
            if is_last {
                break;
            }
            is_open = !is_open;
            rest = after;
        }
        line.text = kept;
    }
}

/// Lines of a slide, counted from 0, that a comment or notes in an element hide.
pub(crate) struct Hidden {
    first: usize,
    /// `None` if they are not closed within the lines.
    last: Option<usize>,
    /// The name of the element; `None` for a comment.
    pub element: Option<String>,
}

impl Hidden {
    /// Whether something is hidden before and after the line.
    pub(crate) fn has(&self, line: usize) -> bool {
        self.first < line && self.last.is_none_or(|last| line <= last)
    }
}

/// What is hidden in lines with this tree, in their order.
pub(crate) fn hidden<'t>(root: &'t AstNode<'t>, lines: &[Cow<'_, str>]) -> Vec<Hidden> {
    // Most slides have neither, and are not looked through.
    if !lines.iter().any(|line| line.contains("<!--") || line.to_ascii_lowercase().contains("notes")) {
        return Vec::new();
    }
    let line = |(text, number): (&Cow<'_, str>, u32)| Line { number, text: text.to_string(), place: Place::Other };
    let lines: Vec<Line> = lines.iter().zip(1..).map(line).collect();
    let mut hidden: Vec<Hidden> = Vec::new();
    let mut free = At { line: 0, byte: 0 };
    for cut in Found::of(root, &lines).cuts {
        let start = cut.start().within(&lines);
        let (inside, mark, element) = match &cut {
            Cut::Comment(_) => (start.after("<!--").within(&lines), Mark::Comment, None),
            Cut::Aside(_, inside, name) => (inside.within(&lines).max(start), Mark::Element(name), Some(name.clone())),
            Cut::Step(..) => continue,
        };
        if start < free {
            continue;
        }
        let end = mark.find(inside, &lines).map(|(end, _)| end);
        hidden.push(Hidden { first: start.line, last: end.map(|end| end.line), element });
        let Some(end) = end else { break };
        free = end;
    }
    hidden
}

fn joined(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// A place in the lines of a slide: the line, counted from 0, and the byte in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct At {
    line: usize,
    byte: usize,
}

impl At {
    /// The nearest place that exists. comrak's own may be wrong by some lines after link definitions.
    fn within(self, lines: &[Line]) -> Self {
        let line = self.line.min(lines.len() - 1);
        let text = &lines[line].text;
        let byte = if text.is_char_boundary(self.byte) { self.byte } else { text.len() };
        Self { line, byte }
    }

    /// The place after a piece of text that starts here.
    fn after(self, written: &str) -> Self {
        match written.rfind('\n') {
            Some(newline) => {
                Self { line: self.line + written.matches('\n').count(), byte: written.len() - newline - 1 }
            }
            None => Self { byte: self.byte + written.len(), ..self },
        }
    }
}

/// Something that is to be cut out of the lines.
enum Cut {
    /// A comment that starts here.
    Comment(At),
    /// An element with notes, such as reveal.js's `<aside class="notes">`: where its tag starts, where it ends, its name.
    Aside(At, At, String),
    /// A tag that only marks steps: where it starts, and where it ends.
    Step(At, At),
}

impl Cut {
    fn start(&self) -> At {
        match self {
            Self::Comment(at) | Self::Aside(at, ..) | Self::Step(at, _) => *at,
        }
    }
}

/// What a slide's tree shows.
#[derive(Default)]
struct Found {
    /// In the order of the file.
    cuts: Vec<Cut>,
    /// Comments that need not be cut out, because the writer of the HTML leaves them out.
    within: Vec<Comment>,
}

impl Found {
    fn of<'t>(root: &'t AstNode<'t>, lines: &[Line]) -> Self {
        let mut found = Self::default();
        for node in root.descendants() {
            let (first, _) = lines_of(node);
            match &node.data().value {
                NodeValue::HtmlBlock(html) if html.block_type == 2 => found.block_comment(node, lines),
                NodeValue::HtmlBlock(html) => found.html(&html.literal, first, lines),
                NodeValue::HtmlInline(html) if element_of_notes(html).is_some() => {
                    let start = At { line: first, byte: node.data().sourcepos.start.column.saturating_sub(1) };
                    let name = element_of_notes(html).unwrap_or_default();
                    found.cuts.push(Cut::Aside(start, start.after(html), name));
                }
                // Over several lines, it could be taken apart by a slot of Slidev's within it.
                NodeValue::HtmlInline(html) if html.starts_with("<!--") && html.contains('\n') => {
                    found.cuts.extend(comment_start(node, lines).map(Cut::Comment));
                }
                NodeValue::HtmlInline(html) => {
                    if let Some(text) = html.strip_prefix("<!--").and_then(|html| html.strip_suffix("-->")) {
                        let byte = node.data().sourcepos.start.column;
                        found.within.push(Comment {
                            line: number(lines, first),
                            byte,
                            text: tidy(text),
                            is_note: false,
                        });
                    }
                }
                NodeValue::TableRow(_) => found.cuts.extend(start_beyond_the_cells(node, lines).map(Cut::Comment)),
                NodeValue::Text(text) if text.contains("<!--") => {
                    found.cuts.extend(comment_start(node, lines).map(Cut::Comment));
                }
                _ => {}
            }
        }
        found.cuts.sort_by_key(Cut::start);
        found
    }

    fn block_comment<'t>(&mut self, node: &'t AstNode<'t>, lines: &[Line]) {
        let start = node.data().sourcepos.start;
        let line = start.line.saturating_sub(1);
        let Some(text) = lines.get(line).map(|line| line.text.as_str()) else { return };
        let byte = Some(start.column.saturating_sub(1)).filter(|byte| starts_comment(text, *byte));
        if let Some(byte) = byte.or_else(|| text.find("<!--")) {
            self.cuts.push(Cut::Comment(At { line, byte }));
        }
    }

    /// Looks through a block of HTML that starts with the line `first`.
    fn html(&mut self, html: &str, first: usize, lines: &[Line]) {
        let (mut line, mut counted) = (first, 0);
        for token in tokens(html) {
            let raw = &html[token.start..token.end];
            line += html[counted..token.start].matches('\n').count();
            counted = token.start;
            let place = || place_of(html, token.start, lines.get(line)?).map(|byte| At { line, byte });
            match &token.kind {
                Kind::Comment => match raw.strip_prefix("<!--").map(|text| text.strip_suffix("-->")) {
                    Some(Some(text)) => {
                        let (line, byte) = (number(lines, line), token.start);
                        self.within.push(Comment { line, byte, text: tidy(text), is_note: false });
                    }
                    Some(None) if !matches!(raw, "<!-->" | "<!--->") => self.cuts.extend(place().map(Cut::Comment)),
                    _ => {}
                },
                Kind::Start(tag) if is_of_notes(tag) => {
                    self.cuts.extend(place().map(|at| Cut::Aside(at, at.after(raw), tag.name.clone())));
                }
                Kind::Start(Tag { name, .. }) | Kind::End(name) if name.starts_with("v-") => {
                    self.cuts.extend(place().map(|at| Cut::Step(at, at.after(raw))));
                }
                _ => {}
            }
        }
    }
}

/// The name of the element that this tag opens, if it holds speaker notes.
fn element_of_notes(html: &str) -> Option<String> {
    match &tokens(html)[..] {
        [Token { kind: Kind::Start(tag), .. }] if is_of_notes(tag) => Some(tag.name.clone()),
        _ => None,
    }
}

/// Whether an element holds speaker notes: reveal.js's `<aside class="notes">`, impress.js's `<div class="notes">`,
/// mdx-deck's `<Notes>`.
fn is_of_notes(tag: &Tag) -> bool {
    let names = ["notes", "speaker-notes", "presenter-notes"];
    let has_class = |value: &str| value.split_ascii_whitespace().any(|class| names.contains(&class));
    !tag.closes_itself && (tag.name == "notes" || tag.value("class").is_some_and(has_class))
}

fn starts_comment(line: &str, byte: usize) -> bool {
    line.get(byte..).is_some_and(|rest| rest.starts_with("<!--"))
}

fn number(lines: &[Line], at: usize) -> u32 {
    lines.get(at).or(lines.last()).map_or(1, |line| line.number)
}

/// The place in its line of a byte of a block of HTML, whose lines lack what the block's containers have before them.
fn place_of(html: &str, byte: usize, line: &Line) -> Option<usize> {
    let start = html[..byte].rfind('\n').map_or(0, |newline| newline + 1);
    let written = html[start..].lines().next()?;
    let prefix = line.text.ends_with(written).then(|| line.text.len() - written.len())?;
    Some(prefix + byte - start)
}

/// Where the comment starts that a node of a paragraph is, or the text in it has. `None` when text only looks like one,
/// since it was written as `&lt;!--`.
fn comment_start<'t>(node: &'t AstNode<'t>, lines: &[Line]) -> Option<At> {
    let place = node.data().sourcepos;
    let line = lines_of(node).0;
    let from = place.start.column.saturating_sub(1);
    let on_one_line = place.start.line == place.end.line;
    let on_its_line = lines.get(line).and_then(|line| {
        let to = if on_one_line { place.end.column.min(line.text.len()) } else { line.text.len() };
        line.text.get(from..to)
    });
    if let Some(byte) = on_its_line.and_then(|text| text.find("<!--")) {
        return Some(At { line, byte: from + byte });
    }
    // In a paragraph that starts with link definitions, comrak's lines are too small by their number.
    let block = node.ancestors().find(|ancestor| ancestor.data().value.block())?;
    let (first, last) = lines_of(block);
    let column = block.data().sourcepos.start.column.saturating_sub(1);
    if !lines.get(first)?.text.get(column..)?.trim_start().starts_with('[') {
        return None;
    }
    let is_escaped = |text: &str, byte: usize| text[..byte].ends_with('\\');
    lines.iter().enumerate().take(last + 1).skip(first).find_map(|(line, written)| {
        let byte = written.text.find("<!--").filter(|byte| !is_escaped(&written.text, *byte))?;
        Some(At { line, byte })
    })
}

/// Where a comment starts in a row of a table beyond the last column. Such cells are not in the tree.
fn start_beyond_the_cells<'t>(row: &'t AstNode<'t>, lines: &[Line]) -> Option<At> {
    let line = lines_of(row).0;
    let written = &lines.get(line)?.text;
    let count = |text: &str| text.matches("<!--").count();
    let in_cells = row.descendants().map(|node| match &node.data().value {
        NodeValue::Text(text) => count(text),
        NodeValue::HtmlInline(html) => count(html),
        NodeValue::Code(code) => count(&code.literal),
        _ => 0,
    });
    let byte = written.rfind("<!--").filter(|_| count(written) > in_cells.sum())?;
    Some(At { line, byte })
}

/// Cuts things out of the lines, and adds the comments among them.
fn cut(lines: &mut Vec<Line>, cuts: &[Cut], comments: &mut Vec<Comment>, report: &mut Report) {
    let mut ranges: Vec<(At, At)> = Vec::new();
    for cut in cuts {
        let start = cut.start().within(lines);
        if ranges.last().is_some_and(|(_, end)| start < *end) {
            continue;
        }
        let end = match cut {
            Cut::Comment(_) => {
                let (end, comment) = comment_from(start, lines, report);
                comments.push(comment);
                end
            }
            Cut::Aside(_, inside, name) => {
                let inside = inside.within(lines).max(start);
                let (end, text) = hidden_from(start, inside, &Mark::Element(name), lines, report);
                let line = lines[start.line].number;
                comments.push(Comment { line, byte: start.byte, text: tidy(&text), is_note: true });
                end
            }
            Cut::Step(_, end) => {
                report_steps(lines[start.line].number, report);
                end.within(lines).max(start)
            }
        };
        ranges.push((start, end));
    }
    for (start, end) in ranges.into_iter().rev() {
        remove(lines, start, end);
    }
}

/// The comment that starts at a place, and where it ends.
fn comment_from(start: At, lines: &[Line], report: &mut Report) -> (At, Comment) {
    let inside = At { byte: start.byte + "<!--".len(), ..start };
    let line = lines[start.line].number;
    let after = &lines[start.line].text[inside.byte..];
    for empty in [">", "->"] {
        if after.starts_with(empty) {
            let end = At { byte: inside.byte + empty.len(), ..start };
            return (end, Comment { line, byte: start.byte, text: String::new(), is_note: false });
        }
    }
    let (end, text) = hidden_from(start, inside, &Mark::Comment, lines, report);
    if text.contains("<!--") {
        let what = "there is another `<!--` inside this comment, so it may end too late";
        report.warn(line, what, "close each comment with `-->`");
    }
    if !lines[start.line].text[..start.byte].trim().is_empty() && text.lines().any(is_rule) {
        let last = number(lines, end.line);
        let what =
            format!("this comment has a line of `---` in it and goes on to line {last}, so all of that is hidden");
        report.warn(line, what, "close it with `-->` before the `---` if a slide is to end there");
    }
    (end, Comment { line, byte: start.byte, text: tidy(&text), is_note: false })
}

/// What ends something that is hidden.
enum Mark<'a> {
    /// `-->`
    Comment,
    /// The end tag of an element of this name. Others of its name may be in it.
    Element(&'a str),
}

impl Mark<'_> {
    /// Where it stands in the lines from `inside` on: its start, and its length.
    fn find(&self, inside: At, lines: &[Line]) -> Option<(At, usize)> {
        let mut depth = 1_u32;
        for (at, line) in lines.iter().enumerate().skip(inside.line) {
            let from = if at == inside.line { inside.byte } else { 0 };
            let Some(rest) = line.text.get(from..).map(str::to_ascii_lowercase) else { continue };
            let Self::Element(name) = self else {
                match rest.find("-->") {
                    Some(byte) => return Some((At { line: at, byte: from + byte }, "-->".len())),
                    None => continue,
                }
            };
            for (byte, _) in rest.match_indices('<') {
                let tag = &rest[byte + 1..];
                let closes = tag.strip_prefix('/').and_then(|tag| tag.strip_prefix(*name));
                let ends = |after: &str| after.starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace());
                if let Some(after) = closes.filter(|after| ends(after)) {
                    depth -= 1;
                    if depth == 0 {
                        let length = 2 + name.len() + after.find('>').map_or(after.len(), |end| end + 1);
                        return Some((At { line: at, byte: from + byte }, length));
                    }
                } else if tag.strip_prefix(*name).is_some_and(ends) {
                    depth += 1;
                }
            }
        }
        None
    }
}

/// The text from `inside` to a mark that ends it, else to the end of the slide, and the place after that mark. `start` is
/// where it was opened.
fn hidden_from(start: At, inside: At, mark: &Mark<'_>, lines: &[Line], report: &mut Report) -> (At, String) {
    let end = mark.find(inside, lines);
    if end.is_none() {
        let (name, written) = match mark {
            Mark::Comment => ("comment".to_owned(), "-->".to_owned()),
            Mark::Element(name) => (format!("`<{name}>`"), format!("</{name}>")),
        };
        let what = format!("the {name} that starts here is never closed, so the rest of its slide becomes notes");
        report.warn(lines[start.line].number, what, format!("close it with `{written}`"));
    }
    let text = between(lines, inside, end.map_or_else(|| end_of(lines), |(end, _)| end));
    (end.map_or_else(|| end_of(lines), |(end, length)| At { byte: end.byte + length, ..end }), text)
}

fn end_of(lines: &[Line]) -> At {
    At { line: lines.len() - 1, byte: lines.last().map_or(0, |line| line.text.len()) }
}

fn between(lines: &[Line], start: At, end: At) -> String {
    let before = lines[start.line].text[..start.byte].trim_end_matches("<!--");
    let part = |at: usize| {
        let text = &lines[at].text;
        let to = if at == end.line { end.byte } else { text.len() };
        if at == start.line { &text[start.byte..to] } else { unquoted(&text[..to], before) }
    };
    (start.line..=end.line).map(part).collect::<Vec<_>>().join("\n")
}

/// A line of a comment without the marks of the quote that the comment is in. `before` is what stands before the comment.
fn unquoted<'a>(line: &'a str, before: &str) -> &'a str {
    let quote = before.trim_end();
    if quote.ends_with('>') { line.strip_prefix(quote).unwrap_or(line) } else { line }
}

/// A comment's text without blanks around it, and without the indentation that all its lines but the first share.
fn tidy(text: &str) -> String {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let indent = rest.lines().filter(|line| !line.trim().is_empty()).map(indent_of).min().unwrap_or(0);
    let mut tidy = first.trim().to_owned();
    for line in rest.lines() {
        tidy.push('\n');
        tidy.push_str(line.get(indent..).unwrap_or_else(|| line.trim_start()).trim_end());
    }
    tidy.trim().to_owned()
}

fn remove(lines: &mut Vec<Line>, start: At, end: At) {
    let tail = lines[end.line].text[end.byte..].to_owned();
    let kept = format!("{}{tail}", &lines[start.line].text[..start.byte]).trim_end().to_owned();
    // What had its lines to itself ends a paragraph, as CommonMark says, but must not break a list.
    let next = lines.get(end.line + 1).map(|line| line.text.as_str()).unwrap_or_default();
    let goes = kept.is_empty() && (next.starts_with([' ', '\t']) || is_list_item(next));
    let from = if goes { start.line } else { start.line + 1 };
    lines[start.line].text = kept;
    lines.drain(from..=end.line.max(start.line));
}

/// Reports once that steps are not shown one after the other.
pub(crate) fn report_steps(line: u32, report: &mut Report) {
    let what = "step marks such as `<v-clicks>` are ignored: everything shows at once";
    report.warn_once("steps", line, what, "if the steps matter, make each one a slide");
}

fn mark_places<'t>(root: &'t AstNode<'t>, lines: &mut [Line]) {
    let mut mark = |node: &'t AstNode<'t>, place| {
        let (first, last) = lines_of(node);
        for line in lines.iter_mut().take(last + 1).skip(first) {
            line.place = place;
        }
    };
    for block in root.children().filter(|block| matches!(block.data().value, NodeValue::Paragraph)) {
        mark(block, Place::Paragraph);
    }
    for node in root.descendants().filter(|node| matches!(node.data().value, NodeValue::CodeBlock(_))) {
        mark(node, Place::Code);
    }
}
