//! Finds where a slide ends: at a line of `---` that the parsed Markdown does not put into code, HTML or a comment, or at
//! a heading of a level that divides.
//!
//! Only the lines of the slide are parsed, up to a line that may end it. When that line turns out to stand in code, for
//! instance, twice as many such lines are parsed at once, so that the whole costs no more than parsing twice.

use std::borrow::Cow;

use comrak::Arena;
use comrak::nodes::{AstNode, NodeValue};

use crate::comment::{self, Hidden};
use crate::line::{heading_level, is_rule};
use crate::open_notes::{LONGEST, open_at};
use crate::parse::{lines_of, tree};
use crate::token::{Kind, tokens};

/// How many bytes of a slide are parsed to find its end. Where more follow, any line of `---` ends it.
const LARGEST_PARSED: usize = 256 * 1024;

/// Why a slide ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Break {
    /// The file ends.
    File,
    /// A line of dashes, which belongs to no slide.
    Rule,
    /// The same, right under text, which CommonMark would make a heading or leave in the HTML.
    RuleUnderText,
    /// A heading, which belongs to the next slide.
    Heading,
}

/// A file's lines, as the parser gets them, and those of them that may end a slide.
pub(crate) struct Boundaries<'a> {
    lines: &'a [Cow<'a, str>],
    /// Lines of dashes, and headings that divide, in order.
    candidates: Vec<usize>,
    /// How many bytes stand before each line.
    sizes: Vec<usize>,
    later: Later,
}

impl<'a> Boundaries<'a> {
    /// With `divider`, headings of that level or above end a slide; 0 means that none does.
    pub(crate) fn new(lines: &'a [Cow<'a, str>], divider: usize) -> Self {
        let is_candidate = |line: &str| is_rule(line) || (1..=divider).contains(&heading_level(line));
        let candidates = (0..lines.len()).filter(|at| is_candidate(&lines[*at])).collect();
        let sizes = lines.iter().scan(0, |size, line| {
            let before = *size;
            *size += line.len() + 1;
            Some(before)
        });
        Self { lines, candidates, sizes: sizes.collect(), later: Later::of(lines) }
    }

    /// The line, counted from 0, at which the slide ends that starts with the line `from`, and why it does.
    pub(crate) fn end(&self, from: usize) -> (usize, Break) {
        let mut next = self.candidates.partition_point(|candidate| *candidate < from);
        let mut count = 1;
        while next < self.candidates.len() {
            let last = (next + count).min(self.candidates.len()) - 1;
            let to = self.candidates[last];
            if self.sizes[to] - self.sizes[from] > LARGEST_PARSED {
                if count == 1 {
                    return (to, if is_rule(&self.lines[to]) { Break::Rule } else { Break::Heading });
                }
                count = 1;
                continue;
            }
            let text = self.lines[from..=to].join("\n");
            let arena = Arena::new();
            let root = tree(&arena, &text);
            let hidden = comment::hidden(root, &self.lines[from..=to]);
            let open = open_at(root, &self.lines[from..=to]);
            for at in &self.candidates[next..=last] {
                if open[*at - from].is_some_and(|open| open.ends(&self.lines[*at..])) {
                    continue;
                }
                let hides = hidden.iter().find(|hidden| hidden.has(*at - from));
                if hides.is_some_and(|hides| self.goes_on(hides, *at)) {
                    continue;
                }
                if let Some(why) = self.judge(root, from, *at) {
                    return (*at, why);
                }
            }
            next = last + 1;
            count *= 2;
        }
        (self.lines.len(), Break::File)
    }

    /// Whether what is hidden goes on beyond the line `at`. If its end is missing, it ends with its slide.
    fn goes_on(&self, hidden: &Hidden, at: usize) -> bool {
        match &hidden.element {
            None => self.later.comment_ends(at),
            Some(name) => element_ends(name, &self.lines[at..]),
        }
    }

    /// Whether the line `at` ends the slide that starts with the line `from`, of which `root` is the tree.
    fn judge<'t>(&self, root: &'t AstNode<'t>, from: usize, at: usize) -> Option<Break> {
        let line = &self.lines[at];
        let block = root.children().find(|block| (lines_of(block).0..=lines_of(block).1).contains(&(at - from)));
        let Some(block) = block else { return is_rule(line).then_some(Break::Rule) };
        let (first, last) = lines_of(block);
        match &block.data().value {
            NodeValue::Heading(heading) if !heading.setext => {
                let has_text_before = self.lines[from..at].iter().any(|line| !line.trim().is_empty());
                (has_text_before && !is_rule(line)).then_some(Break::Heading)
            }
            NodeValue::Heading(_) => (last == at - from && line.trim_end() == "---").then_some(Break::RuleUnderText),
            NodeValue::CodeBlock(_) => None,
            NodeValue::HtmlBlock(html) => self.judge_html(html.block_type, from + first, at),
            // comrak keeps a line of dashes after link definitions in a paragraph.
            NodeValue::Paragraph => is_rule(line).then_some(Break::RuleUnderText),
            _ => is_rule(line).then_some(Break::Rule),
        }
    }

    /// The same for a line in a block of HTML that starts with the line `first`. `kind` is CommonMark's, from 1 to 7.
    fn judge_html(&self, kind: u8, first: usize, at: usize) -> Option<Break> {
        if !is_rule(&self.lines[at]) {
            return None;
        }
        let ends = match kind {
            1 | 3 | 4 | 5 => self.later.html_ends(kind, at),
            2 => self.later.comment_ends(at),
            _ => {
                let html = self.lines[first..at].join("\n");
                return match depth(&html) {
                    Depth::InComment => (!self.later.comment_ends(at)).then_some(Break::Rule),
                    Depth::Elements(0) => Some(Break::RuleUnderText),
                    Depth::Elements(_) => None,
                };
            }
        };
        (!ends).then_some(Break::Rule)
    }
}

/// Whether an element that is open before these lines ends in them, and no other of its name starts before.
fn element_ends(name: &str, lines: &[Cow<'_, str>]) -> bool {
    let (start, end) = (format!("<{name}"), format!("</{name}"));
    let found = lines.iter().take(LONGEST).map(|line| line.to_ascii_lowercase());
    let mut found = found.filter_map(|line| match (line.find(&start), line.find(&end)) {
        (None, None) => None,
        (start, end) => Some(end.is_some_and(|end| start.is_none_or(|start| end < start))),
    });
    found.next().unwrap_or(false)
}

/// What a piece of HTML leaves open.
enum Depth {
    InComment,
    /// This many elements.
    Elements(usize),
}

/// HTML of more bytes than this is not looked through.
const LARGEST_HTML: usize = 16 * 1024;

fn depth(html: &str) -> Depth {
    if html.len() > LARGEST_HTML {
        return Depth::Elements(0);
    }
    let mut open: Vec<String> = Vec::new();
    let tokens = tokens(html);
    if let Some(last) = tokens.last().filter(|last| matches!(last.kind, Kind::Comment)) {
        let comment = &html[last.start..last.end];
        if comment.starts_with("<!--") && !comment.ends_with("-->") {
            return Depth::InComment;
        }
    }
    for token in tokens {
        match token.kind {
            Kind::Start(tag) if !tag.closes_itself && !is_void(&tag.name) => open.push(tag.name),
            Kind::End(name) => {
                if let Some(at) = open.iter().rposition(|opened| *opened == name) {
                    open.truncate(at);
                }
            }
            _ => {}
        }
    }
    Depth::Elements(open.len())
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// For each line, what follows it in the file.
struct Later {
    /// The first line, from this one on, that has the end of a comment.
    ends: Vec<Option<usize>>,
    /// The first line after this one that has the start of a comment.
    starts: Vec<Option<usize>>,
    /// How many fences of code stand before this line.
    fences: Vec<usize>,
    /// For each kind of HTML in [`HTML_ENDS`], the last line that ends it.
    last_ends: [Option<usize>; 4],
}

/// The kinds of blocks of HTML, by `CommonMark`'s numbers, that end at something else than an empty line or a comment.
const HTML_ENDS: [(u8, &[&str]); 4] =
    [(1, &["</script", "</pre", "</style", "</textarea"]), (3, &["?>"]), (4, &[">"]), (5, &["]]>"])];

impl Later {
    fn of(lines: &[Cow<'_, str>]) -> Self {
        let (mut end, mut start) = (None, None);
        let (mut ends, mut starts) = (vec![None; lines.len()], vec![None; lines.len()]);
        for (at, line) in lines.iter().enumerate().rev() {
            if line.contains("-->") {
                end = Some(at);
            }
            ends[at] = end;
            starts[at] = start;
            if line.contains("<!--") {
                start = Some(at);
            }
        }
        let is_fence = |line: &str| ["```", "~~~"].iter().any(|fence| line.trim_start().starts_with(fence));
        let fences = lines.iter().scan(0, |count, line| {
            let before = *count;
            *count += usize::from(is_fence(line));
            Some(before)
        });
        let fences = fences.collect();
        let has = |line: &str, marks: &[&str]| line.contains('>') && marks.iter().any(|mark| line.contains(mark));
        let last_ends = HTML_ENDS.map(|(_, marks)| {
            lines.iter().rposition(|line| has(line, marks) || has(&line.to_ascii_lowercase(), marks))
        });
        Self { ends, starts, fences, last_ends }
    }

    /// Whether HTML of a kind that is open at a line ends beyond it.
    fn html_ends(&self, kind: u8, at: usize) -> bool {
        let ends = HTML_ENDS.iter().zip(self.last_ends).find(|((known, _), _)| *known == kind);
        ends.and_then(|(_, last)| last).is_some_and(|last| last > at)
    }

    /// Whether a comment that is open at a line of dashes ends beyond it. It does not when the next `-->` belongs to
    /// another comment or stands in code: then its own was forgotten, and it ends with the slide.
    fn comment_ends(&self, at: usize) -> bool {
        let Some(end) = self.ends[at] else { return false };
        let another = self.starts[at].is_some_and(|start| start <= end);
        let in_code = (self.fences[end] - self.fences[at]) % 2 == 1;
        !another && !in_code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(text: &str) -> Vec<(usize, Break)> {
        let lines: Vec<Cow<'_, str>> = text.lines().map(Cow::Borrowed).collect();
        let boundaries = Boundaries::new(&lines, 1);
        let (mut from, mut found) = (0, Vec::new());
        loop {
            let (at, why) = boundaries.end(from);
            found.push((at + 1, why));
            if why == Break::File {
                return found;
            }
            from = if why == Break::Heading { at } else { at + 1 };
        }
    }

    #[test]
    fn a_slide_ends_where_the_markdown_says() {
        use Break::{File, Heading, Rule, RuleUnderText};
        for (text, expected) in [
            ("a\n\n---\n\nb", &[(3, Rule), (6, File)][..]),
            ("a\n---\nb", &[(2, RuleUnderText), (4, File)]),
            ("a\n----\nb", &[(4, File)]),
            ("- a\n---\nb", &[(2, Rule), (4, File)]),
            ("[a]: https://a.example\n---\nb", &[(2, RuleUnderText), (4, File)]),
            ("a\n# b\n# c\n---", &[(2, Heading), (3, Heading), (4, Rule), (5, File)]),
            // In code.
            ("```\n---\n# x\n```\n---\nb", &[(5, Rule), (7, File)]),
            ("- a\n\n      ---\n\n---\nb", &[(5, Rule), (7, File)]),
            ("````\n```\n---\n````\n---\nb", &[(5, Rule), (7, File)]),
            ("> ```\n> ---\n> ```\n---\nb", &[(4, Rule), (6, File)]),
            ("```\n---\n---\n---\n---\n---\nb", &[(8, File)]),
            // In HTML.
            ("<pre>\n---\n</pre>\n\n---\nb", &[(5, Rule), (7, File)]),
            ("<pre>\n---\nb", &[(2, Rule), (4, File)]),
            ("<div>\n---\n</div>\n---\nb", &[(4, RuleUnderText), (6, File)]),
            ("<div>a</div>\n---\nb", &[(2, RuleUnderText), (4, File)]),
            ("<script>\n---\n</script>\n---\nb", &[(4, Rule), (6, File)]),
            // In comments.
            ("<!-- a\n---\nb -->\n---\nc", &[(4, Rule), (6, File)]),
            ("<!-- a\n---\nb", &[(2, Rule), (4, File)]),
            ("<!-- a\n---\nb\n<!-- c -->", &[(2, Rule), (5, File)]),
            ("<!-- a\n---\n```\nb --> c\n```", &[(2, Rule), (6, File)]),
            ("<div>\n<!-- a\n---\n-->\n</div>\n\n---\nb", &[(7, Rule), (9, File)]),
            // In what starts in the middle of a line, or has empty lines.
            ("a <!-- b\n\n---\n\nc -->\n\n---\nd", &[(7, Rule), (9, File)]),
            ("a <!-- b\n---\nc -->\n---\nd", &[(4, RuleUnderText), (6, File)]),
            ("- a <!-- b\n\n---\n\n# c\n\nd -->\n\n---\ne", &[(9, Rule), (11, File)]),
            ("<div><!-- a\n\n---\n\nb -->\n\n---\nc", &[(7, Rule), (9, File)]),
            ("a <!-- b\n\n---\n\nc <!-- d -->", &[(3, Rule), (6, File)]),
            ("a `<!--` b\n\n---\n\nc --> d", &[(3, Rule), (6, File)]),
            ("a \\<!-- b\n\n---\n\nc --> d", &[(3, Rule), (6, File)]),
            ("a <aside class=notes>\n\n---\n\nb</aside>\n\n---\nc", &[(7, Rule), (9, File)]),
            ("a <aside class=notes>\n\n---\n\n<aside>b</aside>", &[(3, Rule), (6, File)]),
            // In notes of other programs, unless their end was forgotten.
            ("%% a\n\n---\n\nb %%\n\n---\nc", &[(7, Rule), (9, File)]),
            ("%%\na\n\n---\n\n---\n\nb\n%%\n\n---\nc", &[(11, Rule), (13, File)]),
            ("%% a\n\n---\n\nb", &[(3, Rule), (6, File)]),
            ("%% a\n\n---\n\n%% b %%", &[(3, Rule), (6, File)]),
            ("%% a %%\n\n---\n\n100 %%", &[(3, Rule), (6, File)]),
            ("```\n%% a\n```\n\n---\n\nb %%", &[(5, Rule), (8, File)]),
            ("::: notes\n\na\n\n---\n\nb\n\n:::\n\n---\nc", &[(11, Rule), (13, File)]),
            ("::: {.notes}\n::: x\n---\n:::\n---\n:::\n\n---\nc", &[(8, Rule), (10, File)]),
            ("::: notes\n\na\n\n---\n\nb", &[(5, Rule), (8, File)]),
            ("::: notes\n\na\n\n---\n\n::: notes\nb\n:::", &[(5, Rule), (10, File)]),
            ("::: x\n\n---\n\n:::", &[(3, Rule), (6, File)]),
        ] {
            assert_eq!(ends(text), expected, "{text:?}");
        }
    }
}
