//! A line of front matter that has a key.

/// Reads `key: value` at the start of a line.
pub(crate) fn key_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let named = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '"' || c == '\'' || c == '$');
    let plain = key.chars().all(|c| c.is_alphanumeric() || "_-. \"'$".contains(c));
    (named && plain && key.len() <= 60 && (value.is_empty() || value.starts_with([' ', '\t'])))
        .then(|| (key.trim_matches(['"', '\'', ' ']), value.trim()))
}
