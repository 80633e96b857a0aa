//! What a single line is, and how a line is made harmless for the parser.

use std::borrow::Cow;

/// Three or more `-` from the start of the line, and nothing else.
pub(crate) fn is_rule(line: &str) -> bool {
    let dashes = line.trim_end();
    dashes.len() >= 3 && dashes.bytes().all(|byte| byte == b'-')
}

/// The length in bytes of the blanks at the start of a line.
pub(crate) fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// The level of a heading that is written with `#`; 0 for any other line.
pub(crate) fn heading_level(line: &str) -> usize {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    if line[level..].starts_with([' ', '\t']) { level } else { 0 }
}

/// Whether a line looks like an item of a list that is not indented.
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

/// How many markers of quotes and lists may start a line. Lines with more become text.
const DEEPEST_LINE: usize = 24;
/// How many columns a table may have. Each row is filled up to the width of the table, so lines with more become text.
const MOST_COLUMNS: usize = 64;

/// The line as the parser gets it: one that would take the parser too long becomes text, by a backslash before it, and
/// images written into the text lose their data.
pub(crate) fn prepared(line: &str) -> Cow<'_, str> {
    let line = without_data(line);
    if !is_costly(&line) {
        return line;
    }
    let (blank, rest) = line.split_at(indent_of(&line));
    format!("{blank}\\{rest}").into()
}

fn is_costly(line: &str) -> bool {
    let head = line.bytes().take_while(|byte| b">-*+.) \t0123456789".contains(byte));
    let (mut markers, mut kinds) = (0, [false; 2]);
    for byte in head {
        markers += usize::from(b">-*+.)".contains(&byte));
        kinds[usize::from(b"-*".contains(&byte))] |= !byte.is_ascii_whitespace();
    }
    let is_rule = kinds == [false, true] && line.trim_matches(['-', '*', ' ', '\t']).is_empty();
    let is_wide = line.bytes().filter(|byte| *byte == b'|').count() > MOST_COLUMNS && line.contains('-');
    (markers > DEEPEST_LINE && !is_rule) || is_wide
}

/// Removes the contents of images written into the text: hundreds of kilobytes that are not shown. `data:` stays, so that
/// the image is reported.
fn without_data(line: &str) -> Cow<'_, str> {
    const LONG: usize = 1024;
    let is_data = |c: char| c.is_ascii_alphanumeric() || "+/=;,:.-_%".contains(c);
    if line.len() < LONG || !line.contains("data:") {
        return line.into();
    }
    let mut kept = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("data:") {
        let end = rest[at..].find(|c| !is_data(c)).map_or(rest.len(), |more| at + more);
        kept.push_str(&rest[..at + 5]);
        if end - at < LONG {
            kept.push_str(&rest[at + 5..end]);
        }
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept.into()
}
