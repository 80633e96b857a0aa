//! Cuts an entry into segments: at dashes, gaps of columns, table cells, brackets, and some line ends.

use std::ops::Range;

use crate::inline::Inline;
use crate::{link, people};

/// What stands before a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sep {
    Start,
    /// A dash with blanks around it.
    Dash,
    /// Two blanks or more, or a tab.
    Gap,
    /// The border of a table's cell.
    Cell,
    /// A line end.
    Line,
    /// A bracket, or what follows one.
    Bracket,
    /// A bracket, or what follows one, without a blank between.
    Glued,
    /// Where emphasised names begin or end: "Title, *Jane Doe*, remote".
    Name,
}

/// A piece of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    pub sep: Sep,
    /// The place in the text, without the brackets around it.
    pub range: Range<usize>,
    /// `(` or `[` around it.
    pub bracket: Option<char>,
}

/// Cuts the text of an entry, from a place on.
pub(crate) fn segments(inline: &Inline, from: usize) -> Vec<Segment> {
    let text = &inline.text;
    let bytes = text.as_bytes();
    let mut out: Vec<Segment> = Vec::new();
    let mut start = from;
    let mut sep = Sep::Start;
    let mut at = from;
    let cuts = name_cuts(inline);
    let ended = text.contains('\n') && ends_with_minutes(text);
    let mut cuts = cuts.iter().peekable();
    let mut links = inline.links.iter().filter(|(range, _)| !range.is_empty()).peekable();
    let mut pairs = inline.pairs.iter().peekable();
    let push = |out: &mut Vec<Segment>, sep: Sep, range: Range<usize>, bracket| {
        let cut = text[range.clone()].len() - text[range.clone()].trim_start().len();
        let end = range.start + text[range.clone()].trim_end().len();
        if range.start + cut < end {
            out.push(Segment { sep, range: range.start + cut..end, bracket });
        }
    };
    while at < text.len() {
        while links.next_if(|(range, _)| range.end <= at).is_some() {}
        if let Some((range, _)) = links.peek()
            && range.start <= at
        {
            at = range.end;
            continue;
        }
        while cuts.next_if(|cut| **cut < at).is_some() {}
        if cuts.next_if(|cut| **cut == at).is_some() && at > start {
            push(&mut out, sep, start..at, None);
            (start, sep) = (at, Sep::Name);
        }
        while pairs.next_if(|(open, _)| *open < at).is_some() {}
        if let Some((_, close)) = pairs.peek().copied().copied().filter(|(open, _)| *open == at) {
            push(&mut out, sep, start..at, None);
            let joint = |glued: bool| if glued { Sep::Glued } else { Sep::Bracket };
            let before = if out.is_empty() { Sep::Start } else { joint(!text[..at].ends_with(char::is_whitespace)) };
            push(&mut out, before, at + 1..close, Some(bytes[at] as char));
            at = close + 1;
            (start, sep) = (at, joint(text[at..].starts_with(char::is_alphanumeric)));
            continue;
        }
        if let Some((found, len)) = separator(text, at, ended) {
            push(&mut out, sep, start..at, None);
            at += len;
            (start, sep) = (at, found);
            continue;
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
    push(&mut out, sep, start..text.len(), None);
    out
}

/// Where emphasised names begin and end that stand beside something else.
fn name_cuts(inline: &Inline) -> Vec<usize> {
    let mut cuts = Vec::new();
    for part in inline.emphasis.iter().take(40).filter(|part| !part.is_empty()) {
        let (before, after) = (inline.text[..part.start].trim_end(), inline.text[part.end..].trim_start());
        let named = inline.text.get(part.clone()).and_then(people::names);
        let Some((_, sure)) = named else { continue };
        let listed = before.ends_with([',', ';', ':']);
        let first = before.is_empty() || before.ends_with([']', ')', '-', '–', '—', '|']);
        let leads = sure == people::Sure::Likely && (after.starts_with(':') || after.starts_with(',') && first);
        if listed || leads || people::is_role(&inline.text[part.clone()]) {
            cuts.extend([part.start, part.end]);
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// The separator at a place, and its length.
fn separator(text: &str, at: usize, ended: bool) -> Option<(Sep, usize)> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    match first {
        '|' => return Some((Sep::Cell, 1)),
        '—' => return Some((Sep::Dash, first.len_utf8())),
        '\n' => return line_end(text, at).or_else(|| ended.then_some((Sep::Line, 1))),
        '\t' => return Some((Sep::Gap, 1)),
        ' ' => {}
        '-' | '–' => {
            // At the start of the text or of a line, or right after a bracket: "(slides)- Name".
            let before = text[..at].trim_end_matches(' ').chars().next_back();
            let open = before.is_none_or(|c| c == '\n' || c == ')' || c == ']');
            let after = rest.trim_start_matches(['-', '–']);
            return (open && after.starts_with([' ', '\t'])).then(|| (Sep::Dash, rest.len() - after.len()));
        }
        _ => return None,
    }
    let trimmed = rest.trim_start_matches(' ');
    let blanks = rest.len() - trimmed.len();
    let dashes = trimmed.len() - trimmed.trim_start_matches(['-', '–', '−']).len();
    if dashes > 0 {
        let after = &trimmed[dashes..];
        // "1300 - 1305": between digits it is a range.
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let range = digit(text[..at].chars().next_back()) && digit(after.trim_start().chars().next());
        if after.is_empty() || after.starts_with([' ', '\n', '\t']) && !range {
            return Some((Sep::Dash, blanks + dashes));
        }
        return None;
    }
    if trimmed.starts_with(['\n', '\t', '|', '—']) {
        return None;
    }
    (blanks >= 2 && !trimmed.is_empty()).then_some((Sep::Gap, blanks))
}

/// A line end separates if one of its sides says so: the next line is a name, a draft or an address alone, or begins
/// with a dash.
fn line_end(text: &str, at: usize) -> Option<(Sep, usize)> {
    let next = &text[at + 1..];
    let line = next.split('\n').next().unwrap_or_default();
    let trimmed = line.trim();
    let is_list = ["- ", "– ", "— ", "* "].iter().any(|mark| trimmed.starts_with(mark));
    let is_name = people::names(trimmed).is_some_and(|(_, sure)| sure == people::Sure::Likely)
        || people::names(without_time(trimmed)).is_some() && without_time(trimmed).len() < trimmed.len();
    let is_draft = link::drafts(trimmed).next().is_some_and(|(range, _)| range.start == 0);
    let is_time = crate::duration::whole(trimmed, trimmed.starts_with(['(', '['])).is_some();
    (trimmed.is_empty() || is_list || is_name || is_draft || is_time).then_some((Sep::Line, 1))
}

/// Whether the first line of a text ends with its minutes, so that what follows is not its title: "Title   [5 min]".
pub(crate) fn ends_with_minutes(text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or_default().trim_end_matches([')', ']', ' ']);
    crate::duration::at_end(line).is_some_and(|(_, start)| start > 0)
}

/// "Linda Dunbar - 10 mins" without its time.
fn without_time(line: &str) -> &str {
    let line = line.trim_end_matches([')', ']', '.']);
    let end = crate::duration::at_end(line).map_or(line.len(), |(_, start)| start);
    let rest = line[..end].trim_end_matches(|c: char| c.is_whitespace() || ",;:-–—([~".contains(c));
    let start = crate::duration::at_start(rest, false).map_or(0, |(_, len)| len);
    rest[start..].trim_start_matches(|c: char| c.is_whitespace() || ",;:-–—)]".contains(c))
}
