//! Finds the agenda and its items in the front matter, so that each item's own text can be kept or moved.

use crate::file::save::flow::{Flow, flow};

/// One item's text.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    /// Comments and blank lines above it, which move with it.
    pub lead: &'a str,
    /// What precedes the item on its line: `  - `, or nothing in a flow list.
    pub dash: &'a str,
    /// The item itself.
    pub body: &'a str,
    /// The end of its last line.
    pub end: &'a str,
}

/// An item in its new place.
pub(super) struct Placed {
    /// The index of the item that it replaces, whose comments it keeps; `None` if the file does not have it.
    pub replaces: Option<usize>,
    /// Comments and blank lines above one that the file does not have.
    pub lead: String,
    /// Its text.
    pub text: String,
}

/// The front matter around the agenda's items.
pub(super) struct Layout<'a> {
    before: &'a str,
    pub items: Vec<Piece<'a>>,
    after: &'a str,
    style: Style<'a>,
}

enum Style<'a> {
    /// Each item on its own lines, after a dash.
    Block,
    /// In brackets, with the text between two items.
    Flow { between: Vec<&'a str> },
}

/// The layout of an agenda with `count` items; `None` if its style is not supported.
pub(super) fn layout(yaml: &str, count: usize) -> Option<Layout<'_>> {
    let Some(key) = line_starts(yaml).find(|at| yaml[*at..].starts_with("agenda:")) else {
        // There is no agenda yet, so it is added at the end.
        return (count == 0 && !yaml.contains("agenda\":") && !yaml.contains("agenda':")).then(|| Layout {
            before: yaml,
            items: Vec::new(),
            after: "",
            style: Style::Block,
        });
    };
    let value = key + "agenda:".len();
    let line_ends = yaml[value..].find('\n').map_or(yaml.len(), |at| value + at + 1);
    let on_line = yaml[value..line_ends].trim();
    if count == 0 && is_empty_list(on_line) {
        let (before, after) = (&yaml[..value], &yaml[line_ends..]);
        return Some(Layout { before, items: Vec::new(), after, style: Style::Block });
    }
    if on_line.starts_with('[') {
        let open = value + yaml[value..].find('[')?;
        return flow_layout(yaml, open, count);
    }
    if !(on_line.is_empty() || on_line.starts_with('#')) {
        return None;
    }
    if let (0, Some(empty)) = (count, empty_list(&yaml[line_ends..])) {
        let (before, after) = (&yaml[..line_ends], &yaml[line_ends + empty..]);
        return Some(Layout { before, items: Vec::new(), after, style: Style::Block });
    }
    block_layout(yaml, line_ends, count)
}

/// The length of the line if it has an empty list and nothing else.
fn empty_list(text: &str) -> Option<usize> {
    let line = text.split_inclusive('\n').next()?;
    is_empty_list(line).then_some(line.len())
}

fn is_empty_list(line: &str) -> bool {
    line.trim() == "[]"
}

fn flow_layout(yaml: &str, open: usize, count: usize) -> Option<Layout<'_>> {
    let Flow { parts, close } = flow(yaml, open)?;
    if parts.len() != count {
        return None;
    }
    let (first, last) = match (parts.first(), parts.last()) {
        (Some(first), Some(last)) => (first.start, last.end),
        _ => (open + 1, close),
    };
    let between = parts.windows(2).map(|two| &yaml[two[0].end..two[1].start]).collect();
    let items = parts.iter().map(|part| Piece { lead: "", dash: "", body: &yaml[part.clone()], end: "" });
    Some(Layout {
        before: &yaml[..first],
        items: items.collect(),
        after: &yaml[last..],
        style: Style::Flow { between },
    })
}

fn block_layout(yaml: &str, from: usize, count: usize) -> Option<Layout<'_>> {
    let mut items: Vec<Piece<'_>> = Vec::new();
    let mut indent = None;
    // Where the lead of the next item begins, or where the agenda ends.
    let mut lead = from;
    let mut at = from;
    for line in yaml[from..].split_inclusive('\n') {
        let begins = at;
        at += line.len();
        let content = line.trim_end();
        let width = content.len() - content.trim_start().len();
        let inside = content.trim_start();
        let is_dash = inside == "-" || inside.starts_with("- ");
        if is_dash && indent.is_none_or(|indent| indent == width) {
            indent = Some(width);
            let gap = inside[1..].len() - inside[1..].trim_start().len();
            let body = begins + width + 1 + gap;
            items.push(Piece {
                lead: &yaml[lead..begins],
                dash: &yaml[begins..body],
                body: &yaml[body..begins + content.len()],
                end: &line[content.len()..],
            });
            lead = at;
        } else if content.trim().is_empty() || (inside.starts_with('#') && indent.is_none_or(|indent| width <= indent))
        {
            // What follows decides which item blank lines and comments belong to.
        } else if indent.is_some_and(|indent| width > indent) {
            let last = items.last_mut()?;
            let starts = last.body.as_ptr() as usize - yaml.as_ptr() as usize;
            last.body = &yaml[starts..begins + content.len()];
            last.end = &line[content.len()..];
            lead = at;
        } else {
            break;
        }
    }
    if items.len() != count {
        return None;
    }
    let ends = lead;
    let start = items.first().map_or(from, |first| first.lead.as_ptr() as usize - yaml.as_ptr() as usize);
    Some(Layout { before: &yaml[..start], items, after: &yaml[ends..], style: Style::Block })
}

fn line_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1))
}

impl Layout<'_> {
    /// The front matter with these items.
    pub fn written(&self, pieces: &[Placed]) -> Option<String> {
        let inside = match &self.style {
            Style::Block => self.block(pieces),
            Style::Flow { between } => self.flow(pieces, between)?,
        };
        // Without items there must be no comma after the last one.
        let comma = self.after.trim_start().strip_prefix(',').filter(|_| pieces.is_empty() && self.is_flow());
        Some(format!("{}{inside}{}", self.before, comma.unwrap_or(self.after)))
    }

    /// Whether the items stand within brackets.
    pub fn is_flow(&self) -> bool {
        matches!(self.style, Style::Flow { .. })
    }

    /// How lines end.
    pub fn newline(&self) -> &'static str {
        if self.before.contains("\r\n") || self.after.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// What stands before a new item on its line.
    fn dash(&self) -> &str {
        self.items.first().map_or("  - ", |piece| piece.dash)
    }

    /// The column in which the keys of a new item begin.
    pub fn column(&self) -> usize {
        self.dash().chars().count()
    }

    fn block(&self, pieces: &[Placed]) -> String {
        let newline = self.newline();
        let like = self.items.first();
        let mut out = String::new();
        if like.is_none() && !pieces.is_empty() && !self.before.trim_end().ends_with("agenda:") {
            out = format!("agenda:{newline}");
        } else if like.is_none() && !self.before.ends_with('\n') {
            out = newline.into();
        }
        for Placed { replaces, lead, text } in pieces {
            let piece = replaces.and_then(|at| self.items.get(at));
            out += piece.map_or(lead, |piece| piece.lead);
            out += piece.map_or(self.dash(), |piece| piece.dash);
            out += text;
            out += piece.or(like).map_or(newline, |piece| if piece.end.is_empty() { newline } else { piece.end });
        }
        if pieces.is_empty() && like.is_some() {
            // An empty key would lead to a warning.
            let dash = like.map_or("", |piece| piece.dash);
            let indent = &dash[..dash.len() - dash.trim_start().len()];
            out = format!("{indent}  []{newline}");
        }
        out
    }

    fn flow(&self, pieces: &[Placed], between: &[&str]) -> Option<String> {
        let same_number = pieces.len() == self.items.len();
        let usual = between.first().copied().unwrap_or(", ");
        if !same_number && between.iter().any(|text| text.contains('#')) {
            return None;
        }
        let mut out = String::new();
        for (at, Placed { text, .. }) in pieces.iter().enumerate() {
            if at > 0 {
                out += between.get(at - 1).copied().filter(|_| same_number).unwrap_or(usual);
            }
            out += text;
        }
        Some(out)
    }
}
