//! A text as lines: how far each is indented, and what its first signs make of it.

use std::borrow::Cow;

use crate::numbering::{Numbering, bullet};
use crate::reading::LineRole;
use crate::{clock, date, delimited, duration, html, mail};

/// A line longer than this is no line of an agenda.
const LONGEST_LINE: usize = 2_000;

/// Deeper than this, in columns, is as deep as this.
const DEEPEST: usize = 60;

/// What a line is by its first signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Its level, from 1.
    Heading(u8),
    Bullet,
    Numbered,
    /// A checkbox, ticked or not.
    Task(bool),
    /// A row of a table with `|`.
    TableRow,
    Text,
    Quote,
}

/// A line that says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its number in the source, from 1.
    pub number: u32,
    /// The number of the last line that it is made of (HTML breaks lines anywhere).
    pub last: u32,
    pub indent: usize,
    pub blank_before: bool,
    pub mark: Mark,
    /// What follows the mark.
    pub text: String,
}

/// The lines of a text.
#[derive(Debug, Default)]
pub(crate) struct Source {
    pub lines: Vec<Line>,
    /// What each source line is, as far as it is known: blank lines and markup, or not.
    pub roles: Vec<LineRole>,
    /// Each source line, for the list of what was not placed.
    pub texts: Vec<String>,
    /// Lines that are left out before anything is read, and why.
    pub left_out: Vec<(u32, &'static str)>,
    /// Abbreviations of names: `[NN]: Nora Nobody`.
    pub abbreviations: Vec<(String, String)>,
}

impl Source {
    /// Splits a text into lines. Quotation marks of mails are taken away where most lines have them, or everywhere if
    /// `unquote`.
    pub(crate) fn of(text: &str, unquote: bool) -> Source {
        let text: Cow<'_, str> =
            if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() };
        let text = text.trim_start_matches('\u{feff}');
        let text = &without_escapes(text);
        let mut source = Source::default();
        for line in text.split('\n') {
            let trimmed = line.trim();
            source.roles.push(if trimmed.is_empty() { LineRole::Blank } else { LineRole::Unplaced });
            source.texts.push(trimmed.chars().take(200).collect());
        }
        let is_html = html::is_html(text);
        let mut lines: Vec<html::Line<'_>> = if is_html {
            html::lines(text)
        } else {
            let numbered = (1..).zip(text.split('\n'));
            numbered.map(|(number, line)| html::Line { number, last: number, text: line.into() }).collect()
        };
        if is_html {
            source.only_markup(&lines);
        } else {
            source.of_mail(&mut lines, unquote);
            delimited::rewrite(&mut lines);
        }
        source.read(&lines);
        source.number_headings();
        source
    }

    /// "1 Administration", "2 Drafts": numbers without a dot, if the headings of a level count up from 1.
    fn number_headings(&mut self) {
        for level in 1..=6 {
            let headings: Vec<usize> = (0..self.lines.len())
                .filter(|line| self.lines[*line].mark == Mark::Heading(level))
                .filter(|line| self.lines[*line].text.starts_with(|c: char| c.is_ascii_digit()))
                .collect();
            let number = |line: &usize| {
                let (number, rest) = self.lines[*line].text.split_once(' ')?;
                number.parse::<usize>().ok().filter(|_| rest.trim_start().starts_with(char::is_uppercase))
            };
            let counts = headings.iter().enumerate().all(|(index, line)| number(line) == Some(index + 1));
            if counts && headings.len() > 1 {
                for line in headings {
                    let text = &self.lines[line].text;
                    let rest = text.split_once(' ').map_or("", |(_, rest)| rest.trim_start()).to_owned();
                    self.lines[line].text = rest;
                }
            }
        }
    }

    /// Lines of a page that show nothing are blank: tags, scripts, styles.
    fn only_markup(&mut self, lines: &[html::Line<'_>]) {
        let mut shown = vec![false; self.roles.len()];
        for line in lines.iter().filter(|line| !line.text.trim().is_empty()) {
            (line.number..=line.last).for_each(|number| shown[number as usize - 1] = true);
        }
        for (role, shown) in self.roles.iter_mut().zip(shown) {
            if !shown {
                *role = LineRole::Blank;
            }
        }
    }

    /// Takes away what a mail has around its text.
    fn of_mail(&mut self, lines: &mut Vec<html::Line<'_>>, unquote: bool) {
        mail::unquote(lines, unquote);
        let header = mail::header(lines);
        for at in &header {
            self.leave_out(&lines[*at], "the header of a mail");
        }
        let attributed = lines.iter().position(|line| mail::attribution(&line.text));
        if let Some(at) = attributed {
            self.leave_out(&lines[at], "says who wrote what is quoted");
            lines[at].text = "".into();
        }
        let signature = mail::signature(lines).unwrap_or(lines.len());
        for line in &lines[signature..] {
            self.leave_out(line, "the signature of a mail");
        }
        lines.truncate(signature);
        for at in header.into_iter().rev() {
            lines[at].text = "".into();
        }
        // What was only a quotation mark says nothing.
        for line in lines.iter().filter(|line| line.text.trim().is_empty()) {
            let role = &mut self.roles[line.number as usize - 1];
            let left_out = self.left_out.iter().any(|(number, _)| *number == line.number);
            if !left_out {
                *role = LineRole::Blank;
            }
        }
    }

    fn read(&mut self, lines: &[html::Line<'_>]) {
        let skip = front_matter(lines);
        for line in &lines[..skip] {
            self.leave_out(line, "front matter of a page");
        }
        let mut blank = true;
        let mut in_comment = false;
        let mut numbering = Numbering::default();
        for (index, line) in lines.iter().enumerate().skip(skip) {
            let text = line.text.trim_end();
            // Markdown's mark for a line that ends here.
            let text = text.strip_suffix(" \\").unwrap_or(text).trim_end();
            let text = &without_leaders(text);
            let text = &bracketed_code(text);
            let trimmed = text.trim_start();
            if in_comment || trimmed.starts_with("<!--") {
                in_comment = !trimmed.contains("-->");
                self.leave_out(line, "a comment");
            } else if trimmed.is_empty() {
                blank = true;
            } else if trimmed.len() > LONGEST_LINE {
                self.leave_out(line, "too long for a line of an agenda");
                blank = true;
            } else if is_rule(trimmed) {
                self.rule(line, trimmed, blank);
                blank = true;
            } else if let Some((short, name)) = abbreviation(trimmed) {
                self.place(line, LineRole::Session);
                if self.abbreviations.len() < 200 {
                    self.abbreviations.push((short, name));
                }
            } else {
                let indent = indent(text);
                numbering.line_at(indent);
                let next = lines.get(index + 1).map_or("", |next| next.text.trim());
                let (mark, rest) = mark(trimmed, indent, next, &mut numbering);
                let rest = with_line_ends(rest.trim());
                let indent =
                    if mark == Mark::Numbered { indent + 2 * numbering.depth(trimmed, indent) } else { indent };
                self.lines.push(Line {
                    number: line.number,
                    last: line.last,
                    indent,
                    blank_before: blank,
                    mark,
                    text: rest,
                });
                blank = false;
            }
        }
    }

    /// A line of signs: an underline makes a heading of the line above, else it is only decoration.
    fn rule(&mut self, line: &html::Line<'_>, trimmed: &str, blank: bool) {
        self.place(line, LineRole::Blank);
        let level = match trimmed.as_bytes()[0] {
            b'=' => 1,
            b'-' | b'~' => 2,
            _ => return,
        };
        let single = self.lines.len() < 2 || self.lines.last().is_some_and(|last| last.blank_before);
        if let Some(last) = self.lines.last_mut().filter(|_| !blank && single)
            && last.mark == Mark::Text
            && last.text.chars().count().abs_diff(trimmed.chars().count()) <= 3
            && !last.text.contains(": ")
        {
            last.mark = Mark::Heading(level);
        }
    }

    fn place(&mut self, line: &html::Line<'_>, role: LineRole) {
        for number in line.number..=line.last {
            if let Some(known) = self.roles.get_mut(number as usize - 1).filter(|known| **known != LineRole::Blank) {
                *known = role;
            }
        }
    }

    fn leave_out(&mut self, line: &html::Line<'_>, why: &'static str) {
        for number in line.number..=line.last {
            if self.roles.get(number as usize - 1).is_some_and(|role| *role != LineRole::Blank) {
                self.left_out.push((number, why));
            }
        }
    }
}

/// How many lines of front matter (`---`, keys, `---`) a text begins with.
fn front_matter(lines: &[html::Line<'_>]) -> usize {
    let Some(first) = lines.iter().position(|line| !line.text.trim().is_empty()) else {
        return 0;
    };
    if lines[first].text.trim_end() != "---" {
        return 0;
    }
    let is_key = |text: &str| text.trim().is_empty() || text.starts_with([' ', '-', '#', '\t']) || text.contains(':');
    let within = lines[first + 1..]
        .iter()
        .take(100)
        .take_while(|line| line.text.trim_end() != "---" && is_key(&line.text))
        .count();
    let end = first + 1 + within;
    let closes = lines.get(end).is_some_and(|line| line.text.trim_end() == "---");
    if closes && within > 0 { end + 1 } else { 0 }
}

/// Lines of signs only: rules, underlines, fences, borders of tables.
fn is_rule(trimmed: &str) -> bool {
    let signs = |allowed: &str| trimmed.chars().all(|c| allowed.contains(c));
    let dashes = signs("-=_*+~.#─━ ") && trimmed.chars().filter(|c| *c != ' ').count() >= 3;
    // An empty row too.
    let table = signs("|-:+= ") && (trimmed.contains('-') || signs("| "));
    let fence = trimmed.starts_with("```") || trimmed.starts_with("~~~") || trimmed.starts_with(":::");
    let attributes = trimmed.starts_with("{.") && trimmed.ends_with('}');
    dashes || (table && trimmed.contains('|')) || fence || attributes
}

/// A text without the sequences that colour a terminal: their brackets and numbers would look like minutes.
fn without_escapes(text: &str) -> Cow<'_, str> {
    if !text.contains('\u{1b}') {
        return text.into();
    }
    let mut pieces = text.split('\u{1b}');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let inside = piece.strip_prefix('[').map_or(piece, |rest| {
            let end = rest.find(|c: char| !(c.is_ascii_digit() || ";:?".contains(c))).unwrap_or(rest.len());
            rest[end..].strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(&rest[end..])
        });
        out += inside;
    }
    out.into()
}

/// "Title ........ Name .... 5 min" with blanks in place of the dots that lead to the next column.
fn without_leaders(text: &str) -> Cow<'_, str> {
    if !text.contains("....") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("....") {
        let dots = rest[at..].bytes().take_while(|b| *b == b'.').count();
        let leads = rest[..at].ends_with(char::is_whitespace) || dots >= 6;
        out += &rest[..at];
        out += &if leads { " " } else { "." }.repeat(dots);
        rest = &rest[at + dots..];
    }
    out += rest;
    out.into()
}

/// "Title `15 min` Name" with brackets around the minutes.
fn bracketed_code(text: &str) -> Cow<'_, str> {
    let mut pieces: Vec<&str> = text.split('`').collect();
    let is_time = |piece: &&str| duration::whole(piece, false).is_some();
    if pieces.len() != 3 || !is_time(&pieces[1]) {
        return text.into();
    }
    let after = pieces.pop().unwrap_or_default();
    format!("{}({}){after}", pieces[0], pieces[1]).into()
}

/// "Title <br> draft-a-b" in two lines.
fn with_line_ends(text: &str) -> String {
    if !text.contains("<br") {
        return text.to_owned();
    }
    text.replace("<br/>", "<br>").replace("<br />", "<br>").replace("<br>", "\n")
}

/// `[NN]: Nora Nobody`, if it is no address.
fn abbreviation(trimmed: &str) -> Option<(String, String)> {
    let (short, name) = trimmed.strip_prefix('[')?.split_once("]:")?;
    let is_name = short.len() <= 12 && crate::people::names(name).is_some();
    is_name.then(|| (short.to_owned(), name.trim().to_owned()))
}

fn indent(text: &str) -> usize {
    let mut columns = 0;
    for c in text.chars() {
        match c {
            '\t' => columns = columns / 4 * 4 + 4,
            c if c.is_whitespace() => columns += 1,
            _ => break,
        }
        if columns >= DEEPEST {
            return DEEPEST;
        }
    }
    columns
}

/// What a line is, and its text after the mark.
fn mark<'l>(trimmed: &'l str, indent: usize, next: &str, numbering: &mut Numbering) -> (Mark, &'l str) {
    let level = trimmed.bytes().take_while(|b| *b == b'#').count();
    // "####Title": without the blank only with several signs, "#213" is an issue.
    let blank = trimmed[level..].starts_with([' ', '\t']);
    if (1..=6).contains(&level) && (blank || level > 1 && trimmed[level..].starts_with(char::is_alphabetic)) {
        let text = without_attributes(trimmed[level..].trim()).trim_end_matches('#');
        return (Mark::Heading(u8::try_from(level).unwrap_or(6)), unnumbered(text));
    }
    if let Some(text) = framed(trimmed) {
        return (Mark::Heading(2), text);
    }
    if let Some(rest) = trimmed.strip_prefix('>') {
        return (Mark::Quote, rest);
    }
    let bars = trimmed.matches('|').count();
    let next_is_border = next.contains('|') && is_rule(next);
    if trimmed.starts_with('|') && bars >= 2 || bars >= 1 && next_is_border || trimmed.matches(" | ").count() >= 2 {
        return (Mark::TableRow, trimmed);
    }
    if let Some(rest) = bullet(trimmed) {
        let rest = rest.trim_start();
        for (sign, done) in [("[ ]", false), ("[x]", true), ("[X]", true)] {
            if let Some(text) = rest.strip_prefix(sign).filter(|text| text.starts_with(' ')) {
                return (Mark::Task(done), text);
            }
        }
        return (Mark::Bullet, rest);
    }
    if let Some(rest) = numbering.number(trimmed, indent) {
        return (Mark::Numbered, rest);
    }
    let bold = trimmed
        .strip_prefix("**")
        .and_then(|rest| rest.strip_suffix("**"))
        .or_else(|| trimmed.strip_prefix("__").and_then(|rest| rest.strip_suffix("__")));
    if let Some(bold) =
        bold.filter(|bold| indent < 4 && !bold.contains("**") && !bold.contains("__") && bold.len() < 100)
        && clock::find(bold).is_none()
        && crate::duration::whole(bold, false).is_none()
        && date::find(bold).is_none()
    {
        return (Mark::Heading(6), bold);
    }
    (Mark::Text, trimmed)
}

/// A heading without "{#its-name}".
fn without_attributes(heading: &str) -> &str {
    let Some((text, inside)) = heading.rsplit_once('{') else {
        return heading;
    };
    let is_name = inside.starts_with(['#', '.']) && inside.ends_with('}') && !text.trim().is_empty();
    if is_name { text.trim_end() } else { heading }
}

/// "=== Meeting information ==="
fn framed(trimmed: &str) -> Option<&str> {
    let sign = trimmed.chars().next().filter(|sign| "=-*~".contains(*sign))?;
    let text = trimmed.trim_matches(sign);
    let before = trimmed.len() - trimmed.trim_start_matches(sign).len();
    let after = trimmed.len() - trimmed.trim_end_matches(sign).len();
    let inner = text.trim();
    let blanks = text.starts_with(' ') && text.ends_with(' ');
    (before >= 3 && after >= 3 && blanks && inner.len() > 1 && inner.len() < 80).then_some(inner)
}

/// A heading without its number: "3. Open issues", "2.1 Title". "2026 Chairs" and "10. July" keep theirs: neither is a number in a list.
fn unnumbered(heading: &str) -> &str {
    let Some((number, rest)) = heading.split_once([' ', '\t']) else {
        return heading;
    };
    let bare = number.trim_end_matches(['.', ')', ':']);
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let listed = bare.len() < number.len() || bare.contains('.') && clock::at_start(heading).is_none();
    let rest = rest.trim_start();
    let is_number = listed && bare.split('.').all(digits) && bare.split('.').count() <= 4;
    if is_number && rest.len() > 1 && date::find(heading).is_none() { rest } else { heading }
}
