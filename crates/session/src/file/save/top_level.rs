//! Changes one key at the top of the front matter.

use crate::file::save::edit::{Wanted, in_block};

/// The front matter with this value for a key. A new key comes before the agenda, which is usually long; `None` if the
/// front matter is written in a way that cannot be changed.
pub(super) fn with_key(yaml: &str, wanted: &Wanted) -> Option<String> {
    let has = |key: &str| line_of(yaml, key).is_some();
    let agenda = line_of(yaml, "agenda").filter(|at| *at > 0 && !has(wanted.key));
    match agenda {
        Some(at) => Some(format!("{}{}", in_block(&yaml[..at], 0, wanted)?, &yaml[at..])),
        None => in_block(yaml, 0, wanted),
    }
}

/// Where the line of this key begins.
fn line_of(yaml: &str, key: &str) -> Option<usize> {
    let is_key = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    let mut at = 0;
    for line in yaml.split_inclusive('\n') {
        if is_key(line) {
            return Some(at);
        }
        at += line.len();
    }
    None
}
