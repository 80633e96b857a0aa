//! HTML pasted as text: its blocks become lines, as if somebody had written Markdown. Nothing in it is run or loaded.

use std::borrow::Cow;

/// A line, and which lines of the source it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line<'t> {
    pub number: u32,
    pub last: u32,
    pub text: Cow<'t, str>,
}

/// Tags that end a line.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "hr",
    "body",
    "head",
    "html",
    "section",
    "article",
    "header",
    "footer",
    "dl",
    "dt",
    "dd",
    "tbody",
    "thead",
    "blockquote",
    "title",
];

/// Whether a text is a page, or a piece of one: it has a doctype, or several tags of blocks.
pub(crate) fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(20).flat_map(char::to_lowercase).collect();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return true;
    }
    let mut blocks = 0;
    for (at, _) in text.match_indices('<').take(2_000) {
        if let Some(tag) = Tag::at(text, at) {
            blocks += usize::from(BLOCKS.contains(&tag.name.as_str()) && tag.name != "br");
            if blocks >= 3 {
                return true;
            }
        }
    }
    false
}

struct Tag<'t> {
    name: String,
    closes: bool,
    attributes: &'t str,
    end: usize,
}

impl<'t> Tag<'t> {
    /// The tag that begins at a `<`.
    fn at(text: &'t str, at: usize) -> Option<Tag<'t>> {
        let rest = &text[at + 1..];
        let end = rest.bytes().take(2_000).position(|b| b == b'>')?;
        let inside = rest.get(..end)?;
        let (closes, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
        let len = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let after = &inside[len..];
        if len == 0
            || len > 12
            || !(after.is_empty() || after.starts_with(char::is_whitespace) || after.starts_with('/'))
        {
            return None;
        }
        Some(Tag { name: inside[..len].to_ascii_lowercase(), closes, attributes: after, end: at + 1 + end + 1 })
    }

    fn href(&self) -> Option<String> {
        let at = self.attributes.to_ascii_lowercase().find("href")?;
        let value = self.attributes[at + 4..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next()?;
        let value = match quote {
            '"' | '\'' => value[1..].split(quote).next()?,
            _ => value.split(char::is_whitespace).next()?,
        };
        Some(entities(value.trim()).into_owned())
    }
}

/// The lines of a page.
pub(crate) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut page = Page { out: Vec::new(), line: String::new(), first: 0, number: 1, lists: 0, pre: false, link: None };
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("<!--") {
            let len = rest.find("-->").map_or(rest.len(), |end| end + 3);
            page.pass(&rest[..len]);
            at += len;
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            let len = rest.bytes().take(2_000).position(|b| b == b'>').map_or(2, |end| end + 1);
            page.pass(&rest[..len]);
            at += len;
        } else if let Some(tag) = rest.starts_with('<').then(|| Tag::at(text, at)).flatten() {
            let mut end = tag.end;
            if !tag.closes && matches!(tag.name.as_str(), "script" | "style" | "title") {
                end += closing(&text[end..], &tag.name);
            }
            page.tag(&tag);
            page.pass(&text[at..end]);
            at = end;
        } else {
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let len = rest[first..].find('<').map_or(rest.len(), |len| len + first);
            page.text(&rest[..len]);
            at += len;
        }
    }
    page.end_line();
    page.out
}

/// How far it is to the end of an element whose content is not shown.
fn closing(rest: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(found) = rest[from..].find("</") {
        let at = from + found;
        let is_it = rest.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if is_it {
            return at;
        }
        from = at + 2;
    }
    rest.len()
}

struct Page<'t> {
    out: Vec<Line<'t>>,
    line: String,
    /// Where the line begins; 0 if nothing is in it yet.
    first: u32,
    number: u32,
    lists: usize,
    pre: bool,
    link: Option<String>,
}

impl Page<'_> {
    /// Counts the lines of source that say nothing.
    fn pass(&mut self, source: &str) {
        self.number += u32::try_from(source.matches('\n').count()).unwrap_or(u32::MAX);
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if self.first > 0 && !line.trim().is_empty() {
            self.out.push(Line { number: self.first, last: self.number.max(self.first), text: line.into() });
        }
        self.first = 0;
    }

    fn blank_line(&mut self) {
        self.end_line();
        self.out.push(Line { number: self.number, last: self.number, text: "".into() });
    }

    fn begin(&mut self, mark: &str) {
        self.end_line();
        mark.clone_into(&mut self.line);
    }

    fn text(&mut self, source: &str) {
        for (index, piece) in source.split('\n').enumerate() {
            if index > 0 {
                if self.pre {
                    self.end_line();
                } else if !self.line.is_empty() {
                    self.line.push(' ');
                }
                self.number += 1;
            }
            let piece = entities(piece);
            if self.first == 0 && !piece.trim().is_empty() {
                self.first = self.number;
            }
            if self.pre {
                self.line += &piece;
            } else {
                for (index, word) in piece.split([' ', '\t', '\r']).enumerate() {
                    if index > 0 && !self.line.ends_with(' ') && !self.line.is_empty() {
                        self.line.push(' ');
                    }
                    self.line += word;
                }
            }
        }
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        match (tag.name.as_str(), tag.closes) {
            ("ul" | "ol", false) => {
                self.end_line();
                self.lists = (self.lists + 1).min(10);
            }
            ("ul" | "ol", true) => {
                self.end_line();
                self.lists = self.lists.saturating_sub(1);
            }
            ("li", false) => {
                let mark = format!("{}* ", "  ".repeat(self.lists.saturating_sub(1)));
                self.begin(&mark);
            }
            ("pre", _) => {
                self.blank_line();
                self.pre = !tag.closes;
            }
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", false) => {
                self.blank_line();
                let level = usize::from(tag.name.as_bytes()[1] - b'0');
                self.line = format!("{} ", "#".repeat(level));
            }
            ("tr", false) => self.begin("|"),
            ("td" | "th", true) => self.line += " |",
            ("td" | "th", false) if !self.line.ends_with('|') => self.line += " |",
            ("a", false) => {
                if let Some(href) = tag.href().filter(|href| !href.contains(['(', ')', '[', ']', '\n', ' '])) {
                    self.line.push('[');
                    self.link = Some(href);
                }
            }
            ("a", true) => {
                if let Some(href) = self.link.take() {
                    self.line += "](";
                    self.line += &href;
                    self.line.push(')');
                }
            }
            ("p" | "table" | "hr" | "dl", _) => self.blank_line(),
            (name, _) if BLOCKS.contains(&name) => self.end_line(),
            _ => {}
        }
    }
}

/// The characters that entities stand for.
fn entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out += &rest[..at];
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        if let Some((c, end)) = end.and_then(|end| entity(&rest[1..end]).map(|c| (c, end))) {
            out.push(c);
            rest = &rest[end + 1..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out += rest;
    out.into()
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code = hexadecimal.map_or_else(|| number.parse().ok(), |digits| u32::from_str_radix(digits, 16).ok())?;
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "prime" => '′',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "bull" => '•',
        "middot" => '·',
        "times" => '×',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "eacute" => 'é',
        "egrave" => 'è',
        "Eacute" => 'É',
        "aacute" => 'á',
        "iacute" => 'í',
        "oacute" => 'ó',
        "uacute" => 'ú',
        "ntilde" => 'ñ',
        "ccedil" => 'ç',
        "aring" => 'å',
        "oslash" => 'ø',
        "aelig" => 'æ',
        "agrave" => 'à',
        "ecirc" => 'ê',
        "ocirc" => 'ô',
        "iuml" => 'ï',
        "euml" => 'ë',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_lines_and_nothing_is_run() {
        let page = "<html><body>\n<h1>A &amp; B</h1>\n<ul><li>one\n two<li><a href=\"https://x.org\">three</a></ul>\n<script>alert(1)</script><pre>\n a\n  b\n</pre>";
        let read: Vec<(u32, u32, String)> = lines(page)
            .into_iter()
            .filter(|line| !line.text.is_empty())
            .map(|line| (line.number, line.last, line.text.into()))
            .collect();
        assert_eq!(
            read,
            [
                (2, 2, "# A & B".into()),
                (3, 4, "* one two".into()),
                (4, 4, "* [three](https://x.org)".into()),
                (6, 6, " a".into()),
                (7, 7, "  b".into()),
            ]
            .map(|(first, last, text): (u32, u32, String)| (first, last, text))
        );
    }
}
