//! What a single line is: a line between slides, a fence, a note's beginning. No state; the splitter keeps that.

/// An open fence of code.
pub(crate) struct Fence {
    pub(crate) mark: u8,
    pub(crate) length: usize,
    pub(crate) line: u32,
}

/// Three or more `-` from the line's beginning.
pub(crate) fn is_rule(line: &str) -> bool {
    let dashes = line.trim_end();
    dashes.len() >= 3 && dashes.bytes().all(|byte| byte == b'-')
}

pub(crate) fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

pub(crate) fn opens_fence(line: &str) -> Option<(u8, usize)> {
    let indent = indent_of(line);
    let rest = &line[indent..];
    let mark = *rest.as_bytes().first().filter(|mark| **mark == b'`' || **mark == b'~')?;
    let length = rest.bytes().take_while(|byte| *byte == mark).count();
    let is_fence = indent < 4 && length >= 3 && (mark == b'~' || !rest[length..].contains('`'));
    is_fence.then_some((mark, length))
}

pub(crate) fn closes_fence(line: &str, fence: &Fence) -> bool {
    let rest = line.trim();
    indent_of(line) < 4 && rest.len() >= fence.length && rest.bytes().all(|byte| byte == fence.mark)
}

/// `Note:` or `Notes:` at the line's beginning, as in reveal.js.
pub(crate) fn begins_note(line: &str) -> bool {
    line.split_once(':')
        .is_some_and(|(word, _)| word.eq_ignore_ascii_case("note") || word.eq_ignore_ascii_case("notes"))
}

pub(crate) fn is_list_item(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits) {
        Some(b'-' | b'*' | b'+') if digits == 0 => line.len() == 1 || line[1..].starts_with([' ', '\t']),
        Some(b'.' | b')') if (1..10).contains(&digits) => {
            line.len() == digits + 1 || line[digits + 1..].starts_with([' ', '\t'])
        }
        _ => false,
    }
}

/// The length of the code span at the head of `text`, or of its backticks when they open none on this line.
pub(crate) fn code_span(text: &str) -> usize {
    let opening = text.bytes().take_while(|byte| *byte == b'`').count();
    let mut at = opening;
    while let Some(more) = text[at..].find('`') {
        let closing = text[at + more..].bytes().take_while(|byte| *byte == b'`').count();
        at += more + closing;
        if closing == opening {
            return at;
        }
    }
    opening
}

/// The length of `<v-click …>`, `</v-clicks>` and the like at the head of `text`.
pub(crate) fn step_tag(text: &str) -> Option<usize> {
    let name = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    (name.starts_with("v-") && name[2..].starts_with(|c: char| c.is_ascii_alphabetic()))
        .then(|| text.find('>').map(|end| end + 1))
        .flatten()
}

/// Markers of quotes and lists within each other beyond this depth on one line are text.
const DEEPEST_LINE: usize = 24;
/// A table with more columns is text: each short row would be filled up to its width.
const MOST_COLUMNS: usize = 64;

/// A line that would take the parser beyond measure is made text, by a backslash before it.
pub(crate) fn tamed(line: String) -> String {
    let head = line.bytes().take_while(|byte| b">-*+.) \t0123456789".contains(byte));
    let (mut markers, mut kinds) = (0, [false; 2]);
    for byte in head {
        markers += usize::from(b">-*+.)".contains(&byte));
        kinds[usize::from(b"-*".contains(&byte))] |= !byte.is_ascii_whitespace();
    }
    let is_rule = kinds == [false, true] && line.trim_matches(['-', '*', ' ', '\t']).is_empty();
    let is_wide = line.bytes().filter(|byte| *byte == b'|').count() > MOST_COLUMNS && line.contains('-');
    if (markers > DEEPEST_LINE && !is_rule) || is_wide { format!("\\{line}") } else { line }
}
