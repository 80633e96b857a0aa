//! Finds the parts of `[…]` and `{…}`: the text between the outermost commas, ignoring quotes and comments.

use std::ops::Range;

/// A text in brackets.
pub(super) struct Flow {
    /// The parts between commas, without surrounding blanks; empty ones are left out.
    pub parts: Vec<Range<usize>>,
    /// The position of the closing bracket.
    pub close: usize,
}

/// Reads `text` from its opening bracket at `open`. `None` if it cannot be split safely.
pub(super) fn flow(text: &str, open: usize) -> Option<Flow> {
    let mut parts = Vec::new();
    let mut depth = 0_u32;
    let mut begins = open + 1;
    let mut before = ' ';
    let mut letters = text[open..].char_indices().map(|(at, c)| (open + at, c)).peekable();
    while let Some((at, c)) = letters.next() {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    push(&mut parts, text, begins..at)?;
                    return Some(Flow { parts, close: at });
                }
            }
            ',' if depth == 1 => {
                push(&mut parts, text, begins..at)?;
                begins = at + 1;
            }
            '#' if before.is_whitespace() => {
                let rest = &text[at..];
                let end = at + rest.find('\n').unwrap_or(rest.len());
                while letters.next_if(|(at, _)| *at < end).is_some() {}
            }
            '"' | '\'' if matches!(before, ' ' | '\t' | '\n' | '[' | '{' | ',' | ':') => loop {
                match letters.next()? {
                    (_, '\\') if c == '"' => drop(letters.next()?),
                    (_, '\'') if c == '\'' && letters.next_if(|(_, next)| *next == '\'').is_some() => {}
                    (_, closing) if closing == c => break,
                    _ => {}
                }
            },
            _ => {}
        }
        before = c;
    }
    None
}

/// Nobody can say which part a comment between parts belongs to, so such a text is not split.
fn push(parts: &mut Vec<Range<usize>>, text: &str, part: Range<usize>) -> Option<()> {
    let inside = &text[part.clone()];
    let trimmed = inside.trim();
    if trimmed.starts_with('#') || has_comment(trimmed) {
        return None;
    }
    if !trimmed.is_empty() {
        let start = part.start + (inside.len() - inside.trim_start().len());
        parts.push(start..start + trimmed.len());
    }
    Some(())
}

/// Whether it contains ` #`. One in quotes counts too, to be safe.
fn has_comment(text: &str) -> bool {
    text.lines().any(|line| line.contains(" #") || line.starts_with('#')) && text.contains('\n')
}

/// Splits `key: value` into the key without quotes and the position of the value.
pub(super) fn pair(text: &str, part: &Range<usize>) -> Option<(String, Range<usize>)> {
    let inside = &text[part.clone()];
    let colon = inside.char_indices().find(|(at, c)| {
        *c == ':' && inside[at + 1..].chars().next().is_none_or(|next| next.is_whitespace() || next == '"')
    });
    let at = colon.map(|(at, _)| at)?;
    let key = inside[..at].trim().trim_matches(['"', '\'']).to_string();
    let value = &inside[at + 1..];
    let start = part.start + at + 1 + (value.len() - value.trim_start().len());
    Some((key, start..part.end.max(start)))
}
