//! Values without quotes that a comma, a colon or a `#` cuts short: what is wrong, and the quoted form to write.

use crate::file::tree::{At, Node, Pairs};
use crate::file::yaml_errors::YamlError;

/// A value in braces that a comma cut short.
pub struct Cut {
    line: u32,
    /// The key whose value was cut; `None` if nothing that a comma can cut stands before it.
    key: Option<String>,
    /// What follows the comma.
    rest: String,
    /// The value as it was meant.
    whole: String,
}

/// Whether a part of `{…}` ends here, after what would be its key.
pub fn ends_part(rest: &str) -> bool {
    rest.trim_start().starts_with([',', '}'])
}

/// A part of `{…}` that is a key alone belongs to the value before it, which is mended in `pairs`.
pub fn join(cut: &mut Option<Cut>, pairs: &mut Pairs, alone: At<Node>) {
    let (Node::Text(text) | Node::Bool(text)) = alone.value else { return };
    let known =
        cut.get_or_insert_with(|| Cut { line: alone.line, key: None, rest: String::new(), whole: String::new() });
    known.rest = if known.rest.is_empty() { text.clone() } else { format!("{}, {text}", known.rest) };
    known.whole.clone_from(&known.rest);
    if let Some((key, At { value: value @ (Node::Text(_) | Node::Bool(_)), .. })) = pairs.last_mut()
        && let Node::Text(before) | Node::Bool(before) = &*value
    {
        known.key = Some(key.value.clone());
        known.whole = format!("{before}, {text}");
        *value = Node::Text(known.whole.clone());
    }
}

impl Cut {
    /// What is said of it.
    pub fn into_error(self) -> YamlError {
        let Self { line, key, rest, whole } = self;
        let Some(key) = key else {
            let what = format!("`{rest}` is a key without a value");
            return YamlError::new(line, what, format!("write `{}` if it is the title", pair("title", &whole)));
        };
        let what = format!("the comma ends the value of `{key}`, and `{rest}` is a key without a value");
        YamlError::new(line, what, format!("write `{}`", pair(&key, &whole)))
    }
}

/// The rest of the line after a value, if it begins with the number of an issue (` #12`) and so is read as a comment.
pub fn cut_by_number(rest: &str) -> Option<&str> {
    let line = rest.lines().next()?;
    let comment = line.trim_start();
    let is_number = comment.strip_prefix('#')?.starts_with(|c: char| c.is_ascii_digit());
    (is_number && comment.len() < line.len()).then(|| comment.trim_end())
}

/// What is said of a value that a number cut short.
pub fn number_cut(line: u32, key: &str, rest: &str, whole: &str) -> YamlError {
    YamlError::new(line, format!("`{rest}` is read as a comment"), format!("write `{}`", pair(key, whole)))
}

/// The error, with the quoted form of the line's value if a `: ` or a `#` in it is what is wrong.
pub fn refined(error: YamlError, yaml: &str) -> YamlError {
    let at = |line: u32| yaml.lines().nth(line.saturating_sub(1) as usize);
    let Some(line) = at(error.line) else { return error };
    if let Some((what, quoted)) = in_line(line) {
        return YamlError { what: what.into(), instead: format!("write `{quoted}`"), ..error };
    }
    // A bracket that a comment keeps open is missed on the next line only.
    let before = error.line.saturating_sub(1);
    match at(before).filter(|line| before > 0 && line.contains('{')).and_then(in_line) {
        Some((what, quoted)) => YamlError { line: before, what: what.into(), instead: format!("write `{quoted}`") },
        None => error,
    }
}

/// What cuts a value on this line, and the pair as it has to be written.
fn in_line(line: &str) -> Option<(&'static str, String)> {
    let inside = line.trim().trim_start_matches("- ").trim_start();
    let parts = match inside.strip_prefix('{') {
        Some(inside) => parts(inside.trim_end().trim_end_matches('}')),
        None => vec![inside],
    };
    parts.into_iter().find_map(|part| {
        let (key, value) = part.trim().split_once(": ")?;
        let (key, value) = (key.trim(), value.trim());
        let is_word = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if !is_word || value.starts_with(['"', '\'', '[', '{', '|', '>', '*', '&']) {
            return None;
        }
        if value.contains(": ") || value.ends_with(':') {
            return Some(("a value has a `: ` in it", pair(key, value)));
        }
        match value.find(" #") {
            Some(at) => {
                cut_by_number(&value[at..])?;
            }
            None if value.starts_with('#') => {}
            None => return None,
        }
        let is_cut = line.contains('{');
        is_cut.then(|| ("a `#` begins a comment, so the rest of the line is not read", pair(key, value)))
    })
}

/// The parts of a text between commas. A part without a `: ` belongs to the one before it.
fn parts(inside: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, _) in inside.match_indices(',').chain([(inside.len(), "")]) {
        let next = inside.get(at + 1..).unwrap_or_default();
        let begins_key = next.split(',').next().is_some_and(|part| part.contains(':'));
        if begins_key || at == inside.len() {
            parts.push(&inside[start..at]);
            start = (at + 1).min(inside.len());
        }
    }
    parts
}

/// `key: "value"`, or the quoted value alone in a list.
fn pair(key: &str, value: &str) -> String {
    let quoted = format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
    if key.is_empty() { quoted } else { format!("{key}: {quoted}") }
}
