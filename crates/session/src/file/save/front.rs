//! Finds the front matter in the text of a session file.

/// Splits the file into what precedes the front matter's text, that text, and the rest. Empty lines and comments may
/// come first.
pub(super) fn front_matter(text: &str) -> Option<(&str, &str, &str)> {
    let lead = text.len() - without_lead(text).len();
    let mut lines = text[lead..].split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_start_matches('\u{feff}').trim_end() != "---" {
        return None;
    }
    let start = lead + first.len();
    let mut at = start;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&text[..start], &text[start..at], &text[at..]));
        }
        at += line.len();
    }
    None
}

/// The text without a byte order mark, empty lines and comments at its start.
fn without_lead(text: &str) -> &str {
    let mut rest = text.trim_start_matches('\u{feff}');
    loop {
        let (line, after) = rest.split_at(rest.find('\n').map_or(rest.len(), |newline| newline + 1));
        rest = match rest.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
            _ if line.trim().is_empty() && !after.is_empty() => after,
            Some((_, after)) => after,
            None => return rest,
        };
    }
}
